/**
 * Writing WordprocessingML (ECMA-376), in which the DOCX reader reads what a Word 97–2003 document says. Names bear no
 * prefix, since the reader looks at none.
 */

/** An element with its attributes; one without content is empty. Attributes that are null are left out. */
export function element(name: string, attributes: Record<string, string | number | null>, content = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => ` ${key}="${escapeText(String(value))}"`)
  return `<${name}${written.join('')}>${content}</${name}>`
}

/** A property such as `<ilvl val="0"/>`; nothing where it is not stated. */
export function property(name: string, value: string | number | boolean | null): string {
  if (value === null) return ''
  return element(name, { val: typeof value === 'boolean' ? Number(value) : value })
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as XML may hold it: without control characters. */
export function escapeText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return text.replace(/[\x00-\x1f\ufffe\uffff]/g, '').replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign)
}

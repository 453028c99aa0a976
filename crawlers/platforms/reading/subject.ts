/**
 * What a title says beyond the reference and the year or date-like number before or behind it:
 * `FOI6852 2024 Temporary Medical Staffing` → `Temporary Medical Staffing`. The whole title where nothing else remains;
 * null where there is no title at all.
 */
export function subjectOf(title: string, reference: string | null): string | null {
  if (title === '') return null
  const at = reference === null ? -1 : title.indexOf(reference)
  if (reference === null || at < 0) return title
  const subject = withoutMarks(`${title.slice(0, at)} ${title.slice(at + reference.length)}`)
    .replace(/^(?:19|20)\d\d(?:[/-](?:20)?\d\d)?(?=[ :–—-])/, '')
    .replace(/\s+/g, ' ')
  return withoutMarks(subject) || title
}

/** Drops the dashes, colons and brackets that joined the reference to the title. */
function withoutMarks(text: string): string {
  return text.replace(/^[\s:;,–—_()[\]-]+/, '').replace(/(?<![\s:;,–—_(-])[\s:;,–—_(-]+$/, '')
}

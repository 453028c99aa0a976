import type { Database } from 'better-sqlite3'

/** The name of the SQL function; its first argument is a JSON array of words and phrases, the others are texts. */
export const HOLDS_EXACTLY = 'holds_exactly'

/** Case and accents count for nothing, as in the full-text index; the endings of words do. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

function words(text: string): string[] {
  return folded(text).match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Whether the words of a phrase stand in one of the texts, one behind the other, in exactly this form. */
function holds(phrase: string, texts: readonly string[]): boolean {
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${words(phrase).join('[^\\p{L}\\p{N}]+')}(?![\\p{L}\\p{N}])`, 'u')
  return texts.some((text) => pattern.test(text))
}

/** The index knows words by their stems; this SQL function tells `firewall` from `firewalls` among what it found. */
export function defineExactWords(client: Database): void {
  client.function(HOLDS_EXACTLY, { deterministic: true, varargs: true }, (phrases: unknown, ...texts: unknown[]) => {
    const read = texts.filter((text) => typeof text === 'string').map(folded)
    return (JSON.parse(String(phrases)) as string[]).every((phrase) => holds(phrase, read)) ? 1 : 0
  })
}

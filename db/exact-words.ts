import type { Database } from 'better-sqlite3'

/** A word or phrase in exactly this form, and which of the texts (counted from 0) has to have it; null for any. */
export interface ExactWords {
  phrase: string
  text: number | null
}

/** The name of the SQL function; its first argument is a JSON array of `ExactWords`, the others are texts. */
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
    const read = texts.map((text) => (typeof text === 'string' ? folded(text) : ''))
    const isHeld = ({ phrase, text }: ExactWords): boolean =>
      holds(phrase, text === null ? read : read.slice(text, text + 1))
    return (JSON.parse(String(phrases)) as ExactWords[]).every(isHeld) ? 1 : 0
  })
}

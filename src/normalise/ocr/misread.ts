/** Letters that OCR takes for others, put right where what stands beside them leaves no doubt. */

const OUTWARD_CODE = /^[A-Z]{1,2}\d[A-Z\d]?$/
/** The second half of a postcode begins with a figure (Royal Mail, Postcode Address File); these letters look like one. */
const INWARD_CODE = /^([OIlSZB])([ABD-HJLNP-UW-Z]{2}[.,;)]?)$/
const FIGURES: Record<string, string> = { O: '0', I: '1', l: '1', S: '5', Z: '2', B: '8' }
/** A small raised "th" comes out as quotation marks, or as a star. */
const RAISED_ENDING = /^(\d{1,2})["“”'‘’°*™]{1,2}$/
const MONTH = /^(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/

/** A word of a line as it was printed, by what OCR read before and after it (empty at the ends of a line). */
export function asPrinted(word: string, before: string, after: string): string {
  // Rules were painted over: a bar that stands alone in a sentence is the pronoun.
  if (word === '|') return /^\p{Ll}/u.test(after) ? 'I' : word
  const inward = INWARD_CODE.exec(word)
  if (inward !== null && OUTWARD_CODE.test(before)) return (FIGURES[inward[1] ?? ''] ?? '') + (inward[2] ?? '')
  const day = RAISED_ENDING.exec(word)?.[1]
  if (day !== undefined && MONTH.test(after)) return day + ordinalEnding(Number(day))
  return word.replace(/FO[l|]/g, 'FOI')
}

function ordinalEnding(day: number): string {
  if (day > 10 && day < 14) return 'th'
  return ['th', 'st', 'nd', 'rd'][day % 10] ?? 'th'
}

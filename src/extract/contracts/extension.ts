/** By what a term may be extended: "with the option to extend for 2 x 12 months" → "2 x 12 months". */
import type { Span } from '../../domain.ts'

const NUMBER = '(?:\\d{1,2}|one|two|three|four|five|six|twelve|twenty[- ]four)(?: ?\\(\\d{1,2}\\))?'
/** "2 x 12 months", "two further periods of one year", "a further 2 years", "up to 24 months", "1+1 years". */
const LENGTH = new RegExp(
  `(?:${NUMBER} ?(?:x|×|\\+|further periods? of|periods? of|lots? of|times) ?(?:up to )?${NUMBER}|(?:up to |a further |an additional |another |further )?(?:a |an )?(?:further |additional )?${NUMBER}|a (?:further |an additional )?)[ -](?:calendar |further |additional |more )?(?:years?|months?)`,
  'i',
)
const SPEAKS = /\b(?:extend\w*|extensions?|options?|renew\w*|plus|further)\b/i
const NONE =
  /^(?:no(?:ne)?|nil|n\/?a|not applicable|there (?:is|are) no\b.{0,60}|no (?:extension|option)s?\b.{0,60})[.\s]{0,3}$/i
/** Short answers to a question about extensions are taken whole. */
const LONGEST_WHOLE = 120

/** The extension that an answer to a question about extensions states, as a span; null where it states none. */
export function findExtension(words: string): Span | null {
  const trimmed = words.trim()
  if (trimmed === '' || NONE.test(trimmed)) return null
  const length = LENGTH.exec(words)
  if (length) return { start: length.index, end: length.index + length[0].length }
  if (trimmed.length > LONGEST_WHOLE || /^(?:yes|unknown|to be confirmed|tbc)\b.{0,3}$/i.test(trimmed)) return null
  const start = words.indexOf(trimmed)
  return SPEAKS.test(trimmed) || /\d/.test(trimmed)
    ? { start, end: start + trimmed.replace(/[.;,]$/, '').length }
    : null
}

/** An extension told beside a term: "three years with an option to extend for two"; only behind a word that speaks of one. */
const TOLD =
  /\b(?:options? (?:to extend|of (?:an )?extension|for)|extensions? (?:options?|periods?)? ?(?:of|for|available)|extendable|may be extended|can be extended|possible extensions?|plus)\b/i

/** "3+1+1 years": the years behind the first sign. */
const ADDED = /\b\d{1,2} ?\+ ?(\d{1,2}(?: ?\+ ?\d{1,2}){0,4} ?(?:years?|months?))\b/i

/** The extension that words about a term tell besides; null where they tell none. */
export function findToldExtension(words: string): Span | null {
  const added = ADDED.exec(words)
  if (added?.[1] !== undefined) {
    const end = added.index + added[0].length
    return { start: end - added[1].length, end }
  }
  const told = TOLD.exec(words)
  if (!told) return null
  const from = told.index
  const stretch = words.slice(from, from + 100).split(/[.;\n]\s/)[0] ?? ''
  const length = LENGTH.exec(stretch)
  return length ? { start: from + length.index, end: from + length.index + length[0].length } : null
}

import { EMPTY_WORDS, WORDS_OF_ANY_REQUEST, WORDS_OF_DATES } from './common-words.ts'

/*
 * Wording as it is compared. Versions of one request differ in numbering, in politeness, in whom they address and in the
 * year that they ask for; none of that is left here.
 */

/** A number, or a date: what differs from year to year. */
const NUMBER = '#'

/** Every run of letters or digits; apostrophes stay inside a word. */
const TOKEN = /[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu

/** Numbering before a question: `4.`, `(b)`, `4a)`, `Q12:`. */
const LABEL = /^[\s(]{0,9}(?:q(?:uestion)? ?)?(?:\d{1,3}[a-z]?|[a-z]|[ivx]{1,5}) ?[).:-]/i

/** No name of an authority has more words. */
const LONGEST_NAME = 8
const JOINS_A_NAME = new Set(['of', 'and', 'the', 'for', 'on'])

function isCapitalised(token: string): boolean {
  return /^\p{Lu}/u.test(token) && (/\p{Ll}/u.test(token) || token === 'NHS')
}

/** Whether a name of an authority ends with this token: "… NHS Trust", "… Health Board", "… County Council". */
function endsAName(token: string, before: string | undefined): boolean {
  switch (token) {
    case 'Trust':
      return before === 'NHS' || before === 'Foundation' || before === 'Hospitals' || before === 'Hospital'
    case 'Board':
      return before === 'Health'
    case 'Council':
      return before !== undefined && /^(?:County|City|Borough|District|Town|Metropolitan)$/.test(before)
    default:
      return false
  }
}

/** Leaves out the names of authorities, so that "Does Example Hospitals NHS Trust use …" and "Do you use …" are one. */
function withoutAuthorities(tokens: readonly string[]): string[] {
  const kept: string[] = []
  for (const token of tokens) {
    kept.push(token)
    if (!endsAName(token, kept.at(-2))) continue
    let first = kept.length - 1
    for (let at = first; at >= 0 && kept.length - at <= LONGEST_NAME; at -= 1) {
      const word = kept[at] ?? ''
      if (isCapitalised(word)) first = at
      else if (!JOINS_A_NAME.has(word)) break
    }
    kept.length = first
  }
  return kept
}

/** A plural that ends with a plain s loses it, so that "licence" and "licences" are one. */
function singular(word: string): string {
  return word.length > 3 && word.endsWith('s') && !/(?:ss|us|is)$/.test(word) ? word.slice(0, -1) : word
}

/** A word as it is compared, and as it stands there. */
interface TellingWord {
  word: string
  printed: string
}

function tellingTokens(text: string): TellingWord[] {
  const withoutLabel = text.normalize('NFKC').replace(LABEL, '')
  const words: TellingWord[] = []
  for (const printed of withoutAuthorities(withoutLabel.match(TOKEN) ?? [])) {
    const word = printed.toLowerCase().replace(/['’]/g, '')
    if (/\d/.test(word) || WORDS_OF_DATES.has(word)) {
      if (words.at(-1)?.word !== NUMBER) words.push({ word: NUMBER, printed })
    } else if (word.length > 1 && !EMPTY_WORDS.has(word)) words.push({ word: singular(word), printed })
  }
  return words
}

/**
 * The words of a question that tell what it asks, in order: lower case, singular, without numbering before it, words of
 * courtesy or names of authorities. Numbers and dates become `#`, several in a row one.
 */
export function tellingWords(text: string): string[] {
  return tellingTokens(text).map(({ word }) => word)
}

/** Of telling words those that name a subject, each once: what cannot be asked of just anything. */
export function subjectWords(words: Iterable<string>): Set<string> {
  const subjects = new Set<string>()
  for (const word of words) if (word !== NUMBER && !WORDS_OF_ANY_REQUEST.has(word)) subjects.add(word)
  return subjects
}

/** Words by which people know what a request is about, as printed: those of its title, then those that its questions have most of. */
export function topicWords(title: string | null, questions: readonly string[], limit: number): string[] {
  const found = new Map<string, { printed: string; weight: number }>()
  const count = (text: string, weight: number) => {
    for (const { word, printed } of tellingTokens(text)) {
      if (word === NUMBER || WORDS_OF_ANY_REQUEST.has(word)) continue
      const held = found.get(word)
      if (held) held.weight += weight
      else found.set(word, { printed: printed === printed.toUpperCase() ? printed : printed.toLowerCase(), weight })
    }
  }
  count(title ?? '', 2)
  for (const question of questions) count(question, 1)
  const byWeight = [...found.values()].sort((one, other) => other.weight - one.weight)
  return byWeight.slice(0, limit).map(({ printed }) => printed)
}

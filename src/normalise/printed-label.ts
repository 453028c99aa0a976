/** A list label as printed at the start of a line, and the text behind it. */
export interface PrintedLabel {
  /** As printed: `1.`, `(a)`, `Q3`, `•`. */
  label: string
  /** The bare number or letter, null for a bullet. */
  ordinal: string | null
  /** What kind of label it is, so that a list can be told from the list inside it. */
  kind: 'number' | 'letter' | 'roman' | 'bullet' | 'question' | 'section'
  /** Length of the label with the white space behind it. */
  length: number
}

const BULLETS = '•·●○◦▪■□➢➤►‣⁃∙\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf02d\uf0a8'
const BULLET = new RegExp(`^([${BULLETS}])\\s{0,8}(?=\\S)`)
/** A dash or an "o" (Word's second level bullet in Courier) is a bullet only with a gap behind it. */
const THIN_BULLET = /^([-–—*o])(?:\s{2,8}|\t\s{0,8})(?=\S)/
const DASH_BULLET = /^([-–—*])\s(?=\S)/
const QUESTION =
  /^((?:Q|Question|Que)[ .]{0,2}(\d{1,2}[a-z]?(?:\([a-z]{1,3}\))?)[.:)]?(?:\s?[-–])?)(?=\s|$|[A-Z])\s{0,8}/i
const SECTION = /^((\d{1,2}(?:\.\d{1,2}){1,3})[.)]?)\s{1,8}(?=\S)/
const NUMBER = /^(\(?(\d{1,3})(?:[.)]|\.\))|\((\d{1,3})\):?)(?=\D|$)\s{0,8}/
const NUMBER_AND_LETTER = /^(\(?(\d{1,2}[a-z])\)?[.):])\s{1,8}(?=\S)/
const ROMAN = /^(\(?(x{0,2}(?:ix|iv|v?i{1,3}|v|x))[.)])(?=\s|$)\s{0,8}/i
const LETTER = /^(\(([a-z])\)|([a-z])[.)])(?=\s|$)\s{0,8}/i

/**
 * The list label that a line of text begins with, or null. Cautious where a label could be a word or a figure:
 * "1.5 million", "2021. The", "I. Smith" are none.
 */
export function readPrintedLabel(line: string): PrintedLabel | null {
  const bullet = BULLET.exec(line) ?? THIN_BULLET.exec(line) ?? DASH_BULLET.exec(line)
  if (bullet) return { label: bullet[1] ?? '', ordinal: null, kind: 'bullet', length: bullet[0].length }
  const question = QUESTION.exec(line)
  if (question) return found(question, question[2], 'question')
  const numberAndLetter = NUMBER_AND_LETTER.exec(line)
  if (numberAndLetter) return found(numberAndLetter, numberAndLetter[2], 'letter')
  const section = SECTION.exec(line)
  if (section && !/^(million|billion|per|%|m\b|k\b|wte|fte|hours|years|days)/i.test(line.slice(section[0].length))) {
    return found(section, section[2], 'section')
  }
  const number = NUMBER.exec(line)
  if (number) return found(number, number[2] ?? number[3], 'number')
  const roman = ROMAN.exec(line)
  if (roman && !/^\(?I[.]/.test(line)) return found(roman, roman[2], 'roman')
  const letter = LETTER.exec(line)
  if (letter && !/^[A-Z]\.\s?(?:[A-Z]\.|[A-Z][a-z]+$)/.test(line))
    return found(letter, letter[2] ?? letter[3], 'letter')
  return null
}

function found(match: RegExpExecArray, ordinal: string | undefined, kind: PrintedLabel['kind']): PrintedLabel {
  return { label: (match[1] ?? '').trim(), ordinal: ordinal ?? null, kind, length: match[0].length }
}

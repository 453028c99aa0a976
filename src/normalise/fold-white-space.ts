import type { TextRun } from './document-draft.ts'

/** Soft hyphens, zero-width characters and byte order marks: they print nothing and break words for a search. */
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g
/** Control characters other than tab and line breaks. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g
/** Half of a pair that stands alone is no character, and would be altered when stored as UTF-8. */
const LONE_SURROGATE = /\p{Surrogate}/gu
const WORDS_AND_GAPS = /\s+|\S+/g
/** Every character that ends a line in some format, the two Unicode separators among them. */
const LINE_BREAK = /[\n\v\f\r\u2028\u2029]/

/**
 * Folds white space over a stretch of runs: one space between words, one line break where the source breaks the line,
 * none at either end. Invisible and control characters are dropped, so that the result is well-formed, printable text.
 */
export function foldWhiteSpace(runs: TextRun[]): TextRun[] {
  const folded: TextRun[] = []
  let gap = ''
  for (const run of runs) {
    const printable = printableText(run.text)
    let text = ''
    for (const [piece] of printable.matchAll(WORDS_AND_GAPS)) {
      if (piece.trim() === '') {
        gap = gap === '\n' || LINE_BREAK.test(piece) ? '\n' : ' '
        continue
      }
      if (folded.length > 0 || text !== '') text += gap
      text += piece
      gap = ''
    }
    if (text !== '') folded.push({ ...run, text })
  }
  return folded
}

/** Text without invisible, control and broken characters; white space as it is. */
export function printableText(text: string): string {
  return text.replace(INVISIBLE, '').replace(CONTROL, ' ').replace(LONE_SURROGATE, '\ufffd')
}

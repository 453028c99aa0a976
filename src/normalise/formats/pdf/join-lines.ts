import { plainRun, type TextRun } from '../../document-draft.ts'
import { type Fragment, type Line, lineText } from './page.ts'

/** The words of a document, lower case, by which a hyphen at a line's end is judged. */
export type Vocabulary = ReadonlySet<string>

/** Prefixes that keep their hyphen. */
const PREFIXES = new Set(
  'anti co cross cyber e ex five four full half high in inter long low mid multi non off on one part post pre pro re self semi short sub third three two under well'.split(
    ' ',
  ),
)

/** All words, without those that a line's end divides. */
export function vocabularyOf(lines: Line[]): Vocabulary {
  const words = new Set<string>()
  for (const line of lines) {
    for (const word of lineText(line)
      .toLowerCase()
      .split(/[^\p{L}\d'’-]+/u))
      if (!word.endsWith('-')) words.add(word)
  }
  return words
}

/**
 * The text of a paragraph's lines. Lines that the margin broke are joined; where the next word would have fit, the break
 * was made on purpose and stays. A word that is divided over two lines is put together.
 * @param margin the right edge to which text runs here, in points
 */
export function joinLines(lines: Line[], margin: number, vocabulary: Vocabulary): TextRun[] {
  const runs: TextRun[] = []
  const keepsLines = isSetToOtherEdge(lines, margin)
  for (const [at, line] of lines.entries()) {
    const next = lines[at + 1]
    runs.push(...lineRuns(line))
    if (next === undefined) continue
    const hyphen = dividedWord(line, next)
    if (hyphen !== null) {
      if (dropsHyphen(hyphen, vocabulary)) dropLastLetter(runs)
    } else runs.push(plainRun(keepsLines || isBrokenOnPurpose(line, next, margin) ? '\n' : ' ', line.page))
  }
  return runs
}

function lineRuns(line: Line): TextRun[] {
  return line.fragments.map((fragment, at) => runOf(fragment, at > 0 && fragment.spaced))
}

function runOf(fragment: Fragment, spaced: boolean): TextRun {
  const { text, bold, italic, colour, page } = fragment
  return { text: spaced ? ` ${text}` : text, bold, italic, colour, page }
}

/** Whether the first word of the next line would have fit on this one. */
export function isBrokenOnPurpose(line: Line, next: Line, margin: number): boolean {
  const text = lineText(next)
  const word = text.split(' ', 1)[0] ?? ''
  const letterWidth = (next.right - next.x) / Math.max(1, text.length)
  return line.right + letterWidth * (word.length + 1.5) < margin - 0.5 * line.size
}

/** Whether lines share their right edge or their middle, but not their left edge: an address, a title. */
function isSetToOtherEdge(lines: Line[], margin: number): boolean {
  const [first, ...rest] = lines
  const [second] = rest
  if (!first || !second) return false
  const tolerance = 0.6 * first.size
  // An indented or hanging first line says nothing where others follow, nor where the lines fill the page.
  const ragged = rest.length > 1 ? rest.some((line) => Math.abs(line.x - second.x) > tolerance) : first.x !== second.x
  if (!ragged || lines.every((line) => line.right - line.x > margin * 0.6)) return false
  const sameRight = rest.every((line) => Math.abs(line.right - first.right) < 2)
  const sameMiddle = rest.every((line) => Math.abs(line.x + line.right - first.x - first.right) < 4)
  return (sameRight || sameMiddle) && rest.some((line) => Math.abs(line.x - first.x) > tolerance)
}

/** Longer stretches of letters are no words. */
const LONGEST_WORD = 40

function dividedWord(line: Line, next: Line): { left: string; right: string } | null {
  const left = /([\p{L}\d]+)[-\u2010\u00ad]$/u.exec(lineText(line).slice(-LONGEST_WORD))?.[1]
  const right = /^(\p{Ll}+)/u.exec(lineText(next))?.[1]
  return left !== undefined && right !== undefined ? { left: left.toLowerCase(), right } : null
}

/** A hyphen stays in a compound ("cyber-security"), and goes where it only divides a word ("infor-mation"). */
function dropsHyphen({ left, right }: { left: string; right: string }, vocabulary: Vocabulary): boolean {
  if (vocabulary.has(`${left}-${right}`)) return false
  if (vocabulary.has(left + right)) return true
  return !(PREFIXES.has(left) || vocabulary.has(left) || /\d/.test(left))
}

function dropLastLetter(runs: TextRun[]): void {
  const last = runs.at(-1)
  if (last) last.text = last.text.slice(0, -1)
}

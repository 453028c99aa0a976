/**
 * Reads citations of statute from running text: "section 31(3)", "s.31 (1)(a) and (b)", "Sections 24 and 31",
 * "36 (1b)(2c)", "regulation 12(5)(e)", "40(3A)(a)". A scanner over single characters: its time is linear.
 */
import type { Span } from '../../domain.ts'

export interface Citation extends Span {
  /** "31", "22A". */
  section: string
  /** "(2)(b)(ii)", "" where only the section is named. */
  subsection: string
  kind: 'section' | 'regulation' | 'article'
}

const WORD = /\b(sections?|sect?s?\.?|ss?\.?|regulations?|regs?\.?|articles?|exemptions?|exceptions?)\s{0,3}(?=\d)/gi
/** A number with its brackets may stand without a word before it: "31(3)", "(36 (1b)(2c)". */
const BARE = /(?<![\w.,/£(-])\d{1,2}[A-Z]?(?=\(\d{1,2}[A-Z]?[a-z]?\))|(?<=\()\d{1,2}(?=\s?\(\d{1,2}[a-z]?\))/g
const NUMBER = /^\d{1,3}[A-Z]{0,2}(?![\d/%])/
const JOIN = /^\s{0,3}(?:,|&|and|or|and\/or|to)\s{1,3}(?:(?:sections?|ss?\.?|regulations?|regs?\.?)\s{0,3})?/i
/** One citation joins a few others; more is a list of figures. */
const MOST_JOINED = 8
/** "36(1)(b)(2)(c)(i)" has five brackets. */
const MOST_BRACKETS = 6

/** All citations in a text, in order. */
export function findCitations(text: string): Citation[] {
  const found: Citation[] = []
  let read = 0
  for (const start of openings(text)) {
    if (start.at < read) continue
    const { citations, end } = readList(text, start.from, start.at, start.kind)
    found.push(...citations)
    read = Math.max(read, end)
  }
  return found
}

interface Opening {
  from: number
  at: number
  kind: Citation['kind']
}

function openings(text: string): Opening[] {
  const all: Opening[] = []
  for (const match of text.matchAll(WORD)) {
    const word = (match[1] ?? '').toLowerCase()
    const kind = word.startsWith('r') ? 'regulation' : word.startsWith('a') ? 'article' : 'section'
    all.push({ from: match.index, at: match.index + match[0].length, kind })
  }
  for (const match of text.matchAll(BARE)) all.push({ from: match.index, at: match.index, kind: 'section' })
  return all.sort((a, b) => a.at - b.at || a.from - b.from)
}

function readList(
  text: string,
  from: number,
  at: number,
  kind: Citation['kind'],
): { citations: Citation[]; end: number } {
  const citations: Citation[] = []
  let [start, index] = [from, at]
  for (let joined = 0; joined < MOST_JOINED; joined++) {
    const number = NUMBER.exec(text.slice(index, index + 6))?.[0]
    if (number === undefined) break
    index += number.length
    const group = readBrackets(text, index)
    index = group.end
    for (const subsection of group.subsections.length > 0 ? group.subsections : ['']) {
      citations.push({ start, end: index, section: number, subsection, kind })
    }
    index = readFurtherBrackets(text, index, citations)
    const join = JOIN.exec(text.slice(index, index + 40))
    if (!join || !NUMBER.test(text.slice(index + join[0].length, index + join[0].length + 6))) break
    if (!isJoinedSection(text, index + join[0].length, join[0])) break
    start = index + join[0].length
    index = start
  }
  return { citations, end: index }
}

/** "Sections 24 and 31" but not "section 12 and 18 hours": a number joined without a word must end its phrase or have brackets. */
function isJoinedSection(text: string, at: number, join: string): boolean {
  if (/[a-z]{1,8}\.?\s{0,3}$/i.test(join.replace(/\b(?:and|or|to)\b/gi, ''))) return true
  const number = NUMBER.exec(text.slice(at, at + 6))?.[0] ?? ''
  return /^\s{0,2}(?:\(|[.,;:)]|$|of\b|are\b|is\b|apply\b|and\b|the\b|\n)/i.test(
    text.slice(at + number.length, at + number.length + 10),
  )
}

/** "(1)(a) and (b)": a bracket behind "and" is another subsection of the same section. */
function readFurtherBrackets(text: string, from: number, citations: Citation[]): number {
  let index = from
  for (let joined = 0; joined < MOST_JOINED; joined++) {
    const join = /^\s{0,3}(?:,|&|and|or)\s{0,3}(?=\()/i.exec(text.slice(index, index + 12))
    const last = citations.at(-1)
    if (!join || !last || last.subsection === '') return index
    const group = readBrackets(text, index + join[0].length)
    if (group.subsections.length === 0) return index
    for (const subsection of group.subsections)
      citations.push({
        ...last,
        start: index + join[0].length,
        end: group.end,
        subsection: sibling(last.subsection, subsection),
      })
    index = group.end
  }
  return index
}

/** "(b)" behind "(1)(a)" is "(1)(b)"; "(2)" behind "(1)" stands by itself. */
function sibling(last: string, next: string): string {
  if (/^\(\d/.test(next)) return next
  const kept = last.slice(0, last.lastIndexOf('('))
  return kept + next
}

interface Brackets {
  subsections: string[]
  end: number
}

/** Reads "(1)(a)", "(1b)(2c)" (two subsections), "(3A)(a)". A bracket with a word in it is no subsection. */
function readBrackets(text: string, from: number): Brackets {
  const subsections: string[] = []
  let current = ''
  let index = from
  for (let read = 0; read < MOST_BRACKETS; read++) {
    const bracket = /^\s{0,2}\(\s?(\d{1,2}[A-Z]?)?([a-z]{1,4})?\s?\)/.exec(text.slice(index, index + 14))
    const [number, letters] = [bracket?.[1], bracket?.[2]]
    if (!bracket || (number === undefined && letters === undefined)) break
    if (letters !== undefined && letters.length > 1 && !/^[ivx]+$/.test(letters)) break
    if (number === undefined && current === '' && bracket[0].startsWith(' ')) break
    if (number !== undefined && current !== '') {
      subsections.push(current)
      current = ''
    }
    current += (number === undefined ? '' : `(${number})`) + (letters === undefined ? '' : `(${letters})`)
    index += bracket[0].length
  }
  if (current !== '') subsections.push(current)
  return { subsections, end: index }
}

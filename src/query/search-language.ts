/**
 * The language in which people search, and its way into that of FTS5: words that must all occur, `"a phrase"`, `begin*`,
 * `OR`, `NOT` (or `-` before a word or a bracket), brackets, `title:`, `question:`, `answer:`, `document:` before a word or
 * a bracket, and `=word` or `="a phrase"` for exactly this form. Quotation marks may be straight or curly. Everything else
 * that FTS5 would take for syntax is searched for as it stands.
 */
import { columnsOf, type FullText, type SearchColumn } from '../../db/questions/scope.ts'
import { type Answered, answer, problem } from './answered.ts'

const COLUMNS = {
  title: 'title',
  question: 'questions',
  questions: 'questions',
  answer: 'answers',
  answers: 'answers',
  document: 'document_text',
  documents: 'document_text',
} as const satisfies Record<string, SearchColumn>

interface Word {
  kind: 'word'
  /** Without its marks. */
  text: string
  prefix: boolean
  exact: boolean
  column: SearchColumn | null
  excluded: boolean
}

/** A bracket; a column before it is that of the words in it that name none. */
interface Opening {
  kind: 'open'
  column: SearchColumn | null
}

type Token = Word | Opening | { kind: 'and' | 'or' | 'not' | 'close' }

/** What stands before a word or phrase: an exclusion, a column, a sign for the exact form. */
const MARKS = /^(-?)(?:(titles?|questions?|answers?|documents?):)?(=?)/i

const OPERATORS = new Map<string, 'and' | 'or' | 'not'>(Object.entries({ AND: 'and', OR: 'or', NOT: 'not' }))

class Malformed extends Error {
  readonly advice: string
  constructor(message: string, advice: string) {
    super(message)
    this.advice = advice
  }
}

/** Word processors and phones set them in place of the straight one. */
const CURLY_QUOTATION_MARKS = /[“”„‟]/g

/** A search with straight quotation marks only. */
export function withStraightQuotes(typed: string): string {
  return typed.replace(CURLY_QUOTATION_MARKS, '"')
}

/** Where a word that begins at `start` ends: at white space, a quotation mark, or a bracket that it did not open. */
function wordEnd(typed: string, start: number): number {
  let open = 0
  for (let end = start; end < typed.length; end += 1) {
    const character = typed[end] ?? ''
    if (/[\s"]/.test(character)) return end
    if (character === '(') open += 1
    if (character === ')') {
      if (open === 0) return end
      open -= 1
    }
  }
  return typed.length
}

function tokens(asTyped: string): Token[] {
  const typed = withStraightQuotes(asTyped)
  const found: Token[] = []
  for (let at = 0; at < typed.length; ) {
    const character = typed[at] ?? ''
    if (/\s/.test(character)) at += 1
    else if (character === ')') {
      found.push({ kind: 'close' })
      at += 1
    } else {
      const [marks = '', minus, named, equals] = MARKS.exec(typed.slice(at, at + 12)) ?? []
      const column = columnNamed(named)
      const start = at + marks.length
      if (typed[start] === '(') {
        if (equals === '=') throw new Malformed('"=" stands before a bracket.', 'Put it before each word in there.')
        if (minus === '-') found.push({ kind: 'not' })
        found.push({ kind: 'open', column })
        at = start + 1
        continue
      }
      const quoted = typed[start] === '"'
      const end = quoted ? typed.indexOf('"', start + 1) : wordEnd(typed, start)
      if (end < 0) throw new Malformed('A quotation mark is opened and not closed.', 'Close the phrase with another ".')
      const text = typed.slice(quoted ? start + 1 : start, end)
      const operator = quoted || marks !== '' ? undefined : OPERATORS.get(text)
      at = quoted ? end + 1 : Math.max(end, at + 1)
      if (operator) found.push({ kind: operator })
      else if (/[\p{L}\p{N}]/u.test(text)) {
        const prefix = !quoted && text.endsWith('*')
        found.push({
          kind: 'word',
          text: (prefix ? text.slice(0, -1) : text).trim(),
          prefix,
          exact: equals === '=',
          column,
          excluded: minus === '-',
        })
      }
    }
  }
  return found
}

/** @param named as `MARKS` finds it */
function columnNamed(named: string | undefined): SearchColumn | null {
  const name = (named?.toLowerCase() ?? '').replace(/^titles$/, 'title') as keyof typeof COLUMNS
  return COLUMNS[name] ?? null
}

const DANGLING = 'Put words on both sides of OR and AND, and something to find before NOT, as in "firewall NOT water".'

interface Translation {
  fullText: FullText
  /** The words and phrases that must or may occur, without their marks. */
  wanted: string[]
}

/** A parser by descent: alternatives of conjunctions of words and groups. */
function translate(found: Token[]): Translation {
  const exact: FullText['exact'][number][] = []
  const words: string[] = []
  const wanted: string[] = []
  let at = 0
  /** Within so many brackets that must not occur. */
  let unwantedAround = 0
  let columnAround: SearchColumn | null = null

  function alternatives(depth: number): string {
    if (depth > DEEPEST) throw new Malformed('The brackets are too deep.', 'Search for less at once.')
    const first = conjunction(depth, found.some(({ kind }) => kind === 'or') || depth > 0)
    const others: string[] = []
    while (found[at]?.kind === 'or') {
      at += 1
      others.push(conjunction(depth, true))
    }
    return others.length === 0 ? first : `(${[first, ...others].join(' OR ')})`
  }

  function conjunction(depth: number, optional: boolean): string {
    const wantedHere: string[] = []
    const unwanted: string[] = []
    for (let token = found[at]; token && token.kind !== 'or' && token.kind !== 'close'; token = found[at]) {
      const negated = token.kind === 'not' || (token.kind === 'word' && token.excluded)
      if (token.kind === 'and' || token.kind === 'not') {
        at += 1
        if (token.kind === 'and' && wantedHere.length + unwanted.length === 0)
          throw new Malformed('There is nothing before AND.', DANGLING)
        const next = found[at]
        if (next === undefined || (next.kind !== 'word' && next.kind !== 'open' && next.kind !== 'not'))
          throw new Malformed(`There is nothing behind ${token.kind.toUpperCase()}.`, DANGLING)
        if (token.kind === 'and') continue
      }
      if (negated) unwantedAround += 1
      ;(negated ? unwanted : wantedHere).push(operand(depth, optional || negated))
      if (negated) unwantedAround -= 1
    }
    const joined = wantedHere.length > 1 ? `(${wantedHere.join(' AND ')})` : wantedHere[0]
    if (joined === undefined) {
      if (unwanted.length > 0) throw new Malformed('The search says only what is not wanted.', DANGLING)
      throw new Malformed('An OR or a bracket has nothing in it.', DANGLING)
    }
    return unwanted.length === 0 ? joined : `(${[joined, ...unwanted].join(' NOT ')})`
  }

  function operand(depth: number, optional: boolean): string {
    const token = found[at]
    at += 1
    if (token?.kind === 'open') {
      const outside: SearchColumn | null = columnAround
      columnAround = token.column ?? outside
      const group = alternatives(depth + 1)
      if (found[at]?.kind !== 'close') throw new Malformed('A bracket is opened and not closed.', 'Close it with ")".')
      at += 1
      columnAround = outside
      return group
    }
    if (token?.kind !== 'word') throw new Malformed('Operators follow each other.', DANGLING)
    if (token.exact) {
      const advice = 'Leave the "=" away, or search for it alone.'
      if (optional) throw new Malformed(`"=${token.text}" stands under OR, NOT or in brackets.`, advice)
      exact.push({ phrase: token.text, column: token.column })
    }
    const column = token.column ?? columnAround
    const word = `${column === null ? '' : `${columnsOf(column)} : `}"${token.text}"${token.prefix ? ' *' : ''}`
    if (unwantedAround === 0) {
      words.push(word)
      wanted.push(token.text)
    }
    return word
  }

  const match = alternatives(0)
  if (found[at]?.kind === 'close') throw new Malformed('A bracket is closed that was not opened.', 'Open it with "(".')
  return { fullText: { match, exact, words }, wanted }
}

/** More words, or brackets within brackets, than FTS5 can take; nobody's question. */
const MOST_WORDS = 100
const DEEPEST = 12

/** Reads a search as typed; what is wrong with it is said in the words of this language, never in those of SQL. */
export function readSearch(typed: string): Answered<FullText> {
  const shown = typed.length > 80 ? `${typed.slice(0, 80)}…` : typed
  try {
    const found = tokens(typed)
    if (found.every(({ kind }) => kind !== 'word'))
      return problem('wrong_filter', `"${shown}" has no word to search for.`, 'Give at least one word or number.')
    if (found.length > MOST_WORDS) return problem('wrong_filter', 'The search is too long.', 'Search for fewer words.')
    return answer(translate(found).fullText)
  } catch (error) {
    if (error instanceof Malformed) return problem('wrong_filter', `In "${shown}": ${error.message}`, error.advice)
    throw error
  }
}

/** The words and phrases of a search that must all occur or may occur, to ask which of them occur nowhere. */
export function wordsOf(typed: string): string[] {
  try {
    return translate(tokens(typed)).wanted
  } catch (error) {
    if (error instanceof Malformed) return []
    throw error
  }
}

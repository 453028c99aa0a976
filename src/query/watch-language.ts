/**
 * The language of saved questions: filters as `name:value` or `name value`, in any order, with free words between them, which
 * are a search in the language of `search-language.ts`. A value with spaces, or a free word that is the name of a filter,
 * stands in double quotes. `contracts` or `responses` as the first word says what is listed; without it a filter of
 * contracts (`category`, `supplier`, `expires-…`) asks for contracts, anything else for responses.
 */
import { type Answered, answer, problem } from './answered.ts'
import type { Filters } from './filters.ts'
import { withStraightQuotes } from './search-language.ts'

type ListOf = 'contracts' | 'responses'

/** What a saved question asks. */
export interface WatchedQuestion {
  of: ListOf
  filters: Filters
}

/** The names as typed, each with what it sets and an example of a value. */
export const WATCH_FILTERS = {
  trust: { sets: 'trust', example: 'RTH' },
  region: { sets: 'region', example: '"North West"' },
  sector: { sets: 'sector', example: 'ambulance' },
  nation: { sets: 'nation', example: 'Wales' },
  since: { sets: 'since', example: '2026-01' },
  until: { sets: 'until', example: '2026-12' },
  outcome: { sets: 'outcome', example: 'withheld_in_full' },
  exemption: { sets: 'exemption', example: 's31(3)' },
  supplier: { sets: 'supplier', example: 'Softcat' },
  category: { sets: 'category', example: 'firewall' },
  'expires-before': { sets: 'expiresBefore', example: '2027' },
  'expires-after': { sets: 'expiresAfter', example: '2026-06' },
  'expires-within': { sets: 'expiresWithin', example: '6m' },
  text: { sets: 'text', example: '"end user devices"' },
} as const satisfies Record<string, { sets: keyof Filters; example: string }>

type WatchFilter = keyof typeof WATCH_FILTERS

/** By these one asks for contracts. */
const OF_CONTRACTS: readonly WatchFilter[] = [
  'supplier',
  'category',
  'expires-before',
  'expires-after',
  'expires-within',
]

/** What may be called at the beginning what is listed. */
const LISTS = new Map<string, ListOf>(
  Object.entries({ contracts: 'contracts', responses: 'responses', search: 'responses' }),
)

/** Names that the language of searches knows. */
const SEARCH_COLUMNS = /^(?:titles?|questions?|answers?|documents?)$/

const KNOWN = Object.entries(WATCH_FILTERS).map(([name, { example }]) => `${name}:${example}`)

function wrong(message: string, advice: string) {
  return problem('wrong_filter', message, advice, KNOWN)
}

/** What stands between white space; quoted white space parts nothing. Null where a quotation mark is left open. */
function piecesOf(typed: string): string[] | null {
  const pieces: string[] = []
  let piece = ''
  let quoted = false
  for (const character of typed) {
    if (character === '"') quoted = !quoted
    if (quoted || !/\s/.test(character)) piece += character
    else if (piece !== '') {
      pieces.push(piece)
      piece = ''
    }
  }
  if (quoted) return null
  return piece === '' ? pieces : [...pieces, piece]
}

interface Named {
  /** In lower case, without the hyphens of a flag. */
  name: string
  /** Null where none is joined to it. */
  value: string | null
  isFlag: boolean
}

/** `name:value`, `name:`, `name`, `--name`, `--name=value`; null for what has no name. */
function namedIn(piece: string): Named | null {
  const isFlag = piece.startsWith('--')
  const from = isFlag ? 2 : 0
  const parted = piece.slice(from).search(isFlag ? /[:=]/ : /:/)
  const name = (parted < 0 ? piece.slice(from) : piece.slice(from, from + parted)).toLowerCase()
  if (!/^[a-z][a-z-]*$/.test(name)) return null
  const value = parted < 0 ? '' : piece.slice(from + parted + 1)
  return { name, value: value === '' ? null : value, isFlag }
}

function unquoted(value: string): string {
  return value.length > 1 && value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value
}

/** Reads a question; whether its values are right is for `readFilters` to say. */
export function readWatch(typed: string): Answered<WatchedQuestion> {
  const pieces = piecesOf(withStraightQuotes(typed))
  if (pieces === null)
    return problem('wrong_filter', 'A quotation mark is opened and not closed.', 'Close it with another ".')
  const listed = LISTS.get((pieces[0] ?? '').toLowerCase())
  const given = new Map<WatchFilter, string>()
  const words: string[] = []
  for (let at = listed === undefined ? 0 : 1; at < pieces.length; at += 1) {
    const piece = pieces[at] ?? ''
    const named = namedIn(piece)
    const filter = named && filterNamed(named.name)
    if (named === null || filter === null) {
      const isUnknown = named !== null && (named.isFlag || (named.value !== null && !SEARCH_COLUMNS.test(named.name)))
      if (isUnknown)
        return wrong(
          `"${named.name}" is no filter.`,
          'Take one of those listed, or search for it within double quotes.',
        )
      words.push(piece)
      continue
    }
    const value = named.value ?? pieces[++at]
    const literally = `to search for the word, write "${filter}" within double quotes.`
    if (value === undefined)
      return wrong(`"${filter}" has no value.`, `Write it as one of those listed, or, ${literally}`)
    if (filter === 'text') words.push(value)
    else if (given.has(filter)) return wrong(`"${filter}" is given twice.`, `Give it once, or, ${literally}`)
    else given.set(filter, unquoted(value))
  }
  if (given.size === 0 && words.length === 0)
    return wrong('The question asks for nothing.', 'Give words to search for, or filters from those listed.')
  const filters: Filters = Object.fromEntries([...given].map(([name, value]) => [WATCH_FILTERS[name].sets, value]))
  if (words.length > 0) filters.text = words.join(' ')
  return answer({ of: listed ?? (OF_CONTRACTS.some((name) => given.has(name)) ? 'contracts' : 'responses'), filters })
}

function filterNamed(name: string): WatchFilter | null {
  return Object.hasOwn(WATCH_FILTERS, name) ? (name as WatchFilter) : null
}

/** The flags that restrict a question, the same for every command that lists rows. `src/query` reads their values. */
import type { Filters } from '../../query/filters.ts'
import { type Flag, switchFlag, valueFlag } from '../flags.ts'
import { type RowFormat, rowFormatFlags } from '../output/rows.ts'
import { textSuchAs, wholeNumber } from '../values.ts'

const date = textSuchAs('a date', '2026-03-31')

/** Flags by the filter that they set. */
const FILTERS = {
  trust: valueFlag('--trust <name>', 'of this trust: ODS code, slug or part of a name', textSuchAs('a trust', 'RTH')),
  region: valueFlag('--region <name>', 'of trusts in this region of NHS England', textSuchAs('a region', 'North West')),
  sector: valueFlag('--sector <name>', 'of trusts of this sector', textSuchAs('a sector', 'mental health')),
  nation: valueFlag('--nation <name>', 'of bodies in this part of the United Kingdom', textSuchAs('a nation', 'Wales')),
  since: valueFlag('--since <date>', 'published (else answered, received, seen) on this day or later', date),
  until: valueFlag('--until <date>', 'on this day or earlier; a month or year includes all of it', date),
  outcome: valueFlag(
    '--outcome <word>',
    'with this outcome, such as withheld_in_full',
    textSuchAs('an outcome', 'not_held'),
  ),
  exemption: valueFlag(
    '--exemption <provision>',
    'where this was relied on; s31 includes s31(3)',
    textSuchAs('a provision', 's31(3)'),
  ),
  supplier: valueFlag(
    '--supplier <name>',
    'with a contract whose supplier has this in its name',
    textSuchAs('a name', 'CCS'),
  ),
  category: valueFlag(
    '--category <word>',
    'with a contract for this, such as firewall',
    textSuchAs('a category', 'epr'),
  ),
  expiresBefore: valueFlag('--expires-before <date>', 'with a contract that ends, or may, before this day', date),
  expiresAfter: valueFlag('--expires-after <date>', 'with a contract that ends, or may, after this day', date),
  expiresWithin: valueFlag(
    '--expires-within <term>',
    'with a contract that ends between today and then',
    textSuchAs('a term', '12m'),
  ),
  text: valueFlag(
    '--text <words>',
    'with all these words in title, questions, answers or documents; "a phrase", begin*, OR, NOT, =exact',
    textSuchAs('words', '"end user devices"'),
  ),
} satisfies { [Name in keyof Filters]?: Flag<string | null> }

export type FilterName = keyof typeof FILTERS
export const FILTER_NAMES = Object.keys(FILTERS) as FilterName[]

/** How an answer is proved: the words that it rests on, the statements that found it. */
export const proofFlags = {
  evidence: switchFlag('--evidence', 'show below the table the words on which each row rests, and their document'),
  showSql: switchFlag('--show-sql', 'print the SQL that finds the answer instead of the answer'),
}

export const listFlags = {
  ...FILTERS,
  withdrawn: switchFlag('--withdrawn', 'include responses that are no longer published'),
  limit: valueFlag(
    '--limit <count>',
    'at most so many rows; 50 in a table, all in --json and --csv',
    wholeNumber(1, 20),
  ),
  ...proofFlags,
  ...rowFormatFlags,
}

export type ListFlags = Record<FilterName, string | null> & { withdrawn: boolean; limit: number | null } & Record<
    keyof typeof proofFlags,
    boolean
  >

/** Rows of a table for people, unless `--limit` says otherwise. */
const TABLE_LIMIT = 50

export function filtersOf(flags: ListFlags, format: RowFormat): Filters {
  const filters: Filters = {
    withdrawn: flags.withdrawn ? 'include' : 'exclude',
    limit: flags.limit ?? (format === 'table' ? TABLE_LIMIT : null),
  }
  for (const name of FILTER_NAMES) filters[name] = flags[name]
  return filters
}

/** `--trust RTH --since 2024`, as given. */
export function filtersInWords(flags: Pick<ListFlags, FilterName>): string[] {
  return FILTER_NAMES.flatMap((name) => {
    const value = flags[name]
    return value === null ? [] : [`${filterFlag(name)} ${/[\s"]/.test(value) ? quotedForShell(value) : value}`]
  })
}

function quotedForShell(value: string): string {
  return value.includes('"') ? `'${value}'` : `"${value}"`
}

export function filterFlag(name: FilterName): string {
  return FILTERS[name].flag.split(' ')[0] ?? name
}

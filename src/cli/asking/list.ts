/** A command that answers with rows: asks, prints them, and says what to try where there are none. */
import type { TrustlogDatabase } from '../../../db/database.ts'
import type { Day } from '../../domain.ts'
import { masked } from '../../publish/masking.ts'
import type { Answered } from '../../query/answered.ts'
import { type Filters, trustUnderstood } from '../../query/filters.ts'
import type { Footing } from '../../query/footing.ts'
import { requestersOf } from '../../query/requesters.ts'
import type { Rows } from '../../query/responses.ts'
import type { Invocation } from '../command.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { evidenceLayout } from '../layouts/evidence.ts'
import { type Output, oneLine } from '../output/output.ts'
import { printRows, type RowColumn, rowFormat } from '../output/rows.ts'
import { pathShown } from '../path-shown.ts'
import { settled, withDatabase } from './database.ts'
import { FILTER_NAMES, filterFlag, filtersInWords, filtersOf, type ListFlags } from './filter-flags.ts'
import { footingInWords } from './footing.ts'
import { printStatements, statementLog } from './show-sql.ts'

export interface ListQuestion<Row> {
  /** What a row is: `responses`. */
  noun: string
  columns: RowColumn<Row>[]
  ask(database: TrustlogDatabase, filters: Filters): Answered<Rows<Row> & { rankedOnly?: number | null }>
  /** For people, instead of the table. */
  layout?(rows: Row[], output: Output): string
  /** For people, below the table; nothing where it is empty. */
  below?(rows: Row[], output: Output): string
  /** On what the answer rests, to say so where that is little or old; a list of responses is what it rests on. */
  rests?(rows: readonly Row[], today: Day): Footing
  /** What leaves the house of a row, before everything else in it is masked; `names` are of who asked. */
  shown?(row: Row, names: readonly string[]): Row
  /** What was asked for beside the filters, and what may be wrong with it where nothing was found. */
  asked?: { inWords: string; advice(database: TrustlogDatabase): string | null }
}

type Asked = Pick<
  Invocation<unknown, ListFlags & { json: boolean; csv: boolean }>,
  'flags' | 'settings' | 'openDatabase' | 'output' | 'remarks' | 'workingFolder'
>

export function answerWithRows<Row extends object>(
  question: ListQuestion<Row>,
  { flags, settings, openDatabase, output, remarks, workingFolder }: Asked,
): Promise<ExitCode> {
  const format = rowFormat(flags)
  const log = statementLog()
  const answerFrom = async (database: TrustlogDatabase): Promise<ExitCode> => {
    const { noun, columns, ask, layout, below, rests, shown = (row) => row } = question
    const filters = filtersOf(flags, format)
    const { rows: found, more, rankedOnly } = settled(ask(database, filters))
    if (flags.showSql) {
      await printStatements(output, [...log.statements])
      return EXIT.well
    }
    const remark = (text: string): Promise<void> => remarks.line(remarks.colours.dim(text))
    const understood = flags.trust === null ? null : trustUnderstood(database, flags.trust)
    if (understood) await remark(`"${flags.trust}" is taken for ${understood.name} (${understood.odsCode}).`)
    const namesIn = requestersIn(database)
    const rows = found.map((row) => masked(shown(row, namesIn(row)), namesIn(row)))
    if (format !== 'table') await printRows(output, format, columns, rows, '')
    if (rows.length === 0) {
      const file = pathShown(settings.database, workingFolder)
      const told = whenEmpty(question, { file, flags, filters, database })
      // Another program gets its empty list; who reads along is told why it is empty.
      await (format === 'table' ? output.line(told) : remark(told))
      return EXIT.well
    }
    if (format === 'table') {
      if (layout) await output.line(layout(rows, output))
      else await printRows(output, format, columns, rows, '')
      const drawn = below?.(rows, output) ?? ''
      if (drawn !== '') await output.line(`\n${drawn}`)
      if (flags.evidence) await output.line(`\n${evidenceLayout(rows, output)}`)
    }
    if (rankedOnly)
      await remark(`More than ${rankedOnly.toLocaleString('en-GB')} match; of those, the last to be read are ranked.`)
    const footing = rests && !more ? rests(rows, new Date().toISOString().slice(0, 10)) : null
    const onLittle = footing && footingInWords(`These ${noun} rest`, footing)
    if (onLittle) await remark(onLittle)
    if (more) await remark(`There are more ${noun}: --limit COUNT shows more, --csv and --json all of them.`)
    return EXIT.well
  }
  return withDatabase(openDatabase, answerFrom, flags.showSql ? { onStatement: log.onStatement } : {})
}

/** Names of who asked for the response that a row is of, which may stand anywhere in it; looked up once for each response. */
function requestersIn(database: TrustlogDatabase): (row: { responseId?: unknown }) => readonly string[] {
  const known = new Map<number, readonly string[]>()
  return ({ responseId }) => {
    if (typeof responseId !== 'number') return []
    const names = known.get(responseId) ?? requestersOf(database, responseId)
    known.set(responseId, names)
    return names
  }
}

interface EmptyAnswer {
  file: string
  flags: ListFlags
  filters: Filters
  database: TrustlogDatabase
}

/** What was searched, and which filter, left away, would let something through. */
function whenEmpty<Row>(
  { noun, ask, asked }: ListQuestion<Row>,
  { file, flags, filters, database }: EmptyAnswer,
): string {
  const isEmpty = (without: Filters): boolean => settled(ask(database, { ...without, limit: 1 })).rows.length === 0
  const given = FILTER_NAMES.filter((name) => flags[name] !== null)
  if (given.length === 0 && asked === undefined)
    return `There are no ${noun} in ${file} yet. "trustlog crawl" looks for some; "trustlog runs" shows past crawls.`
  const restricted = [...(asked ? [asked.inWords] : []), ...filtersInWords(flags)].filter((words) => words !== '')
  const searched = `No ${noun} in ${[file, ...(restricted.length > 0 ? ['with'] : []), ...restricted].map(oneLine).join(' ')}.`
  const releasing = given.filter((name) => !isEmpty({ ...filters, [name]: null })).map(filterFlag)
  if (releasing.length > 0) return `${searched}\nThere are some without ${releasing.join(', or without ')}.`
  if (!flags.withdrawn && !isEmpty({ ...filters, withdrawn: 'include' }))
    return `${searched}\nThere are some with --withdrawn.`
  const advice = asked?.advice(database) ?? null
  if (advice !== null) return `${searched}\n${advice}`
  return given.length === 0
    ? `${searched}\nTry fewer or other words; OR between two asks for either.`
    : `${searched}\nTry fewer filters; "trustlog runs" shows what was crawled.`
}

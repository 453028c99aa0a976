/** A command that answers with rows: asks, prints them, and says what to try where there are none. */
import type { TrustlogDatabase } from '../../../db/database.ts'
import { masked } from '../../publish/masking.ts'
import type { Answered } from '../../query/answered.ts'
import type { Filters } from '../../query/filters.ts'
import type { Rows } from '../../query/responses.ts'
import type { Invocation } from '../command.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { oneLine } from '../output/output.ts'
import { printRows, type RowColumn, rowFormat } from '../output/rows.ts'
import { pathShown } from '../path-shown.ts'
import { settled, withDatabase } from './database.ts'
import { FILTER_NAMES, filterFlag, filtersInWords, filtersOf, type ListFlags } from './filter-flags.ts'

export interface ListQuestion<Row> {
  /** What a row is: `responses`. */
  noun: string
  columns: RowColumn<Row>[]
  ask(database: TrustlogDatabase, filters: Filters): Answered<Rows<Row>>
}

export function answerWithRows<Row>(
  { noun, columns, ask }: ListQuestion<Row>,
  { flags, settings, output, remarks, workingFolder }: Invocation<unknown, ListFlags & { json: boolean; csv: boolean }>,
): Promise<ExitCode> {
  const format = rowFormat(flags)
  return withDatabase(settings, async (database) => {
    const filters = filtersOf(flags, format)
    const { rows, more } = settled(ask(database, filters))
    const isEmpty = (without: Filters): boolean => settled(ask(database, { ...without, limit: 1 })).rows.length === 0
    const advice =
      rows.length === 0 && format === 'table'
        ? whenEmpty(noun, pathShown(settings.database, workingFolder), flags, filters, isEmpty)
        : ''
    await printRows(output, format, columns, masked(rows), advice)
    if (more)
      await remarks.line(
        remarks.colours.dim(`There are more ${noun}: --limit COUNT shows more, --csv and --json all of them.`),
      )
    return EXIT.well
  })
}

/** What was searched, and which filter, left away, would let something through. */
function whenEmpty(
  noun: string,
  file: string,
  flags: ListFlags,
  filters: Filters,
  isEmpty: (filters: Filters) => boolean,
): string {
  const given = FILTER_NAMES.filter((name) => flags[name] !== null)
  if (given.length === 0)
    return `There are no ${noun} in ${file} yet. "trustlog crawl" looks for some; "trustlog runs" shows past crawls.`
  const searched = `No ${noun} in ${file} with ${oneLine(filtersInWords(flags).join(' '))}.`
  const releasing = given.filter((name) => !isEmpty({ ...filters, [name]: null })).map(filterFlag)
  if (releasing.length > 0) return `${searched}\nThere are some without ${releasing.join(', or without ')}.`
  if (!flags.withdrawn && !isEmpty({ ...filters, withdrawn: 'include' }))
    return `${searched}\nThere are some with --withdrawn.`
  return `${searched}\nTry fewer filters; "trustlog runs" shows what was crawled.`
}

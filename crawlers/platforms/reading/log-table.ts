import type { CheerioAPI } from 'cheerio'
import { parsePartialDate } from '../../../src/normalise/dates.ts'
import type { OwnLabels } from './case-details.ts'
import type { Element } from './elements.ts'
import { PUBLISHED, RECEIVED, REFERENCE, RESPONDED } from './labelled-fields.ts'
import { printedText } from './printed-text.ts'

/** What a column of a log's table holds. */
type Column = keyof OwnLabels

/** One row of a log's table: a cell for each column that its heading tells. */
export interface LogRow {
  row: Element
  cells: Partial<Record<Column, Element>>
}

/** Headings by what stands below them; the first that fits wins, so that "Date Replied" is no title and "Request date" no request. */
const HEADINGS: [Column, RegExp][] = [
  ['received', RECEIVED],
  ['responded', RESPONDED],
  ['published', PUBLISHED],
  ['published', /^(?:date(?: (?:added|uploaded|modified))?|uploaded|added)$/i],
  ['reference', REFERENCE],
  ['reference', /^(?:(?:foi|case|request|disclosure)? ?(?:id|no\.?|number|#)|foi|ref\.?)$/i],
  [
    'title',
    /\b(?:subject|title|description|summary|topic|requests?|information requested|details|name|document|questions?)\b/i,
  ],
]

function columnOf(heading: string, own: OwnLabels): Column | null {
  const named = (Object.keys(own) as Column[]).find((column) => own[column]?.toLowerCase() === heading.toLowerCase())
  return named ?? HEADINGS.find(([, pattern]) => pattern.test(heading))?.[0] ?? null
}

/**
 * The rows of a table that its own headings show to be a log: at least two of a reference, a title and a date.
 * @param own headings of one site that do not say by themselves what stands below them
 * @returns null for any other table
 */
export function logRows($: CheerioAPI, table: Element, own: OwnLabels = {}): LogRow[] | null {
  const rows = $(table)
    .find('tr')
    .toArray()
    .filter((row) => $(row).closest('table').get(0) === table)
  const [head, ...body] = rows
  const columns = cellsOf($, head).map((cell) => columnOf(printedText(cell), own))
  if (new Set(columns.filter(Boolean)).size < 2) return null
  return body.map((row) => {
    const cells: LogRow['cells'] = {}
    for (const [index, cell] of cellsOf($, row).entries()) {
      const column = columns[index]
      if (column) cells[column] ??= cell
    }
    return { row, cells }
  })
}

function cellsOf($: CheerioAPI, row: Element | undefined): Element[] {
  return row === undefined ? [] : $(row).children('th, td').toArray()
}

/** What a row prints of its response; a reference as it stands in its column. */
export function rowDetails({ cells }: LogRow) {
  const text = (column: Column) => printedText(cells[column])
  return {
    title: text('title') || null,
    caseReference: /\d/.test(text('reference')) ? text('reference') : null,
    receivedOn: parsePartialDate(text('received')),
    respondedOn: parsePartialDate(text('responded')),
    publishedOn: parsePartialDate(text('published')),
  }
}

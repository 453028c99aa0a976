/** Reads one record with the help of the page around it. */
import type { PartialDate } from '../../src/domain.ts'
import { fileNameOf } from '../platforms/reading/addresses.ts'
import {
  fieldValue,
  type LabelledFields,
  PUBLISHED,
  RECEIVED,
  REFERENCE,
  RESPONDED,
} from '../platforms/reading/labelled-fields.ts'
import { caseNumberIn, caseNumberInName, isOnlyCaseNumbers } from './case-numbers.ts'
import { isNumberHeader } from './column-headers.ts'
import type { ContentLink } from './content-links.ts'
import type { PageContext } from './page-context.ts'
import { firstDate, isOnlyDate } from './printed-dates.ts'
import { dateOf, type FoundDate } from './record-date.ts'
import { titleOf } from './record-title.ts'
import type { RecordPart } from './records.ts'
import { type LabelledCell, labelledCells } from './table-columns.ts'

export interface RecordDetails extends FoundDate {
  title: string | null
  caseReference: string | null
  /** Dates whose label says what they are. */
  receivedOn: PartialDate | null
  respondedOn: PartialDate | null
  publishedOn: PartialDate | null
}

/** @param main the link that the record leads to */
export function readRecord(record: RecordPart, main: ContentLink, context: PageContext): RecordDetails {
  const cells = record.row === null ? [] : labelledCells(record.row, context.grids)
  const lines = context.flow.lines(record)
  const fields = [...cells.map(({ header, text }) => ({ label: header, value: text })), ...labelledLines(lines)]
  const dated = (label: RegExp) => {
    const value = fieldValue(fields, label)
    return value === null ? null : firstDate(value, context.order)
  }
  return {
    title: titleOf(record, main, cells, lines, context),
    caseReference: referenceOf(record, main, cells, fields, context),
    ...dateOf(record, main, cells, lines, context),
    receivedOn: dated(RECEIVED),
    respondedOn: dated(RESPONDED),
    publishedOn: dated(PUBLISHED),
  }
}

/** "Released: 12 May 2022", "Published 12 May 2022". */
function labelledLines(lines: { text: string }[]): LabelledFields {
  return lines.flatMap(({ text }) => {
    const end = text.search(/:|\s\d/)
    return end < 3 || end > 40 ? [] : [{ label: text.slice(0, end), value: text.slice(end + 1, end + 80).trim() }]
  })
}

/** The case number that a record prints, else the one in the name of its link or file. */
function referenceOf(
  record: RecordPart,
  main: ContentLink,
  cells: LabelledCell[],
  fields: LabelledFields,
  { flow, order }: PageContext,
): string | null {
  const headed = cells.filter(
    ({ header, text }) => isNumberHeader(header) && /\d/.test(text) && text.length <= 60 && !isOnlyDate(text, order),
  )
  const [cell] = headed
  if (cell) return cell.text
  const labelled = fieldValue(fields, REFERENCE)
  if (labelled !== null && /\d/.test(labelled) && labelled.length <= 40) return labelled
  const text = flow.text(record)
  const only = cells.find(
    (other) =>
      isOnlyCaseNumbers(other.text) && !isOnlyDate(other.text, order) && !/^(?:19|20)\d\d$|^\d{1,2}$/.test(other.text),
  )
  return (
    (only?.text ?? null) ||
    caseNumberIn(text.slice(0, 600)) ||
    caseNumberInName(main.label) ||
    caseNumberInName(fileNameOf(main.url) ?? '')
  )
}

/** Headings that date the records under them: "March 2024", "2024" with "June" below it, "August 29, 2024". */
import type { PartialDate } from '../../src/domain.ts'
import type { Flow } from './flow.ts'
import { datesIn, firstDate, isOnlyDate, type NumericOrder } from './printed-dates.ts'
import type { RecordPart } from './records.ts'

export interface GroupDate {
  /** Where in the flow the heading stands. */
  at: number
  /** Null where a heading ends what an earlier one dated. */
  date: PartialDate | null
}

/** A heading is shorter. */
const LONGEST_HEADING = 90

const MONTH =
  /^\W{0,3}(january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\W{0,3}$/i
const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/
/** "2024", "Year 2024", "2024:", "Decisions 2024". */
const YEAR_LINE = /^\W{0,3}(?:\p{L}{3,12}\W{1,3}){0,2}(?:19|20)\d\d\W{0,3}$/u

/**
 * The dated headings of a page, in order. Lines within records do not date other records.
 * @param heading what the page's title and first heading say: a month alone takes its year from there
 */
export function groupDates(flow: Flow, records: RecordPart[], order: NumericOrder, heading: string): GroupDate[] {
  const found: GroupDate[] = []
  let year = YEAR.exec(heading)?.[0] ?? null
  const inHeading = firstDate(heading, order) ?? year
  if (inHeading !== null) found.push({ at: -1, date: inHeading })
  let datedByText = false
  let next = 0
  for (const line of flow.lines({ start: 0, end: flow.pieces.length })) {
    while (next < records.length && (records[next]?.end ?? 0) <= line.start) next++
    const record = records[next]
    const inRecord = record !== undefined && line.start >= record.start
    if (inRecord) continue
    const announced = announcedDate(line.text, order)
    if (announced !== null) found.push({ at: line.start, date: announced })
    if (announced !== null || line.text.length > LONGEST_HEADING) continue
    const month = MONTH.exec(line.text)?.[1]
    if (month !== undefined && year !== null) {
      const date = firstDate(`${month} ${year}`, order)
      if (date !== null) found.push({ at: line.start, date })
      continue
    }
    if (!line.heading && !isOnlyDate(line.text, order) && !YEAR_LINE.test(line.text)) continue
    const date = firstDate(line.text, order) ?? YEAR.exec(line.text)?.[0] ?? null
    if (date === null) {
      // A heading outranks the bold line or paragraph that dated what stood above it.
      if (line.marked && datedByText && !line.linked) found.push({ at: line.start, date: null })
      continue
    }
    datedByText = !line.marked
    found.push({ at: line.start, date })
    year = date.slice(0, 4)
  }
  return found
}

const ANNOUNCES = /\b(?:handed down|filed|issued|released?|decided|announced|rendered|published|posted)\b/i
const LONGEST_ANNOUNCEMENT = 200

/** "The opinions handed down on the 27th day of March, 2024 are as follows:", which dates all that follows. */
function announcedDate(text: string, order: NumericOrder): PartialDate | null {
  if (text.length > LONGEST_ANNOUNCEMENT || !text.endsWith(':') || !ANNOUNCES.test(text)) return null
  const [date, another] = datesIn(text, order)
  return date?.length === 10 && another === undefined ? date : null
}

/** The date of the nearest heading before a place of the flow. */
export function groupDate(groups: GroupDate[], before: number): PartialDate | null {
  let low = 0
  for (let high = groups.length; low < high; ) {
    const middle = (low + high) >> 1
    if ((groups[middle]?.at ?? 0) < before) low = middle + 1
    else high = middle
  }
  return groups[low - 1]?.date ?? null
}

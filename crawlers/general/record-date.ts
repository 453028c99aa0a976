/** When a record is dated: by its column, its own words, the heading of its group, or the name of its file. */
import type { PartialDate } from '../../src/domain.ts'
import { fileNameOf } from '../platforms/reading/addresses.ts'
import { BEST_DATE_HEADER, DATE_HEADER, OTHER_DATE } from './column-headers.ts'
import type { ContentLink } from './content-links.ts'
import type { Line } from './flow.ts'
import { groupDate } from './group-dates.ts'
import type { PageContext } from './page-context.ts'
import { dateInName, datesIn, firstDate, isOnlyDate, type NumericOrder } from './printed-dates.ts'
import type { RecordPart } from './records.ts'
import type { LabelledCell } from './table-columns.ts'

export interface FoundDate {
  date: PartialDate | null
  dateFrom: 'record' | 'context' | 'name' | null
}

/** The date of a record, to the precision that is printed, and where it was found. */
export function dateOf(
  record: RecordPart,
  main: ContentLink,
  cells: LabelledCell[],
  lines: Line[],
  context: PageContext,
): FoundDate {
  const { order } = context
  const printed = fromDateColumn(cells, order) ?? fromTime(record) ?? fromText(lines, order, main)
  const above = groupDate(context.groups, record.start)
  if (printed?.length === 10) return { date: printed, dateFrom: 'record' }
  const completed = completedBy(lines, above, order)
  if (completed) return { date: completed, dateFrom: 'record' }
  if (above?.length === 10) return { date: above, dateFrom: 'context' }
  if (printed) return { date: printed, dateFrom: 'record' }
  const named = dateInName(fileNameOf(main.url) ?? '', order)
  if (named?.length === 10 && isPlausible(named)) return { date: named, dateFrom: 'name' }
  if (above) return { date: above, dateFrom: 'context' }
  if (named && isPlausible(named)) return { date: named, dateFrom: 'name' }
  const year = lines.map(({ text }) => YEAR_IN_BRACKETS.exec(text)?.[1]).find((found) => found !== undefined)
  return year === undefined ? { date: null, dateFrom: null } : { date: year, dateFrom: 'name' }
}

/** `28 I&N Dec. 693 (BIA 2023)`, `[2024] EWHC 12`. */
const YEAR_IN_BRACKETS = /[([](?:[A-Z][\w. ]{0,20} )?((?:19|20)\d\d)[)\]]/

const isPlausible = (date: string) => date >= '1950' && date < '2045'

function fromDateColumn(cells: LabelledCell[], order: NumericOrder): PartialDate | null {
  const dated = cells
    .map((cell) => ({ ...cell, date: firstDate(cell.text, order) }))
    .filter((cell) => cell.date !== null && cell.text.length < 80)
  const best =
    dated.find(({ header }) => BEST_DATE_HEADER.test(header) && !OTHER_DATE.test(header)) ??
    dated.find(({ header }) => DATE_HEADER.test(header) && !OTHER_DATE.test(header)) ??
    dated.find(({ header, text }) => !OTHER_DATE.test(header) && isOnlyDate(text, order)) ??
    dated.find(({ text }) => isOnlyDate(text, order))
  return best?.date ?? null
}

/** `<time datetime>`, the machine's own word. */
function fromTime({ element }: RecordPart): PartialDate | null {
  const time = find(element, (child) => child.name === 'time' && child.attribs['datetime'] !== undefined)
  const stated = /^(?:19|20)\d\d-\d\d-\d\d/.exec(time?.attribs['datetime'] ?? '')?.[0]
  return stated ?? null
}

type TreeElement = RecordPart['element']
function find(element: TreeElement, test: (child: TreeElement) => boolean): TreeElement | undefined {
  for (const child of element.children) {
    if (child.type !== 'tag') continue
    if (test(child)) return child
    const below = find(child, test)
    if (below) return below
  }
  return undefined
}

const DATE_WORD =
  /\b(?:published|filed|released?|issued|decided|decision|posted|dated?|judgment|delivered|entered|held)\b/i

/** Dates in longer lines are told of, in summaries and holdings: they are not the entry's. */
const LONGEST_DATED_LINE = 220

const SAYS_WHEN =
  /^\W{0,3}(?:date |response |opinion |decision )?(?:published|filed|released?|issued|decided|posted|dated?|delivered|entered)\b/i

/** Sentences whose dates are told of rather than the entry's own; one that says when this came out is not among them. */
function isProse(text: string, order: NumericOrder): boolean {
  if (!/[.;]$/.test(text)) return false
  const dated = text.split(/(?<=[.;])\s+(?=\p{Lu})/u).filter((sentence) => firstDate(sentence, order) !== null)
  return dated.every((sentence) => !SAYS_WHEN.test(sentence) && (sentence.match(LOWER_CASE_WORD)?.length ?? 0) >= 4)
}

const LONG_LOWER_CASE_WORD = /(?<!\p{L})\p{Ll}{4,}(?!\p{L})/gu
const LOWER_CASE_WORD = /(?<!\p{L})\p{Ll}{2,}(?!\p{L})/gu

/** A line of nothing but a date, then a date behind a word that says so, then any but the title's own. */
function fromText(lines: Line[], order: NumericOrder, main: ContentLink): PartialDate | null {
  const dated = lines
    .filter(({ text, linked }) => text.length <= LONGEST_DATED_LINE && (linked || !isProse(text, order)))
    .map(({ text }) => ({ text, date: firstDate(text, order) }))
    .filter(({ date }) => date !== null)
  const usual = dated.filter(({ text }) => !OTHER_DATE.test(text) || DATE_WORD.test(text.replace(OTHER_DATE, '')))
  const pick =
    usual.find(({ text, date }) => isOnlyDate(text, order) && date?.length === 10) ??
    usual.find(({ text }) => DATE_WORD.test(text) && !text.includes(main.label || '\n')) ??
    usual.find(({ date }) => date?.length === 10) ??
    usual[0]
  if (pick === undefined) {
    return dateBehindLink(lines, order, main) ?? dated[0]?.date ?? null
  }
  const word = DATE_WORD.exec(pick.text)
  return (word && firstDate(pick.text.slice(word.index), order)) || pick.date
}

/** Text, in characters, between a link and a date that is still the entry's own. */
const LONGEST_CAPTION = 160

/** `<a>1234</a> Smith v. Jones 03/14/2024 In a prosecution for …`: the date between the caption and what is told. */
function dateBehindLink(lines: Line[], order: NumericOrder, { label }: ContentLink): PartialDate | null {
  const line = lines.find(({ text, linked }) => linked && label !== '' && text.includes(label))
  if (line === undefined) return null
  const caption = line.text.slice(line.text.indexOf(label) + label.length).slice(0, LONGEST_CAPTION)
  const date = firstDate(caption, order)
  const [before = ''] = caption.split(/(?<!\d)\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\p{Lu}\p{L}{2,8}\.? \d{1,2}, \d{4}/u)
  if (date?.length !== 10 || before === caption) return null
  return (before.match(LONG_LOWER_CASE_WORD)?.length ?? 0) < 3 && !/\b(?:on|in|since|by|before|of)\s*$/i.test(before)
    ? date
    : null
}

/** "12 March" under "2024", "15" under "March 2024". */
function completedBy(lines: Line[], above: PartialDate | null, order: NumericOrder): PartialDate | null {
  if (above === null) return null
  for (const { text } of lines) {
    const completed = completedLine(text, above.slice(0, 4), order)
    if (completed !== null) return completed
  }
  return null
}

function completedLine(text: string, year: string, order: NumericOrder): PartialDate | null {
  const dayless = datesIn(text, order).find((date) => date.startsWith('--'))
  if (dayless) return `${year}${dayless.slice(1)}`
  const monthDay =
    /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? (\d{1,2})(?:st|nd|rd|th)?(?![\d/:])/i.exec(text)
  if (monthDay) return firstDate(`${monthDay[2]} ${monthDay[1]} ${year}`, order)
  return null
}

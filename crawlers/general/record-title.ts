/** What a record is called: its heading, the cell under a title's header, its link, or its first line that reads like a title. */
import { fileNameOf } from '../platforms/reading/addresses.ts'
import { isOnlyCaseNumbers } from './case-numbers.ts'
import { DATE_HEADER, isNumberHeader, TITLE_HEADER } from './column-headers.ts'
import type { ContentLink } from './content-links.ts'
import type { Line } from './flow.ts'
import { isGenericLabel } from './generic-labels.ts'
import type { PageContext } from './page-context.ts'
import { datesIn, isOnlyDate, type NumericOrder } from './printed-dates.ts'
import type { RecordPart } from './records.ts'
import type { LabelledCell } from './table-columns.ts'

const PARTIES = /\b(?:v|vs|versus)\.?\s|^(?:in re|in the matter|matter of|ex parte|re:|estate of|state of)\b/i

/** Marks at either end that joined the title to something else. A row of them, however long, is read once. */
function trimmed(text: string): string {
  return text
    .replace(/^[\s:;,|/•·–—*>»-]+/, '')
    .replace(/(?<![\s:;,|/•·–—*<«(-])[\s:;,|/•·–—*<«(-]+$/, '')
    .trim()
}

const FILE_NOTE =
  /[\s([]{0,2}\b(?:pdf|docx?|word|xlsx?|csv|html?|rtf|zip|odt)\b[\s,;:–-]{0,3}(?:\d[\d.,]{0,8}\s?(?:kb|mb|gb|bytes|kib|mib))?(?:[\s,;–-]{0,3}\d{1,4}\s?pages?)?[\s)\]]{0,2}$/i
const FILE_EXTENSION = /\.(?:pdf|docx?|xlsx?|rtf|odt|html?)$/i
const LEADING_VERB =
  /^(?:download|view|read|open|read more(?: about)?|link to|click here (?:to|for)(?: view| download)?|continue reading)\s*(?::|-|–|the (?=[A-Z])|(?=[A-Z\d“"]))\s*/

/** `Case: Smith v. Jones`, as tables repeat their headers for narrow screens. */
const LEADING_LABEL = /^(?:case(?: name| title)?|title|caption|subject|matter|parties)\s?:\s+(?=\S)/i

/** A title as a reader would say it: without size notes, "Download", and a case number or date that precedes it. */
function cleaned(text: string): string {
  let title = trimmed(
    text
      .replace(/^\d{1,3}[.)]\s+(?=\p{L})/u, '')
      .replace(/\b(?:opens? in (?:a )?new (?:window|tab))\b/gi, ' ')
      .replace(/\(\s*(?:(?:filed|decided|issued|released|dated?|published|posted|entered)(?: on)?:?\s*)?\)/gi, ' '),
  )
  if (FILE_EXTENSION.test(title)) title = readableName(title)
  for (let times = 0; times < 3; times++) title = trimmed(title.replace(FILE_NOTE, ''))
  title = title.replace(LEADING_VERB, '').replace(LEADING_LABEL, '')
  return trimmed(title)
}

function readableName(name: string): string {
  const bare = name.replace(/\.(?:pdf|docx?|xlsx?|rtf|odt|html?|aspx?|txt|zip)$/i, '')
  return (/\s/.test(bare) ? bare : bare.replace(/[_+]+/g, ' ').replace(/(?<=\p{L})-(?=\p{L})|-{2,}/gu, ' '))
    .replace(/\s+/g, ' ')
    .trim()
}

/** Behind the parties, where the case comes from. */
const OF_A_COUNTY = /^(?:parish|county) of |\b(?:county|parish)$/i

/** `Smith v. Jones (23-3211)`, `Smith v. Jones [2024] EWHC 12`: what stands behind a title in brackets is its number. */
function withoutTail(title: string, order: NumericOrder): string {
  const [tail, inside] = /\(([^()]{2,60})\)$/.exec(title) ?? []
  if (tail !== undefined && inside !== undefined && isOnlyCaseNumbers(inside))
    return trimmed(title.slice(0, -tail.length))
  if (
    tail !== undefined &&
    inside !== undefined &&
    PARTIES.test(title) &&
    (OF_A_COUNTY.test(inside) || isOnlyDate(inside, order))
  )
    return trimmed(title.slice(0, -tail.length))
  const [joined, number] = /\s[-–—]\s([\w:./-]{4,40})$/.exec(title) ?? []
  if (joined !== undefined && number !== undefined && PARTIES.test(title) && isOnlyCaseNumbers(number))
    return trimmed(title.slice(0, -joined.length))
  return trimmed(title.replace(/\s\[(?:19|20)\d\d\]\s[A-Z][\w ()]{2,30}$/, ''))
}

/** "ARMY 2017 - Smith v. Jones": what stands before the parties and has a number in it is the case's number. */
function withoutNumberOfParties(title: string): string {
  const [lead] = /^[^–—:]{0,40}?\d[^\s–—:]{0,20}\s?(?:\s-|[–—:])\s+(?=.)/u.exec(title) ?? []
  const behind = lead === undefined ? title : title.slice(lead.length)
  return lead !== undefined && PARTIES.test(behind) && !PARTIES.test(lead) ? behind : title
}

/** `2024 EXSC 12, Smith v. Jones` */
const CITATION_IN_FRONT = /^(?:19|20)\d\d[ -][A-Z][A-Za-z.]{1,9}(?: [A-Z][a-z]{1,6})?[ -]\d{1,6}[,:;]?\s+(?=\p{L})/u

/** Drops a case number or a date from the front of a title that goes on with words. */
function withoutLead(title: string, order: NumericOrder): string {
  const date =
    /^(?:\(?\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\)?|(?:19|20)\d\d-\d\d-\d\d|\p{L}{3,9}\.? \d{1,2}, (?:19|20)\d\d)(?:\s*[-–—:|]\s*|\s+)(?=\p{L})/u.exec(
      title,
    )
  const rest = date && datesIn(date[0], order).length > 0 ? trimmed(title.slice(date[0].length)) : title
  const number =
    /^(?:(?:no|nos|case|docket)\.?\s?(?:no\.?|number|#)?:?\s?)?((?:[A-Z]{0,4}-?)?\d[\w:.-]{2,24}(?:(?:,|;| &| and) [A-Z]{0,3}-?\d[\w.-]{2,20})*)(?:\s*[-–—:|,]\s+|\s+)(?=\p{L})/iu.exec(
      rest,
    )
  const cited = rest.replace(CITATION_IN_FRONT, '')
  if (cited !== rest && PARTIES.test(cited)) return cited
  if (number === null || /^(?:19|20)\d\d$/.test(number[1] ?? '') || !/-|\d{4}/.test(number[1] ?? '')) return rest
  const behind = trimmed(rest.slice(number[0].length))
  return PARTIES.test(behind) ? behind : rest
}

const LABEL_ONLY =
  /^(?:(?:case|file|reference|docket) )?(?:name|number|no|title|subject|date|court|judge|status|type|category|description|author|department|keywords?|size|filed|decided|issued|released|published):?$/i

/** `J.H. v. M.H.` */
const INITIALS = /^(?:\p{Lu}\.\s?){1,4} v\.? (?:\p{Lu}\.\s?){1,4}$/u

function isTitleLike(text: string, context: PageContext): boolean {
  const bare = trimmed(text)
  if (INITIALS.test(bare)) return true
  if (!/\p{L}{2}/u.test(bare) || isGenericLabel(bare) || isOnlyCaseNumbers(bare) || LABEL_ONLY.test(bare)) return false
  return !isOnlyDate(bare, context.order)
}

/** What the record is called; the name of its file where nothing else says. */
export function titleOf(
  record: RecordPart,
  main: ContentLink,
  cells: LabelledCell[],
  lines: Line[],
  context: PageContext,
): string | null {
  const choose = [
    () => headingIn(record, context),
    () => fromCells(cells, main, context),
    () => [main, ...record.links].find(({ label, generic }) => !generic && PARTIES.test(label))?.label,
    () => (isNameOfFile(main) ? undefined : isTitleLike(main.label, context) ? labelOf(main, context) : undefined),
    () => record.links.find((link) => isTitleLike(link.label, context) && !isNameOfFile(link))?.label,
    () => emphasisedParties(record, context),
    () => fromLines(record, lines, context),
    () => (isTitleLike(main.label, context) ? main.label : undefined),
    () => main.element.attribs['aria-label'] ?? main.element.attribs['title'],
  ]
  for (const read of choose) {
    const title = withoutNumberOfParties(withoutLead(withoutTail(cleaned(read() ?? ''), context.order), context.order))
    if (isTitleLike(title, context)) return title
  }
  const label = trimmed(cleaned(main.label))
  if (label !== '' && !isGenericLabel(label)) return label
  const context_ = lines.map(({ text }) => trimmed(text)).find((text) => /\d/.test(text) && !isGenericLabel(text))
  return context_ ?? (readableName(fileNameOf(main.url) ?? '') || null)
}

function isNameOfFile({ label, url }: ContentLink): boolean {
  const name = fileNameOf(url) ?? ''
  return (
    /\.(?:pdf|docx?|xlsx?|rtf|html?)$/i.test(label) ||
    (label !== '' && label.replace(/\W/g, '') === name.replace(/\.\w+$/, '').replace(/\W/g, '') && !/\s/.test(label))
  )
}

/** What a link says: of a card that is a link altogether, the line that is as long as a title. */
function labelOf({ element, label }: ContentLink, context: PageContext): string {
  const lines = context.flow.lines(context.flow.stretchOf(element)).filter(({ text }) => isTitleLike(text, context))
  const [first, ...others] = lines
  if (first === undefined || others.length === 0) return label
  return (lines.find(({ text }) => PARTIES.test(text) || /\S\s+\S+\s+\S/.test(text)) ?? first).text
}

/** Names of parties set in bold or italics on a line that goes on. */
function emphasisedParties(
  { element, start, end }: Omit<RecordPart, 'links' | 'row'>,
  context: PageContext,
): string | undefined {
  for (const child of element.children) {
    if (child.type !== 'tag') continue
    const stretch = context.flow.stretchOf(child)
    if (stretch.end <= start || stretch.start >= end) continue
    const text = /^(?:b|strong|em|i|u)$/.test(child.name) && stretch.start >= start ? context.flow.text(stretch) : ''
    if (PARTIES.test(text) && text.length < 300) return text
    const below = emphasisedParties({ element: child, start, end }, context)
    if (below !== undefined) return below
  }
  return undefined
}

/** A heading that stands within the record is its title. */
function headingIn(record: RecordPart, context: PageContext): string | undefined {
  const headings = context.flow.lines(record).filter((line) => line.heading && isTitleLike(line.text, context))
  const heading = headings.find(({ linked }) => linked) ?? headings[0]
  if (heading === undefined) return undefined
  const link = record.links.find(({ label, generic }) => !generic && label.length > 3 && heading.text.includes(label))
  return link !== undefined && isTitleLike(link.label, context) ? link.label : heading.text
}

function fromCells(cells: LabelledCell[], main: ContentLink, context: PageContext): string | undefined {
  const usable = cells.filter(({ text }) => isTitleLike(cleaned(text), context))
  if (usable.length === 0) return undefined
  const own = usable.find(({ text }) => PARTIES.test(text) && text.length < 400)
  if (own) return PARTIES.test(main.label) && own.text.includes(main.label) ? main.label : lineOfParties(own, context)
  const headed = usable.filter(
    ({ header }) =>
      TITLE_HEADER.test(header) &&
      !(DATE_HEADER.test(header) && !/\b(?:title|name)\b/i.test(header)) &&
      !isNumberHeader(header),
  )
  const ranked =
    headed.length > 0
      ? headed
      : usable.filter(
          ({ header }) =>
            !/\b(?:judge|author|county|court|division|type|status|category|department|panel)\b/i.test(header),
        )
  const linked = ranked.find(
    ({ text }) => main.label !== '' && text.includes(main.label) && isTitleLike(main.label, context),
  )
  if (linked) return isNameOfFile(main) ? linked.text : main.label
  const best = ranked[0] ?? usable[0]
  if (headed.length > 0) return best && firstLineOf(best, context)
  const longest = [...ranked].sort((a, b) => Math.min(120, b.text.length) - Math.min(120, a.text.length))[0] ?? best
  return longest && firstLineOf(longest, context)
}

/** The line of a cell that names the parties; the whole of it where they are set on several. */
function lineOfParties(cell: LabelledCell, { flow }: PageContext): string {
  const line = flow
    .lines(flow.stretchOf(cell.element))
    .find(({ text }) => PARTIES.test(text) && /\p{L}{2}.*\bvs?\b.*\p{L}{2}|^\p{L}/u.test(text))
  return line !== undefined && !/^vs?\.?\s*$/i.test(line.text) && !/\bvs?\.?$/i.test(line.text) ? line.text : cell.text
}

function firstLineOf(cell: LabelledCell, { flow }: PageContext): string {
  const line = flow
    .lines(flow.stretchOf(cell.element))
    .find(({ text }) => /\p{L}{3}/u.test(text) && !isGenericLabel(text))
  return line?.text ?? cell.text
}

/** The first line of the record that reads like a title, without its dates, case numbers and generic labels. */
function fromLines(record: RecordPart, lines: Line[], context: PageContext): string | undefined {
  const bare = lines.map((line) => bareLine(record, line, context)).filter((text) => isTitleLike(text, context))
  return bare.find((text) => PARTIES.test(text)) ?? bare[0]
}

const TIME = /\b(?:at )?\d{1,2}(?:[:.]\d\d){1,2}\s?(?:[ap]\.?m\.?)?|\b\d{1,2}\s?[ap]\.?m\b\.?/gi
const NUMERIC_DATE =
  /(?<![\d/.-])\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d\d)(?![\d/.-])|\b(?:19|20)\d\d-\d\d-\d\d\b|\b\d{1,2}[- ](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}[- ](?:\d{4}|\d\d)\b/gi
const SPELLED_DATE =
  '\\(?(?:\\p{L}{3,9}\\.? \\d{1,2},? (?:19|20)\\d\\d|\\d{1,2}(?:st|nd|rd|th)? \\p{L}{3,9}\\.?,? (?:19|20)\\d\\d)\\)?'
const DATE_IN_FRONT = new RegExp(`^\\s*${SPELLED_DATE}\\s*[:–-]?`, 'u')
const DATE_BEHIND = new RegExp(
  `(?<![\\s,;:–-])[\\s,;:–-]+\\(?(?:(?:[Ff]iled|[Dd]ecided|[Ii]ssued|[Rr]eleased|[Dd]ated|[Pp]ublished|[Pp]osted|[Ee]ntered)(?: on)?:? )?${SPELLED_DATE}\\)?\\s*$`,
  'u',
)

/** A line without its dates, times and the labels of links that say nothing. */
function bareLine(record: RecordPart, line: Line, { flow, order }: PageContext): string {
  let text = flow.pieces
    .slice(line.start, line.end)
    .filter((piece) => piece.link === null || !isGenericLabel(piece.text))
    .map((piece) => piece.text)
    .join('')
    .replace(/\s+/g, ' ')
  for (const link of record.links) {
    if (isNameOfFile(link) || isOnlyCaseNumbers(link.label) || isOnlyDate(link.label, order)) {
      text = text.replace(link.label, ' ')
    }
  }
  text = text.replace(TIME, ' ').replace(NUMERIC_DATE, ' ').replace(DATE_IN_FRONT, ' ').replace(DATE_BEHIND, ' ')
  const [, label, value] = /^\s*(?:title|case name|subject|caption|name|parties|re)\s*:\s*()(.+)$/i.exec(text) ?? []
  return trimmed(cleaned(label === undefined ? text : (value ?? text)).replace(/\s+/g, ' '))
}

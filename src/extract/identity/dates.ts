/** When the request was received, answered and published, as the letter or page says. */
import type { Day } from '../../domain.ts'
import { completeYear, type FoundDate, findDates } from '../../normalise/dates.ts'
import { evidenceIn, type Found, type Front } from './front.ts'

interface DateInContext extends FoundDate {
  front: Front
  /** Up to 140 characters of the same sentence or line before and 60 behind. */
  before: string
  after: string
  /** What stands before the date in its own line. */
  line: string
  /** Whether the date stands alone in its line. */
  alone: boolean
}

const WEEKDAY = /(?:\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b,?\s{0,3})$/i

function datesInContext(fronts: Front[]): DateInContext[] {
  return fronts.flatMap(datesOfFront)
}

/** Each front is searched for dates once, though three days are looked for. */
const READ = new WeakMap<Front, DateInContext[]>()

function datesOfFront(front: Front): DateInContext[] {
  const known = READ.get(front)
  if (known) return known
  const dates = findDates(front.text)
    .filter((date) => date.precision === 'day' || date.precision === 'day_without_year')
    .map((date) => inContext(date, front))
  READ.set(front, dates)
  return dates
}

function inContext(date: FoundDate, front: Front): DateInContext {
  const earlier = front.text.slice(Math.max(0, date.start - 140), date.start).replace(WEEKDAY, '')
  const later = front.text.slice(date.end, date.end + 60)
  const line = earlier.slice(earlier.lastIndexOf('\n') + 1)
  const rest = later.split('\n', 1)[0] ?? ''
  const label = line.trim() === '' ? labelAbove(earlier) : null
  if (label !== null) return { ...date, front, before: `${label} `, after: '', line: '', alone: false }
  const paragraph = earlier.slice(earlier.lastIndexOf('\n\n') + 1)
  const sentence = paragraph.slice(Math.max(...['. ', '! ', '? '].map((mark) => paragraph.lastIndexOf(mark))) + 1)
  const alone = line.trim() === '' && rest.trim() === ''
  return { ...date, front, before: sentence.replace(/\s+/g, ' '), after: later.replace(/\s+/g, ' '), line, alone }
}

/** The line above a date, where it is the date's label: "Received", "Date of response:". */
function labelAbove(earlier: string): string | null {
  const above = earlier.trimEnd().split('\n').at(-1)?.trim() ?? ''
  return above.length <= 30 &&
    /\b(?:received|published|posted|responded|answered|date|response|reply|sent)\b/i.test(above)
    ? above
    : null
}

const FIELD_GAP = '[\\s:|.–-]{0,6}'
const RECEIVED_FIELD = new RegExp(
  `\\b(?:date |request |foi )?received(?: on| date)?${FIELD_GAP}$|\\b(?:date of (?:request|receipt)|request date|date requested|first working day)${FIELD_GAP}$`,
  'i',
)
/** Says by itself that the day of the reply follows. */
const RESPONDED_FIELD = new RegExp(
  `\\b(?:date of (?:response|reply|issue)|(?:response|reply) (?:sent|issued|date)|completion date|date (?:responded|answered|replied|completed|closed))(?: on)?${FIELD_GAP}$`,
  'i',
)
/** Says so only where no question or answer stands: "Response:" may also open an answer that is a date. */
const BARE_RESPONDED_FIELD = new RegExp(
  `\\b(?:date (?:sent|issued|date)|responded|answered|replied|completed|closed|response)(?: on)?${FIELD_GAP}$`,
  'i',
)
const PUBLISHED_FIELD = new RegExp(
  `\\b(?:date )?(?:published|posted|publication date|uploaded)(?: on)?${FIELD_GAP}$`,
  'i',
)
const DATE_FIELD = new RegExp(`(?:^|[\\s|])(?:date|sent)${FIELD_GAP}$`, 'i')
const RECEIVED_SENTENCE =
  /\b(?:received|reached|logged|arrived|passed to|submitted|made|dated|sent (?:to us|in|by you)|you (?:sent|wrote|asked|made))\b/i
const REQUEST_OF =
  /\b(?:request|e-?mail|letter|enquiry|questions?|correspondence|message|application)(?: [\w’'-]{1,20}){0,8} (?:of|dated|on|from)\s{0,2}$|\b(?:request|e-?mail|letter|enquiry|questions?) of\s{0,2}$/i
const NOT_THE_REQUEST =
  /\b(?:review|reply that was sent|response (?:that was )?sent|acknowledge[ds]?|clarif|complaint|extension|between|from \d|period|since|published)\b/i

/** The day in a cell whose column says which day it is; null where there is none. */
export function readDayIn(cell: Front | undefined): Found<Day> | null {
  const [date] = cell ? findDates(cell.text) : []
  if (!cell || date?.precision !== 'day') return null
  return { value: date.date, evidence: evidenceIn(cell, date.start, date.end) }
}

/** The day on which the request was received, or sent where only that is said. */
export function readReceivedOn(fronts: Front[], respondedOn: Day | null): Found<Day> | null {
  const dates = datesInContext(fronts)
  const field = dates.find(({ before, line }) =>
    [before, line].some((label) => RECEIVED_FIELD.test(label) && label.length < 60),
  )
  const sentence = dates
    .filter((date) => !/^[^.]{0,40}\b(?:review|complain)/i.test(date.after))
    .filter((date) => !date.alone && !DATE_FIELD.test(date.before) && !NOT_THE_REQUEST.test(date.before))
  const received = sentence.find(
    (date) =>
      /\b(?:received|reached|logged|arrived)\b/i.test(date.before) ||
      /^,? (?:the trust|we|this office) received/i.test(date.after),
  )
  const sent = sentence.find(
    (date) =>
      REQUEST_OF.test(date.before) ||
      (RECEIVED_SENTENCE.test(date.before) && /\b(?:your?|request)\b/i.test(date.before)),
  )
  return asFound(field ?? received ?? sent, respondedOn)
}

/**
 * The day of the letter or reply.
 * @param fronts the whole response
 * @param outer what stands outside its questions and answers: only there is a date by itself the letter's own
 */
export function readRespondedOn(fronts: Front[], outer: Front[]): Found<Day> | null {
  const days = (among: Front[]) => datesInContext(among).filter((date) => date.precision === 'day')
  const isField = (date: DateInContext, field: RegExp) =>
    [date.before, date.line].some((label) => field.test(label) && label.length < 80) &&
    !/\breceived\b/i.test(date.before.slice(-30))
  const own = days(outer)
  const field =
    days(fronts).find((date) => isField(date, RESPONDED_FIELD)) ??
    own.find((date) => isField(date, BARE_RESPONDED_FIELD))
  const labelled = own.find((date) => DATE_FIELD.test(date.before) && !RECEIVED_FIELD.test(date.before))
  return asFound(field ?? labelled ?? own.find((date) => date.alone), null)
}

/** The day on which a page says that it was published. */
export function readPublishedOn(fronts: Front[]): Found<Day> | null {
  return asFound(
    datesInContext(fronts).find((date) => PUBLISHED_FIELD.test(date.before) && date.precision === 'day'),
    null,
  )
}

function asFound(date: DateInContext | undefined, notAfter: Day | null): Found<Day> | null {
  if (!date) return null
  const value = date.precision === 'day' ? date.date : notAfter === null ? null : completeYear(date.date, notAfter)
  return value === null ? null : { value, evidence: evidenceIn(date.front, date.start, date.end) }
}

/** Contracts over time, drawn in characters: a bar each over months or longer, today marked. */
import type { Day, PartialDate } from '../../domain.ts'
import { type Output, oneLine, textWidth } from '../output/output.ts'
import { cut } from '../output/wrap.ts'

export interface Term {
  label: string
  /** Null where it is not known; the bar then begins at the edge, drawn thinner. */
  start: PartialDate | null
  end: PartialDate
}

/** So many months at most lie before today (or before the last end, where all have ended) and behind it; the rest lies at the edge. */
const MONTHS_BEFORE = 24
const MONTHS_AHEAD = 72
const WIDEST_LABEL = 36
const PIPED_WIDTH = 100
/** Ends within this are worth a warning. */
const SOON_MONTHS = 6

const DRAWN = { known: '█', unknown: '░', today: '│', before: '‹', behind: '›' }
const PLAIN = { known: '=', unknown: '-', today: '|', before: '<', behind: '>' }

/** Months since the year 0. A year means its first month as a start, its last as an end. */
function monthOf(date: PartialDate, missing: 'first' | 'last'): number {
  const [year = 0, month = missing === 'first' ? 1 : 12] = date.split('-').map(Number)
  return year * 12 + month - 1
}

/**
 * The terms in the order given, one line each, under a line of years; empty where there are none.
 * Piped it is drawn with signs that every program shows, a hundred columns wide.
 */
export function timelineLayout(terms: readonly Term[], today: Day, { width: columns, colours }: Output): string {
  if (terms.length === 0) return ''
  const width = columns ?? PIPED_WIDTH
  const signs = columns === null ? PLAIN : DRAWN
  const now = monthOf(today, 'first')
  const known = terms.map(({ label, start, end }) => ({
    label: cut(oneLine(label), WIDEST_LABEL),
    start: start === null ? null : monthOf(start, 'first'),
    end: monthOf(end, 'last'),
  }))
  const earliest = Math.min(now, ...known.map(({ start, end }) => Math.min(start ?? end, end)))
  const last = Math.max(...known.map(({ end }) => end))
  const from = Math.max(Math.min(now, last) - MONTHS_BEFORE, earliest - 1)
  const to = Math.min(now + MONTHS_AHEAD, Math.max(now + 1, last))
  const labelWidth = Math.min(Math.max(...known.map(({ label }) => textWidth(label))), Math.floor(width / 3))
  // At most two columns a month, so that a short span does not look like a long one.
  const room = Math.max(12, Math.min(width - labelWidth - 2, (to - from + 1) * 2))
  const columnOf = (month: number): number => Math.floor(((month - from) * room) / (to - from + 1))
  const todayAt = columnOf(now)

  const line = ({ label, start, end }: (typeof known)[number]): string => {
    const first = start === null || start < from ? 0 : columnOf(Math.min(start, to))
    const last = Math.min(room, Math.max(first + 1, columnOf(end + 1)))
    const bar = Array.from({ length: room }, (_, column) => {
      if (column < first || column >= last) return column === todayAt ? signs.today : ' '
      if (column === todayAt) return signs.today
      if (column === 0 && start !== null && start < from) return signs.before
      if (column === room - 1 && end > to) return signs.behind
      return start === null ? signs.unknown : signs.known
    })
    if (end < from) bar[0] = signs.before
    const colour = end < now ? colours.dim : end - now <= SOON_MONTHS ? colours.yellow : colours.green
    const padded = cut(label, labelWidth).padEnd(labelWidth)
    return `${padded}  ${colour(bar.join('').trimEnd())}`
  }
  return [
    `${' '.repeat(labelWidth)}  ${colours.dim(yearLine(from, to, room, columnOf))}`,
    ...known.map(line),
    `${' '.repeat(labelWidth + 2 + todayAt)}${signs.today}`,
    `${' '.repeat(labelWidth + 2)}${todayLabel(todayAt, room)}`,
  ].join('\n')
}

/** Each year where it begins, as far as there is room between two. */
function yearLine(from: number, to: number, room: number, columnOf: (month: number) => number): string {
  let text = ''
  for (let year = Math.ceil(from / 12); year * 12 <= to; year += 1) {
    const column = columnOf(year * 12)
    if (column + 4 <= room && (text === '' || column > text.length)) text = text.padEnd(column) + year
  }
  return text
}

/** `today` under its mark, moved to the left where the line would end before it. */
function todayLabel(column: number, room: number): string {
  return `${' '.repeat(Math.max(0, Math.min(column, room - 'today'.length)))}today`
}

/**
 * The lines that belong to a record besides the element around its link: many listings set a title, a date and a link
 * under each other without a wrapper.
 */
import type { Element } from '../platforms/reading/elements.ts'
import type { ContentLink } from './content-links.ts'
import type { Flow, Line, Stretch } from './flow.ts'

export interface RecordPart extends Stretch {
  /** The element that is the record, or that holds its link where the record is only some lines. */
  element: Element
  links: ContentLink[]
  /** The row of a data table that the record stands in. */
  row: Element | null
}

/** Elements that are whole records by themselves. */
const WHOLE = new Set(['tr', 'li', 'article'])

/**
 * Gives each record that is not a whole by itself the lines beside it: those that follow its link up to the next record,
 * or, where every record opens with lines before its link, those.
 * @param records in the page's order
 */
export function withTheirLines(records: RecordPart[], flow: Flow): RecordPart[] {
  const groups = new Map<Element, Neighbour[]>()
  records.forEach((record, index) => {
    const container = WHOLE.has(record.element.name) && !isNameless(record, flow) ? null : record.element.parent
    if (container?.type !== 'tag') return
    const whole = flow.stretchOf(container)
    const floor = Math.max(whole.start, records[index - 1]?.end ?? 0)
    const ceiling = Math.min(structureBehind(container, record, flow), records[index + 1]?.start ?? whole.end)
    const member = { record, ...filledLines(record, flow, floor, ceiling), floor, ceiling }
    groups.set(container, [...(groups.get(container) ?? []), member])
  })
  const grown = new Map<RecordPart, Stretch>()
  for (const members of groups.values()) grow(members, flow, grown)
  return records.map((record) => ({ ...record, ...grown.get(record) }))
}

/** Where the next list or table of the container begins: its lines are its own. */
function structureBehind(container: Element, { element, end }: RecordPart, flow: Flow): number {
  let behind = false
  for (const child of container.children) {
    if (child === element) behind = true
    else if (behind && child.type === 'tag' && /^(?:table|ul|ol|dl)$/.test(child.name))
      return flow.stretchOf(child).start
  }
  return Math.max(end, flow.stretchOf(container).end)
}

/** A row of a date and a number: its name stands in the next one. */
function isNameless({ element }: RecordPart, flow: Flow): boolean {
  if (element.name !== 'tr') return false
  const words = flow
    .text(flow.stretchOf(element))
    .replace(/\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*/gi, ' ')
  return !/\p{L}{3}/u.test(words)
}

/** A record with the room around it: from the end of the record before to the start of the next. */
interface Neighbour extends Stretch {
  record: RecordPart
  floor: number
  ceiling: number
}

/** What stands on the line of a link belongs to it; between two links of one line, to the former. */
function filledLines({ start, end }: Stretch, flow: Flow, floor: number, ceiling: number): Stretch {
  let [from, to] = [start, end]
  while (from > floor && flow.pieces[from - 1]?.kind === 'text') from--
  while (to < ceiling && flow.pieces[to]?.kind === 'text') to++
  const goesOn =
    from === floor && flow.pieces.slice(from - 1, from).some(({ kind, text }) => kind === 'text' && text.trim() !== '')
  return { start: goesOn ? start : from, end: to }
}

function grow(members: Neighbour[], flow: Flow, grown: Map<RecordPart, Stretch>): void {
  // What stands on a neighbour's own line is that neighbour's.
  const before = members.map(({ floor, start }, index) =>
    freeLines(flow, Math.max(floor, members[index - 1]?.end ?? floor), start),
  )
  const behind = members.map(({ end, ceiling }, index) =>
    freeLines(flow, end, Math.min(ceiling, members[index + 1]?.start ?? ceiling)),
  )
  const inner = behind.slice(0, -1)
  const usual = (count: (lines: Line[]) => number) => Math.max(0, ...inner.map(count))
  // Before the first and behind the last record stands the rest of the page: they get no more lines than the others.
  if (members.length > 1) {
    before[0] = (before[0] ?? []).slice(
      -Math.max(
        1,
        usual((lines) => lines.length),
      ),
    )
    behind[behind.length - 1] = (behind.at(-1) ?? []).slice(
      0,
      usual((lines) => lines.filter(isText).length),
    )
  }
  // A heading before most records is each one's own title; before a few, it names a group.
  const headed = before.filter((lines) => lines.some(({ heading }) => heading)).length
  const ownHeadings = headed > 2 && headed >= members.length * 0.6
  const opened = before.filter((lines) => lines.some(isText)).length
  const textOpens =
    !ownHeadings && members.length > 1 && opened === members.length && (behind.at(-1) ?? []).length === 0
  members.forEach(({ record, start, end }, index) => {
    const above = before[index] ?? []
    const below = behind[index] ?? []
    const heading = ownHeadings ? above.findLast((line) => line.heading) : undefined
    const opening = heading ?? (textOpens ? above.find(isText) : undefined)
    const untilHeading = below.findIndex((line) => line.heading)
    const following = textOpens ? [] : untilHeading < 0 ? below : below.slice(0, untilHeading)
    grown.set(record, { start: opening?.start ?? start, end: following.at(-1)?.end ?? end })
  })
}

const isText = ({ heading }: Line) => !heading

function freeLines(flow: Flow, start: number, end: number): Line[] {
  return end > start ? flow.lines({ start, end }).filter(({ linked }) => !linked) : []
}

import { formatNumber, type NumberStyle, STYLE_OF_FIRST_ITEM } from '../../numbering.ts'
import { attribute, child, children, nameOf, numberOf } from '../docx/xml.ts'
import { childElements, type MarkupElement } from '../markup-tree.ts'
import type { OpenDocument } from './package.ts'

interface LevelStyle {
  /** null for a bullet, and for levels that print no number. */
  format: NumberStyle | null
  bullet: string
  prefix: string
  suffix: string
  /** How many levels the label shows: 2 for "1.2". */
  shown: number
  start: number
}

export interface OpenDocumentLabel {
  label: string
  ordinal: string | null
}

const BULLET: LevelStyle = { format: null, bullet: '•', prefix: '', suffix: '', shown: 1, start: 1 }
const MOST_LEVELS = 10

/**
 * Counts the items of a document's lists. A list goes on with the numbers of the last one of its style where it says
 * so, as when an answer interrupts the questions.
 */
export function createListLabels(document: OpenDocument) {
  const styles = readListStyles(document)
  const counters = new Map<string, number[]>()

  return {
    /** Begins a list on its outermost level. */
    begin(style: string, goesOn: boolean): void {
      if (!goesOn) counters.delete(style)
    },
    /** The label of the next item; null where the level prints none. */
    next(style: string, level: number, startsAt: number | null): OpenDocumentLabel | null {
      const depth = Math.min(level, MOST_LEVELS - 1)
      const levels = styles.get(style)
      const own = levels?.[depth] ?? BULLET
      const counts = (counters.get(style) ?? []).slice(0, depth + 1)
      for (let at = counts.length; at < depth; at++) counts[at] = levels?.[at]?.start ?? 1
      counts[depth] = startsAt ?? (counts[depth] === undefined ? own.start : counts[depth] + 1)
      counters.set(style, counts)
      if (own.format === null) return own.bullet === '' ? null : { label: own.bullet, ordinal: null }
      const from = Math.max(0, depth + 1 - own.shown)
      const numbers = counts
        .slice(from)
        .map((count, at) => formatNumber(count, levels?.[from + at]?.format ?? 'decimal'))
      const ordinal = numbers.join('.')
      return { label: `${own.prefix}${ordinal}${own.suffix}`.trim(), ordinal }
    },
  }
}

function readListStyles({ content, styles }: OpenDocument): Map<string, LevelStyle[]> {
  const byName = new Map<string, LevelStyle[]>()
  const lists = [child(styles, 'styles'), child(styles, 'automatic-styles'), child(content, 'automatic-styles')]
  for (const style of lists.flatMap((list) => children(list, 'list-style'))) {
    const levels: LevelStyle[] = []
    for (const level of childElements(style)) {
      const depth = numberOf(attribute(level, 'level'))
      if (depth !== null && depth >= 1 && depth <= MOST_LEVELS) levels[depth - 1] = readLevel(level)
    }
    byName.set(attribute(style, 'name') ?? '', levels)
  }
  return byName
}

function readLevel(level: MarkupElement): LevelStyle {
  if (nameOf(level) !== 'list-level-style-number') return BULLET
  const format = STYLE_OF_FIRST_ITEM.get(attribute(level, 'num-format') ?? '') ?? null
  return {
    format,
    bullet: '',
    prefix: attribute(level, 'num-prefix') ?? '',
    suffix: attribute(level, 'num-suffix') ?? '',
    shown: numberOf(attribute(level, 'display-levels')) ?? 1,
    start: numberOf(attribute(level, 'start-value')) ?? 1,
  }
}

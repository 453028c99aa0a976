import { formatNumber, type NumberStyle } from '../../numbering.ts'
import { readPrintedLabel } from '../../printed-label.ts'
import type { MarkupElement } from '../markup-tree.ts'
import { type Indent, readIndent, type Styles } from './styles.ts'
import { attribute, child, children, numberOf, valueIn } from './xml.ts'

/** A list label as Word prints it. */
export interface WordLabel {
  label: string
  ordinal: string | null
  indent: Indent
}

export interface Numbering {
  /** Counts one more paragraph of a list and gives its label; null where the list prints none. */
  next(id: string, level: number): WordLabel | null
}

interface Level {
  start: number
  format: string
  /** Such as `%1.%2)`. */
  text: string
  indent: Indent
  /** Whether its count goes on under the next item of the level above. */
  keepsCounting: boolean
  /** Whether numbers of the levels above are printed in digits. */
  legal: boolean
}

interface List {
  /** Lists that share this count together. */
  counts: (number | null)[]
  levels: Map<number, Level>
  startOverrides: Map<number, number>
}

const STYLES = new Map<string, NumberStyle>(
  Object.entries({
    decimal: 'decimal',
    lowerLetter: 'lower-alpha',
    upperLetter: 'upper-alpha',
    lowerRoman: 'lower-roman',
    upperRoman: 'upper-roman',
  }),
)

/**
 * Counts Word's automatic numbers (ECMA-376, 17.9). Lists of one abstract definition count on together, also across
 * paragraphs between them, until one states its own start.
 */
export function readNumberingPart(part: MarkupElement | null, styles: Styles): Numbering {
  const definitions = new Map(
    children(part, 'abstractNum').map((element) => [attribute(element, 'abstractNumId'), element]),
  )
  const instances = new Map(children(part, 'num').map((element) => [attribute(element, 'numId') ?? '', element]))
  const counts = new Map<MarkupElement, (number | null)[]>()
  const lists = new Map<string, List | null>()

  /** The definition of a list, followed through a numbering style where it only names one. */
  function definitionOf(id: string, hops = 0): MarkupElement | null {
    const definition = definitions.get(valueIn(instances.get(id), 'abstractNumId') ?? '') ?? null
    const link = valueIn(definition, 'numStyleLink')
    const linked = link === null ? null : styles.numberingOf(link)
    return linked === null || linked === id || hops > 5 ? definition : definitionOf(linked, hops + 1)
  }

  function openList(id: string): List | null {
    const definition = definitionOf(id)
    if (definition === null) return null
    const levels = new Map(children(definition, 'lvl').map(readLevel))
    const startOverrides = new Map<number, number>()
    for (const override of children(instances.get(id), 'lvlOverride')) {
      const level = numberOf(attribute(override, 'ilvl')) ?? 0
      const own = child(override, 'lvl')
      if (own) levels.set(...readLevel(own))
      const start = numberOf(valueIn(override, 'startOverride'))
      if (start !== null) startOverrides.set(level, start)
    }
    const shared = counts.get(definition) ?? []
    counts.set(definition, shared)
    return { counts: shared, levels, startOverrides }
  }

  return {
    next(id, level) {
      const list = lists.get(id) ?? openList(id)
      lists.set(id, list)
      const own = list?.levels.get(level)
      if (!list || !own) return null
      count(list, level, own)
      return labelOf(list, level, own)
    },
  }
}

function readLevel(element: MarkupElement): [number, Level] {
  const level: Level = {
    start: numberOf(valueIn(element, 'start')) ?? 0,
    format: valueIn(element, 'numFmt') ?? 'decimal',
    text: valueIn(element, 'lvlText') ?? '',
    indent: readIndent(child(element, 'pPr')),
    keepsCounting: valueIn(element, 'lvlRestart') === '0',
    legal: child(element, 'isLgl') !== null,
  }
  return [numberOf(attribute(element, 'ilvl')) ?? 0, level]
}

function count(list: List, level: number, own: Level): void {
  const { counts, startOverrides, levels } = list
  const override = startOverrides.get(level)
  if (override !== undefined) {
    counts[level] = override
    startOverrides.delete(level)
  } else counts[level] = (counts[level] ?? own.start - 1) + 1
  for (const [other, { start, keepsCounting }] of levels) {
    // A level that was skipped stands at its start; those below begin again.
    if (other < level) counts[other] ??= start
    else if (other > level && !keepsCounting) counts[other] = null
  }
}

function labelOf({ counts, levels }: List, level: number, own: Level): WordLabel | null {
  const { indent } = own
  if (own.text.trim() === '' || own.format === 'none') return null
  if (own.format === 'bullet') return { label: bullet(own.text), ordinal: null, indent }
  const label = own.text
    .replace(/%(\d)/g, (_, printed: string) => {
      const other = Number(printed) - 1
      const format = own.legal && other < level ? 'decimal' : (levels.get(other)?.format ?? 'decimal')
      return numberAs(counts[other] ?? 1, format)
    })
    .trim()
  const printed = readPrintedLabel(`${label} x`)
  return { label, ordinal: printed?.ordinal ?? (label.replace(/[^\p{L}\p{N}.]/gu, '') || null), indent }
}

function numberAs(value: number, format: string): string {
  if (format === 'decimalZero') return String(value).padStart(2, '0')
  return formatNumber(value, STYLES.get(format) ?? 'decimal')
}

/** Symbol fonts hold their bullets in the private use area. */
function bullet(text: string): string {
  return /[\ue000-\uf8ff]/.test(text) ? '•' : text
}

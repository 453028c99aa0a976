import type { NormaliserWarning } from '../../../domain.ts'
import { carriedWarnings } from '../../carried-parts.ts'
import { childElements, type MarkupElement } from '../markup-tree.ts'
import type { WordPackage } from './package.ts'
import { attribute, child, children, nameOf, toggle, valueIn } from './xml.ts'

interface HiddenCounts {
  changes: number
  hidden: number
  white: number
}

/** Where white letters may stand on a dark ground that another part of the file colours. */
const COLOURED_GROUND = new Set(['tbl', 'txbxContent', 'AlternateContent', 'drawing', 'pict'])

/**
 * Finds what a Word document holds without showing it, by kind and number, and takes white letters on a white page out
 * of it (hidden letters, struck-out ones and comments are not read anyway). Nothing of what they say is kept.
 */
export function takeOutHiddenParts(word: WordPackage): NormaliserWarning[] {
  const counts: HiddenCounts = { changes: 0, hidden: 0, white: 0 }
  visit(word.document, counts, false)
  const comments = children(word.related('comments'), 'comment').length
  const embedded = word.partNames().filter((name) => /^word\/embeddings\/[^/]+$/i.test(name)).length
  return carriedWarnings({
    comments,
    tracked_changes: counts.changes,
    hidden_text: counts.hidden,
    invisible_text: counts.white,
    embedded_file: embedded,
  })
}

function visit(element: MarkupElement, counts: HiddenCounts, coloured: boolean): void {
  const name = nameOf(element)
  if (/^(?:ins|del|moveFrom|moveTo)$/.test(name)) counts.changes++
  const ground = coloured || COLOURED_GROUND.has(name) || isShaded(child(element, 'pPr'))
  for (const inner of childElements(element)) {
    if (nameOf(inner) !== 'r') {
      visit(inner, counts, ground)
      continue
    }
    const properties = child(inner, 'rPr')
    const hasText = children(inner, 't').length > 0
    if (hasText && toggle(properties, 'vanish') === true) counts.hidden++
    else if (hasText && !ground && isWhite(properties)) {
      counts.white++
      inner.children = []
    } else visit(inner, counts, ground)
  }
}

function isWhite(properties: MarkupElement | null): boolean {
  const white = /^f{6}$/i.test(valueIn(properties, 'color') ?? '')
  return white && !isShaded(properties) && child(properties, 'highlight') === null
}

function isShaded(properties: MarkupElement | null): boolean {
  const fill = attribute(child(properties, 'shd'), 'fill')
  return fill !== null && !/^(?:auto|f{6})$/i.test(fill)
}

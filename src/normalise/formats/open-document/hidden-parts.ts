import type { NormaliserWarning } from '../../../domain.ts'
import { carriedWarnings } from '../../carried-parts.ts'
import { authorWarnings } from '../../metadata-authors.ts'
import { attribute, child, children, nameOf } from '../docx/xml.ts'
import { childElements, type MarkupElement } from '../markup-tree.ts'
import type { OpenDocument } from './package.ts'

interface HiddenCounts {
  comments: number
  changes: number
  hidden: number
}

/** Elements whose text shows only under a condition (ISO/IEC 26300-3, 7.7.4 and 7.7.5). */
const CONDITIONAL = new Set(['hidden-text', 'hidden-paragraph'])

/**
 * Finds what an OpenDocument file holds without showing it, by kind and number, and takes hidden text out of it
 * (comments and what was struck out are not read anyway). Nothing of what they say is kept.
 */
export function takeOutHiddenParts(document: OpenDocument): NormaliserWarning[] {
  const counts: HiddenCounts = { comments: 0, changes: 0, hidden: 0 }
  visit(document.body, hiddenStyles(document), counts)
  const { comments, changes, hidden } = counts
  return [
    ...carriedWarnings({
      comments,
      tracked_changes: changes,
      hidden_text: hidden,
      embedded_file: document.embeddedFiles,
    }),
    ...authorWarnings(document.authors),
  ]
}

function visit(element: MarkupElement, hiddenStyles: Set<string>, counts: HiddenCounts): void {
  const name = nameOf(element)
  if (name === 'annotation') counts.comments++
  else if (name === 'changed-region') counts.changes++
  if (isHidden(element, name, hiddenStyles)) {
    counts.hidden++
    element.children = []
  }
  for (const inner of childElements(element)) visit(inner, hiddenStyles, counts)
}

function isHidden(element: MarkupElement, name: string, hiddenStyles: Set<string>): boolean {
  if (element.children.length === 0) return false
  if (CONDITIONAL.has(name)) return attribute(element, 'is-hidden') !== 'false'
  // A section may show under a condition only; whether it holds, its own display says.
  if (name === 'section') return attribute(element, 'display') === 'none'
  return (name === 'span' || name === 'p' || name === 'h') && hiddenStyles.has(attribute(element, 'style-name') ?? '')
}

function hiddenStyles({ content, styles }: OpenDocument): Set<string> {
  const lists = [child(styles, 'styles'), child(content, 'automatic-styles')]
  const hidden = lists
    .flatMap((list) => children(list, 'style'))
    .filter((style) => attribute(child(style, 'text-properties'), 'display') === 'none')
  return new Set(hidden.map((style) => attribute(style, 'name') ?? ''))
}

import { plainRun, type TextRun, type TextStyle } from '../../document-draft.ts'
import { attribute, nameOf, numberOf } from '../docx/xml.ts'
import { isElement, type MarkupElement } from '../markup-tree.ts'
import type { Looks } from './looks.ts'

/** The text of a paragraph, and what is anchored in it but stands elsewhere. */
export interface ParagraphRuns {
  runs: TextRun[]
  boxes: MarkupElement[]
  notes: MarkupElement[]
}

/** Reads a paragraph or heading: its spans with their looks, tabs and line breaks. */
export function readParagraphRuns(paragraph: MarkupElement, looks: Looks): ParagraphRuns {
  const found: ParagraphRuns = { runs: [], boxes: [], notes: [] }
  visit(paragraph, looks(attribute(paragraph, 'style-name')))
  return found

  function visit(element: MarkupElement, look: TextStyle): void {
    for (const node of element.children) {
      // White space in the file folds; spaces that count are elements (ISO/IEC 26300-3, 6.1.2).
      if (node.type === 'text') found.runs.push({ ...look, text: node.data.replace(/\s+/g, ' '), page: null })
      else if (isElement(node)) visitElement(node, look)
    }
  }

  function visitElement(element: MarkupElement, look: TextStyle): void {
    const name = nameOf(element)
    if (name === 's') found.runs.push(plainRun(' '.repeat(Math.min(80, numberOf(attribute(element, 'c')) ?? 1))))
    else if (name === 'tab') found.runs.push(plainRun('\t'))
    else if (name === 'line-break') found.runs.push(plainRun('\n'))
    else if (name === 'span') visit(element, looks(attribute(element, 'style-name'), look))
    else if (name === 'note') found.notes.push(element)
    else if (name === 'text-box') found.boxes.push(element)
    else if (!/^(?:annotation|annotation-end|ruby-text|title|desc|binary-data)$/.test(name)) visit(element, look)
  }
}

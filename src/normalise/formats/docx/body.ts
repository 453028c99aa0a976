import type { Furniture } from '../../../domain.ts'
import { couldBeHeading, withoutBold } from '../../bold-headings.ts'
import { type BlockDraft, plainRun, textOf } from '../../document-draft.ts'
import { createListDepth } from '../../list-depth.ts'
import { separatePrintedLists } from '../../printed-lists.ts'
import type { MarkupElement } from '../markup-tree.ts'
import type { Numbering, WordLabel } from './numbering.ts'
import {
  type Indent,
  overlay,
  type ParagraphStyle,
  readIndent,
  readLook,
  readNumbering,
  type Styles,
} from './styles.ts'
import { readTable } from './table.ts'
import { blockElements, readParagraphText, type WordBody } from './text.ts'
import { child, nameOf, toggle, valueIn } from './xml.ts'

/** Labels nearer than this (twentieths of a point) stand at the same indentation. */
const SAME_INDENT = 90

/** Reads the paragraphs and tables of a part: the body, a header, a cell, a text box. */
export function readBody(
  container: MarkupElement,
  styles: Styles,
  numbering: Numbering,
  furniture: Furniture | null = null,
): WordBody {
  const depths = createListDepth(SAME_INDENT)
  const body: WordBody = { blocks: [], boxes: [] }

  for (const element of blockElements(container)) {
    if (nameOf(element) === 'tbl') {
      const table = readTable(element, (cell) => readBody(cell, styles, numbering, furniture))
      body.blocks.push(...table.blocks.map((block) => ({ ...block, furniture })))
      body.boxes.push(...table.boxes)
      depths.heading()
    } else readParagraph(element)
  }
  return body

  function readParagraph(paragraph: MarkupElement): void {
    const properties = child(paragraph, 'pPr')
    // A paragraph mark that was deleted by a tracked change, or hidden, prints nothing of its own.
    const style = styles.paragraph(valueIn(properties, 'pStyle'))
    const { runs, boxes } = readParagraphText(paragraph, style.look, styles)
    body.boxes.push(...boxes)
    const list = readNumbering(properties, style.numbering)
    const isEmpty = textOf(runs).trim() === ''
    // Word counts an empty numbered paragraph too, since it prints its number.
    const label = list === null || isHiddenMark(properties, style) ? null : numbering.next(list.id, list.level)
    if (isEmpty) return
    const indent = joinIndents(readIndent(properties), label?.indent ?? null, style.indent)
    if (label === null) addParagraph(runs, style, indent)
    else addItem(runs, style, indent, label)
  }

  function addItem(runs: BlockRuns, style: ParagraphStyle, indent: number, label: WordLabel): void {
    if (style.headingLevel !== null && couldBeHeading(textOf(runs))) {
      depths.heading()
      const content = [plainRun(`${label.label} `), ...withoutBold(runs)]
      body.blocks.push({ kind: 'heading', furniture, level: Math.min(6, style.headingLevel), content })
      return
    }
    const { label: printed, ordinal } = label
    const depth = depths.itemAt(indent)
    body.blocks.push({ kind: 'list_item', furniture, label: printed, ordinal, depth, content: runs })
  }

  function addParagraph(runs: BlockRuns, style: ParagraphStyle, indent: number): void {
    if (style.headingLevel !== null && couldBeHeading(textOf(runs))) {
      depths.heading()
      body.blocks.push({
        kind: 'heading',
        furniture,
        level: Math.min(6, style.headingLevel),
        content: withoutBold(runs),
      })
      return
    }
    for (const block of separatePrintedLists([{ kind: 'paragraph', furniture, content: runs }])) {
      if (block.kind === 'list_item') body.blocks.push({ ...block, depth: depths.itemAt(indent) })
      else {
        depths.textAt(indent)
        body.blocks.push(block)
      }
    }
  }
}

type BlockRuns = Extract<BlockDraft, { kind: 'paragraph' }>['content']

function isHiddenMark(properties: MarkupElement | null, style: ParagraphStyle): boolean {
  return (
    overlay(style.look, readLook(child(properties, 'rPr'))).hidden === true &&
    toggle(child(properties, 'rPr'), 'vanish') === true
  )
}

/** Where the first letter, or the label, stands: the paragraph's own indent, else the list's, else the style's. */
function joinIndents(own: Indent, list: Indent | null, style: Indent): number {
  const left = own.left ?? list?.left ?? style.left ?? 0
  const hanging = own.hanging ?? list?.hanging ?? style.hanging ?? 0
  return left - hanging
}

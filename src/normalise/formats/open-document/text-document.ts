import type { Furniture } from '../../../domain.ts'
import { demoteAddresses, promoteBoldParagraphs, withoutBold } from '../../bold-headings.ts'
import { type BlockDraft, type CellDraft, type DocumentDraft, flattenBlocks, textOf } from '../../document-draft.ts'
import { separatePrintedLists } from '../../printed-lists.ts'
import { attribute, child, children, nameOf, numberOf } from '../docx/xml.ts'
import { childElements, type MarkupElement } from '../markup-tree.ts'
import type { Reader } from '../reader.ts'
import { takeOutHiddenParts } from './hidden-parts.ts'
import { createListLabels, type OpenDocumentLabel } from './list-labels.ts'
import { readLooks } from './looks.ts'
import { type OpenDocument, withOpenDocument } from './package.ts'
import { readParagraphRuns } from './paragraph-runs.ts'

/** Reads an OpenDocument text (ODT), as LibreOffice and Google Docs write it. */
export const readOpenDocumentText: Reader = (source) => withOpenDocument(source, 'text', readText)

/** Where in a list a paragraph stands; the label belongs to the item's first paragraph. */
interface ListPlace {
  style: string
  level: number
  label: OpenDocumentLabel | null
}

function readText(document: OpenDocument): DocumentDraft {
  const looks = readLooks(document)
  const labels = createListLabels(document)
  const notes: MarkupElement[] = []
  const warnings = takeOutHiddenParts(document)

  function readBlocks(container: MarkupElement, furniture: Furniture | null, list: ListPlace | null): BlockDraft[] {
    return childElements(container).flatMap((element) => readElement(element, furniture, list))
  }

  function readElement(element: MarkupElement, furniture: Furniture | null, list: ListPlace | null): BlockDraft[] {
    const name = nameOf(element)
    if (name === 'h' || name === 'p') return readParagraph(element, furniture, list)
    if (name === 'list') return readList(element, furniture, list)
    if (name === 'table') return [readTable(element, furniture)]
    // What a tracked change took out is kept in the file, but is no text.
    return name === 'tracked-changes' ? [] : readBlocks(element, furniture, list)
  }

  function readParagraph(element: MarkupElement, furniture: Furniture | null, list: ListPlace | null): BlockDraft[] {
    const found = readParagraphRuns(element, looks)
    notes.push(...found.notes)
    const boxes = found.boxes.flatMap((box) => readBlocks(box, furniture ?? 'text_box', null))
    const content = found.runs
    if (textOf(content).trim() === '') return boxes
    if (nameOf(element) === 'h') {
      const level = Math.max(1, Math.min(6, numberOf(attribute(element, 'outline-level')) ?? 1))
      return [{ kind: 'heading', furniture, level, content: withoutBold(content) }, ...boxes]
    }
    const label = list?.label ?? null
    if (list === null || label === null) return [{ kind: 'paragraph', furniture, content }, ...boxes]
    list.label = null
    return [{ kind: 'list_item', furniture, ...label, depth: list.level, content }, ...boxes]
  }

  function readList(element: MarkupElement, furniture: Furniture | null, around: ListPlace | null): BlockDraft[] {
    const style = attribute(element, 'style-name') ?? around?.style ?? ''
    const level = around === null ? 0 : around.level + 1
    const goesOn = attribute(element, 'continue-numbering') === 'true' || attribute(element, 'continue-list') !== null
    if (around === null) labels.begin(style, goesOn)
    return childElements(element).flatMap((item) => {
      const inside: ListPlace = { style, level, label: null }
      // An item without a paragraph of its own only holds a deeper list, and counts nothing.
      const counts = nameOf(item) === 'list-item' && childElements(item).some((part) => /^[ph]$/.test(nameOf(part)))
      if (counts) inside.label = labels.next(style, level, numberOf(attribute(item, 'start-value')))
      return readBlocks(item, furniture, inside)
    })
  }

  function readTable(element: MarkupElement, furniture: Furniture | null): BlockDraft {
    const rows = rowsOf(element, false).map(({ row, header }) =>
      children(row, 'table-cell').map(
        (cell): CellDraft => ({
          content: flattenBlocks(separatePrintedLists(readBlocks(cell, furniture, null))),
          rowSpan: numberOf(attribute(cell, 'number-rows-spanned')) ?? 1,
          columnSpan: numberOf(attribute(cell, 'number-columns-spanned')) ?? 1,
          header,
        }),
      ),
    )
    return { kind: 'table', furniture, rows }
  }

  const read = readBlocks(document.body, null, null)
  const reading = separatePrintedLists(read.filter((block) => block.furniture === null))
  const boxes = read.filter((block) => block.furniture !== null)
  const below = notes.flatMap((note) => readBlocks(child(note, 'note-body') ?? note, null, null))
  const blocks = [
    ...promoteBoldParagraphs(demoteAddresses([...reading, ...below])),
    ...boxes,
    ...edgesOf(document).flatMap(({ element, furniture }) => readBlocks(element, furniture, null)),
  ]
  return { title: document.title, blocks, warnings }
}

function rowsOf(table: MarkupElement, header: boolean): { row: MarkupElement; header: boolean }[] {
  return childElements(table).flatMap((element) => {
    const name = nameOf(element)
    if (name === 'table-row') return [{ row: element, header }]
    if (name === 'table-header-rows') return rowsOf(element, true)
    return name === 'table-rows' || name === 'table-row-group' ? rowsOf(element, header) : []
  })
}

/** Headers and footers of the master pages. */
function edgesOf({ styles }: OpenDocument): { element: MarkupElement; furniture: Furniture }[] {
  return children(child(styles, 'master-styles'), 'master-page').flatMap((page) =>
    childElements(page).flatMap((element): { element: MarkupElement; furniture: Furniture }[] => {
      const name = nameOf(element)
      if (/^header(?:-first|-left)?$/.test(name)) return [{ element, furniture: 'header' }]
      return /^footer(?:-first|-left)?$/.test(name) ? [{ element, furniture: 'footer' }] : []
    }),
  )
}

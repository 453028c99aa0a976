import { flattenBlocks, type TableDraft } from '../../document-draft.ts'
import { childElements, type MarkupElement } from '../markup-tree.ts'
import type { CellReader, Surroundings } from './surroundings.ts'
import { textBelow } from './visible-text.ts'

/** Longer than this, a term is a question and its description an answer, to be read as paragraphs. */
const LONGEST_TERM = 40
const LONGEST_VALUE = 160

interface Field {
  term: MarkupElement
  values: MarkupElement[]
}

/** The groups of a `dl`, with or without a `div` around each (HTML standard, 4.4.9). */
function fieldsOf(list: MarkupElement): Field[] {
  const fields: Field[] = []
  for (const part of childElements(list).flatMap((child) => (child.name === 'div' ? childElements(child) : [child]))) {
    if (part.name === 'dt') fields.push({ term: part, values: [] })
    else if (part.name === 'dd') fields.at(-1)?.values.push(part)
  }
  return fields
}

/** Whether a `dl` lists short labelled fields, such as "Case reference: FOI2026/00327". */
export function isFieldList(list: MarkupElement): boolean {
  const fields = fieldsOf(list)
  return (
    fields.length > 0 &&
    fields.every(
      ({ term, values }) =>
        values.length > 0 &&
        !/^\s*(q|question)?\s?\.?\d/i.test(textBelow(term)) &&
        textBelow(term).trim().length <= LONGEST_TERM &&
        values.every((value) => textBelow(value).trim().length <= LONGEST_VALUE),
    )
  )
}

/** Reads labelled fields as a table of two columns, the terms as its header cells. */
export function readFieldList(list: MarkupElement, inside: Surroundings, readCell: CellReader): TableDraft {
  const rows = fieldsOf(list).map(({ term, values }) => [
    { content: flattenBlocks(readCell(term, inside)), rowSpan: 1, columnSpan: 1, header: true },
    {
      content: flattenBlocks(values.flatMap((value) => readCell(value, inside))),
      rowSpan: 1,
      columnSpan: 1,
      header: false,
    },
  ])
  return { kind: 'table', furniture: null, rows }
}

import Papa from 'papaparse'
import { decodeText } from '../charset.ts'
import { type BlockDraft, plainRun } from '../document-draft.ts'
import type { Reader } from './reader.ts'

/** More rows than this are not read into the text; the number left out is a warning. */
const MOST_ROWS = 5000
const MOST_COLUMNS = 200

/** Reads CSV and TSV, whatever the delimiter, as one table; the first row is its header. */
export const readDelimited: Reader = (source) => {
  const text = decodeText(source.bytes, source.declaredCharset).replace(/^\ufeff/, '')
  const { data } = Papa.parse<string[]>(text, { header: false, skipEmptyLines: 'greedy' })
  const rows = data.slice(0, MOST_ROWS).map((cells, row) =>
    cells.slice(0, MOST_COLUMNS).map((cell) => ({
      content: [plainRun(cell)],
      rowSpan: 1,
      columnSpan: 1,
      header: row === 0,
    })),
  )
  const table: BlockDraft = { kind: 'table', furniture: null, rows }
  const left = data.length - rows.length
  const warnings =
    left > 0
      ? [{ kind: 'rows_left_out', message: `${left} of ${data.length} rows are not in the text.`, place: null }]
      : []
  return { ok: true, value: { title: null, blocks: [table], warnings } }
}

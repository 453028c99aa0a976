import { type CellObject, read, utils, type WorkBook, type WorkSheet } from '@e965/xlsx'
import { failure } from '../../../failure.ts'
import { carriedWarnings } from '../../carried-parts.ts'
import { authorWarnings } from '../../metadata-authors.ts'
import { placeOf, type Reader } from '../reader.ts'
import { type CarriedParts, repackWorkbook, WorkbookTooLargeError } from './excel-package.ts'
import { partsCarried } from './excel-streams.ts'
import { MOST_COLUMNS, MOST_ROWS_READ, type Sheet, type SheetCell } from './sheet.ts'
import { draftWorkbook } from './workbook.ts'

/** Reads Excel workbooks of 2007 and later: XLSX, XLSM, their templates and the binary XLSB. */
export const readExcelPackage: Reader = (source) => {
  try {
    const { bytes, carried } = repackWorkbook(source.bytes)
    return { ok: true, value: draft(open(bytes), carried) }
  } catch (error) {
    if (!(error instanceof WorkbookTooLargeError)) throw error
    const message = `The workbook is too large to be read: ${error.message}.`
    return { ok: false, failure: failure('too_large', message, placeOf(source)) }
  }
}

/** Reads Excel workbooks of 1997–2003 (XLS). */
export const readExcelBinary: Reader = (source) => {
  try {
    return { ok: true, value: draft(open(source.bytes), partsCarried(source.bytes)) }
  } catch (error) {
    // The library's words for a FilePass record ([MS-XLS] 2.4.117).
    if (!(error instanceof Error && /password|encrypt/i.test(error.message))) throw error
    return {
      ok: false,
      failure: failure('encrypted_document', 'The workbook needs a password.', placeOf(source)),
    }
  }
}

function open(bytes: Uint8Array): WorkBook {
  return read(bytes, {
    type: 'array',
    dense: true,
    cellFormula: false,
    cellHTML: false,
    // Without it the library does not say which rows and columns are hidden.
    cellStyles: true,
    // Excel shows its built-in short date in the order of the computer's country.
    dateNF: 'dd/mm/yyyy',
    sheetRows: MOST_ROWS_READ,
  })
}

function draft(workbook: WorkBook, carried: CarriedParts) {
  const { Author, LastAuthor } = workbook.Props ?? {}
  const warnings = [
    ...carriedWarnings({
      pivot_cache: carried.pivotCaches,
      comments: carried.comments,
      embedded_file: carried.embeddedFiles,
      external_data: carried.externalLinks,
    }),
    ...authorWarnings([Author, LastAuthor]),
  ]
  const sheets = workbook.SheetNames.flatMap((name, at): Sheet[] => {
    const sheet = workbook.Sheets[name]
    if (sheet === undefined) {
      warnings.push({ kind: 'unread_sheet', message: 'The sheet could not be read.', place: `sheet ${name}` })
      return []
    }
    return sheet['!type'] === 'chart' ? [] : [toSheet(name, sheet, workbook.Workbook?.Sheets?.[at]?.Hidden ?? 0)]
  })
  return draftWorkbook(workbook.Props?.Title ?? null, sheets, warnings)
}

function toSheet(name: string, sheet: WorkSheet, hidden: 0 | 1 | 2): Sheet {
  const rows: (CellObject | undefined)[][] = sheet['!data'] ?? []
  return {
    name,
    visibility: hidden === 0 ? 'visible' : hidden === 1 ? 'hidden' : 'very_hidden',
    cells: Array.from(rows, (row) => Array.from((row ?? []).slice(0, MOST_COLUMNS), toCell)),
    merged: (sheet['!merges'] ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c })),
    hiddenRows: hiddenIndexes(sheet['!rows']),
    hiddenColumns: hiddenIndexes(sheet['!cols']),
    goesOn: rows.length >= MOST_ROWS_READ && lastRow(sheet) >= MOST_ROWS_READ,
  }
}

function toCell(cell: CellObject | undefined): SheetCell | null {
  if (cell === undefined || cell.t === 'z') return null
  const text = cell.w ?? (cell.v === undefined ? '' : String(cell.v))
  return text.trim() === '' ? null : { text, isWords: cell.t === 's' }
}

function hiddenIndexes(list: ({ hidden?: boolean } | undefined)[] | undefined): Set<number> {
  return new Set(Array.from(list ?? [], (entry, at) => (entry?.hidden ? at : -1)).filter((at) => at >= 0))
}

/** The last row that the sheet claims to have, from 0, rows that were not read among them. */
function lastRow(sheet: WorkSheet): number {
  const claimed: unknown = sheet['!fullref'] ?? sheet['!ref']
  return typeof claimed === 'string' ? utils.decode_range(claimed).e.r : 0
}

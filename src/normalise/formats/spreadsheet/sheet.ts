/** A sheet of a workbook as its program shows it, whatever the file's format. */
export interface Sheet {
  name: string
  visibility: 'visible' | 'hidden' | 'very_hidden'
  /** By row and column, from the sheet's first cell; null where a cell is empty. */
  cells: (SheetCell | null)[][]
  merged: MergedArea[]
  hiddenRows: Set<number>
  hiddenColumns: Set<number>
  /** Whether rows follow that were not read, since the sheet is longer than any that is read. */
  goesOn: boolean
}

export interface SheetCell {
  /** As shown: "£1,200.00", "01/03/2024". */
  text: string
  /** Whether it holds words rather than a number, a date or a truth value. */
  isWords: boolean
}

/** Cells shown as one; both ends included. */
export interface MergedArea {
  top: number
  left: number
  bottom: number
  right: number
}

/** More rows of a sheet than this are not read at all. */
export const MOST_ROWS_READ = 20_000
/** More columns than this are not read: formats that run to the sheet's edge are no content. */
export const MOST_COLUMNS = 200

import { type BookType, utils, type WorkSheet, write } from '@e965/xlsx'
import { unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readDocument } from '../../../src/normalise/read-document.ts'
import { outline, read, sourceOf } from '../source.ts'

type Cell = string | number | null

/** A cell as shown: 45352 in the format `dd/mm/yyyy` is 01/03/2024. */
function shown(sheet: WorkSheet, at: string, format: string): void {
  sheet[at].z = format
}

function sheetOf(rows: Cell[][]): WorkSheet {
  return utils.aoa_to_sheet(rows)
}

function workbook(sheets: Record<string, WorkSheet>, hidden: (0 | 1 | 2)[] = [], bookType: BookType = 'xlsx'): Buffer {
  const book = utils.book_new()
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name)
  book.Workbook = { Sheets: hidden.map((Hidden) => ({ Hidden })) }
  return write(book, { type: 'buffer', bookType })
}

const CONTRACTS: Cell[][] = [
  ['Supplier', 'Annual cost', 'Expires'],
  ['Softcat', 1200, 45352],
]

describe.each<[BookType, string]>([
  ['xlsx', 'register.xlsx'],
  ['xlsm', 'register.xlsm'],
  ['xlsb', 'register.xlsb'],
  ['biff8', 'register.xls'],
])('a workbook in the format %s', (format, name) => {
  it('gives each sheet under its name, its values as shown', async () => {
    const sheet = sheetOf(CONTRACTS)
    shown(sheet, 'B2', '"£"#,##0.00')
    shown(sheet, 'C2', 'm/d/yy')
    const document = await read(workbook({ Register: sheet, Notes: sheetOf([['None']]) }, [], format), name)
    expect(outline(document)).toEqual([
      'H2 Register',
      'T Supplier | Annual cost | Expires\nSoftcat | £1,200.00 | 01/03/2024',
      'H2 Notes',
      'P None',
    ])
  })

  it('keeps hidden sheets out of the text and says where they are', async () => {
    const sheets = { Summary: sheetOf([['Total', 2]]), Patients: sheetOf([['A'], ['B']]), Raw: sheetOf([['C']]) }
    const document = await read(workbook(sheets, [0, 1, 2], format), name)
    expect(document.text).toBe('Summary\n\nTotal | 2')
    expect(document.warnings.map(({ kind, place }) => [kind, place])).toEqual([
      ['hidden_sheet', 'sheet Patients'],
      ['hidden_sheet', 'sheet Raw'],
    ])
  })
})

describe('a sheet', () => {
  async function blocks(rows: Cell[][], change: (sheet: WorkSheet) => void = () => {}): Promise<string[]> {
    const sheet = sheetOf(rows)
    change(sheet)
    return outline(await read(workbook({ Data: sheet }), 'data.xlsx')).slice(1)
  }

  it('has its titles above the table and its notes below as paragraphs', async () => {
    const rows = [['Contract register'], ['FOI 12-34'], [], ...CONTRACTS, [], ['Figures exclude VAT.']]
    expect(await blocks(rows)).toEqual([
      'P Contract register',
      'P FOI 12-34',
      'T Supplier | Annual cost | Expires\nSoftcat | 1200 | 45352',
      'P Figures exclude VAT.',
    ])
  })

  it('has two tables where a second header follows a blank row, one where only rows follow', async () => {
    expect(await blocks([['Year', 'Cost'], ['2023', 5], [], ['Month', 'Cost'], ['May', 1]])).toEqual([
      'T Year | Cost\n2023 | 5',
      'T Month | Cost\nMay | 1',
    ])
    expect(await blocks([['Supplier', 'Cost'], ['Softcat', 5], [], ['Bytes', 1]])).toEqual([
      'T Supplier | Cost\nSoftcat | 5\nBytes | 1',
    ])
  })

  it('begins where its first filled cell is', async () => {
    expect(await blocks([[], [null, null, 'a', 'b'], [null, null, 1, 2]])).toEqual(['T a | b\n1 | 2'])
  })

  it('resolves merged cells', async () => {
    const sheet = sheetOf([
      ['Supplier', '2023', null],
      [null, 'Cost', 'Users'],
      ['Softcat', 5, 6],
    ])
    sheet['!merges'] = [utils.decode_range('A1:A2'), utils.decode_range('B1:C1')]
    const document = await read(workbook({ Data: sheet }), 'data.xlsx')
    const [, table] = document.blocks
    expect(outline(document)[1]).toBe('T Supplier | 2023\nCost | Users\nSoftcat | 5 | 6')
    expect(table).toMatchObject({
      columns: 3,
      cells: [
        { row: 0, column: 0, rowSpan: 2, header: true },
        { row: 0, column: 1, columnSpan: 2, header: true },
        { row: 1, column: 1 },
        { row: 1, column: 2 },
        { row: 2, column: 0 },
        { row: 2, column: 1 },
        { row: 2, column: 2 },
      ],
    })
  })

  it('leaves hidden rows and columns out and says how many', async () => {
    const sheet = sheetOf([
      ['Ward', 'Name', 'Staff'],
      ['A', 'secret', 3],
      ['B', 'secret', 4],
    ])
    sheet['!cols'] = [{}, { hidden: true }]
    sheet['!rows'] = [{}, { hidden: true }]
    const document = await read(workbook({ Data: sheet }), 'data.xlsx')
    expect(outline(document)).toEqual(['H2 Data', 'T Ward | Staff\nB | 4'])
    expect(document.warnings).toEqual([
      { kind: 'hidden_rows', message: '1 hidden rows are not in the text.', place: 'sheet Data', count: 1 },
      { kind: 'hidden_columns', message: '1 hidden columns are not in the text.', place: 'sheet Data', count: 1 },
    ])
  })

  it('says in the text and in a warning how many rows are left out', async () => {
    const rows = Array.from({ length: 2500 }, (_, at): Cell[] => [`row ${at}`, at])
    const document = await read(workbook({ Data: sheetOf(rows) }), 'data.xlsx')
    expect(document.text).toContain('row 1999 | 1999\n\n[500 of 2500 rows are not in the text.]')
    expect(document.warnings).toMatchObject([{ kind: 'rows_left_out', place: 'sheet Data' }])
  })
})

describe('a workbook from outside', () => {
  const parts = unzipSync(workbook({ Data: sheetOf(CONTRACTS) }))

  it('names pivot caches, comments and embedded files without reading them', async () => {
    const carried = ['pivotCache/pivotCacheRecords1.xml', 'comments1.xml', 'embeddings/oleObject1.bin']
    const secret = Object.fromEntries(carried.map((part) => [`xl/${part}`, Buffer.from('secret')]))
    const document = await read(zipSync({ ...parts, ...secret }), 'data.xlsx')
    expect(document.warnings.map(({ kind }) => kind)).toEqual(['pivot_cache', 'comments', 'embedded_file'])
    expect(JSON.stringify(document)).not.toContain('secret')
  })

  it('is too large where its parts expand beyond reason', async () => {
    const bomb = zipSync({ ...parts, 'xl/worksheets/sheet2.xml': new Uint8Array(65 * 1024 * 1024) }, { level: 1 })
    const result = await readDocument(sourceOf(bomb, 'data.xlsx'))
    expect(result).toMatchObject({ ok: false, failure: { kind: 'too_large' } })
  })

  it('is unreadable where it is cut off', async () => {
    const { '[Content_Types].xml': types = new Uint8Array(), ...rest } = parts
    const whole = zipSync({ '[Content_Types].xml': types, ...rest })
    const result = await readDocument(sourceOf(whole.subarray(0, whole.length - 100), 'data.xlsx'))
    expect(result).toMatchObject({ ok: false, failure: { kind: 'unreadable_document' } })
  })
})

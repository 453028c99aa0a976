import { Writable } from 'node:stream'
import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { createLogger } from '../../src/cli/output/log.ts'
import { createOutput, type Output, oneLine, printable } from '../../src/cli/output/output.ts'
import { printRows, type RowColumn } from '../../src/cli/output/rows.ts'
import { fitWidths, renderTable } from '../../src/cli/output/table.ts'
import { cut, wrapLines } from '../../src/cli/output/wrap.ts'
import { csvLines } from '../../src/publish/csv.ts'

/** An output that keeps what is written; a terminal where columns are given. */
function outputOf(columns?: number): Output & { text(): string } {
  let written = ''
  const stream = new Writable({
    write(chunk, _encoding, done) {
      written += String(chunk)
      done()
    },
  })
  const terminal = columns === undefined ? {} : { isTTY: true, columns }
  return { ...createOutput(Object.assign(stream, terminal), { NO_COLOR: '1' }), text: () => written }
}

describe('CSV', () => {
  it.each(['=1+1', '+44 20', '-1', '@cmd', '\t=1', '\r=1', '=HYPERLINK("x")\nmore', ' =1', '\u00a0\u200b@cmd'])(
    'keeps %j from acting as a formula',
    (cell) => {
      expect(Papa.parse<string[]>(csvLines([[cell]]).trimEnd()).data[0]?.[0]).toBe(`'${cell}`)
    },
  )

  it('leaves numbers numbers and null empty', () => {
    expect(csvLines([[-5, null, true, 'a, "b"']])).toBe('-5,,true,"a, ""b"""\r\n')
  })

  it('gives back any text that is no formula', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (cell) => {
        fc.pre(cell !== '' && !/^(?:[\t\r\n]|[\s\u200b\u2060]*[=+\-@\uff1d\uff0b\uff0d\uff20])/.test(cell))
        const parsed = Papa.parse<string[]>(csvLines([[cell, 'end']]).slice(0, -2), { newline: '\r\n', delimiter: ',' })
        expect(parsed.data).toEqual([[cell, 'end']])
      }),
    )
  })
})

describe('text from outside', () => {
  it('cannot steer the terminal', () => {
    expect(printable('a\u001b[31mred\u009b2Jb\u0007\u202Ec\nd\te')).toBe('a[31mred2Jbc\nd\te')
  })

  it('cannot steer the terminal through a line of the log', () => {
    const output = outputOf(80)
    const sink = { write: (line: string) => void output.write(line), divert: () => () => {} }
    const log = createLogger({ logLevel: 'warn', logFormat: 'text' }, output, sink)
    log.warn({ place: 'sheet \u009b2J\u202eData' }, 'hidden \u001b[2J\u009b2Jsheet')
    expect(output.text()).toContain('sheet 2JData')
    expect(output.text()).toContain('hidden [2J2Jsheet')
    expect(output.text()).not.toMatch(/[^\P{Cc}\n]|\u202e/u)
  })

  it('is folded to one line in a table', () => {
    expect(oneLine(' a\n\n b\t c\u0000 ')).toBe('a b c')
  })

  it('is cut with an ellipsis, never inside a character', () => {
    expect(cut('abcdef', 4)).toBe('abc…')
    expect(cut('abcd', 4)).toBe('abcd')
    expect(cut('👩👩👩👩', 3)).toBe('👩👩…')
  })

  it('is wrapped between words and loses none', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,12}$/)), fc.integer({ min: 12, max: 40 }), (words, width) => {
        const lines = wrapLines(words.join(' '), width)
        expect(lines.join(' ').split(' ').filter(Boolean)).toEqual(words)
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(width)
      }),
    )
  })
})

describe('a table', () => {
  const columns = [
    { heading: 'Trust' },
    { heading: 'Title', wraps: true },
    { heading: 'Spend', align: 'right' as const },
  ]
  const rows = [
    ['RTH', 'A very long title of a response about firewalls and their licences in this year', '£850'],
    ['RET', 'Short', '£1,200'],
  ]

  it('fits the terminal, wrapping or cutting what is too long', () => {
    for (const width of [40, 60, 100]) {
      for (const line of renderTable(columns, rows, outputOf(width)).split('\n')) {
        expect(line.length).toBeLessThanOrEqual(width)
      }
    }
  })

  it('is plain where it is piped: one line a row, nothing cut', () => {
    const table = renderTable(columns, rows, outputOf())
    expect(table.split('\n')).toHaveLength(3)
    expect(table).toContain(rows[0]?.[1])
  })

  it('takes room from running text first, and from the rest only where that is not enough', () => {
    const columns = [
      { natural: 13, least: 13 },
      { natural: 80, least: 14 },
      { natural: 20, least: 14 },
    ]
    expect(fitWidths(columns, 120)).toEqual([13, 80, 20])
    expect(fitWidths(columns, 63)).toEqual([13, 30, 20])
    expect(fitWidths(columns, 38)).toEqual([12, 13, 13])
  })

  it('lists the cells of each row where a reference or an amount would be cut', () => {
    const table = renderTable(columns, [['FOI2026/00327 and FOI2026/00328', 'Short', '£1,200'], ...rows], outputOf(40))
    expect(table.split('\n\n')[0]).toBe('Trust  FOI2026/00327 and FOI2026/00328\nTitle  Short\nSpend  £1,200')
    expect(table).not.toContain('…')
  })

  it('leaves out optional columns, the last first, before it cuts a reference or a date', () => {
    const narrow = renderTable(
      [
        { heading: 'Reference' },
        { heading: 'Stated', optional: true },
        { heading: 'Title', wraps: true },
        { heading: 'Licences', optional: true },
      ],
      [['FOI2026/00327', '2026-03-16', 'Firewalls and their licences in this year', 700]],
      outputOf(44),
    )
    expect(narrow).toContain('FOI2026/00327')
    expect(narrow).toContain('2026-03-16')
    expect(narrow).not.toContain('Licences')
  })
})

describe('rows', () => {
  interface Row {
    name: string
    count: number | null
  }
  const columns: RowColumn<Row>[] = [
    { name: 'name', heading: 'Name', value: (row) => row.name },
    { name: 'count', heading: 'Count', value: (row) => row.count, csvOnly: true },
  ]
  const rows: Row[] = [
    { name: 'a', count: 1 },
    { name: '=b', count: null },
  ]

  it('are one JSON array with a row a line', async () => {
    const output = outputOf()
    await printRows(output, 'json', columns, rows, '')
    expect(JSON.parse(output.text())).toEqual(rows)
    expect(output.text().split('\n')).toHaveLength(5)
  })

  it('are an empty JSON array, or a CSV heading, where there are none', async () => {
    const [json, csv] = [outputOf(), outputOf()]
    await printRows(json, 'json', columns, [], 'Nothing.')
    await printRows(csv, 'csv', columns, [], 'Nothing.')
    expect([json.text(), csv.text()]).toEqual(['[]\n', 'name,count\r\n'])
  })

  it('say to a person what was searched where there are none', async () => {
    const output = outputOf()
    await printRows(output, 'table', columns, [], 'Nothing was found among 3 responses.')
    expect(output.text()).toBe('Nothing was found among 3 responses.\n')
  })

  it('are CSV with every column, the table with those for people', async () => {
    const [csv, table] = [outputOf(), outputOf()]
    await printRows(csv, 'csv', columns, rows, '')
    await printRows(table, 'table', columns, rows, '')
    expect(csv.text()).toBe('name,count\r\na,1\r\n"\'=b",\r\n')
    expect(table.text()).toBe('Name\na\n=b\n')
  })

  it('have no column in the table that is empty in all of them', async () => {
    const output = outputOf()
    await printRows(output, 'table', [...columns, { name: 'n', heading: 'None', value: () => null }], rows, '')
    expect(output.text()).not.toContain('None')
  })
})

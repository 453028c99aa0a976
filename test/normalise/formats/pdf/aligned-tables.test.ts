import { describe, expect, it } from 'vitest'
import { type Pdf, pdf } from '../../scan.ts'
import { outline, read } from '../../source.ts'

const PARAGRAPH =
  'We are writing in response to your request submitted under the Freedom of Information Act, which was received in ' +
  'this office on 28th January 2020 and passed to the department that keeps the records that you asked for.'

/** Left edges and widths of the columns of a table as wide as the page: the gaps are hardly wider than a word's. */
const WIDE = { lefts: [72, 110, 210, 290, 345, 400, 450], widths: [36, 90, 72, 52, 52, 48, 80] }
const TWO = { lefts: [72, 300], widths: [215, 215] }

const HEADER = ['Ref', 'Contract title', 'Supplier', 'Start date', 'End date', 'Annual value', 'Extension options']
const CONTRACTS = [
  ['C-001', 'Managed firewall and network security service for all sites', 'Example Solutions Limited'].concat([
    '01/04/2021',
    '31/03/2024',
    '£38,400',
    'Two further periods of twelve months each',
  ]),
  ['C-002', 'Backup', 'Sample plc', '01/06/2022', '31/05/2025', '£12,100', 'None'],
  ['C-003', 'Wireless access points and their support', 'Specimen Services', '15/09/2020'].concat([
    '14/09/2023',
    '£9,000',
    'One year',
  ]),
  ['C-004', 'Telephony', 'Instance Corporate Services Limited', '01/01/2019', '31/12/2024', '£101,250', 'None'],
]
const printed = (rows: string[][]) => `T ${rows.map((row) => row.join(' | ')).join('\n')}`

interface Look {
  /** Between rows, in points. */
  gap?: number
  /** Whether a line is drawn above each row. */
  ruled?: boolean
}

/** Draws cells that wrap in their columns, without borders. */
function draw(
  page: Pdf,
  rows: string[][],
  top: number,
  { lefts, widths } = WIDE,
  { gap = 8, ruled = false }: Look = {},
) {
  let y = top
  page.fontSize(9)
  for (const row of rows) {
    if (ruled)
      page
        .moveTo(70, y - 3)
        .lineTo(530, y - 3)
        .stroke()
    const heights = row.map((text, column) => page.heightOfString(text, { width: widths[column] }))
    for (const [column, text] of row.entries()) page.text(text, lefts[column] ?? 0, y, { width: widths[column] })
    y += Math.max(...heights) + gap
  }
  page.fontSize(11)
}

async function outlineOf(write: (page: Pdf) => void): Promise<string[]> {
  return outline(await read(await pdf(write), 'letter.pdf'))
}

describe('a table without borders whose cells wrap', () => {
  it.each([
    ['as wide gaps part them', { gap: 8 }],
    ['as narrow gaps part them', { gap: 3 }],
    ['as lines across part them', { gap: 8, ruled: true }],
  ])('has its rows %s', async (_, look) => {
    const found = await outlineOf((page) => {
      page.text(PARAGRAPH, 72, 72)
      draw(page, [HEADER, ...CONTRACTS], 160, WIDE, look)
      page.text(PARAGRAPH, 72, 420)
    })
    expect(found).toEqual([`P ${PARAGRAPH}`, printed([HEADER, ...CONTRACTS]), `P ${PARAGRAPH}`])
  })

  it('goes on on the next page, where its header is printed again', async () => {
    const found = await outlineOf((page) => {
      draw(page, [HEADER, ...CONTRACTS.slice(0, 2)], 640)
      page.addPage()
      draw(page, [HEADER, ...CONTRACTS.slice(2)], 80)
    })
    expect(found).toEqual([printed([HEADER, ...CONTRACTS])])
  })

  it.each([8, 0])('has questions and answers side by side, with %d points between them', async (gap) => {
    const rows = [
      ['Question', 'Response'],
      ['1. How many nurses did the Trust employ in the financial year 2022/23, and at what total cost?'].concat(
        'The Trust employed 45 nurses.\nTotal cost: £1,234,000',
      ),
      [
        '2. Which supplier?',
        'Information not held. The Trust does not record this and would have to look at each file.',
      ],
      ['3. When does the contract end?', '31 March 2025'],
    ]
    const found = await outlineOf((page) => {
      page.text(PARAGRAPH, 72, 72)
      draw(page, rows, 160, TWO, { gap })
    })
    expect(found).toEqual([`P ${PARAGRAPH}`, printed(rows)])
  })

  it('keeps rows of numbers apart that a wider gap parts into groups', async () => {
    const rows = ['2019', '2020', '2021', '2022', '2023', '2024'].map((year, at) => [year, `${at + 1}10`, `${at + 3}7`])
    const found = await outlineOf((page) => {
      for (const [row, cells] of rows.entries()) {
        const y = 160 + row * 14 + Math.floor(row / 2) * 10
        for (const [column, text] of cells.entries()) page.text(text, 72 + column * 90, y, { lineBreak: false })
      }
    })
    expect(found).toEqual([printed(rows)])
  })
})

describe('what stands side by side and is no table', () => {
  it('is prose in two columns, from the top of the first page on', async () => {
    const [left, right] = [`Left. ${PARAGRAPH} `.repeat(3), `Right. ${PARAGRAPH} `.repeat(3)]
    const found = await outlineOf((page) => {
      page.fontSize(16).text('Newsletter', 72, 72).fontSize(10)
      page.text(left, 72, 110, { width: 215 }).text(right, 310, 110, { width: 215 })
    })
    expect(found).toEqual(['H1 Newsletter', `P ${left.trim()}`, `P ${right.trim()}`])
  })

  it('is prose in two short columns', async () => {
    const [left, right] = [`Left. ${PARAGRAPH}`, `Right. ${PARAGRAPH}`]
    const found = await outlineOf((page) => {
      page.text(PARAGRAPH, 72, 400).fontSize(10)
      page.text(left, 72, 500, { width: 215 }).text(right, 310, 500, { width: 215 })
    })
    expect(found).toEqual([`P ${PARAGRAPH}`, `P ${left}`, `P ${right}`])
  })

  it('is two signatures under one closing', async () => {
    const [left, right] = [
      ['A Example', 'Head of Governance', 'Example NHS Trust'],
      ['B Sample', 'Director of Finance', 'Example NHS Trust'],
    ]
    const found = await outlineOf((page) => {
      page.text(PARAGRAPH, 72, 400).text('Yours sincerely', 72, 500)
      for (const [column, lines] of [left, right].entries()) {
        for (const [at, text] of (lines ?? []).entries()) {
          page.text(text, 72 + column * 248, 540 + at * 14, { lineBreak: false })
        }
      }
    })
    expect(found).toEqual([`P ${PARAGRAPH}`, 'P Yours sincerely', `P ${left?.join('\n')}`, `P ${right?.join('\n')}`])
  })

  it('is a justified paragraph', async () => {
    const text = `${PARAGRAPH} `.repeat(4).trim()
    const found = await outlineOf((page) => page.text(text, 72, 300, { width: 200, align: 'justify' }))
    expect(found).toEqual([`P ${text}`])
  })
})

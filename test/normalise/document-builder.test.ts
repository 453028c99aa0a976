import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildDocument } from '../../src/normalise/document-builder.ts'
import { type BlockDraft, plainRun, type TextRun } from '../../src/normalise/document-draft.ts'

const origin = { sha256: 'a'.repeat(64), mediaType: 'text/plain', fileName: null, normaliserVersion: '1' }

function build(blocks: BlockDraft[]) {
  return buildDocument({ title: null, blocks, warnings: [] }, origin)
}

function paragraph(text: string, more: Partial<TextRun> = {}): BlockDraft {
  return { kind: 'paragraph', furniture: null, content: [{ ...plainRun(text), ...more }] }
}

function item(label: string, text: string): BlockDraft {
  return {
    kind: 'list_item',
    furniture: null,
    label,
    ordinal: label.replace(/\W/g, ''),
    depth: 0,
    content: [plainRun(text)],
  }
}

function cell(text: string, rowSpan = 1, columnSpan = 1) {
  return { content: [plainRun(text)], rowSpan, columnSpan, header: false }
}

describe('the text of a document', () => {
  it('parts blocks by a blank line and items of a list by a line break', () => {
    const { text } = build([
      paragraph('You asked:'),
      item('1.', 'How many?'),
      item('2.', 'How much?'),
      paragraph('Regards'),
    ])
    expect(text).toBe('You asked:\n\n1. How many?\n2. How much?\n\nRegards')
  })

  it('prints a label just before the item, whose own span leaves it out', () => {
    const document = build([item('(a)', 'How many?')])
    const [block] = document.blocks
    expect(document.text).toBe('(a) How many?')
    expect(document.text.slice(block?.start, block?.end)).toBe('How many?')
  })

  it('joins cells by a bar and rows by a line break', () => {
    const table: BlockDraft = {
      kind: 'table',
      furniture: null,
      rows: [
        [cell('Supplier'), cell('Cost')],
        [cell('CCS Media'), cell('£850')],
      ],
    }
    expect(build([table]).text).toBe('Supplier | Cost\nCCS Media | £850')
  })

  it('folds white space, keeps line breaks and drops invisible characters', () => {
    expect(build([paragraph('  one\u00a0 \t two\u200b\u00ad \n  three\u0007 ')]).text).toBe('one two\nthree')
  })

  it('puts furniture after the reading text', () => {
    const document = build([
      { kind: 'paragraph', furniture: 'header', content: [plainRun('Example NHS Trust')] },
      paragraph('Dear Ms Example'),
    ])
    expect(document.text.slice(0, document.readingEnd)).toBe('Dear Ms Example')
    expect(document.blocks.map((block) => block.furniture)).toEqual([null, 'header'])
  })

  it('keeps the label of an item without words, and drops an empty bullet', () => {
    const bullet: BlockDraft = { kind: 'list_item', furniture: null, label: '•', ordinal: null, depth: 0, content: [] }
    expect(build([item('4.', ''), bullet]).text).toBe('4.')
  })
})

describe('styles', () => {
  it('note what is set apart, and not the colour of most of the document', () => {
    const grey = { colour: '#444444' }
    const document = build([
      paragraph('A long paragraph in the usual dark grey of this page.', grey),
      paragraph('An answer.', { colour: '#0000ff' }),
      paragraph('Important', { ...grey, bold: true }),
    ])
    const printed = document.styles.map((style) => [
      document.text.slice(style.start, style.end),
      style.colour,
      style.bold,
    ])
    expect(printed).toEqual([
      ['An answer.', '#0000ff', false],
      ['Important', null, true],
    ])
  })

  it('run on over pieces of the same look', () => {
    const bold = (text: string) => ({ ...plainRun(text), bold: true })
    const document = build([
      { kind: 'paragraph', furniture: null, content: [bold('Not'), bold(' held'), plainRun(' here')] },
    ])
    expect(document.styles).toHaveLength(1)
    expect(document.text.slice(0, document.styles[0]?.end)).toBe('Not held')
  })
})

describe('pages', () => {
  it('span the text printed on them, also within a paragraph that runs on', () => {
    const document = build([
      { kind: 'paragraph', furniture: null, content: [plainRun('one ', 1), plainRun('two', 2)] },
      paragraph('three', { page: 2 }),
    ])
    expect(document.pages.map((page) => [page.number, document.text.slice(page.start, page.end).trim()])).toEqual([
      [1, 'one'],
      [2, 'two\n\nthree'],
    ])
  })
})

describe('the laws of a document', () => {
  const run = fc.record({
    text: fc.string({ unit: 'binary', maxLength: 30 }),
    bold: fc.boolean(),
    italic: fc.boolean(),
    colour: fc.constantFrom(null, '#ff0000', '#000000', '#0000ff'),
    page: fc.constantFrom(null, 1, 2),
  })
  const content = fc.array(run, { maxLength: 4 })
  const furniture = fc.constantFrom(null, null, 'header' as const, 'footer' as const)
  const tableCell = fc.record({
    content,
    rowSpan: fc.integer({ min: -1, max: 4 }),
    columnSpan: fc.integer({ min: -1, max: 4 }),
    header: fc.boolean(),
  })
  const draft: fc.Arbitrary<BlockDraft> = fc.oneof(
    fc.record({ kind: fc.constant('paragraph' as const), furniture, content }),
    fc.record({ kind: fc.constant('heading' as const), furniture, level: fc.integer({ min: 1, max: 6 }), content }),
    fc.record({
      kind: fc.constant('list_item' as const),
      furniture,
      label: fc.constantFrom('1.', '(a)', '•'),
      ordinal: fc.constantFrom('1', 'a', null),
      depth: fc.nat(3),
      content,
    }),
    fc.record({
      kind: fc.constant('table' as const),
      furniture,
      rows: fc.array(fc.array(tableCell, { maxLength: 4 }), { maxLength: 4 }),
    }),
  )
  const documents = fc.array(draft, { maxLength: 8 }).map(build)

  it('blocks follow each other without overlap, and none is empty', () => {
    fc.assert(
      fc.property(documents, ({ blocks, text }) => {
        let end = 0
        for (const block of blocks) {
          expect(block.start).toBeGreaterThanOrEqual(end)
          expect(block.end).toBeGreaterThan(block.start)
          expect(block.end).toBeLessThanOrEqual(text.length)
          end = block.end
        }
      }),
    )
  })

  it('all words stand in a block, but for labels', () => {
    fc.assert(
      fc.property(documents, ({ blocks, text }) => {
        let end = 0
        for (const block of blocks) {
          expect(text.slice(end, block.start).trim()).toBe(block.kind === 'list_item' ? block.label : '')
          end = block.end
        }
        expect(text.slice(end)).toBe('')
      }),
    )
  })

  it('the reading text comes before all furniture', () => {
    fc.assert(
      fc.property(documents, ({ blocks, readingEnd }) => {
        for (const block of blocks) expect(block.furniture === null).toBe(block.end <= readingEnd)
      }),
    )
  })

  it('a table is its cells, joined; no two cells share a place', () => {
    fc.assert(
      fc.property(documents, ({ blocks, text }) => {
        for (const block of blocks) {
          if (block.kind !== 'table') continue
          let printed = ''
          let row = -1
          const taken = new Set<string>()
          for (const one of block.cells) {
            if (row >= 0) printed += one.row === row ? ' | ' : '\n'
            printed += text.slice(one.start, one.end)
            row = one.row
            for (let y = one.row; y < one.row + one.rowSpan; y++) {
              for (let x = one.column; x < one.column + one.columnSpan; x++) {
                expect(y).toBeLessThan(block.rows)
                expect(x).toBeLessThan(block.columns)
                expect(taken.has(`${y} ${x}`)).toBe(false)
                taken.add(`${y} ${x}`)
              }
            }
          }
          expect(text.slice(block.start, block.end)).toBe(printed)
        }
      }),
    )
  })

  it('styles and pages lie within the text, and styles begin and end with a letter', () => {
    fc.assert(
      fc.property(documents, ({ styles, pages, text }) => {
        for (const span of [...styles, ...pages]) {
          expect(span.start).toBeLessThan(span.end)
          expect(span.end).toBeLessThanOrEqual(text.length)
        }
        for (const style of styles) {
          const words = text.slice(style.start, style.end)
          expect(words).toBe(words.trim())
        }
      }),
    )
  })

  it('the text is well-formed and has no control characters', () => {
    fc.assert(
      fc.property(documents, ({ text }) => {
        expect(/\p{Surrogate}|[^\P{Control}\n]/u.test(text)).toBe(false)
      }),
    )
  })
})

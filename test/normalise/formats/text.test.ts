import { describe, expect, it } from 'vitest'
import { outline, read } from '../source.ts'

describe('plain text', () => {
  it('joins lines that a margin broke, keeps those ended on purpose', async () => {
    const text =
      'Dear Ms Example,\n\nYour request for information (our reference C-1987) was received on 18 January\n2024.\n\n' +
      'Freedom of Information Team\nCauseway Park\n'
    expect(outline(await read(text, 'reply.txt'))).toEqual([
      'P Dear Ms Example,',
      'P Your request for information (our reference C-1987) was received on 18 January 2024.',
      'P Freedom of Information Team\nCauseway Park',
    ])
  })

  it('reads lists, an item over several lines among them', async () => {
    const text =
      'Please could I have:\r\n1. The supplier of the agreement, the number of licences and the\r\ndate.\r\n2) The cost.\r\n'
    expect(outline(await read(text, 'reply.txt'))).toEqual([
      'P Please could I have:',
      '- 1. The supplier of the agreement, the number of licences and the date.',
      '- 2) The cost.',
    ])
  })
})

describe('Markdown', () => {
  it('has headings, lists with their labels and depth, and no emphasis markers', async () => {
    const document = await read('## Response\n\n1. **Who?**\n  - *Softcat*\n', 'reply.md')
    expect(outline(document)).toEqual(['H2 Response', '- 1. Who?', '  - • Softcat'])
    expect(document.styles).toMatchObject([{ bold: true }, { italic: true }])
  })

  it('has tables', async () => {
    expect(outline(await read('| Supplier | Cost |\n|---|---:|\n| Softcat | £5 |\n\nEnd', 'reply.md'))).toEqual([
      'T Supplier | Cost\nSoftcat | £5',
      'P End',
    ])
  })

  it('keeps what follows an item as a paragraph, as in a pasted mail', async () => {
    expect(outline(await read('1.    The number of nurses\nThe Trust has none.\n', 'reply.md'))).toEqual([
      '- 1. The number of nurses',
      'P The Trust has none.',
    ])
  })
})

describe('CSV', () => {
  it.each([
    ['a,b\n1,"x, y"\n', 'log.csv'],
    ['a;b\n1;x, y\n', 'log.csv'],
    ['a\tb\n1\tx, y\n', 'log.tsv'],
  ])('is a table, whatever parts its cells: %j', async (text, name) => {
    expect(outline(await read(text, name))).toEqual(['T a | b\n1 | x, y'])
  })

  it('says how many rows of a long file are left out', async () => {
    const document = await read(`a,b\n${'1,2\n'.repeat(6000)}`, 'log.csv')
    expect(document.warnings).toEqual([
      { kind: 'rows_left_out', message: '1001 of 6001 rows are not in the text.', place: null },
    ])
  })
})

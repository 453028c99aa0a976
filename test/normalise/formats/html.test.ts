import { describe, expect, it } from 'vitest'
import { outline, read } from '../source.ts'

function page(body: string): Promise<string[]> {
  return read(`<!doctype html><title>A response</title><body>${body}</body>`, 'page.html').then(outline)
}

describe('the words of a page', () => {
  it('come in blocks: headings, paragraphs, lists', async () => {
    expect(await page('<h1>Agency staff</h1><p>You asked:</p><ul><li>Who?</li></ul><div>Thank you</div>')).toEqual([
      'H1 Agency staff',
      'P You asked:',
      '- • Who?',
      'P Thank you',
    ])
  })

  it('keep the line breaks that the page shows, not those of its source', async () => {
    expect(await page('<p>Lower\n Lane<br>Liverpool</p>')).toEqual(['P Lower Lane\nLiverpool'])
  })

  it('leave out what the page does not show, and its inputs', async () => {
    const hidden =
      '<p hidden>a</p><p style="display: none">b</p><p aria-hidden="true">c</p><span class="visually-hidden">d</span>' +
      '<script>e</script><style>f</style><template>g</template><select><option>h</option></select><button>i</button>' +
      '<label>Search <input></label>'
    expect(await page(`${hidden}<p>Shown</p>`)).toEqual(['P Shown'])
  })

  it('take the title from the head', async () => {
    expect((await read('<title> A  response </title><p>text', 'page.html')).title).toBe('A response')
  })

  it('are read in good time from a page that nests a hundred thousand elements', async () => {
    const document = await read(`<body>${'<div>'.repeat(100_000)}deep`, 'page.html')
    expect(document.text).toBe('deep')
  })

  it('are read in good time where the name of a tag does not end', async () => {
    const document = await read(`<body>${'<p>x</p>'.repeat(2000)}<p>last</p><a${'0'.repeat(200_000)}<a>`, 'page.html')
    expect(document.text).toMatch(/last$/)
  })
})

describe('lists', () => {
  it('print the labels that a browser prints: start, value, type and reversed', async () => {
    expect(
      await page(
        '<ol start="3"><li>c</li><li value="7">g</li><li>h</li></ol>' +
          '<ol type="a"><li>one</li><li>two</li></ol><ol style="list-style-type: upper-roman"><li>one</li></ol>' +
          '<ol reversed><li>two</li><li>one</li></ol>',
      ),
    ).toEqual(['- 3. c', '- 7. g', '- 8. h', '- a. one', '- b. two', '- I. one', '- 2. two', '- 1. one'])
  })

  it('are numbered where nobody knows what they ask for, whatever it is called', async () => {
    const list = '<ol type="constructor" style="color: constructor; list-style-type: constructor"><li>one</li></ol>'
    expect(await page(list)).toEqual(['- 1. one'])
  })

  it('say how deep they are nested', async () => {
    expect(await page('<ol><li>Firewall<ol><li>Softcat</li></ol></li><li>Backup</li></ol>')).toEqual([
      '- 1. Firewall',
      '  - 1. Softcat',
      '- 2. Backup',
    ])
  })

  it('are read from labels that were typed, at the start of a paragraph or of a line', async () => {
    expect(await page('<p>1. Who?</p><p>You asked:<br>a) When?<br>b) How much?</p>')).toEqual([
      '- 1. Who?',
      'P You asked:',
      '- a) When?',
      '- b) How much?',
    ])
  })

  it('are left alone where questions run on within a line', async () => {
    expect(await page('<p>Please provide: 1. the supplier 2. the cost</p>')).toEqual([
      'P Please provide: 1. the supplier 2. the cost',
    ])
  })
})

describe('labelled fields', () => {
  it('of a short dl are a table of terms and values', async () => {
    const fields =
      '<dl><div><dt>Case reference</dt><dd>FOI2026/00327</dd></div><div><dt>Received</dt><dd>12 February</dd></div></dl>'
    expect(await page(fields)).toEqual(['T Case reference | FOI2026/00327\nReceived | 12 February'])
  })

  it('of a dl of questions are paragraphs', async () => {
    expect(await page('<dl><dt>Q1 Who holds the contract?</dt><dd>Elis.</dd></dl>')).toEqual([
      '- Q1 Who holds the contract?',
      'P Elis.',
    ])
  })
})

describe('tables', () => {
  it('keep rows, columns, headers and merged cells', async () => {
    const document = await read(
      '<table><tr><th rowspan="2">Year</th><th colspan="2">Cost</th></tr><tr><th>Gross</th><th>Net</th></tr>' +
        '<tr><td>2023</td><td>£2</td><td>£1</td></tr></table>',
      'page.html',
    )
    const [table] = document.blocks
    if (table?.kind !== 'table') throw new Error('no table')
    expect(document.text).toBe('Year | Cost\nGross | Net\n2023 | £2 | £1')
    expect([table.rows, table.columns]).toEqual([3, 3])
    expect(table.cells[0]).toMatchObject({ row: 0, column: 0, rowSpan: 2, columnSpan: 1, header: true })
    expect(table.cells[1]).toMatchObject({ row: 0, column: 1, columnSpan: 2 })
    expect(table.cells[2]).toMatchObject({ row: 1, column: 1 })
    expect(table.cells[4]).toMatchObject({ row: 2, column: 0, header: false })
  })

  it('keep the labels of lists within their cells', async () => {
    expect(
      await page('<table><tr><td>Question</td><td><ol><li>Who?</li><li>When?</li></ol></td></tr></table>'),
    ).toEqual(['T Question | 1. Who?\n2. When?'])
  })

  it('that only lay out the page are read through', async () => {
    expect(await page('<table><tr><td><h2>Request</h2><p>Who?</p></td><td><p>Menu</p></td></tr></table>')).toEqual([
      'H2 Request',
      'P Who?',
      'P Menu',
    ])
  })

  it('take no more rows than they have, whatever span they claim', async () => {
    const [table] = (await read('<table><tr><td>a<td>b<tr><td>c<td rowspan="65000">d', 'page.html')).blocks
    expect(table).toMatchObject({ kind: 'table', rows: 2, columns: 2 })
  })
})

describe('the site around the response', () => {
  it('is furniture: landmarks, cookie notices, breadcrumbs, skip links, related links', async () => {
    const outlined = await page(
      '<a href="#main">Skip to main content</a><div class="cookie-banner"><p>We use cookies</p></div>' +
        '<header><p>Example NHS Trust</p></header><nav><ul><li><a href="/">Home</a></li></ul></nav>' +
        '<div class="breadcrumbs"><a href="/">Home</a> / FOI</div>' +
        '<h1>Agency staff</h1><p>The answer, in words that are most of the page.</p>' +
        '<aside><h2>Related</h2><a href="/x">Other</a></aside><footer><p>Privacy</p></footer>',
    )
    expect(outlined).toEqual([
      'H1 Agency staff',
      'P The answer, in words that are most of the page.',
      '~navigation P Skip to main content',
      '~banner P We use cookies',
      '~header P Example NHS Trust',
      '~navigation - • Home',
      '~navigation P Home / FOI',
      '~navigation H2 Related',
      '~navigation P Other',
      '~footer P Privacy',
    ])
  })

  it('is what lies outside main, except the page’s heading', async () => {
    const body = '<div>Text size</div><h1>Agency staff</h1><main><p>The answer in some words.</p></main><div>Top</div>'
    expect(await page(body)).toEqual([
      'H1 Agency staff',
      'P The answer in some words.',
      '~header P Text size',
      '~footer P Top',
    ])
  })

  it('is not the header of an article, nor a part whose class only sounds like furniture', async () => {
    expect(
      await page(
        '<div class="page-with-sidebar"><article><header><p>Published 3 May 2024</p></header>' +
          '<p class="side-note">The Trust holds this.</p></article></div>',
      ),
    ).toEqual(['P Published 3 May 2024', 'P The Trust holds this.'])
  })
})

describe('how text looks', () => {
  it('is noted where it is bold, italic or coloured', async () => {
    const document = await read(
      '<p>The request and more words in black.</p><p><b>Who?</b> <em>Softcat</em> <i style="color:#00f">blue</i></p>',
      'page.html',
    )
    const styles = document.styles.map((style) => ({ ...style, text: document.text.slice(style.start, style.end) }))
    expect(styles).toMatchObject([
      { text: 'Who?', bold: true, italic: false, colour: null },
      { text: 'Softcat', bold: false, italic: true, colour: null },
      { text: 'blue', italic: true, colour: '#0000ff' },
    ])
  })

  it('makes a heading of a short paragraph that is all bold, not of a bold question', async () => {
    const body = '<p><b>Your request</b></p><p>It came today.</p><p><b>Who?</b></p><p>Some words that answer.</p>'
    expect(await page(body)).toEqual(['H3 Your request', 'P It came today.', 'P Who?', 'P Some words that answer.'])
  })
})

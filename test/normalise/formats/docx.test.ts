import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readDocument } from '../../../src/normalise/read-document.ts'
import { outline, read, sourceOf } from '../source.ts'

const WORD =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://r" xmlns:mc="http://mc"'
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

interface Parts {
  styles?: string
  numbering?: string
  header?: string
  footnotes?: string
  title?: string
}

/** A Word document of hand-written parts: what a library writes is not what Word writes. */
function docx(body: string, parts: Parts = {}): Uint8Array {
  const kinds = Object.keys(parts).filter((kind) => kind !== 'title')
  const relations = kinds.map(
    (kind) => `<Relationship Id="r-${kind}" Type="${RELATION}/${kind}" Target="${kind}.xml"/>`,
  )
  const files: Record<string, string> = {
    '[Content_Types].xml': `<Types><Override PartName="/word/document.xml" ContentType="${TYPE}"/></Types>`,
    '_rels/.rels': `<Relationships><Relationship Id="r1" Type="${RELATION}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships>${relations.join('')}</Relationships>`,
    'word/document.xml': `<w:document ${WORD}><w:body>${body}</w:body></w:document>`,
    'docProps/core.xml': `<cp:coreProperties><dc:title>${parts.title ?? ''}</dc:title></cp:coreProperties>`,
  }
  const roots = { styles: 'styles', numbering: 'numbering', header: 'hdr', footnotes: 'footnotes' }
  for (const [kind, root] of Object.entries(roots)) {
    const part = parts[kind as keyof Parts]
    if (part !== undefined) files[`word/${kind}.xml`] = `<w:${root} ${WORD}>${part}</w:${root}>`
  }
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))
}

function paragraph(text: string, properties = '', look = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr><w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
}

function item(text: string, list: number, level = 0): string {
  return paragraph(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`)
}

function level(number: number, format: string, text: string, left: number, start = 1): string {
  return (
    `<w:lvl w:ilvl="${number}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>` +
    `<w:pPr><w:ind w:left="${left}" w:hanging="360"/></w:pPr></w:lvl>`
  )
}

const LISTS =
  `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.', 360)}${level(1, 'lowerLetter', '(%2)', 720)}` +
  `${level(2, 'decimal', '%1.%2.%3', 1080)}</w:abstractNum>` +
  `<w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '\uf0b7', 720)}</w:abstractNum>` +
  `<w:abstractNum w:abstractNumId="2">${level(0, 'upperRoman', 'Q%1)', 360, 3)}</w:abstractNum>` +
  '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>' +
  '<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="0"/>' +
  '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>' +
  '<w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>'

describe('Word’s automatic numbers', () => {
  const readList = async (body: string) => outline(await read(docx(body, { numbering: LISTS }), 'letter.docx'))

  it('go on after the answer that stands between two questions', async () => {
    expect(await readList(item('Who?', 1) + paragraph('Softcat is the supplier.') + item('When?', 1))).toEqual([
      '- 1. Who?',
      'P Softcat is the supplier.',
      '- 2. When?',
    ])
  })

  it('count each level, and begin a level again under the next item above it', async () => {
    const body = item('one', 1) + item('a', 1, 1) + item('b', 1, 1) + item('two', 1) + item('a', 1, 1)
    expect(await readList(body)).toEqual(['- 1. one', '  - (a) a', '  - (b) b', '- 2. two', '  - (a) a'])
  })

  it('print the numbers of the levels above in their own formats, a skipped one at its start', async () => {
    expect((await readList(item('one', 1) + item('deep', 1, 2)))[1]).toBe('  - 1.a.1 deep')
  })

  it('print bullets, other formats and other starts', async () => {
    expect(await readList(item('dot', 2) + item('three', 3))).toEqual(['- • dot', '- QIII) three'])
  })

  it('begin again where a list states its own start, and go on where it only shares the definition', async () => {
    const body = item('one', 1) + item('two', 1) + item('again', 4) + item('shared', 5)
    expect(await readList(body)).toEqual(['- 1. one', '- 2. two', '- 1. again', '- 2. shared'])
  })

  it('come from a paragraph’s style, and are taken away by the number 0', async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="Question"><w:name w:val="Question"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    const style = '<w:pStyle w:val="Question"/>'
    const body = paragraph('Who?', style) + paragraph('Plain.', `${style}<w:numPr><w:numId w:val="0"/></w:numPr>`)
    expect(outline(await read(docx(body, { styles, numbering: LISTS }), 'a.docx'))).toEqual(['- 1. Who?', 'P Plain.'])
  })

  it('are joined by labels that were typed', async () => {
    expect(await readList(paragraph('1) Who?') + paragraph('- Softcat'))).toEqual(['- 1) Who?', '- - Softcat'])
  })
})

describe('the text of a Word document', () => {
  it('leaves out what was deleted, hidden, or only stands for something to type', async () => {
    const body =
      '<w:p><w:r><w:t>Kept</w:t></w:r><w:del><w:r><w:delText>deleted</w:delText></w:r></w:del>' +
      '<w:ins><w:r><w:t xml:space="preserve"> inserted</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>' +
      '<w:r><w:instrText>PAGE</w:instrText></w:r>' +
      '<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Click here</w:t></w:r></w:sdtContent></w:sdt></w:p>'
    expect((await read(docx(body), 'letter.docx')).text).toBe('Kept inserted')
  })

  it('keeps breaks, tabs, special hyphens and the text of links', async () => {
    const body =
      '<w:p><w:r><w:t>Ref:</w:t><w:tab/><w:t>FOI</w:t><w:noBreakHyphen/><w:t>1</w:t><w:br/></w:r>' +
      '<w:hyperlink r:id="x"><w:r><w:t>www.ico.org.uk</w:t></w:r></w:hyperlink></w:p>'
    expect((await read(docx(body), 'letter.docx')).text).toBe('Ref: FOI-1\nwww.ico.org.uk')
  })

  it('has headings by style and by standing alone in bold', async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    const body =
      paragraph('Response', '<w:pStyle w:val="H2"/>') +
      paragraph('We hold this information.') +
      paragraph('Your request', '', '<w:b/>') +
      paragraph('It came today.')
    expect(outline(await read(docx(body, { styles }), 'letter.docx'))).toEqual([
      'H2 Response',
      'P We hold this information.',
      'H3 Your request',
      'P It came today.',
    ])
  })

  it('notes bold, italic and coloured runs, what styles say included', async () => {
    const styles =
      '<w:style w:type="character" w:styleId="Answer"><w:rPr><w:color w:val="0000FF"/></w:rPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="Strong"><w:rPr><w:b/></w:rPr></w:style>'
    const body =
      paragraph('A paragraph of black text before all the answers.') +
      paragraph('In blue.', '', '<w:rStyle w:val="Answer"/>') +
      paragraph('Slanted and not bold.', '<w:pStyle w:val="Strong"/>', '<w:b w:val="0"/><w:i/>')
    const document = await read(docx(body, { styles }), 'letter.docx')
    const found = document.styles.map((style) => ({ ...style, text: document.text.slice(style.start, style.end) }))
    expect(found).toMatchObject([
      { text: 'In blue.', colour: '#0000ff', bold: false },
      { text: 'Slanted and not bold.', italic: true, bold: false },
    ])
  })

  it('has the title of its properties', async () => {
    expect((await read(docx(paragraph('x'), { title: 'FOI 1' }), 'letter.docx')).title).toBe('FOI 1')
  })
})

describe('tables of a Word document', () => {
  const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`

  it('keep cells that are merged across and down', async () => {
    const body =
      `<w:tbl><w:tr>${cell('Contract', '<w:gridSpan w:val="2"/>')}${cell('Cost')}</w:tr>` +
      `<w:tr>${cell('Firewall', '<w:vMerge w:val="restart"/>')}${cell('Softcat')}${cell('£5')}</w:tr>` +
      `<w:tr>${cell('', '<w:vMerge/>')}${cell('Bytes')}${cell('£6')}</w:tr></w:tbl>`
    const document = await read(docx(body), 'letter.docx')
    const [table] = document.blocks
    if (table?.kind !== 'table') throw new Error('no table')
    expect(document.text).toBe('Contract | Cost\nFirewall | Softcat | £5\nBytes | £6')
    expect(table.cells[0]).toMatchObject({ row: 0, column: 0, columnSpan: 2 })
    expect(table.cells[2]).toMatchObject({ row: 1, column: 0, rowSpan: 2 })
    expect(table.cells[5]).toMatchObject({ row: 2, column: 1 })
  })

  it('of one column only frame what is in them', async () => {
    const body = `<w:tbl><w:tr>${cell('1. Who?')}</w:tr><w:tr>${cell('Softcat supplies it.')}</w:tr></w:tbl>`
    expect(outline(await read(docx(body), 'letter.docx'))).toEqual(['- 1. Who?', 'P Softcat supplies it.'])
  })
})

describe('what stands around the text of a Word document', () => {
  const box = (text: string) =>
    `<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>${paragraph(text)}</w:txbxContent></mc:Choice>` +
    `<mc:Fallback><w:txbxContent>${paragraph(text)}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>`

  it('is furniture: headers and text boxes, in which the reference often stands', async () => {
    const section = '<w:sectPr><w:headerReference r:id="r-header"/></w:sectPr>'
    const body = paragraph('Dear Ms Example') + box('Our Ref: FOI-3777') + section
    expect(outline(await read(docx(body, { header: paragraph('Example NHS Trust') }), 'letter.docx'))).toEqual([
      'P Dear Ms Example',
      '~text_box P Our Ref: FOI-3777',
      '~header P Example NHS Trust',
    ])
  })

  it('is the text where a letter was laid out in text boxes alone', async () => {
    expect(outline(await read(docx(box('Dear Ms Example')), 'letter.docx'))).toEqual(['P Dear Ms Example'])
  })

  it('is not a footnote, which ends the text', async () => {
    const footnotes = `<w:footnote w:type="separator">${paragraph('---')}</w:footnote><w:footnote>${paragraph('Section 12.')}</w:footnote>`
    const { text } = await read(docx(paragraph('Refused.'), { footnotes }), 'letter.docx')
    expect(text).toBe('Refused.\n\nSection 12.')
  })
})

describe('a Word document that means harm', () => {
  it('is too large where a part expands beyond all letters', async () => {
    const bomb = docx(`<w:p>${' '.repeat(30 * 1024 * 1024)}</w:p>`)
    expect(await readDocument(sourceOf(bomb, 'bomb.docx'))).toMatchObject({ failure: { kind: 'too_large' } })
  })

  it('has its entities neither expanded nor fetched', async () => {
    const entities = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
    const body = `<w:document ${WORD}><w:body>${paragraph('Text &a;&b; end')}</w:body></w:document>`
    const bytes = zipSync({
      '[Content_Types].xml': strToU8(`<Types><Override PartName="/word/document.xml" ContentType="${TYPE}"/></Types>`),
      'word/document.xml': strToU8(entities + body),
      '../../escape.txt': strToU8('x'),
    })
    const { text } = await read(bytes, 'letter.docx')
    expect(text).not.toMatch(/aaaa|root/)
    expect(text).toContain('Text')
  })

  it('is unreadable where it breaks off', async () => {
    const bytes = docx(paragraph('x'))
    expect(await readDocument(sourceOf(bytes.slice(0, bytes.length / 2), 'a.docx'))).toMatchObject({ ok: false })
  })
})

import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readDocument } from '../../../src/normalise/read-document.ts'
import { outline, read, sourceOf } from '../source.ts'

interface Parts {
  body: string
  automaticStyles?: string
  masterStyles?: string
  manifest?: string
  meta?: string
}

const PREFIXES = ['office', 'text', 'table', 'style', 'fo', 'draw', 'manifest']
  .map((name) => `xmlns:${name}="urn:oasis:${name}"`)
  .join(' ')

function file(
  kind: 'text' | 'spreadsheet',
  { body, automaticStyles, masterStyles, manifest, meta }: Parts,
): Uint8Array {
  const root = (name: string, inner: string) => strToU8(`<office:${name} ${PREFIXES}>${inner}</office:${name}>`)
  const content = `<office:automatic-styles>${automaticStyles ?? ''}</office:automatic-styles>
    <office:body><office:${kind}>${body}</office:${kind}></office:body>`
  return zipSync({
    // Its type stands first and is not compressed (ISO/IEC 26300-3, 3.3).
    mimetype: [strToU8(`application/vnd.oasis.opendocument.${kind}`), { level: 0 }],
    'content.xml': root('document-content', content),
    'styles.xml': root('document-styles', `<office:master-styles>${masterStyles ?? ''}</office:master-styles>`),
    'meta.xml': root('document-meta', `<office:meta>${meta ?? ''}</office:meta>`),
    'META-INF/manifest.xml': strToU8(`<manifest:manifest ${PREFIXES}>${manifest ?? ''}</manifest:manifest>`),
  })
}

async function text(body: string, more: Omit<Parts, 'body'> = {}): Promise<string[]> {
  return outline(await read(file('text', { body, ...more }), 'reply.odt'))
}

const LIST_STYLE = `<text:list-style style:name="L1">
  <text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
  <text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/>
</text:list-style>`

describe('an OpenDocument text', () => {
  it('has headings, paragraphs with their spaces and line breaks, and pounds', async () => {
    const body =
      '<text:h text:outline-level="2">Response</text:h><text:p>It\n is<text:s text:c="2"/>£5<text:line-break/>a year</text:p>'
    expect(await text(body)).toEqual(['H2 Response', 'P It is £5\na year'])
  })

  it('numbers its lists, also where an answer interrupts them', async () => {
    const item = (inner: string) => `<text:list-item><text:p>${inner}</text:p></text:list-item>`
    const inner = `<text:list>${item('How much?')}</text:list>`
    const body = `<text:list text:style-name="L1"><text:list-item><text:p>How many?</text:p>${inner}</text:list-item></text:list>
      <text:p>Two.</text:p><text:list text:style-name="L1" text:continue-numbering="true">${item('Who?')}</text:list>`
    expect(await text(body, { automaticStyles: LIST_STYLE })).toEqual([
      '- 1. How many?',
      '  - (a) How much?',
      'P Two.',
      '- 2. Who?',
    ])
  })

  it('has tables with their merged cells, and bold text', async () => {
    const automaticStyles = '<style:style style:name="T1"><style:text-properties fo:font-weight="bold"/></style:style>'
    const cell = (inner: string, span = '') => `<table:table-cell ${span}><text:p>${inner}</text:p></table:table-cell>`
    const body = `<table:table><table:table-header-rows><table:table-row>${cell('Costs', 'table:number-columns-spanned="2"')}
      <table:covered-table-cell/></table:table-row></table:table-header-rows>
      <table:table-row>${cell('Softcat')}${cell('<text:span text:style-name="T1">£5</text:span>')}</table:table-row></table:table>`
    const document = await read(file('text', { body, automaticStyles }), 'reply.odt')
    expect(outline(document)).toEqual(['T Costs\nSoftcat | £5'])
    expect(document.blocks[0]).toMatchObject({ columns: 2, cells: [{ columnSpan: 2, header: true }, {}, {}] })
    expect(document.styles).toMatchObject([{ bold: true }])
  })

  it('has headers and text boxes as furniture, and neither comments nor what was deleted', async () => {
    const body = `<text:tracked-changes><text:p>deleted</text:p></text:tracked-changes>
      <text:p>Dear Ms Example<office:annotation><text:p>secret</text:p></office:annotation>
      <draw:frame><draw:text-box><text:p>Ref: FOI 1</text:p></draw:text-box></draw:frame></text:p>`
    const masterStyles = '<style:master-page><style:header><text:p>Trust</text:p></style:header></style:master-page>'
    const document = await read(file('text', { body, masterStyles }), 'reply.odt')
    expect(outline(document)).toEqual(['P Dear Ms Example', '~text_box P Ref: FOI 1', '~header P Trust'])
    expect(document.warnings).toMatchObject([{ kind: 'comments' }])
  })

  it('tells of what it does not show by kind and number, and leaves it out', async () => {
    const automaticStyles = '<style:style style:name="T2"><style:text-properties text:display="none"/></style:style>'
    const body = `<text:tracked-changes><text:changed-region><text:p>secret</text:p></text:changed-region></text:tracked-changes>
      <text:p>Dear Ms Example<text:span text:style-name="T2">secret</text:span><office:annotation><text:p>secret</text:p></office:annotation></text:p>
      <text:section text:display="none"><text:p>secret</text:p></text:section>
      <text:p>We hold none.<text:hidden-text>secret</text:hidden-text></text:p>`
    const manifest = `<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>
      <manifest:file-entry manifest:full-path="Object 1/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>
      <manifest:file-entry manifest:full-path="Object 2/" manifest:media-type="application/vnd.oasis.opendocument.chart"/>`
    const meta = '<meta:initial-creator>Zebedee Quux</meta:initial-creator><dc:creator>FOI Team</dc:creator>'
    const { text, warnings } = await read(file('text', { body, automaticStyles, manifest, meta }), 'reply.odt')
    expect(text).toBe('Dear Ms Example\n\nWe hold none.')
    expect(warnings.map(({ kind, count }) => [kind, count])).toEqual([
      ['comments', 1],
      ['tracked_changes', 1],
      ['hidden_text', 3],
      ['embedded_file', 1],
      ['metadata_author', 1],
    ])
    expect(JSON.stringify(warnings)).not.toMatch(/secret|Quux/)
  })

  it('is encrypted where its manifest says so', async () => {
    const manifest = '<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>'
    const result = await readDocument(sourceOf(file('text', { body: '<text:p>x</text:p>', manifest }), 'reply.odt'))
    expect(result).toMatchObject({ ok: false, failure: { kind: 'encrypted_document' } })
  })
})

describe('an OpenDocument spreadsheet', () => {
  const cell = (inner: string, more = 'office:value-type="string"') =>
    `<table:table-cell ${more}><text:p>${inner}</text:p></table:table-cell>`
  const row = (cells: string, more = '') => `<table:table-row ${more}>${cells}</table:table-row>`

  it('has its values as shown, without the empty rest of the sheet', async () => {
    const rest = row(
      '<table:table-cell table:number-columns-repeated="16384"/>',
      'table:number-rows-repeated="1048576"',
    )
    const body = `<table:table table:name="Register">${row(cell('Supplier') + cell('Cost'))}
      ${row(cell('Softcat') + cell('£5.00', 'office:value-type="currency" office:value="5"'))}${rest}</table:table>`
    expect(outline(await read(file('spreadsheet', { body }), 'data.ods'))).toEqual([
      'H2 Register',
      'T Supplier | Cost\nSoftcat | £5.00',
    ])
  })

  it('leaves out what is hidden and says so', async () => {
    const automaticStyles =
      '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'
    const body = `<table:table table:name="Summary">
        <table:table-column/><table:table-column table:visibility="collapse"/>
        ${row(cell('a') + cell('secret') + cell('b'))}${row(cell('secret'), 'table:visibility="filter"')}</table:table>
      <table:table table:name="Raw" table:style-name="ta2">${row(cell('secret'))}</table:table>`
    const document = await read(file('spreadsheet', { body, automaticStyles }), 'data.ods')
    expect(outline(document)).toEqual(['H2 Summary', 'T a | b'])
    expect(document.warnings.map(({ kind, place }) => [kind, place])).toEqual([
      ['hidden_rows', 'sheet Summary'],
      ['hidden_columns', 'sheet Summary'],
      ['hidden_sheet', 'sheet Raw'],
    ])
  })

  it('keeps comments on its cells out of the text, and counts them', async () => {
    const commented = `<table:table-cell office:value-type="string"><office:annotation><text:p>secret</text:p></office:annotation><text:p>Beds</text:p></table:table-cell>`
    const body = `<table:table table:name="Data">${row(commented + cell('12'))}</table:table>`
    const { text, warnings } = await read(file('spreadsheet', { body }), 'data.ods')
    expect(text).toBe('Data\n\nBeds | 12')
    expect(warnings).toMatchObject([{ kind: 'comments', count: 1 }])
  })

  it('is read within bounds where it repeats a row a million times', async () => {
    const body = `<table:table table:name="Data">${row(cell('x') + cell('y'), 'table:number-rows-repeated="1048576"')}</table:table>`
    const document = await read(file('spreadsheet', { body }), 'data.ods')
    expect(document.warnings).toMatchObject([{ kind: 'rows_left_out', place: 'sheet Data' }])
  })
})

import { describe, expect, it } from 'vitest'
import { outline, read } from '../source.ts'

function rtf(body: string): string {
  return `{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}}{\\colortbl;\\red192\\green0\\blue0;}
{\\info{\\title Reply}{\\author secret}}${body}}`
}

async function blocks(body: string): Promise<string[]> {
  return outline(await read(rtf(body), 'reply.rtf'))
}

describe('Rich Text', () => {
  it('has its pounds and quotation marks, by code page and by Unicode', async () => {
    expect(
      await blocks("It is \\'a35.\\par\\ldblquote Yes\\rdblquote , \\u163?6 \\uc2\\u8364\\'80\\'80 \\'93no\\'94\\par"),
    ).toEqual(['P It is £5.', 'P “Yes”, £6 € “no”'])
  })

  it('passes over control words that it does not know, whatever they are called', async () => {
    expect(await blocks('\\constructor One \\valueOf{\\toString two}\\par')).toEqual(['P One two'])
  })

  it('has headings, line breaks and text that goes on over lines of the file', async () => {
    expect(await blocks('\\pard\\outlinelevel1 Response\\par\\pard One\n two\\line three\\par')).toEqual([
      'H2 Response',
      'P One two\nthree',
    ])
  })

  it('has the numbers of its lists as the program printed them', async () => {
    expect(await blocks('{\\listtext 1.\\tab}How many?\\par\\pard Two.\\par{\\listtext 2.\\tab}Who?\\par')).toEqual([
      '- 1. How many?',
      'P Two.',
      '- 2. Who?',
    ])
  })

  it('has tables with merged cells', async () => {
    const body =
      '\\trowd\\trhdr\\cellx1\\clmrg\\cellx2\\intbl Costs\\cell\\cell\\row' +
      "\\trowd\\cellx1\\cellx2\\intbl Softcat\\par Ltd\\cell \\'a35\\cell\\row\\pard End\\par"
    const document = await read(rtf(body), 'reply.rtf')
    expect(outline(document)).toEqual(['T Costs\nSoftcat\nLtd | £5', 'P End'])
    expect(document.blocks[0]).toMatchObject({ cells: [{ columnSpan: 2, header: true }, {}, {}] })
  })

  it('has headers as furniture, and neither hidden text, comments, pictures nor codes of fields', async () => {
    const body =
      '{\\header Trust\\par}Dear {\\v secret}Ms Example{\\*\\annotation secret}{\\pict 00ff}' +
      '{\\field{\\*\\fldinst HYPERLINK secret}{\\fldrslt link}}\\par'
    expect(await blocks(body)).toEqual(['P Dear Ms Examplelink', '~header P Trust'])
  })

  it('tells of what it does not show by kind and number, and of its authors, never who they are', async () => {
    const body =
      '{\\info{\\author Zebedee Quux}{\\operator Zebedee Quux}}Dear {\\v secret}Ms Example{\\*\\annotation secret}' +
      '{\\revised new}{\\deleted secret}{\\object{\\*\\objdata 00ff}}{\\v0 shown}\\par'
    const { text, warnings } = await read(`{\\rtf1${body}}`, 'reply.rtf')
    expect(text).toBe('Dear Ms Examplenewshown')
    expect(warnings.map(({ kind, count }) => [kind, count])).toEqual([
      ['comments', 1],
      ['tracked_changes', 2],
      ['hidden_text', 1],
      ['embedded_file', 1],
      ['metadata_author', 1],
    ])
    expect(JSON.stringify(warnings)).not.toMatch(/secret|Quux/)
  })

  it('has its title, and marks what is bold or coloured', async () => {
    const document = await read(rtf('Plain words {\\b bold}{\\cf1 red}\\par'), 'reply.rtf')
    expect(document.title).toBe('Reply')
    expect(document.styles).toMatchObject([{ bold: true }, { colour: '#c00000' }])
  })

  it('is read as far as it goes where it is cut off', async () => {
    expect(await blocks('Dear Ms Example\\par{\\b The answer \\trowd a\\cell')).toEqual([
      'P Dear Ms Example',
      'T The answer a',
    ])
  })
})

import { describe, expect, it } from 'vitest'
import { readDocument } from '../../../src/normalise/read-document.ts'
import { outline, read, sourceOf } from '../source.ts'

function mail(headers: string[], body: string | Buffer): Buffer {
  const first = ['From: "FOI Team" <foi@example.nhs.uk>', 'To: a@example.org', 'Subject: FOI 12-34: reply']
  return Buffer.concat([Buffer.from(`${[...first, ...headers].join('\r\n')}\r\n\r\n`), Buffer.from(body)])
}

async function open(bytes: Buffer) {
  const result = await readDocument(sourceOf(bytes, 'a.eml'))
  if (!result.ok) throw new Error(result.failure.message)
  return result.value
}

describe('a mail', () => {
  it('has its subject and date above its text, and whose it is as furniture', async () => {
    const document = await read(
      mail(['Date: Fri, 31 May 2024 00:47:03 +0100'], 'Dear Ms Example\r\n\r\n1. None.\r\n'),
      'a.eml',
    )
    expect(outline(document)).toEqual([
      'P Subject: FOI 12-34: reply',
      'P Date: Fri, 31 May 2024 00:47:03 +0100',
      'P Dear Ms Example',
      '- 1. None.',
      '~header P From: FOI Team <foi@example.nhs.uk>',
      '~header P To: a@example.org',
    ])
    expect(document.title).toBe('FOI 12-34: reply')
  })

  it('keeps the questions that are quoted in it apart from the answers between them', async () => {
    const body = 'See below.\n\n> 1. How many?\nWe have two.\n>> 2. How much?\nNothing.\n'
    expect(outline(await read(mail([], body), 'a.eml')).slice(1, -2)).toEqual([
      'P See below.',
      '- 1. How many?',
      'P We have two.',
      '- 2. How much?',
      'P Nothing.',
    ])
  })

  it('is read as HTML where it has no plain text', async () => {
    const html = '<p>Dear Ms Example</p><table><tr><td>Cost</td><td>£5</td></tr></table>'
    const document = await read(mail(['Content-Type: text/html; charset=utf-8'], html), 'a.eml')
    expect(outline(document).slice(1, -2)).toEqual(['P Dear Ms Example', 'T Cost | £5'])
  })

  it('has its pounds and quotation marks in Windows-1252, in the subject too', async () => {
    const type = 'Content-Type: text/plain; charset=iso-8859-1'
    const document = await read(mail([type], Buffer.from([0x93, 0xa3, 0x35, 0x94])), 'a.eml')
    expect(document.text).toContain('“£5”')
  })

  it('names its attachments, which are documents of their own, and leaves out pictures of a signature', async () => {
    const part = (type: string, more: string) => `--b\r\nContent-Type: ${type}\r\n${more}\r\n\r\nx\r\n`
    const body =
      part('text/plain', 'X-Part: 1') +
      part('application/pdf; name="Reply.pdf"', 'Content-Disposition: attachment') +
      `${part('image/png; name="logo.png"', 'Content-Disposition: inline')}--b--\r\n`
    const { document, members } = await open(mail(['Content-Type: multipart/mixed; boundary=b'], body))
    expect(outline(document)[1]).toBe('P Attachments: Reply.pdf')
    expect(members).toMatchObject([{ name: 'Reply.pdf', mediaType: 'application/pdf' }])
  })

  it('has its pounds where it names no charset', async () => {
    expect((await read(mail([], Buffer.from([0xa3, 0x35])), 'a.eml')).text).toContain('£5')
  })

  it('gives out the files that an old mail program wrote into the text as letters', async () => {
    const body = 'See below.\n\nbegin 600 moo.txt\n=0V]W<R!A<F4@;F]T(&%S(&-U=&4@87,@8V%T<RX \n`\nend\n\nKind regards\n'
    const { document, members } = await open(mail([], body))
    expect(outline(document).slice(1, -2)).toEqual(['P Attachments: moo.txt', 'P See below.', 'P Kind regards'])
    expect(members.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual([
      ['moo.txt', 'Cows are not as cute as cats.'],
    ])
  })
})

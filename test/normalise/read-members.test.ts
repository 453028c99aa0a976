import { strToU8, zipSync } from 'fflate'
import { afterEach, describe, expect, it } from 'vitest'
import type { DocumentWithMembers } from '../../src/domain.ts'
import { asPublished, inReadingOrder } from '../../src/normalise/as-published.ts'
import { createNormaliser, type Normaliser, type NormaliserOptions } from '../../src/normalise/normalise.ts'
import { sourceOf } from './source.ts'

let open: Normaliser | null = null
afterEach(async () => {
  await open?.close()
  open = null
})

async function read(
  bytes: Uint8Array,
  fileName: string,
  { keep, ...options }: NormaliserOptions & { keep?: (bytes: Uint8Array) => Promise<unknown> } = {},
): Promise<DocumentWithMembers> {
  open = createNormaliser({ workers: 1, ...options })
  const result = await open.normalise(sourceOf(bytes, fileName, { sha256: 'c'.repeat(64) }), keep)
  if (!result.ok) throw new Error(`${result.failure.kind}: ${result.failure.message}`)
  return result.value
}

/** Members in short: path, then the text or the kind of failure. */
function shown({ members }: DocumentWithMembers): string[] {
  return members.map(
    ({ path, document }) => `${path.join(' › ')}: ${document.ok ? document.value.text : document.failure.kind}`,
  )
}

function mailWith(...attachments: [name: string, type: string, content: Uint8Array][]): Buffer {
  const parts = attachments.map(
    ([name, type, content]) =>
      `--b\r\nContent-Type: ${type}; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\n` +
      `Content-Transfer-Encoding: base64\r\n\r\n${Buffer.from(content).toString('base64')}\r\n`,
  )
  return Buffer.from(
    'From: foi@trust.example\r\nTo: a@example.org\r\nSubject: FOI 12\r\nMIME-Version: 1.0\r\n' +
      `Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nPlease see attached.\r\n${parts.join('')}--b--\r\n`,
  )
}

describe('the documents within a document', () => {
  it('are each read as documents of their own, with their place', async () => {
    const bytes = zipSync({ 'letters/reply.html': strToU8('<p>Dear Ms Example'), 'figures.csv': strToU8('a,b\n1,2') })
    const bundle = await read(bytes, 'replies.zip')
    expect(bundle.members).toMatchObject([
      {
        path: ['letters/reply.html'],
        container: 'c'.repeat(64),
        byteLength: 18,
        document: { value: { text: 'Dear Ms Example', mediaType: 'text/html', fileName: 'reply.html' } },
      },
      { path: ['figures.csv'], document: { value: { mediaType: 'text/csv' } } },
    ])
  })

  it('are what is attached to a mail, mails and archives among it', async () => {
    const inner = mailWith(['request.txt', 'text/plain', strToU8('How many beds?')])
    const archive = zipSync({ 'beds.csv': strToU8('Ward,Beds\nA,4') })
    const mail = await read(
      mailWith(['request.eml', 'message/rfc822', inner], ['figures.zip', 'application/zip', archive]),
      'a.eml',
    )
    expect(mail.document.text).toContain('Please see attached.')
    expect(mail.document.text).toContain('Attachments: request.eml, figures.zip')
    expect(shown(mail).map((line) => line.replace(/\n.*/s, ' …'))).toEqual([
      'request.eml: Subject: FOI 12 …',
      'request.eml › request.txt: How many beds?',
      'figures.zip: • beds.csv',
      'figures.zip › beds.csv: Ward | Beds …',
    ])
    expect(new Set(mail.members.map(({ container }) => container)).size).toBe(3)
  })

  it('are each given to be kept, before they are let go of', async () => {
    const kept: string[] = []
    const bytes = zipSync({ 'a.txt': strToU8('one'), 'b.png': strToU8('no picture') })
    await read(bytes, 'a.zip', { keep: async (member) => kept.push(Buffer.from(member).toString()) })
    expect(kept).toEqual(['one', 'no picture'])
  })

  it('are a warning of the container where they cannot be read, which is read all the same', async () => {
    const bytes = zipSync({
      'a.txt': strToU8('one'),
      'b.pdf': strToU8('%PDF-1.7 broken'),
      'c.bz2': strToU8('BZh91AY&SY\x01\x02\x03\x04'),
    })
    const bundle = await read(bytes, 'a.zip')
    expect(shown(bundle)).toEqual(['a.txt: one', 'b.pdf: unreadable_document', 'c.bz2: unsupported_format'])
    expect(bundle.document.warnings).toMatchObject([
      { kind: 'unreadable_document', place: 'member b.pdf' },
      { kind: 'unsupported_format', place: 'member c.bz2' },
    ])
  })

  it('are not followed without end', async () => {
    let bytes = zipSync({ 'deepest.txt': strToU8('too deep') })
    for (const depth of [3, 2, 1]) bytes = zipSync({ [`${depth}.zip`]: bytes })
    const bundle = await read(bytes, 'a.zip')
    expect(bundle.members.map(({ path }) => path.join('/'))).toEqual(['1.zip', '1.zip/2.zip', '1.zip/2.zip/3.zip'])
    const last = bundle.members.at(-1)?.document
    expect(last?.ok && last.value.warnings).toMatchObject([{ kind: 'members_left_out', count: 1 }])
  })

  it('share one limit of number over all containers within', async () => {
    const many = zipSync(
      Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`${at}.txt`, strToU8(`letter ${at}`)])),
    )
    const more = zipSync(
      Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`${at}.txt`, strToU8(`reply ${at}`)])),
    )
    const bundle = await read(zipSync({ 'a.zip': many, 'b.zip': more }), 'all.zip')
    expect(bundle.members.length).toBe(500)
    const second = bundle.members.find(({ path }) => path.join() === 'b.zip')?.document
    expect(second?.ok && second.value.warnings).toMatchObject([{ kind: 'members_left_out', count: 102 }])
  })

  it('share one limit of time', async () => {
    const bundle = await read(zipSync({ 'a.txt': strToU8('one') }), 'a.zip', { timeLimitMilliseconds: 0 }).catch(
      () => null,
    )
    // The archive itself may be what takes too long.
    if (bundle !== null) expect(shown(bundle)).toEqual(['a.txt: parser_timeout'])
  })
})

describe('what a file brings to its response', () => {
  const roles = (bundle: DocumentWithMembers, role: 'response' | 'attachment') =>
    inReadingOrder(asPublished(bundle, role)).map(({ role, member }) => `${role} ${member?.path.join('/') ?? 'itself'}`)

  it('is a mail with its attachments behind it', async () => {
    const mail = await read(mailWith(['figures.csv', 'text/csv', strToU8('a,b')]), 'a.eml')
    expect(roles(mail, 'response')).toEqual(['response itself', 'attachment figures.csv'])
  })

  it('is an archive’s first letter, before its figures, and last the archive, which only introduces them', async () => {
    const bytes = zipSync({ 'a.csv': strToU8('a,b'), 'b.txt': strToU8('Dear Ms Example'), 'c.txt': strToU8('Annex') })
    const bundle = await read(bytes, 'a.zip')
    expect(roles(bundle, 'response')).toEqual([
      'response b.txt',
      'attachment a.csv',
      'attachment c.txt',
      'log_page itself',
    ])
    expect(roles(bundle, 'attachment')[0]).toBe('attachment a.csv')
  })

  it('is taken once where it lies there twice', async () => {
    const bundle = await read(zipSync({ 'a.txt': strToU8('Dear'), 'copy.txt': strToU8('Dear') }), 'a.zip')
    expect(roles(bundle, 'response')).toEqual(['response a.txt', 'log_page itself'])
  })
})

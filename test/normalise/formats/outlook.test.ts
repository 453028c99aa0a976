import { describe, expect, it } from 'vitest'
import { createNormaliser } from '../../../src/normalise/normalise.ts'
import { outline, sourceOf } from '../source.ts'
import { type OutlookParts, outlookMessage } from './outlook-message.ts'

const SUBJECT = '0037001F'
const BODY = '1000001F'
const HTML = '10130102'
const HEADERS = '007D001F'
const SENDER = { '0C1A001F': 'FOI Team', '5D01001F': 'foi@trust.example' }
const FILE_NAME = '3707001F'
const CONTENT = '37010102'
const CONTENT_ID = '3712001F'
const DISPLAY_NAME = '3001001F'
const SMTP_ADDRESS = '39FE001F'

async function read(parts: OutlookParts) {
  const normaliser = createNormaliser({ workers: 1 })
  const result = await normaliser.normalise(sourceOf(outlookMessage(parts), 'reply.msg'))
  await normaliser.close()
  if (!result.ok) throw new Error(`${result.failure.kind}: ${result.failure.message}`)
  return result.value
}

describe('an Outlook message', () => {
  it('has its subject and date above its text, and whose it is as furniture', async () => {
    const { document } = await read({
      properties: {
        ...SENDER,
        [SUBJECT]: 'FOI 12-34: reply',
        [HEADERS]: 'Date: Fri, 31 May 2024 00:47:03 +0100\r\nX-Other: x\r\n',
        [BODY]: 'Dear Ms Example\r\n\r\n1. None. It cost £5.\r\n',
      },
      recipients: [{ [DISPLAY_NAME]: 'A. Example', [SMTP_ADDRESS]: 'a@example.org' }],
    })
    expect(document.mediaType).toBe('application/vnd.ms-outlook')
    expect(outline(document)).toEqual([
      'P Subject: FOI 12-34: reply',
      'P Date: Fri, 31 May 2024 00:47:03 +0100',
      'P Dear Ms Example',
      '- 1. None. It cost £5.',
      '~header P From: FOI Team <foi@trust.example>',
      '~header P To: A. Example <a@example.org>',
    ])
  })

  it('is read as HTML where it has some, with its tables', async () => {
    const html = Buffer.from(
      '<html><body><p>Dear Ms Example</p><table><tr><td>Cost</td><td>£5</td></tr></table></body></html>',
    )
    const { document } = await read({
      properties: { [SUBJECT]: 'Reply', [BODY]: 'Dear Ms Example Cost £5', [HTML]: html },
    })
    expect(outline(document)).toEqual(['P Subject: Reply', 'P Dear Ms Example', 'T Cost | £5'])
  })

  it('hands over what is attached, mails with their own attachments among it, but no picture of a signature', async () => {
    const request: OutlookParts = {
      properties: { [SUBJECT]: 'My request', [BODY]: 'How many beds?' },
      attachments: [{ properties: { [FILE_NAME]: 'list.txt', [CONTENT]: Buffer.from('Ward nine') } }],
    }
    const { document, members } = await read({
      properties: { [SUBJECT]: 'Reply', [HTML]: Buffer.from('<p>Please see attached.<img src="cid:logo@1">') },
      attachments: [
        { properties: { [FILE_NAME]: 'figures.csv', [CONTENT]: Buffer.from('Ward,Beds\nA,4') } },
        { properties: { [FILE_NAME]: 'image001.png', [CONTENT]: Buffer.from('x'), [CONTENT_ID]: 'logo@1' } },
        { properties: { [DISPLAY_NAME]: 'My request' }, message: request },
      ],
    })
    expect(document.text).toContain('Attachments: figures.csv, My request.msg')
    expect(
      members.map(
        ({ path, document }) =>
          `${path.join(' › ')}: ${document.ok ? document.value.mediaType : document.failure.kind}`,
      ),
    ).toEqual([
      'figures.csv: text/csv',
      'My request.msg: application/vnd.ms-outlook',
      'My request.msg › list.txt: text/plain',
    ])
  })

  it('is unreadable where it breaks off', async () => {
    const whole = outlookMessage({ properties: { [SUBJECT]: 'Reply', [BODY]: 'Dear Ms Example' } })
    const normaliser = createNormaliser({ workers: 1 })
    const result = await normaliser.normalise(sourceOf(whole.subarray(0, 600), 'reply.msg'))
    await normaliser.close()
    expect(result).toMatchObject({ failure: { kind: expect.stringMatching(/^(?:unreadable|unsupported)/) } })
  })
})

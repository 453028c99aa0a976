import { isUtf8 } from 'node:buffer'
import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime'
import { decodeText } from '../../charset.ts'
import type { BlockDraft } from '../../document-draft.ts'
import type { TextRecogniser } from '../../ocr/recogniser.ts'
import type { PackedMember } from '../../packed-member.ts'
import { readHtml } from '../html/html.ts'
import { readTextBlocks } from '../plain-text.ts'
import type { Reader, Source } from '../reader.ts'
import { mailHead } from './mail-head.ts'
import { withoutQuoteMarks } from './quoted-lines.ts'
import { withoutUuencodedFiles } from './uuencoded.ts'
import { mendWindows1252 } from './windows-1252.ts'

/** Parts that prove who wrote a mail, and are no documents. */
const SIGNATURE = /^application\/(?:x-)?(?:pkcs7|pgp)-signature$/

/**
 * Reads a mail (RFC 5322): subject, date and the names of attachments as lines above the body, sender and receivers as
 * furniture. Mails quoted below are part of it: the request often stands only there. Attachments, mails among them, are
 * documents of their own.
 */
export const readMail: Reader = async (source, recogniser) => {
  const mail = await PostalMime.parse(declaredBytes(source.bytes), {
    attachmentEncoding: 'arraybuffer',
    forceRfc822Attachments: true,
  })
  const { text, files } = withoutUuencodedFiles(mendWindows1252(mail.text ?? ''))
  const attached = mail.attachments.filter(
    (attachment) => !isPicture(attachment) && !SIGNATURE.test(attachment.mimeType),
  )
  const members = [...attached.map(packed), ...files]
  const head = mailHead({
    subject: mail.subject ?? '',
    date: dateOf(mail),
    attachments: members.map(({ name }) => name),
    from: printed(mail.from ? [mail.from] : []),
    to: printed(mail.to ?? []),
    cc: printed(mail.cc ?? []),
  })
  const blocks = [...head, ...(await bodyBlocks(text, mail.html ?? '', source, recogniser))]
  return { ok: true, value: { title: mail.subject ?? null, blocks, warnings: [], members } }
}

/** A mail that names no charset is taken for UTF-8 by the library: one that is not is made so. */
function declaredBytes(bytes: Uint8Array): Uint8Array {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return isUtf8(buffer) || /charset/i.test(buffer.toString('latin1')) ? bytes : Buffer.from(decodeText(bytes, null))
}

/** As printed: the library's own `date` is converted to UTC, which may be another day. */
function dateOf(mail: Email): string {
  return mail.headers.find(({ key }) => key === 'date')?.value ?? ''
}

function printed(addresses: Address[]): string {
  return addresses
    .flatMap((address) => address.group ?? [address])
    .map(({ name, address }) => (name === '' || address === '' ? name || address : `${name} <${address}>`))
    .join('; ')
}

/** The plain text where there is one; mail programs that send none send HTML. */
async function bodyBlocks(
  text: string,
  html: string,
  source: Source,
  recogniser: TextRecogniser,
): Promise<BlockDraft[]> {
  if (text.trim() !== '') return readTextBlocks(withoutQuoteMarks(text))
  const page = await readHtml({ ...source, bytes: Buffer.from(mendWindows1252(html)) }, recogniser)
  return page.ok ? page.value.blocks : []
}

/** Pictures shown within the text: logos of signatures. */
function isPicture({ mimeType, related, disposition }: Attachment): boolean {
  return mimeType.startsWith('image/') && (related === true || disposition === 'inline')
}

function packed({ filename, mimeType, content }: Attachment): PackedMember {
  const bytes = typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content)
  return { name: (filename ?? '').trim() || `unnamed (${mimeType})`, mediaType: mimeType, bytes }
}

import msgReader, { type FieldsData } from '@kenjiuno/msgreader'
import type { NormaliserWarning } from '../../../domain.ts'
import type { BlockDraft } from '../../document-draft.ts'
import type { TextRecogniser } from '../../ocr/recogniser.ts'
import type { PackedMember } from '../../packed-member.ts'
import { readHtml } from '../html/html.ts'
import { readTextBlocks } from '../plain-text.ts'
import type { Reader, Source } from '../reader.ts'
import { mailHead } from './mail-head.ts'

/** The package is CommonJS: its class is one level further down than its types say. */
const MsgReader = msgReader.default
const PICTURE = /\.(?:png|jpe?g|gif|bmp|emf|wmf)$/i

/**
 * Reads a mail as Outlook saves it (MSG, [MS-OXMSG]) into the same parts as a mail of any other program. The body is
 * read as HTML where there is one, since Outlook's plain text loses tables and colours. What is attached, mails among
 * it, are documents of their own.
 */
export const readOutlookMail: Reader = async (source, recogniser) => {
  const { bytes } = source
  const reader = new MsgReader(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer)
  const mail = reader.getFileData()
  // The library gives its errors as values.
  if (mail.error !== undefined) throw new Error(mail.error)
  const html = htmlOf(mail)
  const warnings: NormaliserWarning[] = []
  const members = (mail.attachments ?? []).flatMap((attachment) => {
    const name = nameOf(attachment)
    if (isPictureInText(attachment, name, html)) return []
    return attached(reader, attachment, name, warnings)
  })
  const head = mailHead({
    subject: mail.subject ?? '',
    date: dateOf(mail),
    attachments: members.map(({ name }) => name),
    from: addressed(mail.senderName, mail.senderSmtpAddress ?? mail.sentRepresentingSmtpAddress ?? mail.senderEmail),
    to: recipients(mail, 'to'),
    cc: recipients(mail, 'cc'),
  })
  const body = await bodyBlocks(mail, html, source, recogniser)
  if (body.length === 0 && mail.compressedRtf !== undefined) {
    const message = 'The text of the mail is kept only as Rich Text within the mail, which is not read.'
    warnings.push({ kind: 'body_not_read', message, place: null })
  }
  return { ok: true, value: { title: mail.subject ?? null, blocks: [...head, ...body], warnings, members } }
}

function attached(
  reader: InstanceType<typeof MsgReader>,
  attachment: FieldsData,
  name: string,
  warnings: NormaliserWarning[],
): PackedMember[] {
  try {
    return [{ name, mediaType: null, bytes: new Uint8Array(reader.getAttachment(attachment).content) }]
  } catch {
    warnings.push({
      kind: 'member_damaged',
      message: 'The attachment could not be taken out.',
      place: `member ${name}`,
    })
    return []
  }
}

async function bodyBlocks(
  { body = '' }: FieldsData,
  html: Uint8Array | null,
  source: Source,
  recogniser: TextRecogniser,
): Promise<BlockDraft[]> {
  const page = html && (await readHtml({ ...source, bytes: html }, recogniser))
  if (page?.ok && page.value.blocks.length > 0) return page.value.blocks
  return body.trim() === '' ? [] : readTextBlocks(body)
}

function htmlOf({ html, bodyHtml }: FieldsData): Uint8Array | null {
  if (html !== undefined && html.byteLength > 0) return html
  return bodyHtml === undefined || bodyHtml.trim() === '' ? null : Buffer.from(bodyHtml)
}

/** As the sender's program wrote it, where the mail has travelled; else when it was sent, in UTC. */
function dateOf({ headers, clientSubmitTime, messageDeliveryTime }: FieldsData): string {
  const printed = /^Date:[^\S\n]*(.{1,100})$/im.exec((headers ?? '').slice(0, 100_000))?.[1]
  return printed ?? clientSubmitTime ?? messageDeliveryTime ?? ''
}

/** An address within an organisation's Exchange server (`/O=…`) tells a reader nothing. */
function addressed(name = '', address = ''): string {
  const shown = address.includes('@') ? address : ''
  return name === '' || shown === '' || name === shown ? name || shown : `${name} <${shown}>`
}

function recipients({ recipients = [] }: FieldsData, kind: 'to' | 'cc'): string {
  return recipients
    .filter(({ recipType = 'to' }) => recipType === kind)
    .map(({ name, smtpAddress, email }) => addressed(name, smtpAddress ?? email))
    .join('; ')
}

function nameOf({ fileName, fileNameShort, name, innerMsgContent }: FieldsData): string {
  if (innerMsgContent) return `${(name ?? '').trim() || 'unnamed mail'}.msg`
  return [fileName, fileNameShort, name].find((one) => one !== undefined && one.trim() !== '') ?? 'unnamed'
}

/** Pictures shown within the text: logos of signatures. */
function isPictureInText(
  { attachmentHidden, pidContentId }: FieldsData,
  name: string,
  html: Uint8Array | null,
): boolean {
  if (!PICTURE.test(name)) return false
  const shown = pidContentId !== undefined && pidContentId !== '' && html !== null
  return attachmentHidden === true || (shown && Buffer.from(html).includes(`cid:${pidContentId}`))
}

import { ENCRYPTED_OFFICE } from '../media-type.ts'
import type { Reader } from './reader.ts'

/** The libraries behind a format are loaded with its first document: a night of pages alone needs none of them. */
type LoadReader = () => Promise<Reader>

const pdf: LoadReader = async () => (await import('./pdf/pdf.ts')).readPdf
const docx: LoadReader = async () => (await import('./docx/docx.ts')).readDocx
const html: LoadReader = async () => (await import('./html/html.ts')).readHtml
const plainText: LoadReader = async () => (await import('./plain-text.ts')).readPlainText
const markdown: LoadReader = async () => (await import('./markdown.ts')).readMarkdown
const delimited: LoadReader = async () => (await import('./delimited.ts')).readDelimited
const excelPackage: LoadReader = async () => (await import('./spreadsheet/excel.ts')).readExcelPackage
const excelBinary: LoadReader = async () => (await import('./spreadsheet/excel.ts')).readExcelBinary
const doc: LoadReader = async () => (await import('./doc/doc.ts')).readDoc
const openDocumentText: LoadReader = async () => (await import('./open-document/text-document.ts')).readOpenDocumentText
const openDocumentSpreadsheet: LoadReader = async () =>
  (await import('./open-document/spreadsheet.ts')).readOpenDocumentSpreadsheet
const rtf: LoadReader = async () => (await import('./rtf/rtf.ts')).readRtf
const mail: LoadReader = async () => (await import('./mail/mail.ts')).readMail
const outlookMail: LoadReader = async () => (await import('./mail/outlook.ts')).readOutlookMail
const image: LoadReader = async () => (await import('./image/image.ts')).readImage
const zip: LoadReader = async () => (await import('./zip/zip.ts')).readZip
const encryptedOffice: LoadReader = async () => (await import('./encrypted-office.ts')).readEncryptedOffice

/** The reader of each media type. A further format is one more file and two more lines here. */
export const READERS: Record<string, LoadReader> = {
  'application/pdf': pdf,
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': docx,
  'application/vnd.ms-word.document.macroenabled.12': docx,
  'application/vnd.openxmlformats-officedocument.wordprocessingml.template': docx,
  'text/html': html,
  'application/xhtml+xml': html,
  'text/plain': plainText,
  'text/markdown': markdown,
  'text/csv': delimited,
  'text/tab-separated-values': delimited,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': excelPackage,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.template': excelPackage,
  'application/vnd.ms-excel.sheet.macroenabled.12': excelPackage,
  'application/vnd.ms-excel.template.macroenabled.12': excelPackage,
  'application/vnd.ms-excel.sheet.binary.macroenabled.12': excelPackage,
  'application/vnd.ms-excel': excelBinary,
  'application/msword': doc,
  'application/vnd.oasis.opendocument.text': openDocumentText,
  'application/vnd.oasis.opendocument.text-template': openDocumentText,
  'application/vnd.oasis.opendocument.spreadsheet': openDocumentSpreadsheet,
  'application/vnd.oasis.opendocument.spreadsheet-template': openDocumentSpreadsheet,
  'application/rtf': rtf,
  'text/rtf': rtf,
  'message/rfc822': mail,
  'application/vnd.ms-outlook': outlookMail,
  'image/png': image,
  'image/jpeg': image,
  'image/webp': image,
  'image/gif': image,
  'image/bmp': image,
  'image/tiff': image,
  'application/zip': zip,
  [ENCRYPTED_OFFICE]: encryptedOffice,
}

/** What people call a format that has no reader. */
const NAMES: Record<string, string> = {
  'application/msword': 'Word 97–2003 (DOC)',
  'application/vnd.ms-excel': 'Excel 97–2003 (XLS)',
  'application/vnd.ms-powerpoint': 'PowerPoint 97–2003 (PPT)',
  'application/vnd.ms-outlook': 'Outlook message (MSG)',
  'application/x-cfb': 'Office 97–2003',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'Excel (XLSX)',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'PowerPoint (PPTX)',
  'application/vnd.oasis.opendocument.text': 'OpenDocument text (ODT)',
  'application/vnd.oasis.opendocument.spreadsheet': 'OpenDocument spreadsheet (ODS)',
  'application/rtf': 'Rich Text (RTF)',
  'text/rtf': 'Rich Text (RTF)',
  'message/rfc822': 'e-mail (EML)',
  'application/zip': 'ZIP archive',
  'application/xml': 'XML',
  'application/octet-stream': 'unknown format',
}

/** A format's name for a message: as people call it, with its media type. */
export function formatName(mediaType: string): string {
  const name = NAMES[mediaType]
  return name === undefined ? mediaType : `${name}, ${mediaType}`
}

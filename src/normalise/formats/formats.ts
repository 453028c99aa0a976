import { ENCRYPTED_OFFICE } from '../media-type.ts'
import { readDelimited } from './delimited.ts'
import { readDoc } from './doc/doc.ts'
import { readDocx } from './docx/docx.ts'
import { readEncryptedOffice } from './encrypted-office.ts'
import { readHtml } from './html/html.ts'
import { readImage } from './image/image.ts'
import { readMail } from './mail/mail.ts'
import { readOutlookMail } from './mail/outlook.ts'
import { readMarkdown } from './markdown.ts'
import { readOpenDocumentSpreadsheet } from './open-document/spreadsheet.ts'
import { readOpenDocumentText } from './open-document/text-document.ts'
import { readPdf } from './pdf/pdf.ts'
import { readPlainText } from './plain-text.ts'
import type { Reader } from './reader.ts'
import { readRtf } from './rtf/rtf.ts'
import { readExcelBinary, readExcelPackage } from './spreadsheet/excel.ts'
import { readZip } from './zip/zip.ts'

/** The reader of each media type. A further format is one more file and one more line here. */
export const READERS: Record<string, Reader> = {
  'application/pdf': readPdf,
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': readDocx,
  'application/vnd.ms-word.document.macroenabled.12': readDocx,
  'application/vnd.openxmlformats-officedocument.wordprocessingml.template': readDocx,
  'text/html': readHtml,
  'application/xhtml+xml': readHtml,
  'text/plain': readPlainText,
  'text/markdown': readMarkdown,
  'text/csv': readDelimited,
  'text/tab-separated-values': readDelimited,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': readExcelPackage,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.template': readExcelPackage,
  'application/vnd.ms-excel.sheet.macroenabled.12': readExcelPackage,
  'application/vnd.ms-excel.template.macroenabled.12': readExcelPackage,
  'application/vnd.ms-excel.sheet.binary.macroenabled.12': readExcelPackage,
  'application/vnd.ms-excel': readExcelBinary,
  'application/msword': readDoc,
  'application/vnd.oasis.opendocument.text': readOpenDocumentText,
  'application/vnd.oasis.opendocument.text-template': readOpenDocumentText,
  'application/vnd.oasis.opendocument.spreadsheet': readOpenDocumentSpreadsheet,
  'application/vnd.oasis.opendocument.spreadsheet-template': readOpenDocumentSpreadsheet,
  'application/rtf': readRtf,
  'text/rtf': readRtf,
  'message/rfc822': readMail,
  'application/vnd.ms-outlook': readOutlookMail,
  'image/png': readImage,
  'image/jpeg': readImage,
  'image/webp': readImage,
  'image/gif': readImage,
  'image/bmp': readImage,
  'image/tiff': readImage,
  'application/zip': readZip,
  [ENCRYPTED_OFFICE]: readEncryptedOffice,
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

import type { DocumentRole, NormalisedDocument } from '../domain.ts'
import { inReadingOrder } from '../normalise/as-published.ts'

/** The letter or page first, then attachments; a log page is read only where there is nothing else to read. */
export function readableFirst<Part extends { role: DocumentRole; document: Pick<NormalisedDocument, 'text'> }>(
  documents: Part[],
): { documents: Part[]; readCount: number } {
  const readable = inReadingOrder(documents.filter(({ document }) => document.text !== ''))
  const withoutLogPage = readable.filter(({ role }) => role !== 'log_page')
  const read = withoutLogPage.length > 0 ? withoutLogPage : readable
  return { documents: [...read, ...documents.filter((document) => !read.includes(document))], readCount: read.length }
}

/**
 * Whether two publications say the same. Bytes lie: a token, a clock or a counter in a page makes new bytes every night,
 * so the reading text is compared, white space folded and volatile phrases left out.
 */
import { createHash } from 'node:crypto'
import type { DocumentRole, ListedResponse, NormalisedDocument, PrintedDetails, Sha256 } from '../domain.ts'

/** Phrases that web servers print anew with every answer. */
const VOLATILE = [
  /\bpage (?:was )?(?:generated|rendered|loaded|created) in [\d.,]+ ?(?:s|ms|sec|seconds|milliseconds)\b/gi,
  /\b(?:page )?(?:generated|rendered|retrieved|printed|accessed) (?:on|at):? [\d/:. -]{6,25}(?:am|pm|gmt|bst|utc)?/gi,
  /\b\d[\d,]{0,14} (?:views|visits|downloads|hits)\b/gi,
  /\b(?:views|visits|downloads|hits|visitors):? \d[\d,]*\b/gi,
]

/** The words of a document that count: its reading text without volatile phrases, white space folded. */
export function cleanedText(document: Pick<NormalisedDocument, 'text' | 'readingEnd'>): string {
  const reading = document.text.slice(0, document.readingEnd).replace(/\s+/g, ' ')
  return VOLATILE.reduce((text, phrase) => text.replace(phrase, ''), reading).trim()
}

function sha256(text: string): Sha256 {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

interface PublishedDocument {
  role: DocumentRole
  title: string | null
  document: Pick<NormalisedDocument, 'sha256' | 'text' | 'readingEnd'>
}

/** A document without text (a scan, a format that nobody reads) is known by its bytes. */
function substance({ document }: PublishedDocument): string {
  return cleanedText(document) || document.sha256
}

/** One value for everything that a response says; it changes when, and only when, there is a new revision. */
export function contentHash(details: PrintedDetails, documents: PublishedDocument[]): Sha256 {
  const { title, caseReference, receivedOn, respondedOn, publishedOn } = details
  const said = documents.map((published) => [published.role, published.title, sha256(substance(published))])
  return sha256(JSON.stringify([title, caseReference, receivedOn, respondedOn, publishedOn, said]))
}

/** The key of a response that has no case reference: SHA-256 of the cleaned text of its first document. */
export function contentKey(documents: PublishedDocument[]): Sha256 {
  const [first] = documents
  return sha256(first ? substance(first) : '')
}

/** One value for what a listing says of an entry: while it stays, a nightly crawl need not look behind it. */
export function listingFingerprint(listed: ListedResponse): Sha256 {
  const { url, kind, title, caseReference, receivedOn, respondedOn, publishedOn } = listed
  const documents = listed.documents.map((document) => [document.url, document.title])
  return sha256(JSON.stringify([url, kind, title, caseReference, receivedOn, respondedOn, publishedOn, documents]))
}

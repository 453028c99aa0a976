import { createHash } from 'node:crypto'
import type { TrustlogDatabase } from '../../db/database.ts'
import type { StoredLog } from '../../db/logs.ts'
import type { ListedResponse, NormalisedDocument } from '../../src/domain.ts'
import { evidenceIn, extractionOf } from './sample.ts'

const WORDS = 'The Trust holds this information and has disclosed it with its reply of that day. '.repeat(25)

/** Words that no other response has, so that no two requests are alike. */
function wordsOf(sha256: string): string {
  const letters = sha256.replace(/\d/g, (digit) => 'ghijklmnop'[Number(digit)] ?? '')
  return letters.match(/.{8}/g)?.join(' ') ?? letters
}

/**
 * Fills a log with known responses of these numbers, each with its entry, document, capture, revision and facts, through
 * the repositories that a crawl uses: crawling them would take the most of an hour and leave the same rows.
 * @param numbers from the first to the last, this one excluded
 */
export function fillWithKnown(
  database: TrustlogDatabase,
  log: StoredLog,
  [first, end]: [first: number, end: number],
  runId: number,
  at: string,
): void {
  database.transaction(() => {
    for (let number = first; number < end; number++) knowOne(database, log, number, runId, at)
  })
}

function knowOne(database: TrustlogDatabase, log: StoredLog, number: number, runId: number, at: string): void {
  const url = `${new URL(log.url).origin}/known/${number}`
  const sha256 = createHash('sha256').update(url).digest('hex')
  const details = { caseReference: `K${number}`, receivedOn: null, respondedOn: null, publishedOn: '2020-01-02' }
  const listed: ListedResponse = { url, kind: 'page', title: `Known response ${number}`, ...details, documents: [] }
  const question = `What did the Trust spend on ${wordsOf(sha256)}?`
  const text = `${listed.title}\n\n${question}\n\n${WORDS}`
  const document: NormalisedDocument = {
    sha256,
    mediaType: 'text/html',
    fileName: null,
    title: listed.title,
    text,
    readingEnd: text.length,
    blocks: [{ kind: 'paragraph', start: 0, end: text.length, furniture: null }],
    styles: [],
    pages: [],
    recognisedPages: [],
    warnings: [],
    normaliserVersion: 'bench',
  }
  const validators = { etag: `"${sha256}"`, lastModified: null }
  const answer = { status: 200, mediaType: 'text/html', charset: 'utf-8', fileName: null, byteLength: 10_000 }
  database.captures.save({ url, finalUrl: url, fetchedAt: at, ...answer, validators, sha256 }, runId)
  database.documents.save(document, answer.byteLength, at)
  const entryId = database.entries.save({
    logSlug: log.slug,
    url,
    kind: listed.kind,
    fingerprint: sha256,
    listed,
    contentHash: sha256,
    responseId: null,
    complete: true,
    at,
  })
  const key = {
    odsCode: log.authority.odsCode,
    canonicalReference: `known-${log.slug}-${number}`,
    contentKey: null,
    caseReference: details.caseReference,
    kind: 'request',
  } as const
  const responseId = database.responses.create(key, {
    seenAt: at,
    runId,
    contentHash: sha256,
    details: { title: listed.title, ...details },
    documents: [{ entryId, role: 'response', sha256, url, title: listed.title, fileName: null, memberPath: [] }],
    documentTexts: [document],
    extraction: extractionOf({
      title: listed.title,
      publishedOn: details.publishedOn,
      questions: [{ label: '1', text: question, evidence: evidenceIn(text, question) }],
    }),
    extractorVersion: 'bench',
    incomplete: false,
  })
  database.entries.leadTo(entryId, responseId)
}

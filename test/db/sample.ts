import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openDatabase, type TrustlogDatabase } from '../../db/database.ts'
import type { RevisionToSave } from '../../db/revisions.ts'
import type {
  Capture,
  Contract,
  DisclosureLog,
  Evidence,
  ExtractedResponse,
  ListedResponse,
  LogManifest,
  NormalisedDocument,
  PrintedDetails,
} from '../../src/domain.ts'
import { emptyContract } from '../../src/extract/contracts/facts.ts'

/** Made-up bodies and responses, as small as the tests allow. */

export const AT = '2026-03-02T02:00:00.000Z'
export const LATER = '2026-03-09T02:00:00.000Z'
export const LATER_STILL = '2026-03-16T02:00:00.000Z'

export const TRUST = {
  odsCode: 'RX1',
  name: 'Example University Hospitals',
  nation: 'England',
  kind: 'NHS Trust',
} as const
const OTHER_TRUST = {
  odsCode: '7A9',
  name: 'Sample Health Board',
  nation: 'Wales',
  kind: 'Health Board',
} as const

export const LOG: DisclosureLog = {
  slug: 'rx1-example-university-hospitals',
  authority: TRUST,
  url: 'https://foi.example.nhs.uk/',
  platform: 'disclosurelog',
}
export const OTHER_LOG: DisclosureLog = {
  slug: '7a9-sample-health-board',
  authority: OTHER_TRUST,
  url: 'https://sample.example.nhs.wales/foi',
  platform: 'table',
}

/** A folder that is gone when the test has ended. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'trustlog-db-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A new database in a temporary file, closed when the test has ended. */
export function emptyDatabase(): TrustlogDatabase {
  const database = openDatabase(join(temporaryFolder(), 'trustlog.db'))
  onTestFinished(() => database.close())
  return database
}

/** A database that knows the two sample trusts and has begun its first run. */
export function sampleDatabase(): TrustlogDatabase & { runId: number } {
  const database = emptyDatabase()
  for (const log of [LOG, OTHER_LOG]) {
    database.authorities.save(log.authority)
    database.logs.save(log, 'facts')
  }
  return { ...database, runId: database.runs.start({ startedAt: AT, command: 'crawl' }) }
}

export function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

export function documentOf(text: string, changes: Partial<NormalisedDocument> = {}): NormalisedDocument {
  return {
    sha256: sha256Of(text),
    mediaType: 'text/html',
    fileName: null,
    title: null,
    text,
    readingEnd: text.length,
    blocks: [{ kind: 'paragraph', start: 0, end: text.length, furniture: null }],
    styles: [],
    pages: [],
    warnings: [],
    recognisedPages: [],
    normaliserVersion: '1',
    ...changes,
  }
}

/** The first place of a quotation in a text. */
export function evidenceIn(text: string, quote: string, document = 0): Evidence {
  const start = text.indexOf(quote)
  if (start < 0) throw new Error(`"${quote}" does not stand in the text`)
  return { document, start, end: start + quote.length, quote }
}

export function contractOf(stated: Partial<Contract>): Contract {
  return { ...emptyContract(), ...stated }
}

export function extractionOf(facts: Partial<ExtractedResponse>): ExtractedResponse {
  return {
    authority: null,
    caseReference: null,
    canonicalReference: null,
    title: null,
    regime: null,
    receivedOn: null,
    respondedOn: null,
    publishedOn: null,
    outcome: 'unknown',
    questions: [],
    answers: [],
    exemptions: [],
    mentioned: [],
    contracts: [],
    flags: [],
    evidence: {},
    ...facts,
  }
}

const NO_DETAILS: PrintedDetails = {
  title: null,
  caseReference: null,
  receivedOn: null,
  respondedOn: null,
  publishedOn: null,
}

export function listedAt(url: string, details: Partial<PrintedDetails> = {}): ListedResponse {
  return { ...NO_DETAILS, url, kind: 'page', documents: [], ...details }
}

export function captureOf(url: string, changes: Partial<Capture> = {}): Capture {
  return {
    url,
    finalUrl: url,
    fetchedAt: AT,
    status: 200,
    mediaType: 'text/html',
    charset: 'utf-8',
    fileName: null,
    validators: { etag: '"1"', lastModified: null },
    sha256: sha256Of(url),
    byteLength: 10,
    ...changes,
  }
}

export function manifestOf(log: DisclosureLog, changes: Partial<LogManifest> = {}): LogManifest {
  return {
    log: log.slug,
    authority: log.authority.name,
    odsCode: log.authority.odsCode,
    url: log.url,
    status: 'well',
    completeSweep: true,
    pages: 1,
    requests: 2,
    notModified: 0,
    bytes: 100,
    listed: 1,
    new: 1,
    revised: 0,
    duplicates: 0,
    unchanged: 0,
    withdrawn: 0,
    incomplete: 0,
    listedDated: 1,
    listedReferenced: 1,
    read: 1,
    readDated: 1,
    readReferenced: 1,
    failed: {},
    failures: [],
    findings: [],
    heldBack: false,
    seconds: 1.5,
    ...changes,
  }
}

export interface Publication {
  log?: DisclosureLog
  reference: string
  /** The letter's text; facts are cited from it. */
  text: string
  facts?: Partial<ExtractedResponse>
  details?: Partial<PrintedDetails>
  url?: string
  at?: string
  extractorVersion?: string
}

/** A first revision that says nothing. */
export const EMPTY_REVISION: RevisionToSave = {
  seenAt: AT,
  runId: null,
  contentHash: sha256Of(''),
  details: NO_DETAILS,
  documents: [],
  documentTexts: [],
  extraction: extractionOf({}),
  extractorVersion: '1',
  incomplete: false,
}

/** A publication with all that a crawl knows of it before it saves it. */
export type ReadPublication = ReturnType<typeof readPublication>

/** Works out the hashes, the listing and the document of a publication. */
export function readPublication(publication: Publication) {
  const { log = LOG, reference, text, facts = {}, at = AT, extractorVersion = '1' } = publication
  const url = publication.url ?? `${log.url}${encodeURIComponent(reference)}`
  const details = { ...NO_DETAILS, caseReference: reference, ...publication.details }
  const contentHash = sha256Of(`cleaned ${text}`)
  return {
    at,
    key: {
      odsCode: log.authority.odsCode,
      canonicalReference: reference,
      contentKey: null,
      caseReference: reference,
      kind: 'request',
    } as const,
    entry: {
      logSlug: log.slug,
      url,
      kind: 'page',
      fingerprint: sha256Of(JSON.stringify(details)),
      listed: listedAt(url, details),
      contentHash,
      complete: true,
      at,
    } as const,
    document: documentOf(text),
    revision: {
      seenAt: at,
      contentHash,
      details,
      documentTexts: [{ text, readingEnd: text.length }],
      extraction: extractionOf(facts),
      extractorVersion,
      incomplete: false,
    },
  }
}

/** Saves a publication as a crawl would: entry, document, response and revision in one transaction. */
export function savePublication(
  database: TrustlogDatabase & { runId: number },
  { at, key, entry, document, revision }: ReadPublication,
) {
  return database.transaction(() => {
    const held = database.responses.findByReference(key.odsCode, key.canonicalReference)
    const entryId = database.entries.save({ ...entry, responseId: held?.id ?? null })
    database.documents.save(document, document.text.length, at)
    const { sha256 } = document
    const published = { entryId, role: 'response', sha256, url: entry.url, title: null, fileName: null } as const
    const documents = [{ ...published, memberPath: [] }]
    const toSave: RevisionToSave = { ...revision, runId: database.runId, documents }
    if (held) {
      return { responseId: held.id, entryId, revision: database.responses.saveRevision(held.id, toSave), document }
    }
    const responseId = database.responses.create(key, toSave)
    database.entries.leadTo(entryId, responseId)
    return { responseId, entryId, revision: 1, document }
  })
}

/** Publishes a response. */
export function publish(database: TrustlogDatabase & { runId: number }, publication: Publication) {
  return savePublication(database, readPublication(publication))
}

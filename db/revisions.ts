import { isDeepStrictEqual } from 'node:util'
import { and, asc, eq, sql } from 'drizzle-orm'
import { workingDaysToReply } from '../src/calendar/working-days.ts'
import type {
  CaseReference,
  DocumentRole,
  ExtractedResponse,
  Instant,
  Nation,
  NormalisedDocument,
  PrintedDetails,
  Sha256,
} from '../src/domain.ts'
import type { Connection } from './connection.ts'
import { checkEvidence, type RefusedFact } from './evidence.ts'
import { factRepository } from './facts.ts'
import { type IndexedDocument, readToBeIndexed } from './indexed-response.ts'
import { issueRepository } from './issues.ts'
import { prepareInsert, prepareInsertWithId } from './prepared.ts'
import { responseDocuments, responseRevisions, responses } from './schema.ts'
import { searchIndex } from './search.ts'
import { workingDays } from './working-days.ts'

/** A document as it was published with a response. */
export interface PublishedDocument {
  /** The log entry through which it was found. */
  entryId: number
  role: DocumentRole
  sha256: Sha256
  url: string
  title: string | null
  fileName: string | null
  /** Of a document that lay within the one at `url`, the names from there inwards; empty for that one itself. */
  memberPath: string[]
}

export interface RevisionToSave {
  seenAt: Instant
  /** Null where no run fetched it, such as a rereading of the archive. */
  runId: number | null
  /** SHA-256 of what the response says; another one makes a revision. */
  contentHash: string
  /** What the log said of it. */
  details: PrintedDetails
  /** In the order that `Evidence.document` counts. They must have been saved. */
  documents: readonly PublishedDocument[]
  /** What the documents say, in the same order. */
  documentTexts: readonly Pick<NormalisedDocument, 'text' | 'readingEnd'>[]
  extraction: ExtractedResponse
  extractorVersion: string
  /** Some of its documents could not be read. */
  incomplete: boolean
}

/** A case's key: its canonical reference or, where it has none, the SHA-256 of its cleaned text. At least one is given. */
export interface ResponseToCreate {
  odsCode: string
  canonicalReference: string | null
  contentKey: string | null
  /** As printed. */
  caseReference: string | null
  kind: CaseReference['kind']
}

export interface RevisionRepository {
  create(response: ResponseToCreate, first: RevisionToSave): number
  save(responseId: number, revision: RevisionToSave): number
  addDocuments(responseId: number, documents: readonly PublishedDocument[]): number
  documentsOf(responseId: number): PublishedDocument[]
}

/**
 * What the response itself says of its dates is proven; what the log says of its title is how the publisher names it. A
 * person's correction wins over both.
 */
export function publishedDetails(
  revision: Pick<
    typeof responseRevisions.$inferSelect,
    'details' | 'title' | 'regime' | 'receivedOn' | 'respondedOn' | 'publishedOn' | 'outcome' | 'corrections'
  >,
) {
  const { details } = revision
  const isCorrected = (field: string) => revision.corrections.some((correction) => correction.field === field)
  const dated = (field: 'receivedOn' | 'respondedOn' | 'publishedOn') =>
    isCorrected(field) ? revision[field] : (revision[field] ?? details[field])
  return {
    title: isCorrected('title') ? revision.title : (details.title ?? revision.title),
    regime: revision.regime,
    receivedOn: dated('receivedOn'),
    respondedOn: dated('respondedOn'),
    publishedOn: dated('publishedOn'),
    outcome: revision.outcome,
  }
}

/** The columns of a revision that say what was read. */
function readColumns({ details, extractorVersion }: RevisionToSave, accepted: ExtractedResponse) {
  return {
    details,
    authorityNamed: accepted.authority,
    title: accepted.title,
    regime: accepted.regime,
    receivedOn: accepted.receivedOn,
    respondedOn: accepted.respondedOn,
    publishedOn: accepted.publishedOn,
    outcome: accepted.outcome,
    flags: accepted.flags,
    extractorVersion,
    corrections: accepted.corrections ?? [],
  }
}

function textsOf({ documentTexts }: RevisionToSave): string[] {
  return documentTexts.map(({ text }) => text)
}

/** The documents with what they say. */
function readDocuments({ documents, documentTexts }: RevisionToSave): IndexedDocument[] {
  return documentTexts.flatMap(({ text, readingEnd }, index) => {
    const document = documents[index]
    return document ? [{ sha256: document.sha256, text, readingEnd }] : []
  })
}

function samePublication(a: PublishedDocument, b: PublishedDocument): boolean {
  return a.entryId === b.entryId && a.role === b.role && a.sha256 === b.sha256 && a.url === b.url
}

/** The revision that a response was last read as; what is published may be an older one, see `holding-back.ts`. */
export const isLatestRevision = and(
  eq(responseRevisions.responseId, responses.id),
  sql`${responseRevisions.number} = (SELECT max(number) FROM response_revisions WHERE response_id = ${responses.id})`,
)

export function revisionRepository(connection: Connection): RevisionRepository {
  const facts = factRepository(connection)
  const issues = issueRepository(connection)
  const search = searchIndex(connection)
  const insertResponse = prepareInsertWithId(connection, responses)
  const insertRevision = prepareInsertWithId(connection, responseRevisions)
  const insertDocument = prepareInsert(connection, responseDocuments)
  const latest = connection
    .select({
      id: responseRevisions.id,
      number: responseRevisions.number,
      contentHash: responseRevisions.contentHash,
      extractorVersion: responseRevisions.extractorVersion,
      corrections: responseRevisions.corrections,
      heldBack: responseRevisions.heldBack,
    })
    .from(responses)
    .innerJoin(responseRevisions, isLatestRevision)
    .where(eq(responses.id, sql.placeholder('responseId')))
    .prepare()
  const given = (name: string) => sql`${sql.placeholder(name)}`
  const updateResponse = connection
    .update(responses)
    .set({
      title: given('title'),
      regime: given('regime'),
      receivedOn: given('receivedOn'),
      respondedOn: given('respondedOn'),
      publishedOn: given('publishedOn'),
      workingDays: workingDays(given('receivedOn'), given('respondedOn')),
      outcome: given('outcome'),
      incomplete: sql`${sql.param(sql.placeholder('incomplete'), responses.incomplete)}`,
      currentRevisionId: given('currentRevisionId'),
      lastSeenAt: sql`max(${responses.lastSeenAt}, ${sql.placeholder('seenAt')})`,
    })
    .where(eq(responses.id, sql.placeholder('responseId')))
    .prepare()
  const setCurrent = connection.$client.prepare<[revisionId: number, responseId: number]>(
    'UPDATE responses SET current_revision_id = ? WHERE id = ?',
  )
  const nationOf = connection.$client
    .prepare<[odsCode: string], Nation>('SELECT nation FROM authorities WHERE ods_code = ?')
    .pluck()
  const seenAgain = connection
    .update(responses)
    .set({ lastSeenAt: sql`max(${responses.lastSeenAt}, ${sql.placeholder('seenAt')})` })
    .where(eq(responses.id, sql.placeholder('responseId')))
    .prepare()
  const documentsOfRevision = connection
    .select({
      entryId: responseDocuments.entryId,
      role: responseDocuments.role,
      sha256: responseDocuments.sha256,
      url: responseDocuments.url,
      title: responseDocuments.title,
      fileName: responseDocuments.fileName,
      memberPath: responseDocuments.memberPath,
    })
    .from(responseDocuments)
    .where(eq(responseDocuments.revisionId, sql.placeholder('revisionId')))
    .orderBy(asc(responseDocuments.position))
    .prepare()

  function documentsOf(responseId: number): PublishedDocument[] {
    const revision = latest.get({ responseId })
    return revision ? documentsOfRevision.all({ revisionId: revision.id }) : []
  }

  /** Writes the documents and facts of a revision that has none. */
  function writeContent(
    revisionId: number,
    documents: readonly PublishedDocument[],
    accepted: ExtractedResponse,
  ): void {
    for (const [position, document] of documents.entries()) insertDocument({ revisionId, position, ...document })
    facts.write(
      revisionId,
      accepted,
      documents.map((document) => document.sha256),
    )
  }

  function reportRefused(refused: readonly RefusedFact[], responseId: number, { runId, seenAt }: RevisionToSave): void {
    for (const { fact, quote } of refused) {
      const message = `The ${fact} was left out: its quotation does not stand in the document.`
      const about = { responseId, runId, message, evidence: quote, at: seenAt }
      issues.report({ kind: 'evidence_mismatch', severity: 'error', ...about })
    }
  }

  /** The row is written as it is to be, but for its revision, which names it: an update would sort it into each index anew. */
  function create(response: ResponseToCreate, first: RevisionToSave): number {
    const { seenAt, runId, contentHash, documents, incomplete } = first
    const { accepted, refused } = checkEvidence(first.extraction, textsOf(first))
    const read = readColumns(first, accepted)
    const published = publishedDetails(read)
    const responseId = insertResponse({
      ...response,
      ...published,
      workingDays: workingDaysToReply(
        published.receivedOn,
        published.respondedOn,
        nationOf.get(response.odsCode) ?? 'England',
      ),
      incomplete,
      currentRevisionId: null,
      firstSeenAt: seenAt,
      lastSeenAt: seenAt,
      withdrawnAt: null,
    })
    const id = insertRevision({ responseId, number: 1, contentHash, seenAt, runId, heldBack: false, ...read })
    writeContent(id, documents, accepted)
    setCurrent.run(id, responseId)
    const columns = { odsCode: response.odsCode, ...published }
    search.index(responseId, () => readToBeIndexed(columns, accepted, readDocuments(first)))
    reportRefused(refused, responseId, first)
    return responseId
  }

  function save(responseId: number, revision: RevisionToSave): number {
    const { seenAt, runId, contentHash, extractorVersion, incomplete } = revision
    const { accepted, refused } = checkEvidence(revision.extraction, textsOf(revision))
    const before = latest.get({ responseId })
    const held = documentsOf(responseId)
    const entryIds = new Set(revision.documents.map((document) => document.entryId))
    const ofOtherListings = held.filter((document) => !entryIds.has(document.entryId))
    const documents = [...revision.documents, ...ofOtherListings]
    const read = readColumns(revision, accepted)

    let { id, number } = before ?? { id: 0, number: 0 }
    if (before?.contentHash !== contentHash) {
      number += 1
      id = insertRevision({ responseId, number, contentHash, seenAt, runId, heldBack: false, ...read })
      writeContent(id, documents, accepted)
    } else if (
      before.extractorVersion !== extractorVersion ||
      !isDeepStrictEqual(before.corrections, read.corrections) ||
      !isDeepStrictEqual(documents, held)
    ) {
      connection.update(responseRevisions).set(read).where(eq(responseRevisions.id, id)).run()
      facts.remove(id)
      connection.delete(responseDocuments).where(eq(responseDocuments.revisionId, id)).run()
      writeContent(id, documents, accepted)
    }

    // Held back and read again as it was: a better night, or a person, will say that it may be published.
    if (before?.heldBack === true && before.id === id) {
      seenAgain.run({ responseId, seenAt })
    } else {
      updateResponse.run({ ...publishedDetails(read), incomplete, currentRevisionId: id, seenAt, responseId })
      search.index(responseId)
    }
    reportRefused(refused, responseId, revision)
    return number
  }

  function addDocuments(responseId: number, documents: readonly PublishedDocument[]): number {
    const revision = latest.get({ responseId })
    if (!revision) throw new Error(`response ${responseId} has no revision to add documents to`)
    const held = documentsOfRevision.all({ revisionId: revision.id })
    let position = held.length
    for (const document of documents) {
      if (held.some((other) => samePublication(other, document))) continue
      insertDocument({ revisionId: revision.id, position, ...document })
      held.push(document)
      position += 1
    }
    search.index(responseId)
    return position
  }

  return { create, save, addDocuments, documentsOf }
}

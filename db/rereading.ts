import { and, asc, eq, gt, gte, inArray, sql } from 'drizzle-orm'
import type { Day, ExtractedResponse, Instant, NormalisedDocument, PrintedDetails, Sha256 } from '../src/domain.ts'
import type { Connection } from './connection.ts'
import { factRepository } from './facts.ts'
import { isHash } from './hash-heads.ts'
import { readHeldFacts } from './held-facts.ts'
import { prepareInsert } from './prepared.ts'
import { isLatestRevision, type PublishedDocument, publishedDetails } from './revisions.ts'
import { documents, logEntries, responseDocuments, responseRevisions, responses } from './schema.ts'
import { searchIndex } from './search.ts'
import { workingDays } from './working-days.ts'

/** A revision as it is held, with all that a better extractor needs to read it again. */
export interface HeldRevision {
  id: number
  responseId: number
  odsCode: string
  reference: string | null
  canonicalReference: string | null
  contentKey: string | null
  title: string | null
  contentHash: Sha256
  /** What the log said of it. */
  details: PrintedDetails
  extractorVersion: string
  documents: PublishedDocument[]
  /** The addresses at which it is listed. */
  addresses: string[]
  /** Other responses have its documents, too: a compilation. */
  shared: boolean
  facts: ExtractedResponse
}

export interface RereadRevision {
  facts: ExtractedResponse
  extractorVersion: string
  contentHash: Sha256
  contentKey: Sha256
  documents: readonly PublishedDocument[]
  /** The new fingerprint of what its entry leads to; null to have the next crawl look again, undefined to leave it. */
  entryHash?: Sha256 | null | undefined
}

export interface RereadingScope {
  odsCodes: readonly string[] | null
  since: Day | null
  responseId: number | null
}

export interface Rereading {
  count(scope: RereadingScope): number
  /** The latest revisions of the responses in scope, by response, a few at a time. */
  after(responseId: number, scope: RereadingScope, limit: number): { responseId: number; revisionId: number }[]
  /** Every revision, of whatever response, that has one of these documents. */
  citing(contents: readonly Sha256[]): number[]
  get(revisionId: number): HeldRevision | null
  /** The revision that is shown of a response, which is not the latest one while that is held back. */
  published(responseId: number): HeldRevision | null
  /** Puts another reading in the place of the one that is held. In one transaction with `save` of all `citing` it. */
  replaceText(document: NormalisedDocument, at: Instant): void
  /** Puts facts in the place of those that are held. What was published, and when it was seen, stays. */
  save(revision: HeldRevision, reread: RereadRevision): void
}

export function rereading(connection: Connection): Rereading {
  const facts = factRepository(connection)
  const search = searchIndex(connection)
  const insertDocument = prepareInsert(connection, responseDocuments)
  const citing = connection.$client
    .prepare<[string], number>(
      `SELECT DISTINCT d.revision_id FROM json_each(?) c
       CROSS JOIN response_documents d ON ${isHash('d.document_sha256', 'c.value')} ORDER BY d.revision_id`,
    )
    .pluck()
  const inScope = ({ odsCodes, since, responseId }: RereadingScope) =>
    and(
      isLatestRevision,
      odsCodes === null ? undefined : inArray(responses.odsCode, [...odsCodes]),
      since === null ? undefined : gte(responses.datedOn, since),
      responseId === null ? undefined : eq(responses.id, responseId),
    )

  function get(revisionId: number): HeldRevision | null {
    const found = connection
      .select({ revision: responseRevisions, response: responses })
      .from(responseRevisions)
      .innerJoin(responses, eq(responses.id, responseRevisions.responseId))
      .where(eq(responseRevisions.id, revisionId))
      .get()
    if (!found) return null
    const { revision, response } = found
    const published = connection
      .select()
      .from(responseDocuments)
      .where(eq(responseDocuments.revisionId, revisionId))
      .orderBy(asc(responseDocuments.position))
      .all()
      .map(({ revisionId: _revisionId, position: _position, ...document }) => document)
    const held = readHeldFacts(
      connection,
      revisionId,
      published.map(({ sha256 }) => sha256),
    )
    if (!held) return null
    const entryIds = [...new Set(published.map(({ entryId }) => entryId))]
    const others = connection
      .select({ id: responseRevisions.responseId })
      .from(responseDocuments)
      .innerJoin(responseRevisions, eq(responseRevisions.id, responseDocuments.revisionId))
      .where(eq(responseDocuments.entryId, published[0]?.entryId ?? -1))
      .groupBy(responseRevisions.responseId)
      .limit(2)
      .all()
    return {
      id: revisionId,
      responseId: response.id,
      odsCode: response.odsCode,
      reference: response.caseReference ?? response.canonicalReference,
      canonicalReference: response.canonicalReference,
      contentKey: response.contentKey,
      title: response.title,
      contentHash: revision.contentHash,
      details: revision.details,
      extractorVersion: revision.extractorVersion,
      documents: published,
      addresses: connection
        .select({ url: logEntries.url })
        .from(logEntries)
        .where(inArray(logEntries.id, entryIds))
        .all()
        .map(({ url }) => url),
      shared: others.length > 1,
      facts: held,
    }
  }

  function save(revision: HeldRevision, reread: RereadRevision): void {
    const { id, responseId } = revision
    const { facts: read, extractorVersion, contentHash } = reread
    const { title, regime, receivedOn, respondedOn, publishedOn, outcome, flags, corrections = [] } = read
    const stated = { title, regime, receivedOn, respondedOn, publishedOn, outcome, flags, corrections }
    const columns = { ...stated, authorityNamed: read.authority, extractorVersion, contentHash }
    connection.update(responseRevisions).set(columns).where(eq(responseRevisions.id, id)).run()
    facts.remove(id)
    connection.delete(responseDocuments).where(eq(responseDocuments.revisionId, id)).run()
    for (const [position, document] of reread.documents.entries()) {
      insertDocument({ revisionId: id, position, ...document })
    }
    facts.write(
      id,
      read,
      reread.documents.map(({ sha256 }) => sha256),
    )
    const shown = publishedDetails({ ...stated, details: revision.details })
    const published = connection
      .update(responses)
      .set({ ...shown, workingDays: workingDays(shown.receivedOn, shown.respondedOn) })
      .where(and(eq(responses.id, responseId), eq(responses.currentRevisionId, id)))
      .run()
    if (published.changes > 0) search.index(responseId)
    if (revision.contentKey !== null) {
      connection.$client
        .prepare('UPDATE OR IGNORE responses SET content_key = ? WHERE id = ?')
        .run(reread.contentKey, responseId)
    }
    const entryId = revision.documents[0]?.entryId
    if (reread.entryHash !== undefined && entryId !== undefined) {
      connection.update(logEntries).set({ contentHash: reread.entryHash }).where(eq(logEntries.id, entryId)).run()
    }
  }

  return {
    count: (scope) =>
      connection
        .select({ count: sql<number>`count(*)` })
        .from(responses)
        .innerJoin(responseRevisions, inScope(scope))
        .get()?.count ?? 0,
    after: (responseId, scope, limit) =>
      connection
        .select({ responseId: responses.id, revisionId: responseRevisions.id })
        .from(responses)
        .innerJoin(responseRevisions, and(inScope(scope), gt(responses.id, responseId)))
        .orderBy(asc(responses.id))
        .limit(limit)
        .all(),
    citing: (contents) => citing.all(JSON.stringify(contents)),
    get,
    published: (responseId) => {
      const { currentRevisionId } = responses
      const shown = connection.select({ currentRevisionId }).from(responses).where(eq(responses.id, responseId)).get()
      return shown?.currentRevisionId ? get(shown.currentRevisionId) : null
    },
    replaceText: ({ sha256, fileName: _fileName, ...read }, at) => {
      connection
        .update(documents)
        .set({ ...read, normalisedAt: at })
        .where(eq(documents.sha256, sha256))
        .run()
    },
    save,
  }
}

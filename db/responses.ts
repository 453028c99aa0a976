import { and, eq, getTableColumns, isNotNull, isNull, sql } from 'drizzle-orm'
import type { CaseReference, Instant, PartialDate, Regime, ResponseOutcome } from '../src/domain.ts'
import type { Connection } from './connection.ts'
import {
  isLatestRevision,
  type PublishedDocument,
  type ResponseToCreate,
  type RevisionToSave,
  revisionRepository,
} from './revisions.ts'
import { responseRevisions, responses } from './schema.ts'

export interface StoredRevision {
  id: number
  /** From 1. */
  number: number
  contentHash: string
  extractorVersion: string
  seenAt: Instant
}

export interface StoredResponse {
  id: number
  odsCode: string
  canonicalReference: string | null
  contentKey: string | null
  /** As printed. */
  caseReference: string | null
  kind: CaseReference['kind']
  title: string | null
  regime: Regime | null
  receivedOn: PartialDate | null
  respondedOn: PartialDate | null
  publishedOn: PartialDate | null
  outcome: ResponseOutcome
  incomplete: boolean
  firstSeenAt: Instant
  lastSeenAt: Instant
  withdrawnAt: Instant | null
  /** What it said when it was last read, published or held back. */
  latestRevision: StoredRevision
}

export interface ResponseRepository {
  findByReference(odsCode: string, canonicalReference: string): StoredResponse | null
  findByContentKey(odsCode: string, contentKey: string): StoredResponse | null
  get(id: number): StoredResponse | null
  /** Saves a case that is not held, with its first revision. @returns its id */
  create(response: ResponseToCreate, first: RevisionToSave): number
  /**
   * Saves what a response now says, with its facts, its own columns and its row of the full-text index. Content other
   * than the latest revision's makes a new revision; the same content is written in its place, so that saving twice
   * is saving once. Documents found through further listings of the case stay with it.
   * A fact whose quotation does not stand in its document is left out and reported as an issue.
   * @returns the revision's number
   */
  saveRevision(responseId: number, revision: RevisionToSave): number
  /** A further listing of the same case: attaches what is new of it to the latest revision. @returns how many it now has */
  addDocuments(responseId: number, documents: readonly PublishedDocument[]): number
  /** The latest revision's documents, in order. */
  documentsOf(responseId: number): PublishedDocument[]
  /** Marks it as no longer published; it is never deleted. */
  withdraw(id: number, at: Instant): void
  /** It is published again. */
  restore(id: number): void
}

export function responseRepository(connection: Connection): ResponseRepository {
  const revisions = revisionRepository(connection)
  const { currentRevisionId: _currentRevisionId, datedOn: _datedOn, ...columns } = getTableColumns(responses)
  const stored = () =>
    connection
      .select({
        response: columns,
        latestRevision: {
          id: responseRevisions.id,
          number: responseRevisions.number,
          contentHash: responseRevisions.contentHash,
          extractorVersion: responseRevisions.extractorVersion,
          seenAt: responseRevisions.seenAt,
        },
      })
      .from(responses)
      .innerJoin(responseRevisions, isLatestRevision)
  const isOf = eq(responses.odsCode, sql.placeholder('odsCode'))
  const byId = stored()
    .where(eq(responses.id, sql.placeholder('id')))
    .prepare()
  const byReference = stored()
    .where(and(isOf, eq(responses.canonicalReference, sql.placeholder('key'))))
    .prepare()
  const byContent = stored()
    .where(and(isOf, eq(responses.contentKey, sql.placeholder('key'))))
    .prepare()

  function flat(row: ReturnType<typeof byId.get>): StoredResponse | null {
    return row ? { ...row.response, latestRevision: row.latestRevision } : null
  }

  return {
    findByReference: (odsCode, key) => flat(byReference.get({ odsCode, key })),
    findByContentKey: (odsCode, key) => flat(byContent.get({ odsCode, key })),
    get: (id) => flat(byId.get({ id })),
    create: revisions.create,
    saveRevision: revisions.save,
    addDocuments: revisions.addDocuments,
    documentsOf: revisions.documentsOf,
    withdraw: (id, at) => {
      connection
        .update(responses)
        .set({ withdrawnAt: at })
        .where(and(eq(responses.id, id), isNull(responses.withdrawnAt)))
        .run()
    },
    restore: (id) => {
      connection
        .update(responses)
        .set({ withdrawnAt: null })
        .where(and(eq(responses.id, id), isNotNull(responses.withdrawnAt)))
        .run()
    },
  }
}

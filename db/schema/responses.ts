import { sql } from 'drizzle-orm'
import {
  type AnySQLiteColumn,
  check,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import {
  type AppliedCorrection,
  type CaseReference,
  type DocumentRole,
  type ListedResponse,
  type PrintedDetails,
  REGIMES,
  RESPONSE_OUTCOMES,
} from '../../src/domain.ts'
import { headOf } from '../hash-heads.ts'
import { authorities, disclosureLogs } from './authorities.ts'
import { instant, oneOf, partialDate, sha256 } from './checks.ts'
import { documents } from './documents.ts'
import { runs } from './runs.ts'

const CASE_KINDS = ['request', 'internal_review'] as const satisfies readonly CaseReference['kind'][]
const ENTRY_KINDS = ['page', 'document', 'documents'] as const satisfies readonly ListedResponse['kind'][]
const DOCUMENT_ROLES = ['response', 'attachment', 'log_page'] as const satisfies readonly DocumentRole[]

/**
 * One row a case: what is now known of it. Its key within an authority is the canonical case reference or, where there
 * is none, `content_key`, the SHA-256 of the cleaned text.
 */
export const responses = sqliteTable(
  'responses',
  {
    id: integer('id').primaryKey(),
    odsCode: text('ods_code')
      .notNull()
      .references(() => authorities.odsCode),
    canonicalReference: text('canonical_reference'),
    contentKey: text('content_key'),
    /** As printed. */
    caseReference: text('case_reference'),
    kind: text('kind', { enum: CASE_KINDS }).notNull(),
    title: text('title'),
    regime: text('regime', { enum: REGIMES }),
    receivedOn: text('received_on'),
    respondedOn: text('responded_on'),
    publishedOn: text('published_on'),
    /** From receipt to reply, see `src/calendar/working-days.ts`; NULL where either is not known to the day. */
    workingDays: integer('working_days'),
    outcome: text('outcome', { enum: RESPONSE_OUTCOMES }).notNull(),
    /** Some of its documents could not be read. */
    incomplete: integer('incomplete', { mode: 'boolean' }).notNull(),
    currentRevisionId: integer('current_revision_id').references((): AnySQLiteColumn => responseRevisions.id),
    firstSeenAt: text('first_seen_at').notNull(),
    lastSeenAt: text('last_seen_at').notNull(),
    withdrawnAt: text('withdrawn_at'),
    /** The date by which lists are sorted and filtered: published, else responded, else received, else first seen. */
    datedOn: text('dated_on').generatedAlwaysAs(
      sql.raw('coalesce(published_on, responded_on, received_on, substr(first_seen_at, 1, 10))'),
      { mode: 'virtual' },
    ),
  },
  (table) => [
    unique('responses_reference').on(table.odsCode, table.canonicalReference),
    // A case has one key or the other; an index that held what has none would be written for each.
    uniqueIndex('responses_content').on(table.odsCode, table.contentKey).where(sql.raw('content_key IS NOT NULL')),
    index('responses_dated').on(table.datedOn),
    index('responses_authority_dated').on(table.odsCode, table.datedOn),
    // The few that are gone, the newest first.
    index('responses_withdrawn').on(table.datedOn).where(sql.raw('withdrawn_at IS NOT NULL')),
    index('responses_outcome_dated').on(table.outcome, table.datedOn),
    // What the times to reply of all trusts are counted from, without a look at the rows: the last three, which its own
    // condition settles, and a column that is no generated one must be in it for that.
    index('responses_reply_times')
      .on(table.odsCode, table.workingDays, table.respondedOn, table.kind, table.withdrawnAt, table.currentRevisionId)
      .where(sql.raw("withdrawn_at IS NULL AND kind = 'request' AND current_revision_id IS NOT NULL")),
    index('responses_canonical').on(table.canonicalReference),
    index('responses_printed').on(table.caseReference),
    uniqueIndex('responses_current_revision').on(table.currentRevisionId),
    check('responses_key', sql.raw('canonical_reference IS NOT NULL OR content_key IS NOT NULL')),
    oneOf('responses', 'kind', CASE_KINDS),
    oneOf('responses', 'regime', REGIMES),
    oneOf('responses', 'outcome', RESPONSE_OUTCOMES),
    partialDate('responses', 'received_on'),
    partialDate('responses', 'responded_on'),
    partialDate('responses', 'published_on'),
    instant('responses', 'first_seen_at'),
    instant('responses', 'last_seen_at'),
    instant('responses', 'withdrawn_at'),
  ],
)

/** What a case said at one time. Never overwritten: content that goes from A to B and back to A makes three rows. */
export const responseRevisions = sqliteTable(
  'response_revisions',
  {
    id: integer('id').primaryKey(),
    responseId: integer('response_id')
      .notNull()
      .references(() => responses.id),
    /** From 1, without gaps. */
    number: integer('number').notNull(),
    contentHash: text('content_hash').notNull(),
    seenAt: text('seen_at').notNull(),
    /** NULL where no run fetched it, such as a rereading of the archive. */
    runId: integer('run_id').references(() => runs.id),
    /** What the log said of it, as printed. */
    details: text('details', { mode: 'json' }).$type<PrintedDetails>().notNull(),
    /** The authority as the documents name it. */
    authorityNamed: text('authority_named'),
    title: text('title'),
    regime: text('regime', { enum: REGIMES }),
    receivedOn: text('received_on'),
    respondedOn: text('responded_on'),
    publishedOn: text('published_on'),
    outcome: text('outcome', { enum: RESPONSE_OUTCOMES }).notNull(),
    /** What looks doubtful, such as `reference_from_file_name`. */
    flags: text('flags', { mode: 'json' }).$type<string[]>().notNull(),
    extractorVersion: text('extractor_version').notNull(),
    /** A person's words that won over the extractor's, JSON. */
    corrections: text('corrections', { mode: 'json' }).$type<AppliedCorrection[]>().notNull().default([]),
    /** Not published, since the night that brought it was too far from the log's usual ones; see `db/holding-back.ts`. */
    heldBack: integer('held_back', { mode: 'boolean' }).notNull().default(false),
  },
  (table) => [
    unique('response_revisions_number').on(table.responseId, table.number),
    index('response_revisions_run').on(table.runId),
    index('response_revisions_held_back').on(table.heldBack).where(sql.raw('held_back = 1')),
    check('response_revisions_from_1', sql.raw('number >= 1')),
    oneOf('response_revisions', 'regime', REGIMES),
    oneOf('response_revisions', 'outcome', RESPONSE_OUTCOMES),
    partialDate('response_revisions', 'received_on'),
    partialDate('response_revisions', 'responded_on'),
    partialDate('response_revisions', 'published_on'),
    instant('response_revisions', 'seen_at'),
  ],
)

/** What was listed where. Several entries may lead to one response: the same case listed twice. */
export const logEntries = sqliteTable(
  'log_entries',
  {
    id: integer('id').primaryKey(),
    logSlug: text('log_slug')
      .notNull()
      .references(() => disclosureLogs.slug),
    url: text('url').notNull(),
    kind: text('kind', { enum: ENTRY_KINDS }).notNull(),
    /** SHA-256 of what the listing said of it, so that a night can pass over entries that it knows. */
    fingerprint: text('fingerprint').notNull(),
    listed: text('listed', { mode: 'json' }).$type<ListedResponse>().notNull(),
    contentHash: text('content_hash'),
    responseId: integer('response_id').references(() => responses.id),
    /** Everything behind it was read; otherwise the next run tries again. */
    complete: integer('complete', { mode: 'boolean' }).notNull(),
    firstSeenAt: text('first_seen_at').notNull(),
    lastSeenAt: text('last_seen_at').notNull(),
    /** When its page and documents were last asked for. */
    lastCheckedAt: text('last_checked_at').notNull(),
    /** Complete sweeps in a row that lacked it. */
    missedSweeps: integer('missed_sweeps').notNull().default(0),
  },
  (table) => [
    unique('log_entries_url').on(table.logSlug, table.url),
    // An entry is written before its response: with NULLs in it, the index would be written twice.
    index('log_entries_response').on(table.responseId).where(sql.raw('response_id IS NOT NULL')),
    oneOf('log_entries', 'kind', ENTRY_KINDS),
    instant('log_entries', 'first_seen_at'),
    instant('log_entries', 'last_seen_at'),
    instant('log_entries', 'last_checked_at'),
  ],
)

/** The documents of a revision, in order; the letter or page first. */
export const responseDocuments = sqliteTable(
  'response_documents',
  {
    revisionId: integer('revision_id')
      .notNull()
      .references(() => responseRevisions.id),
    /** From 0. */
    position: integer('position').notNull(),
    entryId: integer('entry_id')
      .notNull()
      .references(() => logEntries.id),
    role: text('role', { enum: DOCUMENT_ROLES }).notNull(),
    sha256: text('document_sha256')
      .notNull()
      .references(() => documents.sha256),
    url: text('url').notNull(),
    title: text('title'),
    fileName: text('file_name'),
    /**
     * Of a document that lay within the one at `url`, the names from there inwards: `["letters.zip","reply.eml"]`;
     * empty for what was published by itself.
     */
    memberPath: text('member_path', { mode: 'json' }).$type<string[]>().notNull().default([]),
  },
  (table) => [
    primaryKey({ columns: [table.revisionId, table.position] }),
    index('response_documents_entry').on(table.entryId),
    index('response_documents_document').on(sql.raw(headOf('document_sha256'))),
    index('response_documents_url').on(table.url),
    oneOf('response_documents', 'role', DOCUMENT_ROLES),
    sha256('response_documents', 'document_sha256'),
  ],
)

import { and, asc, desc, eq, getTableColumns, gt, inArray, lt, or, type SQL, sql } from 'drizzle-orm'
import type { IdentityField, MentionedProvision } from '../../src/domain.ts'
import type { Connection } from '../connection.ts'
import { isAt, leadsTo, responsesBehind } from '../entry-links.ts'
import {
  type answerList,
  logEntries,
  type questionList,
  responseDocuments,
  responseEvidence,
  responseList,
  responseRevisions,
  responses,
} from '../schema.ts'
import { byField, byFieldOfEach, type StoredEvidence, withEvidence } from './evidence.ts'
import { withFacets } from './faceted-scopes.ts'
import { factConditions } from './fact-conditions.ts'
import { inOrderOf, isOneOf } from './numbered-rows.ts'
import {
  cutAt,
  type FullText,
  isCommon,
  OF_RESPONSES,
  oneMoreThan,
  type Rows,
  responseConditions,
  type Scope,
} from './scope.ts'

export type ResponseRow = typeof responseList.$inferSelect

/** A response in a list, with where it states its title, reference and dates. */
export interface ListedRow extends ResponseRow {
  evidence: Partial<Record<IdentityField, StoredEvidence>>
}

type Fact<Row, Names extends keyof Row> = Pick<Row, Names> & { evidence: StoredEvidence }
export type QuestionRow = Fact<typeof questionList.$inferSelect, 'label' | 'text' | 'corrected'>
export type AnswerRow = Fact<typeof answerList.$inferSelect, 'questions' | 'subject' | 'text' | 'outcome' | 'corrected'>
export type MentionRow = Pick<MentionedProvision, 'provision'> & { evidence: StoredEvidence }
export type DocumentRow = Omit<typeof responseDocuments.$inferSelect, 'revisionId' | 'position' | 'entryId'>
export type EntryRow = Pick<typeof logEntries.$inferSelect, 'logSlug' | 'url' | 'firstSeenAt' | 'lastSeenAt'>
export type RevisionRow = Pick<
  typeof responseRevisions.$inferSelect,
  'number' | 'seenAt' | 'runId' | 'title' | 'outcome' | 'contentHash' | 'extractorVersion'
>

/** Everything that hangs on one response but its contracts and exemptions, which have questions of their own. */
export interface ResponseParts {
  /** In published order, the letter or page first. */
  documents: DocumentRow[]
  questions: QuestionRow[]
  answers: AnswerRow[]
  mentioned: MentionRow[]
  /** Oldest first. */
  revisions: RevisionRow[]
  /** Every place where it was listed. */
  entries: EntryRow[]
  /** Where its reference, title, dates and so on stand. */
  evidence: Partial<Record<IdentityField, StoredEvidence>>
}

export interface ResponseQuestions {
  /** Newest first. */
  list(scope: Scope, limit: number | null): Rows<ListedRow>
  /**
   * Responses with this reference as printed, or with this canonical one, a reused one (kept as `4216~2`) among them.
   * @param canonical null where what was typed is no case reference
   */
  withReference(printed: string, canonical: string | null, odsCodes: readonly string[] | null): ResponseRow[]
  /** Responses with one of these canonical references, of any trust or of some; at most so many. */
  withCanonicals(canonicals: readonly string[], odsCodes: readonly string[] | null, limit: number): ResponseRow[]
  withId(id: number): ResponseRow[]
  /** Responses that are listed at, or have a document at, this address. */
  withUrl(url: string): ResponseRow[]
  partsOf(responseId: number): ResponseParts
}

/** Before the last one: most that is published of a log is of these. */
const LAST_YEARS = 1

/** The responses with these ids, in this order. */
export function responsesInOrder(connection: Connection, ids: readonly number[]): ResponseRow[] {
  const rows = connection.select().from(responseList).where(isOneOf(responseList.responseId, ids)).all()
  return inOrderOf(ids, rows, ({ responseId }) => responseId)
}

export function responseQuestions(connection: Connection): ResponseQuestions {
  const ordered = (where: SQL | undefined) =>
    connection
      .select()
      .from(responseList)
      .where(where)
      .orderBy(desc(responseList.datedOn), desc(responseList.responseId))
      .all()

  function read(ids: readonly number[]): ListedRow[] {
    const places = connection
      .select({ responseId: responses.id, ...getTableColumns(responseEvidence) })
      .from(responses)
      .innerJoin(responseEvidence, eq(responseEvidence.revisionId, responses.currentRevisionId))
      .where(isOneOf(responses.id, ids))
      .all()
    const evidence = byFieldOfEach(places, ({ responseId }) => responseId)
    return responsesInOrder(connection, ids).map((row) => ({ ...row, evidence: evidence.get(row.responseId) ?? {} }))
  }

  // A range rather than LIKE, so that the index serves.
  const reused = (canonical: string) =>
    and(gt(responses.canonicalReference, `${canonical}~`), lt(responses.canonicalReference, `${canonical}~~`))

  /** Which rows make the page is found from the table, by index; the view is asked for those alone. */
  function pageOf(scope: Scope, limit: number | null): Rows<{ id: number }> {
    const { id, datedOn, outcome, currentRevisionId } = responses
    const found = connection
      .select({ id })
      .from(responses)
      .where(
        and(
          responseConditions(connection, { ...OF_RESPONSES, outcome }, scope),
          factConditions(connection, id, scope),
          // The sign keeps its index out: most have one.
          sql`+${currentRevisionId} IS NOT NULL`,
        ),
      )
      .orderBy(desc(datedOn), desc(id))
      .limit(oneMoreThan(limit))
      .all()
    return cutAt(found, limit)
  }

  /**
   * The newest that have some words. Unless very many have them, all that do are gathered and sorted, so that the last years
   * are asked first; a page that they fill is the page of all.
   */
  function pageWithWords(scope: Scope, words: FullText, limit: number): Rows<{ id: number }> {
    if (isCommon(connection, words.match)) return pageOf(scope, limit)
    const last = connection
      .select({ year: sql<string | null>`substr(max(${responses.datedOn}), 1, 4)` })
      .from(responses)
    const since = String(Number(last.get()?.year ?? 0) - LAST_YEARS).padStart(4, '0')
    if ((scope.since ?? '') < since) {
      const page = pageOf(withFacets(connection, { ...scope, since }), limit)
      if (page.more) return page
    }
    return pageOf(withFacets(connection, scope), limit)
  }

  return {
    list: (scope, limit) => {
      const { fullText } = scope
      const page = fullText === null || limit === null ? pageOf(scope, limit) : pageWithWords(scope, fullText, limit)
      return { rows: read(page.rows.map((row) => row.id)), more: page.more }
    },
    withReference: (printed, canonical, odsCodes) => {
      const matching = connection
        .select({ id: responses.id })
        .from(responses)
        .where(
          and(
            or(
              eq(responses.caseReference, printed),
              canonical === null ? undefined : eq(responses.canonicalReference, canonical),
              canonical === null ? undefined : reused(canonical),
            ),
            odsCodes === null ? undefined : inArray(responses.odsCode, [...odsCodes]),
          ),
        )
      return ordered(inArray(responseList.responseId, matching))
    },
    withCanonicals: (canonicals, odsCodes, limit) => {
      const matching = connection
        .select({ id: responses.id })
        .from(responses)
        .where(
          and(
            isOneOf(responses.canonicalReference, canonicals),
            odsCodes === null ? undefined : inArray(responses.odsCode, [...odsCodes]),
          ),
        )
        .limit(limit)
      return ordered(inArray(responseList.responseId, matching))
    },
    withId: (id) => ordered(eq(responseList.responseId, id)),
    withUrl: (url) => {
      const listedThere = responsesBehind(connection, isAt(connection, url))
      const publishedThere = connection
        .select({ id: responses.id })
        .from(responseDocuments)
        .innerJoin(responses, eq(responses.currentRevisionId, responseDocuments.revisionId))
        .where(eq(responseDocuments.url, url))
      return ordered(
        or(inArray(responseList.responseId, listedThere), inArray(responseList.responseId, publishedThere)),
      )
    },
    partsOf: (responseId) => {
      const response = connection.select().from(responses).where(eq(responses.id, responseId)).get()
      const revisionId = response?.currentRevisionId ?? -1
      const evidenceOf = { documentSha256: true, start: true, end: true, quote: true } as const
      const { revisionId: _revisionId, position, entryId: _entryId, ...document } = getTableColumns(responseDocuments)
      return {
        documents: connection
          .select(document)
          .from(responseDocuments)
          .where(eq(responseDocuments.revisionId, revisionId))
          .orderBy(asc(position))
          .all(),
        questions: connection.query.questions
          .findMany({
            columns: { label: true, text: true, corrected: true, ...evidenceOf },
            where: (questions) => eq(questions.revisionId, revisionId),
            orderBy: (questions) => asc(questions.position),
          })
          .sync()
          .map(withEvidence),
        answers: connection.query.answers
          .findMany({
            columns: { questions: true, subject: true, text: true, outcome: true, corrected: true, ...evidenceOf },
            where: (answers) => eq(answers.revisionId, revisionId),
            orderBy: (answers) => asc(answers.position),
          })
          .sync()
          .map(withEvidence),
        mentioned: connection.query.mentionedProvisions
          .findMany({
            columns: { provision: true, ...evidenceOf },
            where: (mentioned) => eq(mentioned.revisionId, revisionId),
            orderBy: (mentioned) => asc(mentioned.position),
          })
          .sync()
          .map(withEvidence),
        revisions: connection
          .select({
            number: responseRevisions.number,
            seenAt: responseRevisions.seenAt,
            runId: responseRevisions.runId,
            title: responseRevisions.title,
            outcome: responseRevisions.outcome,
            contentHash: responseRevisions.contentHash,
            extractorVersion: responseRevisions.extractorVersion,
          })
          .from(responseRevisions)
          .where(and(eq(responseRevisions.responseId, responseId), eq(responseRevisions.heldBack, false)))
          .orderBy(asc(responseRevisions.number))
          .all(),
        entries: connection
          .select({
            logSlug: logEntries.logSlug,
            url: logEntries.url,
            firstSeenAt: logEntries.firstSeenAt,
            lastSeenAt: logEntries.lastSeenAt,
          })
          .from(logEntries)
          .where(leadsTo(connection, responseId, revisionId))
          .orderBy(asc(logEntries.id))
          .all(),
        evidence: byField(
          connection.select().from(responseEvidence).where(eq(responseEvidence.revisionId, revisionId)).all(),
        ),
      }
    },
  }
}

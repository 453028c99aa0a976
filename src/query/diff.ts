import type { TrustlogDatabase } from '../../db/database.ts'
import type { ChangedResponse, RevisionDocument } from '../../db/questions/changes.ts'
import { type Answered, answer } from './answered.ts'
import { getRun } from './runs.ts'
import { type WordChange, wordChange } from './word-change.ts'

/** A field of a response with what it said and what it says. */
export interface FieldChange {
  field: (typeof FIELDS)[number]
  before: string | null
  after: string | null
}

export interface ResponseChange {
  change: 'added' | 'revised' | 'withdrawn'
  responseId: number
  odsCode: string
  trust: string
  reference: string | null
  title: string | null
  /** Of a revised response. */
  fields: FieldChange[]
  /** Documents that came and went with a revision. */
  documentsAdded: number
  documentsRemoved: number
  /** What changed in the documents' words. */
  words: WordChange | null
}

const FIELDS = ['reference', 'title', 'received', 'responded', 'published', 'regime', 'outcome'] as const

type Revision = ChangedResponse['after']

/** As `db/revisions.ts` puts log and letter together: the log names it, the letter dates it. */
function fieldsOf(revision: Revision): Record<FieldChange['field'], string | null> {
  const { details } = revision
  return {
    reference: details.caseReference,
    title: details.title ?? revision.title,
    received: revision.receivedOn ?? details.receivedOn,
    responded: revision.respondedOn ?? details.respondedOn,
    published: revision.publishedOn ?? details.publishedOn,
    regime: revision.regime,
    outcome: revision.outcome,
  }
}

function fieldChanges(before: Revision, after: Revision): FieldChange[] {
  const [old, now] = [fieldsOf(before), fieldsOf(after)]
  return FIELDS.filter((field) => old[field] !== now[field]).map((field) => ({
    field,
    before: old[field],
    after: now[field],
  }))
}

/** What a response says: of a page that only introduces documents, nothing, unless there is nothing else. */
function wordsOf(documents: RevisionDocument[]): string {
  const answers = documents.filter(({ role }) => role !== 'log_page')
  return (answers.length > 0 ? answers : documents).map(({ text }) => text).join('\n')
}

function isMissingFrom(documents: RevisionDocument[]) {
  return ({ sha256 }: RevisionDocument) => documents.every((document) => document.sha256 !== sha256)
}

const NOTHING_CHANGED = { fields: [], documentsAdded: 0, documentsRemoved: 0, words: null }

function changeOf(database: TrustlogDatabase, changed: ChangedResponse): ResponseChange {
  const { responseId, odsCode, trust, before, after } = changed
  const { reference, title } = fieldsOf(after)
  const about = { responseId, odsCode, trust, reference, title }
  if (before === null) return { change: 'added', ...about, ...NOTHING_CHANGED }
  const { changes } = database.questions
  const [old, now] = [changes.documentsOf(before.id), changes.documentsOf(after.id)]
  return {
    change: 'revised',
    ...about,
    fields: fieldChanges(before, after),
    documentsAdded: now.filter(isMissingFrom(old)).length,
    documentsRemoved: old.filter(isMissingFrom(now)).length,
    words: wordChange(wordsOf(old), wordsOf(now)),
  }
}

/** Which runs are compared: what the first left, and what the second left. */
export interface RunPair {
  from: number
  to: number
}

/**
 * How responses stand after run `to` beside how they stood after run `from`. What changed and changed back is left out.
 * @param from null for the run before `to`
 */
export function diffRuns(
  database: TrustlogDatabase,
  { from, to }: { from: number | null; to: number },
): Answered<RunPair & { changes: ResponseChange[] }> {
  for (const run of [from ?? to, to]) {
    const known = getRun(database, run)
    if (!known.ok) return known
  }
  const { changes } = database.questions
  const earlier = from === null ? changes.runBefore(to) : Math.min(from, to)
  const later = from === null ? to : Math.max(from, to)
  const changed = changes.changed(earlier, later).map((row) => changeOf(database, row))
  const withdrawn = changes
    .withdrawn(earlier, later)
    .map((row): ResponseChange => ({ change: 'withdrawn', ...row, ...NOTHING_CHANGED }))
  const of = (change: ResponseChange['change']) => changed.filter((row) => row.change === change)
  return answer({ from: earlier, to: later, changes: [...of('added'), ...of('revised'), ...withdrawn] })
}

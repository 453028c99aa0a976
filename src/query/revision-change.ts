/** What tells two revisions of a response apart. */
import type { RevisionDocument, StoredRevision } from '../../db/questions/changes.ts'

const FIELDS = ['reference', 'title', 'received', 'responded', 'published', 'regime', 'outcome'] as const

/** A field of a response with what it said and what it says. */
export interface FieldChange {
  field: (typeof FIELDS)[number]
  before: string | null
  after: string | null
}

/** As `db/revisions.ts` puts log and letter together: the log names it, the letter dates it. */
export function fieldsOf(revision: StoredRevision): Record<FieldChange['field'], string | null> {
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

export function fieldChanges(before: StoredRevision, after: StoredRevision): FieldChange[] {
  const [old, now] = [fieldsOf(before), fieldsOf(after)]
  return FIELDS.filter((field) => old[field] !== now[field]).map((field) => ({
    field,
    before: old[field],
    after: now[field],
  }))
}

/** What a response says: of a page that only introduces documents, nothing, unless there is nothing else. */
export function wordsOf(documents: readonly RevisionDocument[]): string {
  const answers = documents.filter(({ role }) => role !== 'log_page')
  return (answers.length > 0 ? answers : documents).map(({ text }) => text).join('\n')
}

function isMissingFrom(documents: readonly RevisionDocument[]) {
  return ({ sha256 }: RevisionDocument) => documents.every((document) => document.sha256 !== sha256)
}

/** How many documents came and went. */
export function documentChange(
  before: readonly RevisionDocument[],
  after: readonly RevisionDocument[],
): { documentsAdded: number; documentsRemoved: number } {
  return {
    documentsAdded: after.filter(isMissingFrom(before)).length,
    documentsRemoved: before.filter(isMissingFrom(after)).length,
  }
}

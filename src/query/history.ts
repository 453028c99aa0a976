import type { TrustlogDatabase } from '../../db/database.ts'
import type { RevisionDocument } from '../../db/questions/changes.ts'
import type { ResponseRow } from '../../db/questions/responses.ts'
import type { Instant } from '../domain.ts'
import { type Answered, answer } from './answered.ts'
import { findResponse } from './response.ts'
import { documentChange, type FieldChange, fieldChanges, wordsOf } from './revision-change.ts'

/** A moment in the life of a published response. */
export interface HistoryStep {
  change: 'published' | 'revised' | 'withdrawn'
  at: Instant
  /** The run that saw it; null for a withdrawal, and where no run fetched it. */
  run: number | null
  /** Of a revision, from 1; null for a withdrawal. */
  revision: number | null
  /** What the log or the letter says otherwise than before. */
  fields: FieldChange[]
  documentsAdded: number
  documentsRemoved: number
  /** The documents as they then stood. */
  documents: Omit<RevisionDocument, 'text'>[]
  /** What the documents said before and say since, where these are not the same words. */
  words: { before: string; after: string } | null
}

export interface History {
  response: ResponseRow
  /** The oldest first. */
  steps: HistoryStep[]
}

function sameWords(one: string, other: string): boolean {
  return one === other || one.split(/\s+/).join(' ').trim() === other.split(/\s+/).join(' ').trim()
}

/**
 * What became of a response since it was first seen: each revision with what it changed, and its withdrawal.
 * @param typed as for `getResponse`
 */
export function historyOf(database: TrustlogDatabase, typed: string, trust: string | null = null): Answered<History> {
  const found = findResponse(database, typed, trust)
  if (!found.ok) return found
  const response = found.value
  const { changes } = database.questions
  const revisions = changes
    .revisionsOf(response.responseId)
    .map((revision) => ({ revision, documents: changes.documentsOf(revision.id) }))
  const steps = revisions.map(({ revision, documents }, index): HistoryStep => {
    const before = revisions[index - 1]
    const [old, now] = [wordsOf(before?.documents ?? []), wordsOf(documents)]
    return {
      change: before ? 'revised' : 'published',
      at: revision.seenAt,
      run: revision.runId,
      revision: revision.number,
      fields: before ? fieldChanges(before.revision, revision) : [],
      ...documentChange(before?.documents ?? documents, documents),
      documents: documents.map(({ text: _text, ...document }) => document),
      words: before && !sameWords(old, now) ? { before: old, after: now } : null,
    }
  })
  const { withdrawnAt } = response
  return answer({ response, steps: withdrawnAt === null ? steps : [...steps, withdrawal(withdrawnAt)] })
}

function withdrawal(at: Instant): HistoryStep {
  const nothing = { fields: [], documentsAdded: 0, documentsRemoved: 0, documents: [], words: null }
  return { change: 'withdrawn', at, run: null, revision: null, ...nothing }
}

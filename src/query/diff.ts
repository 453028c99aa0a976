import type { TrustlogDatabase } from '../../db/database.ts'
import type { ChangedResponse } from '../../db/questions/changes.ts'
import { type Answered, answer } from './answered.ts'
import { documentChange, type FieldChange, fieldChanges, fieldsOf, wordsOf } from './revision-change.ts'
import { getRun } from './runs.ts'
import { type WordChange, wordChange } from './word-change.ts'

export type { FieldChange }

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
    ...documentChange(old, now),
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

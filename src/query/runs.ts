import type { TrustlogDatabase } from '../../db/database.ts'
import type { RunRow } from '../../db/questions/runs.ts'
import type { Rows } from '../../db/questions/scope.ts'
import type { RunManifest } from '../domain.ts'
import { type Answered, answer, problem } from './answered.ts'
import { DEFAULT_LIMIT } from './filters.ts'

export type { RunRow }

/** Runs, newest first, with the sums of what they did. */
export function listRuns(database: TrustlogDatabase, limit: number | null = DEFAULT_LIMIT): Rows<RunRow> {
  return database.questions.runs.list(limit)
}

/** What one run did, log by log. */
export function getRun(database: TrustlogDatabase, run: number): Answered<RunManifest> {
  const manifest = database.runs.manifest(run)
  if (manifest) return answer(manifest)
  return problem('unknown_run', `There is no run ${run}.`, 'See "trustlog runs" for those that there are.')
}

import type { TrustlogDatabase } from '../../../db/database.ts'
import { listRuns } from '../../query/runs.ts'
import { CannotDo, UsageError } from '../errors.ts'

/**
 * The run that is meant by its number or by "latest".
 * @throws UsageError for anything else, CannotDo where nothing was crawled yet
 */
export function runNumber(typed: string, database: TrustlogDatabase): number {
  if (/^\d{1,15}$/.test(typed)) return Number(typed)
  if (typed !== 'latest') throw new UsageError(`'${typed}' is no number of a run.`, 'Give a number, or "latest".')
  const [latest] = listRuns(database, 1).rows
  if (latest === undefined) throw new CannotDo('Nothing was crawled into this database yet.', 'Run "trustlog crawl".')
  return latest.run
}

import type { TrustlogDatabase } from '../../db/database.ts'
import type { HostUsage } from '../domain.ts'
import { type Answered, answer } from './answered.ts'
import { getRun } from './runs.ts'

/** What a run asked of each host, the most asked first; empty where it was killed before it could say. */
export function hostsOfRun(database: TrustlogDatabase, run: number): Answered<HostUsage[]> {
  const known = getRun(database, run)
  return known.ok ? answer(database.questions.hosts.ofRun(run)) : known
}

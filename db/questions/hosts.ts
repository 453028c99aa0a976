import { asc, desc, eq, getTableColumns } from 'drizzle-orm'
import type { HostUsage } from '../../src/domain.ts'
import type { Connection } from '../connection.ts'
import { runHosts } from '../schema.ts'

export interface HostQuestions {
  /** What a run asked of each host, the most asked first. Empty for a run that was killed. */
  ofRun(run: number): HostUsage[]
}

export function hostQuestions(connection: Connection): HostQuestions {
  const { runId, ...usage } = getTableColumns(runHosts)
  return {
    ofRun: (run) =>
      connection
        .select(usage)
        .from(runHosts)
        .where(eq(runId, run))
        .orderBy(desc(runHosts.requests), asc(runHosts.host))
        .all(),
  }
}

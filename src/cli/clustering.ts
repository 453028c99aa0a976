/** Keeping the clusters of requests up to date behind whatever changes the database. */
import type { TrustlogDatabase } from '../../db/database.ts'
import { type ClusteringCounts, clusterRequests } from '../crawl/cluster.ts'
import type { Invocation } from './command.ts'

/** Below this nobody waits for it. */
const WORTH_A_WORD = 5000

/** Compares what is new or has changed with everything held. Says how far it is where there is much. */
export async function bringClustersUpToDate(
  database: TrustlogDatabase,
  { log }: Pick<Invocation, 'log'>,
): Promise<ClusteringCounts> {
  return clusterRequests(database, {
    onProgress: (compared, of) => {
      if (of > WORTH_A_WORD) log.info({ compared, of }, 'comparing requests')
    },
  })
}

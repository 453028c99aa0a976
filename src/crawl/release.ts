import type { TrustlogDatabase } from '../../db/database.ts'
import { FINDING_KINDS, type Instant } from '../domain.ts'
import { clusterRequests } from './cluster.ts'

/**
 * A person says that a night of a log which is held back is how the log is now: it is published, its issues are settled,
 * and what is usual is learned anew from it.
 * @returns how many revisions were published; null where that run of the log is not held back
 */
export function releaseNight(database: TrustlogDatabase, logSlug: string, run: number, at: Instant): number | null {
  const published = database.transaction(() => {
    const published = database.holdingBack.release(logSlug, run, at)
    if (published === null) return null
    const open = FINDING_KINDS.flatMap((kind) => database.issues.open({ logSlug, kind }))
    for (const { id } of open) database.issues.resolve(id, at)
    return published
  })
  clusterRequests(database)
  return published
}

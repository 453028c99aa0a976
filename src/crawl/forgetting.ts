import type { TrustlogDatabase } from '../../db/database.ts'
import type { ForgettingPlan } from '../../db/forgetting.ts'
import type { Tombstone } from '../../db/tombstones.ts'
import type { Sha256 } from '../domain.ts'
import type { Archive } from '../fetch/archive.ts'
import { removeFile } from '../fetch/archive-files.ts'
import { clusterRequests } from './cluster.ts'

type Rooms = { database: TrustlogDatabase; archive: Archive }

/**
 * Takes responses out of the database and the archive for good, and sets the tombstones that keep them out. The rows go
 * first: a process killed in between leaves files that nothing refers to, which fsck finds.
 */
export async function forgetResponses(rooms: Rooms, plans: ForgettingPlan[], tombstone: Tombstone): Promise<void> {
  const { database } = rooms
  database.transaction(() => {
    for (const plan of plans) database.forgetting.carryOut(plan, tombstone)
  })
  clusterRequests(database)
  await removeUnreferenced(
    rooms,
    plans.flatMap(({ contents }) => contents),
  )
  database.forgetting.finish()
}

/** Removes contents from the archive that no row of the database names. */
export async function removeUnreferenced({ database, archive }: Rooms, contents: Sha256[]): Promise<void> {
  for (const sha256 of database.contents.unreferenced(contents)) {
    await removeFile({ kind: 'content', path: archive.path(sha256), sha256 })
  }
}

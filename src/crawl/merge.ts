import type { TrustlogDatabase } from '../../db/database.ts'
import type { MergeCounts } from '../../db/merge/merge.ts'
import type { Sha256 } from '../domain.ts'
import { type Archive, openArchive } from '../fetch/archive.ts'
import { copyArchive } from '../fetch/archive-copy.ts'

/** A database with the archive of the bytes behind it. */
export interface Collection {
  database: string
  archive: string
}

/** What was taken over from one collection. */
export interface MergedCollection extends MergeCounts {
  database: string
  /** Contents of the archive that were copied. */
  contents: number
  /** Contents that were not, since they are damaged there. */
  damaged: Sha256[]
}

/**
 * Merges collections into one, each by itself and whole: first its bytes, so that no row cites bytes that are not kept, then its rows.
 * Where it is stopped, it can be begun again.
 * @throws DatabaseError of kind `crawl_running`, and where a database cannot be merged; those before it are merged then
 * @throws StorageError where the archive cannot be written
 */
export async function* mergeCollections(
  collections: readonly Collection[],
  target: { database: TrustlogDatabase; archiveFolder: string },
): AsyncGenerator<MergedCollection> {
  const lock = target.database.lockForCrawl()
  try {
    const archive: Archive = openArchive(target.archiveFolder)
    await archive.prepare()
    for (const collection of collections) {
      const { copied, damaged } = await copyArchive(collection.archive, { archive, folder: target.archiveFolder })
      const counts = target.database.merging.merge(collection.database)
      yield { database: collection.database, ...counts, contents: copied, damaged }
    }
  } finally {
    lock.release()
  }
}

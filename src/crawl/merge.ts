import type { TrustlogDatabase } from '../../db/database.ts'
import type { MergeCounts } from '../../db/merge/merge.ts'
import type { Sha256 } from '../domain.ts'
import { type Archive, openArchive } from '../fetch/archive.ts'
import { copyArchive } from '../fetch/archive-copy.ts'
import { archiveFiles } from '../fetch/archive-files.ts'
import { clusterRequests } from './cluster.ts'
import { removeUnreferenced } from './forgetting.ts'

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
      if (counts.forgotten > 0) await removeForgotten(target, archive)
      yield { database: collection.database, ...counts, contents: copied, damaged }
    }
    clusterRequests(target.database)
  } finally {
    lock.release()
  }
}

/** What one of the two had forgotten came along with the other's files. */
async function removeForgotten(
  { database, archiveFolder }: { database: TrustlogDatabase; archiveFolder: string },
  archive: Archive,
): Promise<void> {
  for await (const file of archiveFiles(archiveFolder)) {
    if (file.kind !== 'content' || database.tombstones.of({ kind: 'content', sha256: file.sha256 }) === null) continue
    await removeUnreferenced({ database, archive }, [file.sha256])
  }
}

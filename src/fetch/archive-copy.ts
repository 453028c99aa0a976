import { resolve } from 'node:path'
import type { Sha256 } from '../domain.ts'
import { type Archive, openArchive, StorageError } from './archive.ts'
import { archiveFiles } from './archive-files.ts'

export interface ArchiveCopy {
  /** Contents that are now here and were not. */
  copied: number
  /** Contents that were not taken, since their file there no longer has the bytes that its name says. */
  damaged: Sha256[]
}

/**
 * Copies what another archive holds and this one does not, each content checked by its SHA-256 and written whole or not at
 * all, so that it can be stopped and repeated at any moment. A folder that is not there holds nothing.
 * @throws StorageError where this archive cannot be written
 */
export async function copyArchive(from: string, to: { archive: Archive; folder: string }): Promise<ArchiveCopy> {
  const result: ArchiveCopy = { copied: 0, damaged: [] }
  if (resolve(from) === resolve(to.folder)) return result
  const other = openArchive(from)
  for await (const file of archiveFiles(from)) {
    if (file.kind !== 'content' || (await to.archive.has(file.sha256))) continue
    const bytes = await intactBytes(other, file.sha256)
    if (bytes === null) {
      result.damaged.push(file.sha256)
      continue
    }
    await to.archive.put(bytes)
    result.copied += 1
  }
  return result
}

async function intactBytes(archive: Archive, sha256: Sha256): Promise<Buffer | null> {
  try {
    return await archive.get(sha256)
  } catch (error) {
    if (error instanceof StorageError) return null
    throw error
  }
}

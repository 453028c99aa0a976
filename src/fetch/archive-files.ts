import { createHash } from 'node:crypto'
import { createReadStream, type Dirent } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Sha256 } from '../domain.ts'
import { INCOMING, storageError } from './archive.ts'

/**
 * A file of the archive's folder: `content` lies under its name; `leftover` was being written when its process was killed;
 * `stranger` is none of the archive's.
 */
export type ArchiveFile =
  | { kind: 'content'; path: string; sha256: Sha256 }
  | { kind: 'leftover' | 'stranger'; path: string }

/**
 * Every file of an archive, contents in ascending order of their names; one folder at a time is read. An archive that is
 * not there yet has none. Hidden files, which systems leave about, are passed over.
 * @throws StorageError where the folder cannot be read
 */
export async function* archiveFiles(folder: string): AsyncGenerator<ArchiveFile> {
  for (const top of await entriesOf(folder)) {
    const path = join(folder, top.name)
    if (top.name === INCOMING) yield* allUnder(path, 'leftover')
    else if (isPart(top)) yield* contentsUnder(path, top.name)
    else yield* strangers(folder, top)
  }
}

async function* contentsUnder(folder: string, first: string): AsyncGenerator<ArchiveFile> {
  for (const middle of await entriesOf(folder)) {
    if (!isPart(middle)) {
      yield* strangers(folder, middle)
      continue
    }
    const inner = join(folder, middle.name)
    for (const entry of await entriesOf(inner)) {
      const sha256 = entry.name
      const belongs = entry.isFile() && /^[0-9a-f]{64}$/.test(sha256) && sha256.startsWith(first + middle.name)
      if (belongs) yield { kind: 'content', path: join(inner, sha256), sha256 }
      else yield* strangers(inner, entry)
    }
  }
}

/** A folder named by two digits of the contents below it. */
function isPart(entry: Dirent): boolean {
  return entry.isDirectory() && /^[0-9a-f]{2}$/.test(entry.name)
}

function strangers(folder: string, entry: Dirent): AsyncGenerator<ArchiveFile> | ArchiveFile[] {
  const path = join(folder, entry.name)
  return entry.isDirectory() ? allUnder(path, 'stranger') : [{ kind: 'stranger', path }]
}

async function* allUnder(folder: string, kind: 'leftover' | 'stranger'): AsyncGenerator<ArchiveFile> {
  for (const entry of await entriesOf(folder)) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* allUnder(path, kind)
    else yield { kind, path }
  }
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    return entries.filter(({ name }) => !name.startsWith('.')).sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw storageError(error, folder)
  }
}

/** SHA-256 of a file's bytes, however large it is. @throws StorageError where it cannot be read */
export async function digestOf(path: string): Promise<Sha256> {
  const hash = createHash('sha256')
  try {
    await pipeline(createReadStream(path), hash)
  } catch (error) {
    throw storageError(error, path)
  }
  return hash.digest('hex')
}

/** @throws StorageError where it cannot be removed */
export async function removeFile({ path }: ArchiveFile): Promise<void> {
  await rm(path, { force: true }).catch((error: unknown) => {
    throw storageError(error, path)
  })
}

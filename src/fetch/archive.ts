import { createHash, randomUUID } from 'node:crypto'
import { access, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Failure, Sha256 } from '../domain.ts'
import { failure } from '../failure.ts'

/** Bytes kept by their SHA-256, one file each, in a folder of their own: `ab/cd/abcd…`. Nothing is ever overwritten. */
export interface Archive {
  /**
   * Keeps the bytes and gives their name. Once the promise resolves they are on the disk under that name, whole:
   * a process killed at any moment leaves either the file or nothing. Bytes that are held already are compared, and a
   * file damaged since is replaced by the good bytes.
   * @throws StorageError when the disk is full, or the folder cannot be written
   */
  put(bytes: Uint8Array): Promise<Sha256>
  /** @throws StorageError when there are no such bytes, or when the file's bytes no longer have this SHA-256 */
  get(sha256: Sha256): Promise<Buffer>
  has(sha256: Sha256): Promise<boolean>
  /**
   * Makes the folder where there is none, and tries whether it can be written, so that nobody is asked for bytes in vain.
   * @throws StorageError where it cannot
   */
  prepare(): Promise<void>
  /** Where the bytes are, or would be. */
  path(sha256: Sha256): string
}

/** The archive could not do its work; `failure` (kind `storage`) says why. */
export class StorageError extends Error {
  override name = 'StorageError'
  readonly failure: Failure

  constructor(message: string, where: string, cause?: unknown) {
    super(message, { cause })
    this.failure = failure('storage', message, where)
  }
}

/** The folder of the archive in which files are written before they get their name. */
export const INCOMING = 'incoming'

/** Opens the archive in `folder`, which is made with the first bytes that are put into it. */
export function openArchive(folder: string): Archive {
  const path = (sha256: Sha256): string => {
    if (!/^[0-9a-f]{64}$/.test(sha256))
      throw new StorageError('This is not a SHA-256 in lower-case hexadecimal', sha256)
    return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
  }

  return {
    path,

    async put(bytes) {
      const sha256 = sha256Of(bytes)
      const file = path(sha256)
      try {
        const held = await readIfThere(file)
        if (held === null || sha256Of(held) !== sha256) await writeWhole(folder, file, bytes)
      } catch (error) {
        throw storageError(error, file)
      }
      return sha256
    },

    async get(sha256) {
      const file = path(sha256)
      const bytes = await readIfThere(file).catch((error: unknown) => {
        throw storageError(error, file)
      })
      if (bytes === null) throw new StorageError('The archive does not hold these bytes', file)
      if (sha256Of(bytes) !== sha256) throw new StorageError('The bytes in the archive are damaged', file)
      return bytes
    },

    async prepare() {
      const incoming = join(folder, INCOMING)
      const temporary = join(incoming, randomUUID())
      try {
        await mkdir(incoming, { recursive: true })
        await writeFile(temporary, '')
        await rm(temporary)
      } catch (error) {
        throw storageError(error, folder)
      }
    },

    async has(sha256) {
      return access(path(sha256)).then(
        () => true,
        () => false,
      )
    },
  }
}

function sha256Of(bytes: Uint8Array): Sha256 {
  return createHash('sha256').update(bytes).digest('hex')
}

async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

/** Writes beside the archive's files, on the same file system, so that the rename is one step: all or nothing. */
async function writeWhole(folder: string, file: string, bytes: Uint8Array): Promise<void> {
  const incoming = join(folder, INCOMING)
  const temporary = join(incoming, randomUUID())
  await mkdir(incoming, { recursive: true })
  await mkdir(dirname(file), { recursive: true })
  try {
    const handle = await open(temporary, 'wx')
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, file)
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined)
    throw error
  }
  await syncFolder(dirname(file))
}

/** The rename itself must reach the disk, too; where a system cannot do that for folders (Windows), the file still is whole. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}

const CAUSES: Record<string, string> = {
  ENOSPC: 'The disk with the archive is full',
  EDQUOT: 'The quota of the disk with the archive is used up',
  EROFS: 'The archive lies on a file system that can only be read',
  EACCES: 'The archive may not be written or read by this user',
  EPERM: 'The archive may not be written or read by this user',
  EMFILE: 'Too many files are open at once',
  ENOTDIR: 'Where the archive should be, there is a file',
  EEXIST: 'Where the archive should be, there is a file',
  ENOENT: 'The folder of the archive cannot be made',
  EIO: 'The disk with the archive reports an error',
}

/** An error of the file system, in words. */
export function storageError(error: unknown, where: string): StorageError {
  const code = codeOf(error)
  const cause = code === null ? null : CAUSES[code]
  return new StorageError(cause ?? `The archive could not be used (${code ?? String(error)})`, where, error)
}

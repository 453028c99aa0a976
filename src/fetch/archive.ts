import { createHash, randomUUID } from 'node:crypto'
import { closeSync, existsSync, fdatasync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { access, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
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
        const held = existsSync(file) ? await readIfThere(file) : null
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

/**
 * Writes beside the archive's files, on the same file system, so that the rename is one step: all or nothing. The bytes
 * are on the disk before they get their name; a power cut may take the name of the last few files, never half of one, and
 * what the database names and the archive lacks is fetched again. The steps are done on this thread: for files of some
 * kilobytes, handing each to another one took twice as long. Only the disk is waited for elsewhere, so that meanwhile
 * other responses are read, and one turn of the disk serves several files.
 */
async function writeWhole(folder: string, file: string, bytes: Uint8Array): Promise<void> {
  const temporary = join(folder, INCOMING, randomUUID())
  try {
    const handle = inFolder(dirname(temporary), () => openSync(temporary, 'wx'))
    try {
      writeFileSync(handle, bytes)
      await onDisk(handle)
    } finally {
      closeSync(handle)
    }
    inFolder(dirname(file), () => renameSync(temporary, file))
  } catch (error) {
    removeIfThere(temporary)
    throw error
  }
}

const onDisk = promisify(fdatasync)

function removeIfThere(file: string): void {
  try {
    rmSync(file, { force: true })
  } catch {
    // What hindered the writing may hinder this; fsck finds what is left.
  }
}

/** Does what needs a folder, which is made where it is missing; nearly always it is there. */
function inFolder<Value>(folder: string, work: () => Value): Value {
  try {
    return work()
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
    mkdirSync(folder, { recursive: true })
    return work()
  }
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

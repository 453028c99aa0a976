import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import type { FailureKind, Sha256 } from '../../domain.ts'

/** Why a file of this machine could not be read; the other kinds come from its bytes. */
type FileProblemKind = 'file_not_found' | 'folder' | 'file_unreadable' | FailureKind

export interface FileProblem {
  kind: FileProblemKind
  message: string
  advice: string
}

export interface LocalFile {
  bytes: Uint8Array
  sha256: Sha256
  fileName: string
}

/** Reads a file named on the command line. */
export async function readLocalFile(
  path: string,
  workingFolder: string,
): Promise<{ ok: true; file: LocalFile } | { ok: false; problem: FileProblem }> {
  const absolute = resolve(workingFolder, path)
  try {
    if ((await stat(absolute)).isDirectory()) return { ok: false, problem: folderProblem(path) }
    const bytes = await readFile(absolute)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    return { ok: true, file: { bytes, sha256, fileName: basename(absolute) } }
  } catch (error) {
    return { ok: false, problem: fileProblem(error) }
  }
}

function folderProblem(path: string): FileProblem {
  return {
    kind: 'folder',
    message: 'This is a folder, not a document.',
    advice: `Name the files in it: ${path.replace(/\/+$/, '')}/*`,
  }
}

function fileProblem(error: unknown): FileProblem {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return { kind: 'file_not_found', message: 'There is no such file.', advice: 'Check the path.' }
  }
  const why = code === 'EACCES' ? 'Permission is denied' : error instanceof Error ? error.message : String(error)
  return { kind: 'file_unreadable', message: `${why}.`, advice: 'Check the permissions of the file.' }
}

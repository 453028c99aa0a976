/** Files of an export, written line by line, and the folder that appears only when all of them are whole. */
import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { DATA_PACKAGE } from './data-package.ts'

const BATCH = 1 << 20

/** Writes text of any length; what is yielded is gathered, so that the disk is asked seldom. */
export function writeTexts(file: string, texts: Iterable<string>): void {
  const descriptor = openSync(file, 'wx')
  try {
    let gathered = ''
    for (const text of texts) {
      gathered += text
      if (gathered.length < BATCH) continue
      writeSync(descriptor, gathered)
      gathered = ''
    }
    writeSync(descriptor, gathered)
  } finally {
    closeSync(descriptor)
  }
}

export function lengthAndHash(file: string): { bytes: number; hash: string } {
  const descriptor = openSync(file, 'r')
  const hash = createHash('sha256')
  const part = Buffer.alloc(BATCH)
  try {
    let bytes = 0
    for (;;) {
      const read = readSync(descriptor, part, 0, part.length, null)
      if (read === 0) return { bytes, hash: `sha256:${hash.digest('hex')}` }
      bytes += read
      hash.update(part.subarray(0, read))
    }
  } finally {
    closeSync(descriptor)
  }
}

/** Whether an export may take the folder's place: there is nothing there, or an earlier export. */
export function isFreeForExport(folder: string): boolean {
  return !existsSync(folder) || readdirSync(folder).length === 0 || existsSync(join(folder, DATA_PACKAGE))
}

/**
 * Fills a folder beside the one that is meant and puts it in its place when it is whole; if `fill` throws, what was
 * there before is untouched.
 */
export function replaceFolder<Value>(folder: string, fill: (temporary: string) => Value): Value {
  const beside = join(dirname(folder), `.${basename(folder)}.${process.pid}`)
  const [filling, former] = [`${beside}.new`, `${beside}.former`]
  mkdirSync(dirname(folder), { recursive: true })
  // Not with those above it, for then Node.js says ENOENT where the file system can only be read.
  mkdirSync(filling)
  try {
    const value = fill(filling)
    if (existsSync(folder)) renameSync(folder, former)
    renameSync(filling, folder)
    return value
  } finally {
    if (existsSync(former) && !existsSync(folder)) renameSync(former, folder)
    for (const left of [filling, former]) rmSync(left, { recursive: true, force: true })
  }
}

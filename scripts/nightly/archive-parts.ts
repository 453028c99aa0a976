// The archive of raw bytes on GitHub: one release a month, each night's additions in it as tar files.
import { execFile } from 'node:child_process'
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'
import { downloadAsset, listAssets, listReleases } from './github-releases.ts'
import { ARCHIVE_RELEASE, type Places } from './places.ts'

/** GitHub refuses assets of 2 GiB and more. */
const PART_BYTES = 1_500_000_000
/** What a runner's disk has room for beside everything else. */
const RESTORED_BYTES = 6_000_000_000
/** The archive's own files, by content: `ab/cd/<sha256>`; temporary files of a killed run are left behind. */
const ARCHIVED = /^[0-9a-f]{2}\/[0-9a-f]{2}\/[0-9a-f]{64}$/

async function tar(...parameters: string[]): Promise<void> {
  await promisify(execFile)('tar', parameters)
}

async function filesAddedSince(archive: string, moment: Date): Promise<{ path: string; bytes: number }[]> {
  const entries = await readdir(archive, { recursive: true, withFileTypes: true }).catch(() => [])
  const added = []
  for (const entry of entries) {
    const path = relative(archive, join(entry.parentPath, entry.name))
    if (!entry.isFile() || !ARCHIVED.test(path)) continue
    const { size, mtime } = await stat(join(archive, path))
    if (mtime >= moment) added.push({ path, bytes: size })
  }
  return added.sort((one, other) => one.path.localeCompare(other.path))
}

/** Splits the files, in order, into parts of at most PART_BYTES; a larger file is a part of its own. */
function parts(files: { path: string; bytes: number }[]): string[][] {
  const all: string[][] = []
  let filled = PART_BYTES
  for (const { path, bytes } of files) {
    if (filled + bytes > PART_BYTES) {
      all.push([])
      filled = 0
    }
    all.at(-1)?.push(path)
    filled += bytes
  }
  return all
}

/** Packs what was added to the archive since `moment` into tar files in a folder; gives their names. */
export async function packArchive(archive: string, outgoing: string, moment: Date, stamp: string): Promise<string[]> {
  const names: string[] = []
  const list = join(outgoing, 'files.txt')
  for (const [index, paths] of parts(await filesAddedSince(archive, moment)).entries()) {
    const name = `archive-${stamp}-${index + 1}.tar`
    await writeFile(list, paths.join('\n'))
    await tar('--create', '--file', join(outgoing, name), '--directory', archive, '--files-from', list)
    names.push(name)
  }
  await rm(list, { force: true })
  return names
}

/** Puts the files of a tar file where they lie in the archive. */
export async function unpackArchive(file: string, archive: string): Promise<void> {
  await tar('--extract', '--file', file, '--directory', archive)
}

/**
 * Brings back as much of the archive as the disk has room for, newest first. A page or document whose bytes are not there
 * is asked for without validators when its turn comes: that costs a transfer, and loses nothing.
 * @returns how many tar files were unpacked
 */
export async function restoreArchive({ archive }: Places, room = RESTORED_BYTES): Promise<number> {
  const months = (await listReleases()).filter((tag) => ARCHIVE_RELEASE.test(tag)).sort()
  await mkdir(archive, { recursive: true })
  let unpacked = 0
  let left = room
  for (const month of months.reverse()) {
    const assets = ((await listAssets(month)) ?? []).sort((one, other) => other.name.localeCompare(one.name))
    for (const { name, size } of assets) {
      left -= size
      if (left < 0) return unpacked
      const file = join(archive, name)
      await downloadAsset(month, name, file)
      await unpackArchive(file, archive)
      await rm(file)
      unpacked += 1
    }
  }
  return unpacked
}

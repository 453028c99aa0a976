// Packs what the night leaves into one folder, ready to be published: the database, compressed, and the raw bytes that
// were added to the archive, as tar files small enough for a release asset.
import { execFile } from 'node:child_process'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { createGzip } from 'node:zlib'
import { Beginning, databaseAsset, type Outgoing, type Places, stampOf } from './places.ts'

/** GitHub refuses assets of 2 GiB and more. */
const PART_BYTES = 1_500_000_000
/** The archive's own files, by content: `ab/cd/<sha256>`; temporary files of a killed run are left behind. */
const ARCHIVED = /^[0-9a-f]{2}\/[0-9a-f]{2}\/[0-9a-f]{64}$/

async function archivedFiles(archive: string): Promise<string[]> {
  const entries = await readdir(archive, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(archive, join(entry.parentPath, entry.name)))
    .filter((path) => ARCHIVED.test(path))
    .sort()
}

/** Splits the files, in order, into parts of at most PART_BYTES; a larger file is a part of its own. */
async function parts(archive: string, files: string[]): Promise<string[][]> {
  const all: string[][] = []
  let filled = PART_BYTES
  for (const file of files) {
    const { size } = await stat(join(archive, file))
    if (filled + size > PART_BYTES) {
      all.push([])
      filled = 0
    }
    all.at(-1)?.push(file)
    filled += size
  }
  return all
}

async function packArchive(stamp: string, { archive, outgoing }: Places): Promise<string[]> {
  const names: string[] = []
  for (const [index, files] of (await parts(archive, await archivedFiles(archive))).entries()) {
    const name = `archive-${stamp}-${index + 1}.tar`
    const list = join(outgoing, 'files.txt')
    await writeFile(list, files.join('\n'))
    const target = join(outgoing, name)
    await promisify(execFile)('tar', ['--create', '--file', target, '--directory', archive, '--files-from', list])
    await rm(list)
    names.push(name)
  }
  return names
}

/** Whatever was packed before is replaced. */
export async function pack(places: Places): Promise<string> {
  const beginning = Beginning.parse(JSON.parse(await readFile(places.beginning, 'utf8')))
  const stamp = stampOf(new Date())
  const database = databaseAsset(stamp)
  await rm(places.outgoing, { recursive: true, force: true })
  await mkdir(places.outgoing, { recursive: true })
  await pipeline(createReadStream(places.database), createGzip(), createWriteStream(join(places.outgoing, database)))
  const archives = await packArchive(stamp, places)
  const outgoing: Outgoing = { continues: beginning.database, stamp, database, archives }
  await writeFile(places.outgoingList, JSON.stringify(outgoing, null, 2))
  return `Packed ${[database, ...archives].join(', ')}.`
}

// Fetches the newest published database and the raw bytes behind it, so that the night continues where the last one ended.
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { restoreArchive } from './archive-parts.ts'
import { countRows } from './database-checks.ts'
import { downloadAsset, listAssets } from './github-releases.ts'
import { type Beginning, DATABASE_RELEASE, datedDatabases, type Places } from './places.ts'

async function restoreDatabase(asset: string, places: Places): Promise<void> {
  const packed = `${places.database}.gz`
  const partial = `${places.database}.partial`
  try {
    await downloadAsset(DATABASE_RELEASE, asset, packed)
    await pipeline(createReadStream(packed), createGunzip(), createWriteStream(partial))
    await rename(partial, places.database)
  } finally {
    await rm(packed, { force: true })
    await rm(partial, { force: true })
  }
}

/** The database without its archive, for whoever asks no site. */
export async function restoreOnlyDatabase(places: Places): Promise<string> {
  return restore(places, false)
}

/** @throws where a database lies there already, or GitHub cannot be asked: a night must never begin from nothing by mistake. */
export async function restore(places: Places, withArchive = true): Promise<string> {
  if (existsSync(places.database)) {
    throw new Error(`${places.database} is there already: move it away before restoring over it.`)
  }
  await mkdir(dirname(places.database), { recursive: true })
  // The dated copies are read, never the newest-of-all: that one is absent for a moment whenever it is replaced.
  const newest = datedDatabases((await listAssets(DATABASE_RELEASE)) ?? []).at(-1) ?? null
  if (newest) await restoreDatabase(newest, places)
  const archives = newest && withArchive ? await restoreArchive(places) : 0
  const beginning: Beginning = {
    at: new Date().toISOString(),
    database: newest,
    rows: newest ? countRows(places.database) : {},
  }
  await writeFile(places.beginning, JSON.stringify(beginning, null, 2))
  return newest
    ? `Restored ${newest}, and raw bytes from ${archives} of the archive's tar files.`
    : 'Nothing is published yet: the night starts with an empty database.'
}

// Packs what a night, or a shard of it, leaves into one folder: the database, compressed, the raw bytes that were added to
// the archive, and the feeds.
import { createReadStream, createWriteStream } from 'node:fs'
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { openDatabase } from '../../db/database.ts'
import { counted } from '../../src/publish/wording.ts'
import { packArchive, unpackArchive } from './archive-parts.ts'
import { Beginning, databaseAsset, FEED_FILE, OUTGOING_LIST, Outgoing, type Places, stampOf } from './places.ts'

/** Whatever was packed before is replaced. */
export async function pack(places: Places): Promise<string> {
  return packInto(places.outgoing, places)
}

/** Packs a shard, whose number is the first of `SHARD`, such as `3/8`, to be merged elsewhere. */
export async function packShard(places: Places): Promise<string> {
  const [number] = (process.env['SHARD'] ?? '').match(/^\d+/) ?? []
  if (number === undefined) throw new Error('SHARD must say which shard this is, such as 3/8.')
  return packInto(join(places.shards, number), places)
}

async function packInto(folder: string, places: Places): Promise<string> {
  const beginning = Beginning.parse(JSON.parse(await readFile(places.beginning, 'utf8')))
  const stamp = stampOf(new Date())
  const database = databaseAsset(stamp)
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  // What is published may be put where nobody can write.
  openDatabase(places.database).closeToShare()
  await pipeline(createReadStream(places.database), createGzip(), createWriteStream(join(folder, database)))
  const archives = await packArchive(places.archive, folder, new Date(beginning.at), stamp)
  const feeds = (await readdir(places.feeds).catch(() => [])).filter((name) => FEED_FILE.test(name)).sort()
  for (const name of feeds) await cp(join(places.feeds, name), join(folder, 'feeds', name))
  const outgoing: Outgoing = { continues: beginning.database, stamp, database, archives, feeds }
  await writeFile(join(folder, OUTGOING_LIST), JSON.stringify(outgoing, null, 2))
  const also = feeds.length > 0 ? ` and ${counted(feeds.length, 'feed')}` : ''
  return `Packed ${[database, ...archives].join(', ')}${also}.`
}

/** What was packed into a folder, as a database with its archive. */
export async function unpack(folder: string, { database, archive }: Places): Promise<void> {
  const outgoing = Outgoing.parse(JSON.parse(await readFile(join(folder, OUTGOING_LIST), 'utf8')))
  await mkdir(dirname(database), { recursive: true })
  await pipeline(createReadStream(join(folder, outgoing.database)), createGunzip(), createWriteStream(database))
  await mkdir(archive, { recursive: true })
  for (const name of outgoing.archives) await unpackArchive(join(folder, name), archive)
}

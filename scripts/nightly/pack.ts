// Packs what the night leaves into one folder, ready to be published: the database, compressed, and the raw bytes that
// were added to the archive.
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { packArchive } from './archive-parts.ts'
import { Beginning, databaseAsset, type Outgoing, type Places, stampOf } from './places.ts'

/** Whatever was packed before is replaced. */
export async function pack(places: Places): Promise<string> {
  const beginning = Beginning.parse(JSON.parse(await readFile(places.beginning, 'utf8')))
  const stamp = stampOf(new Date())
  const database = databaseAsset(stamp)
  await rm(places.outgoing, { recursive: true, force: true })
  await mkdir(places.outgoing, { recursive: true })
  await pipeline(createReadStream(places.database), createGzip(), createWriteStream(join(places.outgoing, database)))
  const archives = await packArchive(places, new Date(beginning.at), stamp)
  const outgoing: Outgoing = { continues: beginning.database, stamp, database, archives }
  await writeFile(places.outgoingList, JSON.stringify(outgoing, null, 2))
  return `Packed ${[database, ...archives].join(', ')}.`
}

// Publishes what a night packed: first the raw bytes, so that no published database cites bytes that are not kept; then the
// database under its date; then, when that one has arrived whole, the newest-of-all; then old databases go, and
// the feeds that have changed are put up.
import { copyFile, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { counted } from '../../src/publish/wording.ts'
import { type Asset, createRelease, deleteAsset, listAssets, uploadAsset } from './github-releases.ts'
import {
  archiveRelease,
  DATABASE_RELEASE,
  DATABASES_KEPT,
  datedDatabases,
  NEWEST_DATABASE,
  Outgoing,
  type Places,
} from './places.ts'
import { publishFeeds } from './published-feeds.ts'

/** @throws when another night has published since this one began: publishing would drop what that one found. */
function refuseToForget(outgoing: Outgoing, published: Asset[]): void {
  const newest = datedDatabases(published).at(-1) ?? null
  // The same name is there when publishing is tried again after it broke half way.
  if (newest === outgoing.continues || newest === outgoing.database) return
  throw new Error(
    `This night continued ${outgoing.continues ?? 'nothing'}, yet ${newest ?? 'nothing'} is the newest published: run it again.`,
  )
}

async function publishArchives(outgoing: Outgoing, folder: string): Promise<void> {
  if (outgoing.archives.length === 0) return
  const release = archiveRelease(outgoing.stamp)
  if ((await listAssets(release)) === null) {
    await createRelease(
      release,
      `Raw bytes, ${outgoing.stamp.slice(0, 7)}`,
      'Documents and pages as fetched, by SHA-256. Unpack the files of every month into one folder to have the archive.',
    )
  }
  for (const name of outgoing.archives) await uploadAsset(release, join(folder, name))
}

async function publishDatabase(outgoing: Outgoing, folder: string): Promise<void> {
  const dated = join(folder, outgoing.database)
  const newest = join(folder, NEWEST_DATABASE)
  await uploadAsset(DATABASE_RELEASE, dated)
  await copyFile(dated, newest)
  await uploadAsset(DATABASE_RELEASE, newest)
  await rm(newest)
}

/** Can be repeated: what has arrived already is sent again under the same name. */
export async function publish(places: Places): Promise<string> {
  const outgoing = Outgoing.parse(JSON.parse(await readFile(places.outgoingList, 'utf8')))
  const published = await listAssets(DATABASE_RELEASE)
  refuseToForget(outgoing, published ?? [])
  await publishArchives(outgoing, places.outgoing)
  if (published === null) {
    await createRelease(
      DATABASE_RELEASE,
      'The database',
      `${NEWEST_DATABASE} is the newest; the dated ones are the last ${DATABASES_KEPT} nights.`,
    )
  }
  await publishDatabase(outgoing, places.outgoing)
  const dated = datedDatabases((await listAssets(DATABASE_RELEASE)) ?? [])
  for (const name of dated.slice(0, -DATABASES_KEPT)) await deleteAsset(DATABASE_RELEASE, name)
  const feeds = await publishFeeds(outgoing.feeds, join(places.outgoing, 'feeds'))
  return `Published ${[outgoing.database, ...outgoing.archives].join(', ')} and ${counted(feeds, 'changed feed')}.`
}

// Feeds on GitHub: assets of one release, so that a feed keeps its address.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRelease, deleteAsset, downloadAssets, listAssets, uploadAssets } from './github-releases.ts'
import { FEED_FILE, FEEDS_RELEASE } from './places.ts'

/** Those of the named files that are not there yet with the same bytes. */
async function changedFeeds(names: readonly string[], folder: string): Promise<string[]> {
  const held = await mkdtemp(join(tmpdir(), 'trustlog-feeds-'))
  try {
    await downloadAssets(FEEDS_RELEASE, '*.atom', held)
    const changed: string[] = []
    for (const name of names) {
      const before = await readFile(join(held, name)).catch(() => null)
      if (before === null || !before.equals(await readFile(join(folder, name)))) changed.push(name)
    }
    return changed
  } finally {
    await rm(held, { recursive: true, force: true })
  }
}

/**
 * Uploads the feeds that differ from what is published, and takes away those that are no longer written. A night that wrote
 * none leaves all as they are.
 * @returns how many were uploaded
 */
export async function publishFeeds(names: readonly string[], folder: string): Promise<number> {
  if (names.length === 0) return 0
  const published = await listAssets(FEEDS_RELEASE)
  if (published === null) {
    await createRelease(
      FEEDS_RELEASE,
      'Feeds',
      'Atom feeds: all.atom, one a trust by its ODS code, one a saved question (watch-…).',
    )
  }
  const held = (published ?? []).map(({ name }) => name).filter((name) => FEED_FILE.test(name))
  const changed = held.length === 0 ? [...names] : await changedFeeds(names, folder)
  if (changed.length > 0)
    await uploadAssets(
      FEEDS_RELEASE,
      changed.map((name) => join(folder, name)),
    )
  for (const name of held) if (!names.includes(name)) await deleteAsset(FEEDS_RELEASE, name)
  return changed.length
}

// Puts together what the shards of a night left, one after the other, so that the disk holds no more than two at a time.
import { spawnSync } from 'node:child_process'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { unpack } from './pack.ts'
import { type Places, placesIn } from './places.ts'

const program = fileURLToPath(new URL('../../bin/trustlog.js', import.meta.url))

/** @throws when the program does; what it said is printed already */
function mergeInto({ database, archive }: Places, shard: string, from: Places): void {
  const parameters = ['merge', from.database, '--database', database, '--archive', archive]
  const { status } = spawnSync(process.execPath, [program, ...parameters], { stdio: 'inherit' })
  if (status !== 0) throw new Error(`Shard ${shard} could not be merged: see above.`)
}

/**
 * Merges what lies in `data/shards/<number>/` into the database that the night began with. A shard that left nothing is named:
 * its logs stay as they were.
 * @throws where no shard left anything, or one cannot be merged
 */
export async function merge(places: Places): Promise<string> {
  const expected = (process.env['SHARDS'] ?? '').match(/\d+/g) ?? []
  const found = (await readdir(places.shards).catch(() => [])).filter((name) => /^\d+$/.test(name))
  if (found.length === 0) throw new Error('No shard has left anything to merge.')
  for (const shard of found.sort((one, other) => Number(one) - Number(other))) {
    const folder = join(places.shards, shard, 'unpacked')
    const unpacked = placesIn(folder)
    await unpack(join(places.shards, shard), unpacked)
    mergeInto(places, shard, unpacked)
    await rm(folder, { recursive: true, force: true })
  }
  const missing = expected.filter((shard) => !found.includes(shard))
  const left = missing.length > 0 ? ` Of ${missing.map((shard) => `shard ${shard}`).join(', ')} nothing came.` : ''
  return `Merged ${found.map((shard) => `shard ${shard}`).join(', ')}.${left}`
}

import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lockForCrawl } from '../../db/crawl-lock.ts'
import { canonicalDump, dumpDifferences } from '../db/canonical-dump.ts'
import { type Replica, startReplica } from '../replica/replica.ts'
import { temporaryFolder, trustlog } from './command-line.ts'

const SHARDS = ['1/3', '2/3', '3/3']

let replica: Replica
/** Working folders: of a crawl of all logs, and of one a shard. */
let unsharded: string
let shards: string[]
let parent: string

function prepare(name: string): string {
  const folder = join(parent, name)
  mkdirSync(folder)
  writeFileSync(
    join(folder, 'trustlog.config.json'),
    JSON.stringify({ logs: '../logs.json', allowLoopback: true, delay: 0, readers: 1, logLevel: 'warn' }),
  )
  return folder
}

/** What is gone from one of the logs in its second state makes that crawl incomplete: exit code 1 is well, too. */
async function crawl(workingFolder: string, ...flags: string[]): Promise<void> {
  const { exitCode, stderr } = await trustlog(['crawl', ...flags], { workingFolder })
  expect({ exitCode: exitCode === 1 ? 0 : exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
}

const databaseIn = (folder: string) => join(folder, 'data/trustlog.db')

const dump = (folder: string) => canonicalDump(databaseIn(folder))

/** Names of the contents that an archive holds. */
function contentsIn(folder: string): string[] {
  const files = readdirSync(join(folder, 'data/archive'), { recursive: true, withFileTypes: true })
  return files.flatMap((file) => (file.isFile() ? [file.name] : [])).sort()
}

async function merge(workingFolder: string, from: string[], ...flags: string[]) {
  return trustlog(['merge', ...from.map(databaseIn), ...flags], { workingFolder })
}

beforeAll(async () => {
  replica = await startReplica({ seed: 11, trusts: 6, responses: 4 })
  parent = mkdtempSync(join(tmpdir(), 'trustlog-cli-merge-'))
  writeFileSync(join(parent, 'logs.json'), JSON.stringify(replica.logs))
  unsharded = prepare('unsharded')
  await crawl(unsharded)
  shards = SHARDS.map((shard) => prepare(shard.replace('/', '-')))
  for (const [index, shard] of SHARDS.entries()) await crawl(shards[index] ?? '', '--shard', shard)
}, 120_000)

afterAll(async () => {
  await replica.stop()
  rmSync(parent, { recursive: true, force: true })
})

describe('trustlog merge', () => {
  it('makes of the shards of a crawl what one crawl of all logs makes, in any order', async () => {
    for (const [name, order] of Object.entries({ forth: shards, back: shards.toReversed() })) {
      const folder = prepare(name)
      const { exitCode, stdout, stderr } = await merge(folder, order)
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
      expect(stdout.match(/^.*trustlog\.db: \d+ responses?, .* taken over\.$/gm)).toHaveLength(3)
      expect(dumpDifferences(dump(folder), dump(unsharded))).toEqual([])
      expect(contentsIn(folder)).toEqual(contentsIn(unsharded))
      expect((await trustlog(['fsck'], { workingFolder: folder })).exitCode).toBe(0)
    }
  })

  it('changes nothing the second time', async () => {
    const folder = prepare('again')
    await merge(folder, shards)
    const before = canonicalDump(databaseIn(folder), { moments: true })
    const { stdout } = await merge(folder, shards.toReversed(), '--json')
    expect(JSON.parse(stdout)).toMatchObject(
      shards.map(() => ({ responses: 0, revisions: 0, documents: 0, captures: 0, runs: 0, contents: 0, damaged: [] })),
    )
    expect(dumpDifferences(canonicalDump(databaseIn(folder), { moments: true }), before)).toEqual([])
  })

  it('goes on from shards that continued one database, as a night on several machines does', {
    timeout: 60_000,
  }, async () => {
    replica.advance()
    const alone = prepare('alone')
    cpSync(join(unsharded, 'data'), join(alone, 'data'), { recursive: true })
    await crawl(alone, '--full')
    const continued = SHARDS.map((shard) => prepare(`night-${shard.replace('/', '-')}`))
    for (const [index, folder] of continued.entries()) {
      cpSync(join(unsharded, 'data'), join(folder, 'data'), { recursive: true })
      await crawl(folder, '--full', '--shard', SHARDS[index] ?? '')
    }
    const folder = prepare('together')
    cpSync(join(unsharded, 'data'), join(folder, 'data'), { recursive: true })
    expect((await merge(folder, continued)).exitCode).toBe(0)
    expect(dumpDifferences(dump(folder), dump(alone))).toEqual([])
    expect(contentsIn(folder)).toEqual(contentsIn(alone))
    const status = await trustlog(['status', '--json'], { workingFolder: folder })
    expect(JSON.parse(status.stdout)).toHaveLength(6)
  })

  it('takes no damaged bytes, names them, and exits 1', async () => {
    const damaged = prepare('damaged')
    cpSync(join(shards[0] ?? '', 'data'), join(damaged, 'data'), { recursive: true })
    const [sha256 = ''] = contentsIn(damaged)
    const path = join('data/archive', sha256.slice(0, 2), sha256.slice(2, 4), sha256)
    writeFileSync(join(damaged, path), 'something else')
    const folder = prepare('careful')
    const { exitCode, stdout } = await merge(folder, [damaged])
    expect(exitCode).toBe(1)
    expect(stdout).toContain(`Damaged there and not taken: ${sha256}.`)
    expect(existsSync(join(folder, path))).toBe(false)
  })

  it('makes nothing where a database is not there', async () => {
    const folder = prepare('mistyped')
    const { exitCode, stderr } = await merge(folder, [shards[0] ?? '', 'nowhere'])
    expect(exitCode).toBe(1)
    expect(stderr).toContain('There is no database there.')
    expect(existsSync(databaseIn(folder))).toBe(false)
  })

  it('waits for no crawl: it says that one is at work', async () => {
    const folder = prepare('busy')
    await merge(folder, [shards[0] ?? ''])
    const lock = lockForCrawl(databaseIn(folder))
    const { exitCode, stderr } = await merge(folder, [shards[1] ?? ''])
    lock.release()
    expect(exitCode).toBe(1)
    expect(stderr).toContain('Another crawl is at work')
  })
})

describe('trustlog crawl --shard', () => {
  it('crawls each log in one shard only', async () => {
    const crawled = await Promise.all(
      shards.map(async (workingFolder) => {
        const { stdout } = await trustlog(['runs', 'latest', '--json'], { workingFolder })
        const { logs }: { logs: { log: string }[] } = JSON.parse(stdout)
        return logs.map(({ log }) => log)
      }),
    )
    const all = replica.logs.length
    expect(crawled.flat()).toHaveLength(all)
    expect(new Set(crawled.flat()).size).toBe(all)
  })

  it.each(['0/3', '4/3', '3', 'a/b', '1/0'])('refuses %s', async (shard) => {
    const { exitCode, stderr } = await trustlog(['crawl', '--shard', shard], { workingFolder: temporaryFolder() })
    expect(exitCode).toBe(2)
    expect(stderr).toContain('3/8')
  })
})

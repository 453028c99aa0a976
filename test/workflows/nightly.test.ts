// Plays the night's steps in the order in which the workflow runs them, against a stand-in for GitHub's releases.
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openDatabase } from '../../db/database.ts'
import { restoreArchive } from '../../scripts/nightly/archive-parts.ts'
import { pack } from '../../scripts/nightly/pack.ts'
import { placesIn } from '../../scripts/nightly/places.ts'
import { publish } from '../../scripts/nightly/publish.ts'
import { restore } from '../../scripts/nightly/restore.ts'
import { verify } from '../../scripts/nightly/verify.ts'
import { openArchive } from '../../src/fetch/archive.ts'
import { makeWorld } from './world.ts'

let world: string
let removeWorld: () => void

beforeEach(() => {
  const made = makeWorld()
  world = made.folder
  removeWorld = made.remove
  for (const [name, value] of Object.entries(made.environment)) vi.stubEnv(name, value)
})

afterEach(() => {
  vi.unstubAllEnvs()
  removeWorld()
})

const STEPS = { restore, verify, pack, publish }

interface Ended {
  ok: boolean
  said: string
}

/** Runs a step of a night that works in its own folder, as a fresh runner does. */
async function run(step: keyof typeof STEPS, night: string, fault = ''): Promise<Ended> {
  vi.stubEnv('FAKE_GITHUB_FAULT', fault)
  try {
    return { ok: true, said: await STEPS[step](placesIn(join(world, night))) }
  } catch (error) {
    return { ok: false, said: String(error) }
  }
}

function fileOf(night: string, name: string): string {
  return join(world, night, name)
}

/** What a crawl leaves: a database, and the bytes that it fetched. */
async function crawl(night: string, fetched: string[] = []): Promise<void> {
  openDatabase(fileOf(night, 'trustlog.db')).close()
  const archive = openArchive(fileOf(night, 'archive'))
  for (const bytes of fetched) await archive.put(Buffer.from(bytes))
}

function archivedFile(night: string, bytes: string): string {
  return openArchive(fileOf(night, 'archive')).path(createHash('sha256').update(bytes).digest('hex'))
}

/** How many files a tar file holds. */
async function filesIn(tarFile: string): Promise<number> {
  const { stdout } = await promisify(execFile)('tar', ['--list', '--file', tarFile])
  return stdout.trim().split('\n').length
}

async function published(release: string): Promise<string[]> {
  const folder = join(world, 'github', release)
  return existsSync(folder) ? (await readdir(folder)).sort() : []
}

async function wholeNight(night: string, fetched: string[] = []): Promise<void> {
  expect(await run('restore', night)).toMatchObject({ ok: true })
  await crawl(night, fetched)
  for (const step of ['verify', 'pack', 'publish'] as const) expect(await run(step, night)).toMatchObject({ ok: true })
}

/** Puts databases of earlier nights on the release; gives their bytes, unpacked. */
async function publishedEarlier(...days: string[]): Promise<Buffer> {
  await crawl('earlier')
  const database = await readFile(fileOf('earlier', 'trustlog.db'))
  await mkdir(join(world, 'github/data'))
  for (const day of days) {
    await writeFile(join(world, 'github/data', `trustlog-${day}T01-17-00-000Z.db.gz`), gzipSync(database))
  }
  return database
}

describe('a night', () => {
  it('starts with an empty database where nothing is published, and publishes a dated and a newest one', async () => {
    const restored = await run('restore', 'one')
    expect(restored).toMatchObject({ ok: true, said: expect.stringContaining('empty database') })
    expect(existsSync(fileOf('one', 'trustlog.db'))).toBe(false)
    await crawl('one')
    for (const step of ['verify', 'pack', 'publish'] as const)
      expect(await run(step, 'one')).toMatchObject({ ok: true })

    const [dated = '', newest] = await published('data')
    expect(dated).toMatch(/^trustlog-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z\.db\.gz$/)
    expect(newest).toBe('trustlog.db.gz')
    const bytes = await readFile(join(world, 'github/data', dated))
    expect(await readFile(join(world, 'github/data/trustlog.db.gz'))).toEqual(bytes)
    const database = gunzipSync(bytes)
    expect(database).toEqual(await readFile(fileOf('one', 'trustlog.db')))
    // Not in write-ahead mode, so that it can be read where nobody may write: https://sqlite.org/fileformat.html
    expect([...database.subarray(18, 20)]).toEqual([1, 1])
  })

  it('continues the newest dated database', async () => {
    const earlier = await publishedEarlier('2026-01-01', '2026-01-03', '2026-01-02')
    expect(await run('restore', 'two')).toMatchObject({ ok: true, said: expect.stringContaining('2026-01-03') })
    expect(await readFile(fileOf('two', 'trustlog.db'))).toEqual(earlier)
  })

  it('keeps the raw bytes that it added, only those, in a release of their month', async () => {
    await wholeNight('one', ['a letter', 'a page'])
    await wholeNight('two', ['another letter'])
    const [release = '', ...others] = (await readdir(join(world, 'github'))).filter((name) =>
      name.startsWith('archive-'),
    )
    expect([release, others]).toEqual([expect.stringMatching(/^archive-\d{4}-\d\d$/), []])
    const sizes = (await published(release)).map((name) => filesIn(join(world, 'github', release, name)))
    expect(await Promise.all(sizes)).toEqual([2, 1])
  })

  it('brings back the raw bytes of earlier nights', async () => {
    await wholeNight('one', ['a letter'])
    await wholeNight('two', ['another letter'])
    expect(await run('restore', 'three')).toMatchObject({
      ok: true,
      said: expect.stringContaining('raw bytes from 2 of'),
    })
    for (const bytes of ['a letter', 'another letter']) {
      expect(await readFile(archivedFile('three', bytes), 'utf8')).toBe(bytes)
    }
  })

  it('brings back only as many raw bytes as there is room for, newest first', async () => {
    await wholeNight('one', ['a letter'])
    await wholeNight('two', ['another letter'])
    const places = placesIn(join(world, 'three'))
    expect(await restoreArchive(places, 15_000)).toBe(1)
    expect(await readFile(archivedFile('three', 'another letter'), 'utf8')).toBe('another letter')
    expect(existsSync(archivedFile('three', 'a letter'))).toBe(false)
  })

  it('leaves behind what a killed run was still writing to the archive', async () => {
    expect(await run('restore', 'one')).toMatchObject({ ok: true })
    await crawl('one')
    await mkdir(fileOf('one', 'archive/ab/cd'), { recursive: true })
    await writeFile(fileOf('one', 'archive/ab/cd/half.tmp'), 'half a let')
    await run('pack', 'one')
    expect(await readdir(fileOf('one', 'outgoing'))).toHaveLength(2)
  })

  it('keeps the last fourteen dated databases', async () => {
    const days = Array.from({ length: 15 }, (_, index) => `2026-01-${String(index + 1).padStart(2, '0')}`)
    await publishedEarlier(...days)
    await wholeNight('next')
    const dated = (await published('data')).filter((name) => name !== 'trustlog.db.gz')
    expect(dated).toHaveLength(14)
    expect(dated[0]).toContain('2026-01-03')
  })
})

describe('a night on which something is wrong', () => {
  it('does not take a network that is down for a database that is not there', async () => {
    const ended = await run('restore', 'one', 'offline')
    expect(ended).toMatchObject({ ok: false, said: expect.stringContaining('error connecting') })
    expect(existsSync(fileOf('one', 'beginning.json'))).toBe(false)
  })

  it('does not restore over a database that is there', async () => {
    await publishedEarlier('2026-01-01')
    await mkdir(fileOf('mine', ''), { recursive: true })
    await writeFile(fileOf('mine', 'trustlog.db'), 'mine')
    expect(await run('restore', 'mine')).toMatchObject({ ok: false })
    expect(await readFile(fileOf('mine', 'trustlog.db'), 'utf8')).toBe('mine')
  })

  it('leaves no half database when the published one is damaged', async () => {
    await publishedEarlier('2026-01-01')
    const asset = join(world, 'github/data/trustlog-2026-01-01T01-17-00-000Z.db.gz')
    await writeFile(asset, (await readFile(asset)).subarray(0, -40))
    expect(await run('restore', 'two')).toMatchObject({ ok: false })
    expect(await readdir(fileOf('two', ''))).toEqual([])
  })

  it('refuses a database that has fewer rows than it began with', async () => {
    expect(await run('restore', 'one')).toMatchObject({ ok: true })
    await crawl('one')
    await writeFile(
      fileOf('one', 'beginning.json'),
      JSON.stringify({ at: '2026-01-01T00:00:00Z', database: null, rows: { responses: 7 } }),
    )
    expect(await run('verify', 'one')).toMatchObject({ ok: false, said: expect.stringMatching(/responses.*7.*0/) })
  })

  it('refuses a database whose pages are damaged', async () => {
    expect(await run('restore', 'one')).toMatchObject({ ok: true })
    await crawl('one')
    const bytes = await readFile(fileOf('one', 'trustlog.db'))
    bytes.fill(0xff, 4096)
    await writeFile(fileOf('one', 'trustlog.db'), bytes)
    expect(await run('verify', 'one')).toMatchObject({ ok: false })
  })

  it('keeps the newest of all while the dated one has not arrived whole', async () => {
    await wholeNight('one')
    const before = await readFile(join(world, 'github/data/trustlog.db.gz'))
    expect(await run('restore', 'two')).toMatchObject({ ok: true })
    await crawl('two', ['a letter'])
    await run('pack', 'two')
    const [dated = ''] = (await readdir(fileOf('two', 'outgoing'))).filter((name) => name.endsWith('.db.gz'))
    expect(await run('publish', 'two', `damage:${dated}`)).toMatchObject({
      ok: false,
      said: expect.stringContaining('other bytes'),
    })
    expect(await readFile(join(world, 'github/data/trustlog.db.gz'))).toEqual(before)
    expect(await published('data')).not.toContain(dated)
  })

  it('can be published again after it broke half way', async () => {
    expect(await run('restore', 'one')).toMatchObject({ ok: true })
    await crawl('one')
    await run('pack', 'one')
    expect(await run('publish', 'one', 'refuse:trustlog.db.gz')).toMatchObject({ ok: false })
    expect(await published('data')).toHaveLength(1)
    expect(await run('publish', 'one')).toMatchObject({ ok: true })
    expect(await published('data')).toHaveLength(2)
  })

  it('does not publish over what another night has published since', async () => {
    expect(await run('restore', 'slow')).toMatchObject({ ok: true })
    await crawl('slow')
    await run('pack', 'slow')
    await wholeNight('quick')
    const before = await published('data')
    expect(await run('publish', 'slow')).toMatchObject({ ok: false, said: expect.stringContaining('run it again') })
    expect(await published('data')).toEqual(before)
  })
})

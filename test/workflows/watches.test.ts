// Saved questions and feeds on a night, against a stand-in for GitHub's releases.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openDatabase } from '../../db/database.ts'
import { feeds } from '../../scripts/nightly/feeds.ts'
import { pack } from '../../scripts/nightly/pack.ts'
import { type Places, placesIn } from '../../scripts/nightly/places.ts'
import { publish } from '../../scripts/nightly/publish.ts'
import { restore } from '../../scripts/nightly/restore.ts'
import { watches } from '../../scripts/nightly/watches.ts'
import { publish as publishResponse } from '../db/sample.ts'
import { publishedWorld } from '../query/published.ts'
import { makeWorld } from './world.ts'

let folder: string
let removeWorld: () => void

beforeEach(() => {
  const made = makeWorld()
  folder = made.folder
  removeWorld = made.remove
  for (const [name, value] of Object.entries(made.environment)) vi.stubEnv(name, value)
  vi.stubEnv('GITHUB_STEP_SUMMARY', join(folder, 'summary.md'))
})

afterEach(() => {
  vi.unstubAllEnvs()
  removeWorld()
})

function summary(): string {
  return readFileSync(join(folder, 'summary.md'), 'utf8')
}

/** A night's folder, in which a crawl has left the sample world. */
function crawled(night: string, change: (database: ReturnType<typeof publishedWorld>['database']) => void = () => {}) {
  const places = placesIn(join(folder, night))
  mkdirSync(join(folder, night), { recursive: true })
  const { database } = publishedWorld()
  change(database)
  database.close()
  copyFileSync(database.file, places.database)
  return places
}

function savedQuestions(questions: unknown): string {
  const file = join(folder, 'watches.json')
  writeFileSync(file, JSON.stringify(questions))
  return file
}

function watchedIn({ database: file }: Places) {
  const database = openDatabase(file, { readOnly: true })
  try {
    return database.watches.list().map(({ name, question, reported }) => ({ name, question, reported }))
  } finally {
    database.close()
  }
}

describe('the saved questions of a night', () => {
  it('come from the committed file, and are told once', async () => {
    const places = crawled('one')
    const file = savedQuestions({ deny: 'deny', firewalls: 'category:firewall' })
    expect(await watches(places, file)).toBe('2 saved questions, 2 new.')
    expect(summary()).toContain('## 2 new for 2 saved questions')
    expect(await watches(places, file)).toBe('2 saved questions, 0 new.')
    expect(watchedIn(places)).toEqual([
      { name: 'deny', question: 'deny', reported: 1 },
      { name: 'firewalls', question: 'category:firewall', reported: 1 },
    ])
  })

  it('are asked no more, or otherwise, once the file says so', async () => {
    const places = crawled('one')
    await watches(places, savedQuestions({ deny: 'deny', water: 'water' }))
    await watches(places, savedQuestions({ water: 'water trust:7A9' }))
    expect(watchedIn(places)).toEqual([{ name: 'water', question: 'water trust:7A9', reported: 1 }])
  })

  it('fail where one cannot be asked, after the others were told', async () => {
    const places = crawled('one')
    const file = savedQuestions({ deny: 'deny', wrong: 'trust:nowhere' })
    await expect(watches(places, file)).rejects.toThrow('wrong: No trust in the database is called "nowhere".')
    expect(summary()).toContain('Endpoint detection')
    expect(watchedIn(places)).toMatchObject([{ name: 'deny', reported: 1 }, { name: 'wrong' }])
  })

  it('are refused where the file is malformed, and none where there is no file', async () => {
    const places = crawled('one')
    for (const wrong of [['deny'], { 'Not a name': 'deny' }, { deny: 1 }, { deny: ' ' }]) {
      await expect(watches(places, savedQuestions(wrong))).rejects.toThrow('watches.json')
    }
    expect(await watches(places, join(folder, 'none.json'))).toBe('0 saved questions, 0 new.')
  })
})

describe('the feeds of a night', () => {
  const published = () => readdirSync(join(folder, 'github/feeds')).sort()

  /** All that comes after the crawl. @returns when each feed was last uploaded */
  async function publishNight(places: Places, questions: Record<string, string>) {
    await watches(places, savedQuestions(questions))
    await feeds(places)
    await pack(places)
    const said = await publish(places)
    return {
      said,
      uploaded: new Map(published().map((name) => [name, statSync(join(folder, 'github/feeds', name)).mtimeMs])),
    }
  }

  it('are of everything, of each trust and of each question, and only changed ones are uploaded again', async () => {
    const one = crawled('one')
    writeFileSync(one.beginning, JSON.stringify({ at: '2026-03-01T00:00:00.000Z', database: null, rows: {} }))
    const first = await publishNight(one, { deny: 'deny', water: 'water' })
    expect(published()).toEqual(['7A9.atom', 'RX1.atom', 'all.atom', 'watch-deny.atom', 'watch-water.atom'])
    expect(first.said).toContain('and 5 changed feeds')
    expect(readFileSync(join(folder, 'github/feeds/RX1.atom'), 'utf8')).toContain('Endpoint detection')
    expect(readFileSync(join(folder, 'github/feeds/watch-deny.atom'), 'utf8')).toContain('Endpoint detection')

    const two = placesIn(join(folder, 'two'))
    await restore(two)
    const database = openDatabase(two.database)
    const runId = database.runs.start({ startedAt: '2026-03-02T00:00:00Z', command: 'crawl' })
    publishResponse({ ...database, runId }, { reference: '4300', text: 'We deny everything.' })
    database.close()
    const second = await publishNight(two, { deny: 'deny' })
    expect(published()).toEqual(['7A9.atom', 'RX1.atom', 'all.atom', 'watch-deny.atom'])
    expect(second.said).toContain('and 3 changed feeds')
    expect(second.uploaded.get('7A9.atom')).toBe(first.uploaded.get('7A9.atom'))
    expect(readFileSync(join(folder, 'github/feeds/watch-deny.atom'), 'utf8').match(/<entry>/g)).toHaveLength(2)
  })

  it('stay as they are where a night wrote none', async () => {
    const one = crawled('one')
    writeFileSync(one.beginning, JSON.stringify({ at: '2026-03-01T00:00:00.000Z', database: null, rows: {} }))
    await publishNight(one, {})
    const two = placesIn(join(folder, 'two'))
    await restore(two)
    await pack(two)
    await publish(two)
    expect(published()).toEqual(['7A9.atom', 'RX1.atom', 'all.atom'])
  })
})

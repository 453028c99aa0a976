import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { connect } from '../../db/connection.ts'
import { openDatabase } from '../../db/database.ts'
import { migrate } from '../../db/migrate.ts'
import type { OnUpgrade, UpgradeProgress } from '../../db/upgrade-progress.ts'
import { OLDER_MIGRATIONS, olderDatabase } from './older-database.ts'
import { emptyDatabase } from './sample.ts'

/** So many that they are counted within a step. */
const RESPONSES = 250

/** What is told while a database is opened and closed again. */
function toldOnOpening(file: string, options: { readOnly?: boolean } = {}): UpgradeProgress[] {
  const told: UpgradeProgress[] = []
  openDatabase(file, { ...options, onUpgrade: (progress) => told.push(progress) }).close()
  return told
}

type Step = Extract<UpgradeProgress, { kind: 'step' }>

function stepsOf(told: UpgradeProgress[]): Step[] {
  return told.filter((progress) => progress.kind === 'step')
}

/** All that an older version knows of a database, and what SQLite says of the file itself. */
function stateOf(file: string) {
  const client = new Database(file)
  try {
    const one = (sql: string) => client.prepare(sql).pluck().get()
    return {
      integrity: client.pragma('integrity_check', { simple: true }),
      migrations: one('SELECT count(*) FROM __drizzle_migrations'),
      schema: client.prepare('SELECT type, name, sql FROM sqlite_master ORDER BY type, name').all(),
      responses: client.prepare('SELECT id, ods_code, canonical_reference, current_revision_id FROM responses').all(),
      texts: one('SELECT group_concat(text) FROM documents'),
    }
  } finally {
    client.close()
  }
}

/** Finds a response by a word of its letter, and nothing wrong in index and totals. */
function expectWhole(file: string): void {
  const database = openDatabase(file)
  onTestFinished(() => database.close())
  const client = new Database(file, { readonly: true })
  onTestFinished(() => void client.close())
  const found = client.prepare('SELECT count(*) FROM response_search WHERE response_search MATCH ?').pluck()
  expect(found.get('firewalls')).toBe(RESPONSES)
  expect([...database.integrity.staleSearchRows()]).toEqual([])
  expect([database.totals.outdated(), database.totals.wrong()]).toEqual([[], []])
}

/** Opens the database in a process of its own that ends itself by a signal in the middle of the first step with these words. */
function openAndEnd(file: string, signal: 'SIGKILL' | 'SIGINT', name: string): void {
  const module = fileURLToPath(new URL('../../db/database.ts', import.meta.url))
  const script = `import { openDatabase } from ${JSON.stringify(module)}
    openDatabase(${JSON.stringify(file)}, { onUpgrade: (progress) => {
      if (progress.name === ${JSON.stringify(name)} && progress.count?.done > 0) process.kill(process.pid, '${signal}')
    } })`
  const ended = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script])
  expect(ended.signal).toBe(signal)
}

describe('a database that is brought up to date', () => {
  it.each([{}, { readOnly: true }])(
    'tells once that it begins, each step by number and name, and that it is done (%o)',
    (options) => {
      const told = toldOnOpening(olderDatabase(RESPONSES), options)
      const steps = stepsOf(told)
      const [first] = told
      if (first?.kind !== 'started') throw new Error('it did not begin')
      expect(told.filter(({ kind }) => kind !== 'step')).toEqual([first, { kind: 'finished', steps: first.steps }])
      expect(told.at(-1)?.kind).toBe('finished')
      const begun = steps.filter(({ count }) => count === null)
      expect(begun.map(({ step }) => step)).toEqual(Array.from({ length: first.steps }, (_, index) => index + 1))
      expect(begun[0]?.name).toBe('search without copies')
      expect(begun.slice(-3).map(({ name }) => name)).toEqual([
        'references between rows',
        'writing it all into the file',
        'totals of each trust',
      ])
    },
  )

  it('counts the responses whose texts are indexed anew, and the trusts whose totals are written', () => {
    const steps = stepsOf(toldOnOpening(olderDatabase(RESPONSES)))
    const countsOf = (name: string) => steps.flatMap((step) => (step.name === name && step.count ? [step.count] : []))
    for (const name of ['search without copies', 'questions and answers indexed once', 'digests of facets']) {
      expect(countsOf(name)).toEqual([
        { done: 100, of: RESPONSES, what: 'responses' },
        { done: 200, of: RESPONSES, what: 'responses' },
      ])
    }
    expect(countsOf('totals of each trust')).toEqual([{ done: 0, of: 1, what: 'trusts' }])
  })

  it('has its index and its totals when it is open', () => {
    const file = olderDatabase(RESPONSES)
    openDatabase(file, { readOnly: true }).close()
    expectWhole(file)
  })

  it('says nothing where it is new, or nothing is to be done, or only a view is another', () => {
    const { file } = emptyDatabase()
    expect(toldOnOpening(file)).toEqual([])
    const client = new Database(file)
    client.exec('DROP VIEW contract_list')
    client.close()
    expect(toldOnOpening(file, { readOnly: true })).toEqual([])
    expect(toldOnOpening(`${file}.new.db`)).toEqual([])
  })
})

describe('bringing a database up to date, stopped in the middle', () => {
  it.each(['SIGKILL', 'SIGINT'] as const)('leaves it as it was where the process ends by %s', (signal) => {
    const file = olderDatabase(RESPONSES)
    const before = stateOf(file)
    expect(before).toMatchObject({ integrity: 'ok', migrations: OLDER_MIGRATIONS })
    openAndEnd(file, signal, 'questions and answers indexed once')
    expect(stateOf(file)).toEqual(before)
    expect(stepsOf(toldOnOpening(file))[0]?.step).toBe(1)
    expectWhole(file)
  })

  it('leaves it as it was where whoever is told throws', () => {
    const file = olderDatabase(RESPONSES)
    const before = stateOf(file)
    const onUpgrade: OnUpgrade = (progress) => {
      if (progress.kind === 'step' && progress.count?.done === 200) throw new Error('not now')
    }
    expect(() => openDatabase(file, { onUpgrade })).toThrow('not now')
    expect(stateOf(file)).toEqual(before)
    openDatabase(file).close()
    expectWhole(file)
  })

  it('keeps what was done of the totals and does the others when it is next written to', () => {
    const file = olderDatabase(RESPONSES)
    const onUpgrade: OnUpgrade = (progress) => {
      if (progress.kind === 'step' && progress.name === 'totals of each trust' && progress.count)
        throw new Error('not now')
    }
    expect(() => openDatabase(file, { onUpgrade })).toThrow('not now')
    expect(toldOnOpening(file)).toEqual([])
    expectWhole(file)
  })

  it('leaves it as it was on a full disk', () => {
    const file = olderDatabase(RESPONSES)
    const before = stateOf(file)
    const connection = connect(file, { readOnly: false })
    const pages = Number(connection.$client.pragma('page_count', { simple: true }))
    connection.$client.pragma(`max_page_count = ${pages + 1}`)
    expect(() => migrate(connection, file)).toThrow(
      expect.objectContaining({ kind: 'disk_full', message: expect.stringContaining('about as much room again') }),
    )
    connection.$client.close()
    expect(stateOf(file)).toEqual(before)
  })

  it('says who is in the way where another process is writing, also to whoever only reads', () => {
    const file = olderDatabase(1)
    const writer = new Database(file)
    onTestFinished(() => void writer.close())
    writer.exec('BEGIN IMMEDIATE')
    expect(() => openDatabase(file, { readOnly: true, waitMilliseconds: 50 })).toThrow(
      expect.objectContaining({ name: 'DatabaseError', kind: 'locked' }),
    )
  })
})

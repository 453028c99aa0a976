import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { openDatabase, type TrustlogDatabase } from '../../db/database.ts'
import { DatabaseError } from '../../db/database-error.ts'
import { CARRIED_TABLES, DERIVED_TABLES } from '../../db/merge/tables.ts'
import { canonicalDump, dumpDifferences } from './canonical-dump.ts'
import {
  captureOf,
  contractOf,
  documentOf,
  emptyDatabase,
  evidenceIn,
  LOG,
  manifestOf,
  OTHER_LOG,
  publish,
  temporaryFolder,
} from './sample.ts'

type Log = typeof LOG

/** The time of a step, in the order of the steps, whichever database takes it. */
function momentOf(step: number): string {
  return new Date(Date.parse('2026-03-01T02:00:00Z') + step * 60_000).toISOString()
}

/** Begins a run, as a crawl of one log does. */
function begin(database: TrustlogDatabase, log: Log, at: string): TrustlogDatabase & { runId: number } {
  database.authorities.save(log.authority)
  database.logs.save(log, 'facts')
  return { ...database, runId: database.runs.start({ startedAt: at, command: `crawl ${log.slug}` }) }
}

function letterOf(reference: string, version: string): string {
  return `${reference}: how many printers? In version ${version} we hold 12 printers from Acme.`
}

/** One night of a log at which one case says something. */
function crawlCase(database: TrustlogDatabase, log: Log, reference: string, version: string, at: string) {
  const run = begin(database, log, at)
  const text = letterOf(reference, version)
  const url = `${log.url}${reference}`
  const answer = evidenceIn(text, `In version ${version} we hold 12 printers`)
  const published = publish(run, {
    log,
    reference,
    text,
    url,
    at,
    facts: {
      title: `Printers ${version}`,
      outcome: 'granted_in_full',
      questions: [{ label: '1', text: 'How many printers?', evidence: evidenceIn(text, 'how many printers?') }],
      answers: [{ questions: ['1'], subject: null, text: answer.quote, outcome: 'disclosed', evidence: answer }],
      contracts: [contractOf({ supplier: 'Acme', evidence: { supplier: evidenceIn(text, 'Acme') } })],
    },
  })
  database.captures.save(captureOf(url, { sha256: published.document.sha256, fetchedAt: at }), run.runId)
  database.runs.saveLog(run.runId, manifestOf(log), at)
  database.runs.saveHosts(run.runId, [hostUsage(log)])
  database.runs.finish(run.runId, { finishedAt: at, exitCode: 0 })
  return { ...published, runId: run.runId }
}

function hostUsage(log: Log) {
  return {
    host: new URL(log.url).host,
    requests: 2,
    bytes: 100,
    notModified: 0,
    waitedMilliseconds: 5,
    robots: 'obeyed' as const,
    crawlDelaySeconds: null,
    failures: {},
    rested: null,
  }
}

/** Made once, since tables take longer to make than to copy. */
const empty = join(mkdtempSync(join(tmpdir(), 'trustlog-merge-')), 'empty.db')
openDatabase(empty).close()
afterAll(() => rmSync(dirname(empty), { recursive: true, force: true }))

/** A copy of a database, closed, as a file; an empty one of null. */
function fileFrom(database: TrustlogDatabase | null): string {
  const file = join(temporaryFolder(), 'copy.db')
  if (database === null) copyFileSync(empty, file)
  else {
    const client = new Database(database.file)
    client.pragma('wal_checkpoint(TRUNCATE)')
    client.close()
    copyFileSync(database.file, file)
  }
  return file
}

/** Merges files, one after the other, into a new database or a copy of the first. */
function merged(...files: string[]): string {
  const target = fileFrom(null)
  const database = openDatabase(target)
  for (const file of files) database.merging.merge(file)
  database.close()
  return target
}

function whole(file: string): Record<string, string[]> {
  return canonicalDump(file, { moments: true })
}

function rowsOf<Row>(file: string, sql: string): Row[] {
  const client = new Database(file, { readonly: true })
  try {
    return client.prepare<[], Row>(sql).all()
  } finally {
    client.close()
  }
}

/** An open copy that is closed when the test has ended. */
function opened(file: string): TrustlogDatabase {
  const database = openDatabase(file)
  onTestFinished(() => database.close())
  return database
}

describe('merging', () => {
  it('carries every table that there is, or knows that it follows from others', () => {
    const tables = rowsOf<{ name: string }>(fileFrom(null), "SELECT name FROM sqlite_master WHERE type = 'table'")
    const left = tables.map(({ name }) => name).filter((name) => DERIVED_TABLES.every((derived) => !derived.test(name)))
    expect([...CARRIED_TABLES].sort()).toEqual(left.sort())
  })

  it('takes over everything into an empty database, and finds nothing more the second time', () => {
    const database = emptyDatabase()
    crawlCase(database, LOG, '1', 'a', momentOf(1))
    const { responseId, runId } = crawlCase(database, OTHER_LOG, '2', 'b', momentOf(2))
    database.responses.withdraw(responseId, momentOf(9))
    database.logs.markCompleteSweep(LOG.slug, momentOf(3))
    database.issues.report({
      kind: 'timeout',
      severity: 'error',
      logSlug: LOG.slug,
      runId,
      message: 'Slow',
      at: momentOf(2),
    })
    database.authorities.savePredecessor('RX1', { odsCode: 'RX0', name: 'Old', mergedOn: null })
    const file = fileFrom(database)
    const target = emptyDatabase()
    expect(target.merging.merge(file)).toEqual({
      runs: 2,
      captures: 2,
      documents: 2,
      responses: 2,
      revisions: 2,
      forgotten: 0,
    })
    expect(target.merging.merge(file)).toEqual({
      runs: 0,
      captures: 0,
      documents: 0,
      responses: 0,
      revisions: 0,
      forgotten: 0,
    })
    expect(dumpDifferences(whole(target.file), whole(file))).toEqual([])
    expect(target.integrity.damage()).toEqual([])
    expect([...target.integrity.unprovenFacts()]).toEqual([])
    expect([...target.integrity.staleSearchRows()]).toEqual([])
  })

  it('numbers the revisions of a case by when they were seen, whichever database comes first', () => {
    const early = emptyDatabase()
    crawlCase(early, LOG, '1', 'a', momentOf(1))
    crawlCase(early, LOG, '1', 'a again', momentOf(5))
    const between = emptyDatabase()
    crawlCase(between, LOG, '1', 'b', momentOf(3))
    for (const file of [merged(fileFrom(early), fileFrom(between)), merged(fileFrom(between), fileFrom(early))]) {
      const revisions = rowsOf(file, 'SELECT number, title FROM response_revisions ORDER BY number')
      expect(revisions).toEqual([
        { number: 1, title: 'Printers a' },
        { number: 2, title: 'Printers b' },
        { number: 3, title: 'Printers a again' },
      ])
      expect(rowsOf(file, 'SELECT title FROM response_list')).toEqual([{ title: 'Printers a again' }])
      expect(opened(file).captures.latest(`${LOG.url}1`)?.fetchedAt).toBe(momentOf(5))
    }
  })

  it('numbers runs by their start, so that the latest is the latest', () => {
    const later = emptyDatabase()
    crawlCase(later, LOG, '1', 'a', momentOf(7))
    const earlier = emptyDatabase()
    crawlCase(earlier, OTHER_LOG, '2', 'b', momentOf(1))
    const file = merged(fileFrom(later), fileFrom(earlier))
    expect(rowsOf(file, 'SELECT id, started_at FROM runs ORDER BY id')).toEqual([
      { id: 1, started_at: momentOf(1) },
      { id: 2, started_at: momentOf(7) },
    ])
    expect(rowsOf(file, 'SELECT run_id, log_slug FROM run_logs ORDER BY run_id')).toEqual([
      { run_id: 1, log_slug: OTHER_LOG.slug },
      { run_id: 2, log_slug: LOG.slug },
    ])
    expect(opened(file).integrity.brokenReferences()).toEqual([])
  })

  it('believes the database that crawled a log last on whether a revision is held back', () => {
    const base = emptyDatabase()
    crawlCase(base, LOG, '1', 'a', momentOf(1))
    const { runId } = crawlCase(base, LOG, '1', 'b', momentOf(2))
    base.holdingBack.holdBack(LOG.slug, runId)
    base.runs.saveLog(runId, manifestOf(LOG, { heldBack: true, status: 'incomplete' }), momentOf(2))
    const held = fileFrom(base)
    base.holdingBack.release(LOG.slug, runId, momentOf(4))
    const released = fileFrom(base)
    for (const file of [merged(held, released), merged(released, held)]) {
      expect(rowsOf(file, 'SELECT title FROM response_list')).toEqual([{ title: 'Printers b' }])
      expect(rowsOf(file, 'SELECT held_back FROM run_logs ORDER BY run_id')).toEqual([
        { held_back: 0 },
        { held_back: 0 },
      ])
    }
    expect(rowsOf(merged(held, held), 'SELECT title FROM response_list')).toEqual([{ title: 'Printers a' }])
  })

  it('keeps saved questions as they were last changed, and what either has reported', () => {
    const base = emptyDatabase()
    base.watches.save('kept', 'firewall', momentOf(1))
    base.watches.save('dropped', 'water', momentOf(1))
    const before = fileFrom(base)
    base.watches.remove('dropped', momentOf(3))
    base.watches.report('kept', ['a'.repeat(64)], momentOf(4))
    const one = fileFrom(base)
    const shard = opened(before)
    shard.watches.save('kept', 'firewall trust:RX1', momentOf(5))
    shard.watches.report('kept', ['a'.repeat(64), 'b'.repeat(64)], momentOf(6))
    const other = fileFrom(shard)
    for (const file of [merged(one, other), merged(other, one), merged(one, other, one)]) {
      const { watches } = opened(file)
      expect(watches.list()).toEqual([
        { name: 'kept', question: 'firewall trust:RX1', changedAt: momentOf(5), lastRunAt: momentOf(6), reported: 2 },
      ])
      expect(watches.reportsOf('kept').get('a'.repeat(64))).toBe(momentOf(4))
    }
  })

  it('takes a response for withdrawn unless it was seen since', () => {
    const base = emptyDatabase()
    const { responseId } = crawlCase(base, LOG, '1', 'a', momentOf(1))
    const before = fileFrom(base)
    base.responses.withdraw(responseId, momentOf(3))
    const gone = fileFrom(base)
    crawlCase(base, LOG, '1', 'a', momentOf(5))
    base.responses.restore(responseId)
    const back = fileFrom(base)
    const withdrawnIn = (file: string) => rowsOf(file, 'SELECT withdrawn_at FROM responses')
    for (const file of [merged(before, gone), merged(gone, before)]) {
      expect(withdrawnIn(file)).toEqual([{ withdrawn_at: momentOf(3) }])
    }
    for (const file of [merged(gone, back), merged(back, gone), merged(back, before, gone)]) {
      expect(withdrawnIn(file)).toEqual([{ withdrawn_at: null }])
    }
  })

  it('keeps the documents of further listings that only one database knows', () => {
    const base = emptyDatabase()
    const { responseId } = crawlCase(base, LOG, '1', 'a', momentOf(1))
    const files = ['x', 'y'].map((name, index) => {
      const shard = opened(fileFrom(base))
      const other = begin(shard, OTHER_LOG, momentOf(5 + index))
      const document = documentOf(`The same case, listed at ${name}`)
      const url = `${OTHER_LOG.url}/${name}`
      shard.documents.save(document, 9, momentOf(5))
      const entryId = shard.entries.save({
        logSlug: OTHER_LOG.slug,
        url,
        kind: 'page',
        fingerprint: name,
        listed: { ...documentLess, url },
        contentHash: null,
        responseId,
        complete: true,
        at: momentOf(5 + index),
      })
      shard.responses.addDocuments(responseId, [
        { entryId, role: 'response', sha256: document.sha256, url, title: null, fileName: null, memberPath: [] },
      ])
      shard.runs.finish(other.runId, { finishedAt: momentOf(5 + index), exitCode: 0 })
      return fileFrom(shard)
    })
    const [one = '', two = ''] = files
    for (const file of [merged(one, two), merged(two, one), merged(one, two, one)]) {
      expect(rowsOf(file, 'SELECT url FROM response_documents ORDER BY position')).toEqual([
        { url: `${LOG.url}1` },
        { url: `${OTHER_LOG.url}/x` },
        { url: `${OTHER_LOG.url}/y` },
      ])
    }
  })

  it('keeps the facts of the better extractor', () => {
    const base = emptyDatabase()
    const { responseId } = crawlCase(base, LOG, '1', 'a', momentOf(1))
    const old = fileFrom(base)
    const text = letterOf('1', 'a')
    publish(
      { ...base, runId: 1 },
      {
        reference: '1',
        text,
        url: `${LOG.url}1`,
        at: momentOf(1),
        extractorVersion: '10',
        facts: { title: 'Read better' },
      },
    )
    const better = fileFrom(base)
    expect(responseId).toBe(1)
    for (const file of [merged(old, better), merged(better, old)]) {
      expect(rowsOf(file, 'SELECT title, extractor_version FROM response_revisions')).toEqual([
        { title: 'Read better', extractor_version: '10' },
      ])
      expect(rowsOf(file, 'SELECT count(*) AS n FROM questions')).toEqual([{ n: 0 }])
      expect(rowsOf(file, 'SELECT count(*) AS n FROM contract_evidence')).toEqual([{ n: 0 }])
    }
  })

  function refusal(target: TrustlogDatabase, file: string): Pick<DatabaseError, 'kind' | 'advice'> {
    try {
      target.merging.merge(file)
    } catch (error) {
      if (error instanceof DatabaseError) return error
    }
    throw new Error('the database was merged')
  }

  it('refuses a database of another schema, and leaves both as they were', () => {
    const target = emptyDatabase()
    const older = fileFrom(null)
    const client = new Database(older)
    client.exec('DELETE FROM __drizzle_migrations WHERE id = (SELECT max(id) FROM __drizzle_migrations)')
    client.close()
    expect(refusal(target, older)).toMatchObject({ kind: 'older_schema', advice: expect.stringContaining('migrate') })
    const newer = fileFrom(null)
    const writer = new Database(newer)
    writer.exec("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('of tomorrow', 9)")
    writer.close()
    expect(refusal(target, newer)).toMatchObject({ kind: 'newer', advice: expect.stringContaining('Update') })
  })

  it('refuses itself, what is not there, and another text of the same bytes', () => {
    const target = emptyDatabase()
    crawlCase(target, LOG, '1', 'a', momentOf(1))
    const copy = fileFrom(target)
    const client = new Database(copy)
    client.exec("UPDATE documents SET text = 'read otherwise'")
    client.close()
    expect(refusal(target, target.file).kind).toBe('same_file')
    expect(refusal(target, join(temporaryFolder(), 'none.db')).kind).toBe('missing')
    expect(refusal(target, copy).kind).toBe('other_texts')
    expect([...target.integrity.unprovenFacts()]).toEqual([])
  })
})

const documentLess = {
  kind: 'page' as const,
  documents: [],
  title: null,
  caseReference: null,
  receivedOn: null,
  respondedOn: null,
  publishedOn: null,
}

/** What may happen in one of several databases that began as copies of one, or with nothing. */
const step = fc.record({
  database: fc.nat(2),
  log: fc.constantFrom(LOG, OTHER_LOG),
  reference: fc.constantFrom('1', '2'),
  version: fc.constantFrom('a', 'b'),
  happens: fc.constantFrom('crawl', 'crawl', 'crawl', 'hold back', 'release', 'withdraw', 'sweep', 'report', 'settle'),
})

type Step = { database: number; log: Log; reference: string; version: string; happens: string }

function take(database: TrustlogDatabase, { log, reference, version, happens }: Step, at: string): void {
  const held = database.responses.findByReference(log.authority.odsCode, reference)
  const crawled = () => crawlCase(database, log, reference, version, at)
  const lastHeld = () => {
    const { runId } = crawled()
    database.holdingBack.holdBack(log.slug, runId)
    database.runs.saveLog(runId, manifestOf(log, { heldBack: true, status: 'incomplete' }), at)
    return runId
  }
  switch (happens) {
    case 'crawl':
      crawled()
      if (held) database.responses.restore(held.id)
      break
    case 'hold back':
      lastHeld()
      break
    case 'release':
      database.holdingBack.release(log.slug, lastHeld(), at)
      break
    case 'withdraw':
      if (held) database.responses.withdraw(held.id, at)
      break
    case 'sweep': {
      const { runId } = begin(database, log, at)
      database.transaction(() => {
        for (const id of database.entries.missed(log.slug, at)) database.responses.withdraw(id, at)
        database.logs.markCompleteSweep(log.slug, at)
        database.runs.saveLog(runId, manifestOf(log), at)
      })
      break
    }
    case 'report':
      if (database.logs.get(log.slug)) {
        database.issues.report({
          kind: 'timeout',
          severity: 'error',
          logSlug: log.slug,
          responseId: held?.id ?? null,
          message: version,
          at,
        })
      }
      break
    default:
      for (const { id } of database.issues.open()) database.issues.resolve(id, at)
  }
}

/** The files of three databases that shared the first steps and took the others each for itself. */
function filesAfter(shared: Step[], own: Step[], fork: boolean): string[] {
  const base = openDatabase(fileFrom(null))
  for (const [index, taken] of shared.entries()) take(base, taken, momentOf(index))
  const files = [0, 1, 2].map((number) => {
    const file = fileFrom(fork ? base : null)
    const database = openDatabase(file)
    own.forEach((taken, index) => {
      if (taken.database === number) take(database, taken, momentOf(100 + index))
    })
    database.close()
    return file
  })
  base.close()
  return files
}

describe('merging databases, whatever happened in them', () => {
  it('gives the same in any order, in any grouping, and any number of times', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 5 }),
        fc.array(step, { maxLength: 9 }),
        fc.boolean(),
        (shared, own, fork) => {
          const [a = '', b = '', c = ''] = filesAfter(shared, own, fork)
          const all = whole(merged(a, b, c))
          expect(dumpDifferences(whole(merged(c, b, a)), all)).toEqual([])
          expect(dumpDifferences(whole(merged(merged(b, c), a)), all)).toEqual([])
          expect(dumpDifferences(whole(merged(a, merged(c, b), b, a, c)), all)).toEqual([])
          expect(dumpDifferences(whole(merged(a)), whole(a))).toEqual([])
          const database = openDatabase(merged(b, a, c))
          expect(database.integrity.brokenReferences()).toEqual([])
          expect([...database.integrity.unprovenFacts()]).toEqual([])
          expect([...database.integrity.staleSearchRows()]).toEqual([])
          database.close()
        },
      ),
      { numRuns: 12 },
    )
  })
})

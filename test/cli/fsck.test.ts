import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lockForCrawl } from '../../db/crawl-lock.ts'
import type { Finding } from '../../src/crawl/fsck.ts'
import { type Replica, startReplica } from '../replica/replica.ts'
import { temporaryFolder, trustlog } from './command-line.ts'

let replica: Replica
/** A crawled database with its archive; tests work on copies. */
let original: string

beforeAll(async () => {
  replica = await startReplica({ seed: 8, trusts: 1, responses: 5 })
  original = mkdtempSync(join(tmpdir(), 'trustlog-cli-fsck-'))
  writeFileSync(join(original, 'logs.json'), JSON.stringify(replica.logs))
  writeFileSync(
    join(original, 'trustlog.config.json'),
    JSON.stringify({ logs: 'logs.json', allowLoopback: true, delay: 0, readers: 1, logLevel: 'warn' }),
  )
  expect((await trustlog(['crawl'], { workingFolder: original })).exitCode).toBe(0)
})

afterAll(async () => {
  await replica.stop()
  rmSync(original, { recursive: true, force: true })
})

function copy(): string {
  const folder = temporaryFolder()
  cpSync(original, folder, { recursive: true })
  return folder
}

async function fsck(workingFolder: string, ...flags: string[]): Promise<{ exitCode: number; findings: Finding[] }> {
  const { exitCode, stdout } = await trustlog(['fsck', '--json', ...flags], { workingFolder })
  return { exitCode, findings: JSON.parse(stdout) }
}

function change(folder: string, statement: string): void {
  const client = new Database(join(folder, 'data/trustlog.db'))
  client.pragma('foreign_keys = OFF')
  client.exec(statement)
  client.close()
}

/** The file of a response's page, and its name. */
function pageOf(folder: string): { sha256: string; path: string } {
  const client = new Database(join(folder, 'data/trustlog.db'), { readonly: true })
  const query = "SELECT document_sha256 FROM response_documents WHERE role = 'response' ORDER BY 1 LIMIT 1"
  const sha256 = String(client.prepare(query).pluck().get())
  client.close()
  return { sha256, path: join(folder, 'data/archive', sha256.slice(0, 2), sha256.slice(2, 4), sha256) }
}

const kinds = (findings: Finding[]) => findings.map(({ kind, repaired }) => `${kind} ${repaired}`)

describe('trustlog fsck', () => {
  it('finds nothing after a crawl, says how much it looked at, and changes nothing', async () => {
    const folder = copy()
    const { exitCode, stdout } = await trustlog(['fsck'], { workingFolder: folder })
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/^All is well: (\d+) contents of the database, \1 files of the archive\.\n$/)
    expect(await fsck(folder)).toEqual({ exitCode: 0, findings: [] })
  })

  it('finds bytes that are missing, and with --repair fetches them again', async () => {
    const folder = copy()
    const { sha256, path } = pageOf(folder)
    const before = readFileSync(path)
    rmSync(path)
    const looked = await fsck(folder)
    expect(looked).toMatchObject({ exitCode: 1, findings: [{ kind: 'missing', where: sha256, repaired: false }] })
    expect(existsSync(path)).toBe(false)
    const repaired = await fsck(folder, '--repair')
    expect(repaired).toMatchObject({ exitCode: 0, findings: [{ kind: 'missing', where: sha256, repaired: true }] })
    expect(readFileSync(path)).toEqual(before)
    expect(await fsck(folder)).toEqual({ exitCode: 0, findings: [] })
  })

  it('finds bytes that are damaged, and with --repair puts the right ones in their place', async () => {
    const folder = copy()
    const { sha256, path } = pageOf(folder)
    writeFileSync(path, 'half a pa')
    expect(await fsck(folder)).toMatchObject({ exitCode: 1, findings: [{ kind: 'damaged', where: sha256 }] })
    expect(await fsck(folder, '--repair')).toMatchObject({ exitCode: 0, findings: [{ repaired: true }] })
    expect(await fsck(folder)).toEqual({ exitCode: 0, findings: [] })
  })

  it('keeps nothing of what a site has changed since, and says so', async () => {
    const folder = copy()
    const { sha256, path } = pageOf(folder)
    rmSync(path)
    change(
      folder,
      `UPDATE captures SET url = (SELECT e.url FROM log_entries e WHERE e.url <> captures.url LIMIT 1) WHERE sha256 = '${sha256}'`,
    )
    const { exitCode, findings } = await fsck(folder, '--repair')
    expect([exitCode, ...kinds(findings)]).toEqual([1, 'missing false'])
    expect(findings[0]?.message).toMatch(/now gives other bytes: a change, which the next full crawl will find/)
    expect(kinds((await fsck(folder)).findings)).toEqual(['missing false'])
  })

  it('says why bytes could not be fetched again', async () => {
    const folder = copy()
    const { sha256, path } = pageOf(folder)
    rmSync(path)
    change(folder, `UPDATE captures SET url = url || '/gone' WHERE sha256 = '${sha256}'`)
    const { exitCode, findings } = await fsck(folder, '--repair')
    expect(exitCode).toBe(1)
    expect(findings[0]?.message).toContain('(404)')
  })

  it('lists files that nothing refers to, and removes them only when told to', async () => {
    const folder = copy()
    const orphan = join(folder, 'data/archive/ab/cd', `abcd${'0'.repeat(60)}`)
    const note = join(folder, 'data/archive/notes.txt')
    mkdirSync(dirname(orphan), { recursive: true })
    writeFileSync(orphan, 'nobody’s')
    writeFileSync(note, 'whose?')
    expect(kinds((await fsck(folder, '--repair')).findings)).toEqual(['orphaned false', 'orphaned false'])
    expect(existsSync(orphan)).toBe(true)
    const removed = await fsck(folder, '--remove-orphans')
    expect([removed.exitCode, ...kinds(removed.findings)]).toEqual([0, 'orphaned true', 'orphaned true'])
    expect([existsSync(orphan), existsSync(note)]).toEqual([false, false])
  })

  it('removes with --repair what killed crawls left half written', async () => {
    const folder = copy()
    writeFileSync(join(folder, 'data/archive/incoming/c0ffee'), 'half a let')
    expect(await fsck(folder)).toMatchObject({ exitCode: 1, findings: [{ kind: 'leftover', repaired: false }] })
    expect(await fsck(folder, '--repair')).toMatchObject({
      exitCode: 0,
      findings: [{ kind: 'leftover', repaired: true }],
    })
    expect(readdirSync(join(folder, 'data/archive/incoming'))).toEqual([])
  })

  it('finds a fact that does not stand where it says', async () => {
    const folder = copy()
    change(folder, "UPDATE questions SET other_quote = 'never asked' WHERE id = (SELECT min(id) FROM questions)")
    const { exitCode, findings } = await fsck(folder, '--repair')
    expect([exitCode, ...kinds(findings)]).toEqual([1, 'unproven_fact false'])
    expect(findings[0]?.where).toMatch(/^response #\d+$/)
  })

  it('finds rows without their parents', async () => {
    const folder = copy()
    change(folder, 'DELETE FROM authorities')
    expect(kinds((await fsck(folder)).findings)).toContain('broken_reference false')
  })

  it('mends the full-text index with --repair: rows that are missing, wrong, or of no response', async () => {
    const folder = copy()
    change(
      folder,
      `DELETE FROM response_search WHERE rowid = 1;
       DELETE FROM response_search WHERE rowid = 2;
       INSERT INTO response_search (rowid, title, digest) VALUES (2, 'another', 'of that');
       INSERT INTO response_search (rowid, title) VALUES (999, 'nobody');`,
    )
    const rows = (findings: Finding[]) => findings.map(({ kind, where }) => `${kind} ${where}`).sort()
    const expected = ['search_index response #1', 'search_index response #2', 'search_index response #999']
    expect(rows((await fsck(folder)).findings)).toEqual(expected)
    expect((await fsck(folder, '--repair')).exitCode).toBe(0)
    expect(await fsck(folder)).toEqual({ exitCode: 0, findings: [] })
  })

  it('finds totals that are not what the responses add up to, and mends them with --repair', async () => {
    const folder = copy()
    change(folder, 'UPDATE reply_totals SET replies = replies + 1')
    const { exitCode, findings } = await fsck(folder)
    expect(exitCode).toBe(1)
    expect(findings.length).toBeGreaterThan(0)
    expect(new Set(findings.map(({ kind }) => kind))).toEqual(new Set(['totals']))
    expect((await fsck(folder, '--repair')).exitCode).toBe(0)
    expect(await fsck(folder)).toEqual({ exitCode: 0, findings: [] })
  })

  it('finds a damaged database file', async () => {
    const folder = copy()
    const file = join(folder, 'data/trustlog.db')
    change(folder, 'PRAGMA wal_checkpoint(TRUNCATE)')
    const bytes = readFileSync(file)
    writeFileSync(file, Buffer.concat([bytes.subarray(0, bytes.length - 9000), Buffer.alloc(9000, 0x5a)]))
    const { exitCode, stdout } = await trustlog(['fsck'], { workingFolder: folder })
    expect(exitCode).toBe(1)
    expect(stdout).toContain('Restore the last published copy.')
  })

  it('shows people a table and a summary', async () => {
    const folder = copy()
    rmSync(pageOf(folder).path)
    const { exitCode, stdout } = await trustlog(['fsck'], { workingFolder: folder })
    expect(exitCode).toBe(1)
    expect(stdout).toMatch(/^Found +Where +Repaired +What\nmissing +[0-9a-f]{64} +no +The archive does not hold/)
    expect(stdout).toMatch(/Found: 1 missing; 0 repaired\.\n$/)
  })

  it('does not look while a crawl is at work', async () => {
    const folder = copy()
    const lock = lockForCrawl(join(folder, 'data/trustlog.db'))
    const { exitCode, stderr } = await trustlog(['fsck'], { workingFolder: folder })
    lock.release()
    expect(exitCode).toBe(1)
    expect(stderr).toContain('Another crawl is at work on this database.')
  })

  it('makes no database where there is none', async () => {
    const folder = temporaryFolder()
    const { exitCode, stderr } = await trustlog(['fsck'], { workingFolder: folder })
    expect(exitCode).toBe(1)
    expect(stderr).toContain('There is no database there yet.')
    expect(existsSync(join(folder, 'data'))).toBe(false)
  })
})

import { execFile } from 'node:child_process'
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '../../db/database.ts'
import { asDatabaseError, DatabaseError } from '../../db/database-error.ts'
import { emptyDatabase, sampleDatabase, TRUST, temporaryFolder } from './sample.ts'

/** The kind of trouble that opening a file meets. */
function troubleOpening(file: string, options: Parameters<typeof openDatabase>[1] = {}): string {
  try {
    openDatabase(file, options).close()
  } catch (error) {
    if (error instanceof DatabaseError) return error.kind
    throw error
  }
  return 'none'
}

describe('opening a database', () => {
  it('creates it with its folder', () => {
    const file = join(temporaryFolder(), 'new', 'folder', 'trustlog.db')
    openDatabase(file).close()
    expect(existsSync(file)).toBe(true)
  })

  it('finds again what was saved', () => {
    const database = emptyDatabase()
    database.authorities.save(TRUST)
    const again = openDatabase(database.file)
    onTestFinished(() => again.close())
    expect(again.authorities.get('RX1')).toEqual(TRUST)
  })

  it('works in write-ahead mode, so that one can read while a crawl writes', () => {
    const database = emptyDatabase()
    const reader = openDatabase(database.file, { readOnly: true })
    onTestFinished(() => reader.close())
    database.transaction(() => {
      database.authorities.save(TRUST)
      expect(reader.authorities.list()).toEqual([])
    })
    expect(reader.authorities.list()).toEqual([TRUST])
  })

  it('is safe when several processes create it at once', async () => {
    const file = join(temporaryFolder(), 'trustlog.db')
    const module = fileURLToPath(new URL('../../db/database.ts', import.meta.url))
    const script = `import { openDatabase } from ${JSON.stringify(module)}
      const database = openDatabase(${JSON.stringify(file)})
      database.runs.start({ startedAt: '2026-03-02T02:00:00.000Z', command: 'crawl' })
      database.close()`
    const open = () => promisify(execFile)(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script])
    await Promise.all([open(), open(), open()])
    const database = openDatabase(file)
    onTestFinished(() => database.close())
    expect(database.questions.runs.list(null).rows).toHaveLength(3)
  })

  it('says what is missing instead of creating it to read from', () => {
    const file = join(temporaryFolder(), 'trustlog.db')
    expect(troubleOpening(file, { readOnly: true })).toBe('missing')
    expect(existsSync(file)).toBe(false)
  })

  it.each([{}, { readOnly: true }])('leaves a file that is no database as it was (%o)', (options) => {
    const file = join(temporaryFolder(), 'letter.txt')
    const text = 'Dear requester, '.repeat(100)
    writeFileSync(file, text)
    expect(troubleOpening(file, options)).toBe('not_a_database')
    expect(readFileSync(file, 'utf8')).toBe(text)
  })

  it.skipIf(process.getuid?.() === 0)('says that a file may not be read (skipped for root, who may)', () => {
    const { file } = emptyDatabase()
    chmodSync(file, 0o000)
    expect(troubleOpening(file, { readOnly: true })).toBe('unreadable')
    chmodSync(file, 0o600)
    chmodSync(dirname(file), 0o000)
    expect(troubleOpening(file, { readOnly: true })).toBe('unreadable')
    chmodSync(dirname(file), 0o700)
  })

  it("leaves another program's database as it was", () => {
    const file = join(temporaryFolder(), 'music.db')
    const other = new Database(file)
    other.exec('CREATE TABLE songs (title text)')
    other.close()
    const before = readFileSync(file)
    expect(troubleOpening(file)).toBe('foreign')
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it('says so where a file stands in place of the folder', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'data'), '')
    expect(troubleOpening(join(folder, 'data', 'trustlog.db'))).toBe('read_only')
  })

  it('gives each trouble a sentence of advice', () => {
    const error = new DatabaseError('locked', 'trustlog.db', 'Another process is writing to the database.')
    expect(error.advice).toMatch(/^[A-Z].*\.$/)
  })
})

describe('closing a database to share it', () => {
  it('leaves one file that is read without another beside it', () => {
    const database = sampleDatabase()
    const folder = dirname(database.file)
    database.closeToShare()
    expect(readdirSync(folder)).toEqual(['trustlog.db'])
    const bytes = readFileSync(database.file)
    // Write and read version, 1 without a write-ahead log: https://sqlite.org/fileformat.html
    expect([...bytes.subarray(18, 20)]).toEqual([1, 1])
    const reader = openDatabase(database.file, { readOnly: true })
    onTestFinished(() => reader.close())
    expect(reader.authorities.get('RX1')).toEqual(TRUST)
    expect(readdirSync(folder)).toEqual(['trustlog.db'])
    expect(readFileSync(database.file).equals(bytes)).toBe(true)
  })

  it('says so where another process has it open', () => {
    const database = sampleDatabase()
    const reader = openDatabase(database.file, { readOnly: true })
    onTestFinished(() => reader.close())
    reader.authorities.list()
    expect(() => database.closeToShare()).toThrow(
      expect.objectContaining({ kind: 'locked', message: 'Another process has the database open.' }),
    )
  })
})

describe('a transaction', () => {
  it('saves all or nothing', () => {
    const database = emptyDatabase()
    expect(() =>
      database.transaction(() => {
        database.authorities.save(TRUST)
        throw new Error('the letter cannot be read')
      }),
    ).toThrow('the letter cannot be read')
    expect(database.authorities.list()).toEqual([])
  })

  it('saves nothing where one within it throws, even if that was caught', () => {
    const database = emptyDatabase()
    const part = () =>
      database.transaction(() => {
        throw new Error('the letter cannot be read')
      })
    expect(() =>
      database.transaction(() => {
        database.authorities.save(TRUST)
        expect(part).toThrow('the letter cannot be read')
      }),
    ).toThrow('the letter cannot be read')
    expect(database.authorities.list()).toEqual([])
    database.transaction(() => database.transaction(() => database.authorities.save(TRUST)))
    expect(database.authorities.list()).toHaveLength(1)
  })

  it('gives what its work gives', () => {
    expect(emptyDatabase().transaction(() => 4216)).toBe(4216)
  })

  it('says so when another process holds the database', () => {
    const { file } = emptyDatabase()
    const writer = new Database(file)
    onTestFinished(() => void writer.close())
    writer.exec('BEGIN IMMEDIATE')
    const waiting = openDatabase(file, { waitMilliseconds: 50 })
    onTestFinished(() => waiting.close())
    expect(() => waiting.transaction(() => waiting.authorities.save(TRUST))).toThrow(
      expect.objectContaining({ name: 'DatabaseError', kind: 'locked' }),
    )
  })

  it('is refused by a database that is open to read', () => {
    const { file } = emptyDatabase()
    const reader = openDatabase(file, { readOnly: true })
    onTestFinished(() => reader.close())
    expect(() => reader.transaction(() => reader.authorities.save(TRUST))).toThrow(
      expect.objectContaining({ name: 'DatabaseError', kind: 'read_only' }),
    )
  })
})

describe('what SQLite reports', () => {
  it('is a full disk where it cannot grow', () => {
    const client = new Database(join(temporaryFolder(), 'small.db'))
    onTestFinished(() => void client.close())
    client.pragma('max_page_count = 3')
    client.exec('CREATE TABLE letters (text)')
    let met: unknown
    try {
      client.prepare('INSERT INTO letters VALUES (?)').run('x'.repeat(100_000))
    } catch (error) {
      met = asDatabaseError(error, 'small.db')
    }
    expect(met).toMatchObject({ name: 'DatabaseError', kind: 'disk_full' })
  })

  it('stays as it is where it is a fault of ours, such as a log without its authority', () => {
    const database = sampleDatabase()
    const log = { slug: 'x', url: 'https://x.example/', platform: 'table', authority: { ...TRUST, odsCode: 'NONE' } }
    expect(() => database.transaction(() => database.logs.save(log, 'facts'))).toThrow('FOREIGN KEY constraint failed')
  })
})

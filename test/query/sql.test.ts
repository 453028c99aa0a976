import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { readOnlySql, schemaText } from '../../src/query/sql.ts'
import { dumpOf } from '../db/dump.ts'
import { emptyDatabase } from '../db/sample.ts'
import { publishedWorld } from './published.ts'

describe('SQL that only reads', () => {
  it('gives columns and rows', () => {
    const { database } = publishedWorld()
    const sql = "SELECT trust, expiry_date FROM contract_list WHERE supplier LIKE 'north%'"
    expect(readOnlySql(database, sql)).toEqual({
      ok: true,
      value: { columns: ['trust', 'expiry_date'], rows: [['Example University Hospitals', '2027-03-31']], more: false },
    })
  })

  it.each([
    'WITH few AS (SELECT 1 AS one) SELECT one FROM few',
    'VALUES (1)',
    '-- how many?\n/* really */ SELECT 1;',
    "SELECT count(*) FROM pragma_table_info('responses')",
    'EXPLAIN QUERY PLAN SELECT * FROM responses',
  ])('may be written as %s', (sql) => {
    expect(readOnlySql(publishedWorld().database, sql)).toMatchObject({ ok: true })
  })

  it.each([
    'DELETE FROM answers RETURNING id',
    "INSERT INTO authorities VALUES ('X', 'X', 'England', 'X')",
    'WITH old AS (SELECT 1) DELETE FROM answers',
    'WITH old AS (SELECT 1) DELETE FROM answers RETURNING id',
    'PRAGMA journal_mode = DELETE',
    'PRAGMA user_version = 7',
    "ATTACH DATABASE '/tmp/other.db' AS other",
    'VACUUM',
    'BEGIN',
    'SELECT 1; DELETE FROM answers',
    '/* SELECT */ DROP TABLE answers',
    '/* never closed',
    '',
  ])('is not %s', (sql) => {
    const { database } = publishedWorld()
    const before = dumpOf(database.file)
    const answered = readOnlySql(database, sql)
    expect(answered).toMatchObject({ ok: false, problem: { kind: 'sql_refused' } })
    expect(dumpOf(database.file)).toEqual(before)
  })

  it('says of a statement that reads and writes that it would change the database', () => {
    const sql = 'WITH old AS (SELECT 1) DELETE FROM answers RETURNING id'
    const { problem } = { problem: null, ...readOnlySql(publishedWorld().database, sql) }
    expect(problem?.message).toBe('The statement would change the database.')
  })

  it("gives SQLite's own words where the statement is wrong", () => {
    expect(readOnlySql(publishedWorld().database, 'SELECT supplier FROM contract')).toMatchObject({
      problem: { message: 'SQLite says: no such table: contract.', advice: expect.stringContaining('--schema') },
    })
    expect(readOnlySql(publishedWorld().database, 'SELECT ?')).toMatchObject({ ok: false })
  })

  it('stops at a number of rows, and says that there are more', () => {
    const endless = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n'
    expect(readOnlySql(emptyDatabase(), endless, { rows: 3 })).toMatchObject({
      value: { rows: [[1], [2], [3]], more: true },
    })
  })

  it('stops after a time, and says so', () => {
    const endless = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n'
    expect(readOnlySql(emptyDatabase(), endless, { rows: 1e9, seconds: 0.05 })).toMatchObject({
      ok: false,
      problem: { message: expect.stringContaining('took longer than 0.05 seconds') },
    })
  })

  it('gives large numbers whole and bytes as hexadecimal', () => {
    expect(readOnlySql(emptyDatabase(), "SELECT 9007199254740993, x'ff00', 1.5, NULL")).toMatchObject({
      value: { rows: [['9007199254740993', 'ff00', 1.5, null]] },
    })
  })
})

describe('the schema as text', () => {
  it('shows every table and view, each with what it holds', () => {
    const text = schemaText()
    const client = new Database(emptyDatabase().file, { readonly: true })
    const names = client
      .prepare<[], { name: string }>(
        `SELECT name FROM sqlite_master WHERE type IN ('table', 'view')
         AND name NOT LIKE 'response_search_%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'`,
      )
      .all()
      .map((row) => row.name)
    client.close()
    for (const name of names)
      expect(text).toMatch(new RegExp(`-- .+\\nCREATE (?:VIRTUAL )?TABLE ${name}\\b|CREATE VIEW ${name} AS -- `))
    expect(names).toContain('response_list')
  })

  it('is SQL that makes the same database', () => {
    const client = new Database(':memory:')
    client.exec(schemaText())
    expect(client.prepare('SELECT * FROM response_list').all()).toEqual([])
    client.close()
  })
})

import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { generateSQLiteDrizzleJson, generateSQLiteMigration } from 'drizzle-kit/api'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type Connection, connect } from '../../db/connection.ts'
import { openDatabase } from '../../db/database.ts'
import { MIGRATIONS_FOLDER, migrate, schemaState } from '../../db/migrate.ts'
import * as schema from '../../db/schema.ts'
import type { ExtractedResponse } from '../../src/domain.ts'
import { contractOf, emptyDatabase, evidenceIn, publish, sampleDatabase, temporaryFolder } from './sample.ts'

/**
 * Tables that a migration drops without saying so. A rebuild drops too, and with it the table's triggers, so it must
 * say "drops NAME on purpose" in a comment, with the reason.
 */
function unannouncedDrops(migration: string): string[] {
  const dropped = [...migration.matchAll(/^\s*drop table (?:if exists )?[`"[]?(\w+)/gim)].map((match) => match[1] ?? '')
  return dropped.filter((table) => !migration.includes(`drops ${table} on purpose`))
}

/** A copy of the migrations with one more at the end. */
function folderWith(sql: string): string {
  const folder = join(temporaryFolder(), 'migrations')
  cpSync(MIGRATIONS_FOLDER, folder, { recursive: true })
  const journalFile = join(folder, 'meta', '_journal.json')
  const journal = JSON.parse(readFileSync(journalFile, 'utf8'))
  journal.entries.push({ idx: 99, version: '6', when: 4_102_444_800_000, tag: '0099_next', breakpoints: true })
  writeFileSync(journalFile, JSON.stringify(journal))
  writeFileSync(join(folder, '0099_next.sql'), sql)
  return folder
}

function connectTo(file: string): Connection {
  const connection = connect(file, { readOnly: false })
  onTestFinished(() => void connection.$client.close())
  return connection
}

/** What drizzle-kit writes for a column that changes: the table is built anew and takes the old one's name. */
const REBUILD = `CREATE TABLE __new_authorities (ods_code text PRIMARY KEY NOT NULL, name text NOT NULL, nation text NOT NULL, kind text,
  sector text, region text, status text, opened_on text, closed_on text);
--> statement-breakpoint
INSERT INTO __new_authorities SELECT * FROM authorities;
--> statement-breakpoint
DROP TABLE authorities;
--> statement-breakpoint
ALTER TABLE __new_authorities RENAME TO authorities;`

function questionAndAnswer(text: string): Partial<ExtractedResponse> {
  const asked = evidenceIn(text, '1. Which firewalls?')
  const answered = evidenceIn(text, 'Two | three.')
  return {
    questions: [{ label: '1', text: 'Which firewalls?', evidence: asked }],
    answers: [{ questions: ['1'], subject: null, text: 'Two three.', outcome: 'disclosed', evidence: answered }],
    outcome: 'partially_withheld',
    contracts: ['web_filtering', 'firewall', 'firewall'].map((category) =>
      contractOf({ supplier: 'Two', category, evidence: { supplier: evidenceIn(text, 'Two') } }),
    ),
    exemptions: ['43', '31'].map((section) => ({
      regime: 'FOIA',
      section,
      subsection: '',
      questions: [],
      ncnd: false,
      evidence: answered,
    })),
  }
}

describe('the migrations', () => {
  const files = readdirSync(MIGRATIONS_FOLDER).filter((name) => name.endsWith('.sql'))

  it('make what the schema says, so that none is forgotten', async () => {
    const snapshots = readdirSync(join(MIGRATIONS_FOLDER, 'meta')).filter((name) => name.endsWith('_snapshot.json'))
    const last = JSON.parse(readFileSync(join(MIGRATIONS_FOLDER, 'meta', snapshots.sort().at(-1) ?? ''), 'utf8'))
    const now = await generateSQLiteDrizzleJson(schema, last.id)
    expect(await generateSQLiteMigration(last, now)).toEqual([])
  })

  it.each(files)('%s drops no table unless it says so on purpose', (name) => {
    expect(unannouncedDrops(readFileSync(join(MIGRATIONS_FOLDER, name), 'utf8'))).toEqual([])
  })

  it('are refused when they drop a table in passing', () => {
    expect(unannouncedDrops(REBUILD)).toEqual(['authorities'])
    expect(unannouncedDrops(`-- drops authorities on purpose: kind may be NULL\n${REBUILD}`)).toEqual([])
  })
})

describe('migrating', () => {
  it('changes nothing the second time', () => {
    const { file } = emptyDatabase()
    const before = readFileSync(file)
    openDatabase(file).close()
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it("keeps the children's rows when a table is rebuilt, and the views over it", () => {
    const database = sampleDatabase()
    publish(database, { reference: '4216', text: 'Yes.' })
    const connection = connectTo(database.file)
    migrate(connection, database.file, { folder: folderWith(REBUILD) })
    const view = connection.$client.prepare('SELECT reference, trust FROM response_list').all()
    expect(view).toEqual([{ reference: '4216', trust: 'Example University Hospitals' }])
    expect(connection.$client.pragma('foreign_keys', { simple: true })).toBe(1)
  })

  it('writes the rows of the full-text index as a crawl does', () => {
    const database = sampleDatabase()
    const text = '1. Which firewalls?\n\nTwo | three.\n\nYours, the trust'
    const { responseId } = publish(database, {
      reference: '4216',
      text,
      facts: questionAndAnswer(text),
      details: { publishedOn: '2024-03' },
    })
    const connection = connectTo(database.file)
    connection.$client.exec("UPDATE response_search SET digest = 'of other texts' WHERE rowid = 1")
    expect([...database.integrity.staleSearchRows()]).toEqual([responseId])
    const written = ['0023_questions_and_answers_indexed_once', '0027_digests_of_facets'].map((name) =>
      readFileSync(join(MIGRATIONS_FOLDER, `${name}.sql`), 'utf8'),
    )
    migrate(connection, database.file, { folder: folderWith(written.join('\n--> statement-breakpoint\n')) })
    expect([...database.integrity.staleSearchRows()]).toEqual([])
    const has = connection.$client.prepare('SELECT rowid FROM response_search WHERE response_search MATCH ?').pluck()
    expect(['firewalls', 'yours', 'document_text : yours'].map((match) => has.get(match))).toEqual([1, 1, 1])
    expect(has.get('document_text : firewalls')).toBeUndefined()
    expect(has.get('document_text : "1 yours"')).toBeUndefined()
  })

  it('keeps what questions and answers quote when their tables are rebuilt', () => {
    const database = sampleDatabase()
    const text = '1. Which firewalls?\n\nTwo | three.'
    const asked = { label: '2', text: 'Which firewalls?', evidence: evidenceIn(text, 'Which firewalls?') }
    const facts = questionAndAnswer(text)
    publish(database, { reference: '4216', text, facts: { ...facts, questions: [...(facts.questions ?? []), asked] } })
    const connection = connectTo(database.file)
    const quoted = connection.$client.prepare(
      'SELECT text, quote, other_quote FROM questions UNION ALL SELECT text, quote, other_quote FROM answers',
    )
    const before = quoted.all()
    expect(before).toEqual([
      { text: 'Which firewalls?', quote: '1. Which firewalls?', other_quote: '1. Which firewalls?' },
      { text: 'Which firewalls?', quote: 'Which firewalls?', other_quote: null },
      { text: 'Two three.', quote: 'Two | three.', other_quote: 'Two | three.' },
    ])
    const rebuild = readFileSync(join(MIGRATIONS_FOLDER, '0032_quotations_written_once.sql'), 'utf8')
    migrate(connection, database.file, { folder: folderWith(rebuild) })
    expect(quoted.all()).toEqual(before)
  })

  it('undoes a migration that leaves rows without their parents', () => {
    const database = sampleDatabase()
    const connection = connectTo(database.file)
    const folder = folderWith("DELETE FROM authorities WHERE ods_code = 'RX1';")
    expect(() => migrate(connection, database.file, { folder })).toThrow('without their parents in disclosure_logs')
    expect(database.authorities.get('RX1')).not.toBeNull()
    expect(schemaState(connection)).toBe('current')
  })

  it('refuses a database of a newer version and leaves it alone', () => {
    const { file } = emptyDatabase()
    migrate(connectTo(file), file, { folder: folderWith('CREATE TABLE moods (mood text);') })
    expect(() => openDatabase(file)).toThrow(expect.objectContaining({ kind: 'newer' }))
    expect(() => openDatabase(file, { readOnly: true })).toThrow(expect.objectContaining({ kind: 'newer' }))
  })

  it('mends a view that was changed, and leaves views that a user made', () => {
    const { file } = emptyDatabase()
    const client = new Database(file)
    client.exec('DROP VIEW contract_list; CREATE VIEW contract_list AS SELECT 1; CREATE VIEW mine AS SELECT 2 AS two')
    client.close()
    const database = openDatabase(file, { readOnly: true })
    onTestFinished(() => database.close())
    const reader = new Database(file, { readonly: true })
    onTestFinished(() => void reader.close())
    expect(reader.prepare('SELECT * FROM contract_list').all()).toEqual([])
    expect(reader.prepare('SELECT * FROM mine').all()).toEqual([{ two: 2 }])
  })
})

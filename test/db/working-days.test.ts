import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../db/database.ts'
import { MIGRATIONS_FOLDER } from '../../db/migrate.ts'
import { LATER, LOG, OTHER_LOG, publish, sampleDatabase, sha256Of } from './sample.ts'

const MIGRATION = join(MIGRATIONS_FOLDER, '0015_working_days.sql')

function workingDays(file: string): Record<string, number | null> {
  const client = new Database(file, { readonly: true })
  const rows = client
    .prepare<[], [string, number | null]>('SELECT reference, working_days FROM response_list ORDER BY response_id')
    .raw()
    .all()
  client.close()
  return Object.fromEntries(rows)
}

describe('the working days to a reply', () => {
  it('stand beside the dates of a response, also where these change', () => {
    const database = sampleDatabase()
    const details = { receivedOn: '2026-02-02', respondedOn: '2026-03-02' }
    publish(database, { reference: '1', text: 'One.', details })
    publish(database, { reference: '2', text: 'Two.', details: { receivedOn: '2026-02-02' } })
    expect(workingDays(database.file)).toEqual({ 1: 20, 2: null })
    const facts = { respondedOn: '2026-03-03' }
    publish(database, { reference: '1', text: 'One, dated otherwise.', details, facts, at: LATER })
    expect(workingDays(database.file)).toEqual({ 1: 21, 2: null })
  })

  it('follow the calendar of the authority’s nation', () => {
    const database = sampleDatabase()
    database.authorities.save({ odsCode: 'S1', name: 'A Scottish Board', nation: 'Scotland', kind: 'Health Board' })
    const scottish = { ...OTHER_LOG, slug: 's1-a-scottish-board', authority: { ...OTHER_LOG.authority, odsCode: 'S1' } }
    database.logs.save(scottish, 'facts')
    const details = { receivedOn: '2026-03-16', respondedOn: '2026-03-18' }
    publish(database, { log: LOG, reference: '1', text: 'One.', details })
    publish(database, { log: scottish, reference: '2', text: 'Two.', details })
    expect(workingDays(database.file)).toEqual({ 1: 1, 2: 2 })
  })

  it('come with a merge', () => {
    const [one, other] = [sampleDatabase(), sampleDatabase()]
    publish(other, { reference: '1', text: 'One.', details: { receivedOn: '2026-02-02', respondedOn: '2026-02-04' } })
    one.merging.merge(other.file)
    expect(workingDays(one.file)).toEqual({ 1: 2 })
  })

  it('are worked out for a database of a version that did not have them', () => {
    const database = sampleDatabase()
    publish(database, {
      reference: '1',
      text: 'One.',
      details: { receivedOn: '2026-02-02', respondedOn: '2026-02-04' },
    })
    database.close()
    const client = new Database(database.file)
    client.exec(
      'DROP VIEW response_list; DROP INDEX responses_reply_times; ALTER TABLE responses DROP COLUMN working_days',
    )
    client.prepare('DELETE FROM __drizzle_migrations WHERE hash = ?').run(sha256Of(readFileSync(MIGRATION, 'utf8')))
    client.close()
    openDatabase(database.file).close()
    expect(workingDays(database.file)).toEqual({ 1: 2 })
  })
})

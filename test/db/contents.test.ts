import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { openDatabase, type TrustlogDatabase } from '../../db/database.ts'
import { captureOf, documentOf, LOG, publish, sampleDatabase, sha256Of } from './sample.ts'

const LATER = '2026-03-03T02:00:00.000Z'

type Sample = ReturnType<typeof sampleDatabase>

function capture(database: Sample, url: string, sha256: string, mediaType = 'text/html') {
  database.captures.save(captureOf(url, { sha256, mediaType, fetchedAt: LATER, validators: NONE }), database.runId)
}

const NONE = { etag: null, lastModified: null }

/** How SQLite goes about the statements by which something is read. */
function plansOf(file: string, work: (database: TrustlogDatabase) => unknown): string[] {
  const statements: string[] = []
  const reading = openDatabase(file, { readOnly: true, onStatement: (statement) => statements.push(statement) })
  work(reading)
  reading.close()
  const reader = new Database(file, { readonly: true })
  try {
    return statements.map((statement) => {
      const steps = reader.prepare(`EXPLAIN QUERY PLAN ${statement}`).all() as { detail: string }[]
      return steps.map(({ detail }) => detail).join('\n')
    })
  } finally {
    reader.close()
  }
}

describe('the contents that the archive must hold', () => {
  it('are those of documents and of captures, in order, each once', () => {
    const database = sampleDatabase()
    const texts = ['one', 'two', 'three', 'four']
    for (const [index, text] of texts.entries()) publish(database, { reference: String(index), text })
    const hashes = texts.map(sha256Of)
    const pages = ['a page', 'another', 'a third'].map(sha256Of)
    for (const [index, sha256] of [...pages, ...pages, ...hashes].entries())
      capture(database, `${LOG.url}page-${index}`, sha256)
    expect([...database.contents.referenced()]).toEqual([...hashes, ...pages].toSorted())
  })

  it('are read some at a time, so that whoever reads them may write', () => {
    const database = sampleDatabase()
    for (const text of ['one', 'two']) publish(database, { reference: text, text })
    capture(database, LOG.url, sha256Of('a page'))
    for (const sha256 of database.contents.referenced()) capture(database, `${LOG.url}${sha256}`, sha256)
    expect([...database.contents.referenced()]).toHaveLength(3)
  })

  it('are no longer held once nothing names them', () => {
    const database = sampleDatabase()
    publish(database, { reference: '1', text: 'one' })
    capture(database, LOG.url, sha256Of('a page'))
    const asked = ['one', 'a page', 'gone', 'gone too'].map(sha256Of)
    expect(database.contents.unreferenced(asked)).toEqual(['gone', 'gone too'].map(sha256Of).toSorted())
    expect(database.contents.unreferenced([])).toEqual([])
  })
})

describe('where a content came from', () => {
  it('is its last capture at an address where it was published', () => {
    const database = sampleDatabase()
    const letter = sha256Of('one')
    publish(database, { reference: '1', text: 'one', url: `${LOG.url}1` })
    capture(database, `${LOG.url}1`, letter, 'text/plain')
    capture(database, `${LOG.url}1`, sha256Of('before'))
    capture(database, `${LOG.url}1`, letter, 'application/pdf')
    expect(database.contents.source(letter)).toEqual({
      url: `${LOG.url}1`,
      finalUrl: `${LOG.url}1`,
      mediaType: 'application/pdf',
    })
  })

  it('is looked up by that address', () => {
    const database = sampleDatabase()
    publish(database, { reference: '1', text: 'one', url: `${LOG.url}1` })
    capture(database, `${LOG.url}1`, sha256Of('one'))
    const plans = plansOf(database.file, ({ contents }) => contents.source(sha256Of('one')))
    expect(plans.at(-1)).toContain('SEARCH captures USING INDEX captures_url (url=?)')
    expect(plans.at(-1)).toContain('SEARCH response_documents USING INDEX response_documents_document (<expr>=?)')
    expect(plans.join()).not.toMatch(/SCAN (?:captures|response_documents)/)
  })

  it('is, of a container, where what lay within it was published', () => {
    const database = sampleDatabase()
    publish(database, { reference: '1', text: 'one', url: `${LOG.url}letters.zip` })
    const container = documentOf('the container')
    database.documents.save(container, 10, LATER)
    database.members.save(container.sha256, [{ name: 'one.txt', sha256: sha256Of('one') }])
    capture(database, `${LOG.url}letters.zip`, container.sha256, 'application/zip')
    expect(database.contents.source(container.sha256)?.mediaType).toBe('application/zip')
  })

  it('is found of a page that was no document, too', () => {
    const database = sampleDatabase()
    capture(database, LOG.url, sha256Of('a page'))
    expect(database.contents.source(sha256Of('a page'))?.url).toBe(LOG.url)
    expect(database.contents.source(sha256Of('none'))).toBeNull()
  })
})

import { describe, expect, it } from 'vitest'
import { AT, LATER, LATER_STILL, LOG, listedAt, OTHER_LOG, publish, sampleDatabase, sha256Of } from './sample.ts'

const URL_OF_ENTRY = 'https://foi.example.nhs.uk/4216'

function entry(url: string, at: string, changes = {}) {
  const known = { logSlug: LOG.slug, url, kind: 'page', fingerprint: sha256Of(url), listed: listedAt(url) } as const
  return { ...known, contentHash: null, responseId: null, complete: false, at, ...changes }
}

describe('log entries', () => {
  it('keep their number and the day they were first seen, however often they are saved', () => {
    const { entries } = sampleDatabase()
    const id = entries.save(entry(URL_OF_ENTRY, AT))
    expect(entries.save(entry(URL_OF_ENTRY, LATER, { complete: true, contentHash: 'b' }))).toBe(id)
    expect(entries.get(LOG.slug, URL_OF_ENTRY)).toMatchObject({
      id,
      complete: true,
      contentHash: 'b',
      firstSeenAt: AT,
      lastSeenAt: LATER,
      lastCheckedAt: LATER,
      listed: { url: URL_OF_ENTRY, kind: 'page' },
    })
  })

  it('are known by their log and address', () => {
    const { entries } = sampleDatabase()
    entries.save(entry(URL_OF_ENTRY, AT))
    const elsewhere = entries.save({ ...entry(URL_OF_ENTRY, AT), logSlug: OTHER_LOG.slug })
    expect(entries.get(OTHER_LOG.slug, URL_OF_ENTRY)).toMatchObject({ id: elsewhere, logSlug: OTHER_LOG.slug })
    expect(entries.get(LOG.slug, 'https://foi.example.nhs.uk/none')).toBeNull()
  })

  it('are seen without being read again, and their response with them', () => {
    const database = sampleDatabase()
    const { responseId } = publish(database, { reference: '4216', text: 'Yes.', url: URL_OF_ENTRY })
    database.entries.touch(LOG.slug, URL_OF_ENTRY, LATER)
    expect(database.entries.get(LOG.slug, URL_OF_ENTRY)).toMatchObject({ lastSeenAt: LATER, lastCheckedAt: AT })
    expect(database.responses.get(responseId)).toMatchObject({ firstSeenAt: AT, lastSeenAt: LATER })
  })
})

describe('a complete sweep', () => {
  const SECOND_URL = 'https://foi.example.nhs.uk/page-2/4216'

  it('finds a response gone only when the second in a row lacks it', () => {
    const database = sampleDatabase()
    const { responseId } = publish(database, { reference: '4216', text: 'Yes.' })
    expect(database.entries.missed(LOG.slug, LATER)).toEqual([])
    expect(database.entries.missed(LOG.slug, LATER_STILL)).toEqual([responseId])
  })

  it('counts anew once the entry is listed again', () => {
    const database = sampleDatabase()
    publish(database, { reference: '4216', text: 'Yes.', url: URL_OF_ENTRY })
    database.entries.missed(LOG.slug, LATER)
    database.entries.touch(LOG.slug, URL_OF_ENTRY, LATER_STILL)
    expect(database.entries.missed(LOG.slug, LATER_STILL)).toEqual([])
    expect(database.entries.get(LOG.slug, URL_OF_ENTRY)?.missedSweeps).toBe(0)
  })

  it('leaves a response that is still listed elsewhere', () => {
    const database = sampleDatabase()
    publish(database, { reference: '4216', text: 'Yes.', url: URL_OF_ENTRY })
    publish(database, { reference: '4216', text: 'Yes.', url: SECOND_URL })
    for (const at of [LATER, LATER_STILL]) {
      database.entries.touch(LOG.slug, SECOND_URL, at)
      expect(database.entries.missed(LOG.slug, at)).toEqual([])
    }
  })

  it('leaves the entries of other logs alone', () => {
    const database = sampleDatabase()
    publish(database, { log: OTHER_LOG, reference: '1', text: 'Yes.', url: SECOND_URL })
    for (const at of [LATER, LATER_STILL]) expect(database.entries.missed(LOG.slug, at)).toEqual([])
    expect(database.entries.get(OTHER_LOG.slug, SECOND_URL)?.missedSweeps).toBe(0)
  })

  it('names a response once: not again when it is already withdrawn', () => {
    const database = sampleDatabase()
    const { responseId } = publish(database, { reference: '4216', text: 'Yes.' })
    database.entries.missed(LOG.slug, LATER)
    for (const id of database.entries.missed(LOG.slug, LATER_STILL)) database.responses.withdraw(id, LATER_STILL)
    expect(database.responses.get(responseId)?.withdrawnAt).toBe(LATER_STILL)
    expect(database.entries.missed(LOG.slug, '2026-03-23T02:00:00.000Z')).toEqual([])
    database.responses.restore(responseId)
    expect(database.responses.get(responseId)?.withdrawnAt).toBeNull()
  })
})

describe('an entry for a compilation', () => {
  const COMPILATION = 'https://foi.example.nhs.uk/february.pdf'

  /** One entry and document, two responses; the entry itself names the second. */
  function compilation() {
    const database = sampleDatabase()
    const published = { text: 'FOI 1: Yes. FOI 2: No.', url: COMPILATION }
    const first = publish(database, { ...published, reference: '1' })
    const second = publish(database, { ...published, reference: '2' })
    return { database, ids: [first.responseId, second.responseId] }
  }

  it('leads to each of its responses', () => {
    const { database, ids } = compilation()
    for (const id of ids) expect(database.entries.ofResponse(id).map((entry) => entry.url)).toEqual([COMPILATION])
  })

  it('keeps them all published while it is listed, and takes them all along when it has gone', () => {
    const { database, ids } = compilation()
    database.entries.touch(LOG.slug, COMPILATION, LATER)
    expect(ids.map((id) => database.responses.get(id)?.lastSeenAt)).toEqual([LATER, LATER])
    expect(database.entries.missed(LOG.slug, LATER_STILL)).toEqual([])
    expect(database.entries.missed(LOG.slug, '2026-03-23T02:00:00.000Z')).toEqual(ids)
  })
})

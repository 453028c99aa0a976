import { describe, expect, it } from 'vitest'
import type { TrustlogDatabase } from '../../db/database.ts'
import {
  askWatches,
  nameOf,
  noteReported,
  reportedFindings,
  saveWatch,
  type WatchNews,
} from '../../src/query/watches.ts'
import { contractOf, emptyDatabase, evidenceIn, publish } from '../db/sample.ts'
import { publishedWorld } from './published.ts'

const NOW = new Date('2026-03-01T02:00:00Z')

function saved(database: TrustlogDatabase, name: string, question: string, now = NOW) {
  const found = saveWatch(database, { name, question, now })
  if (!found.ok) throw new Error(found.problem.message)
}

/** Asks, notes what was told, and gives it: what a nightly run does. */
function told(database: TrustlogDatabase, now = NOW): WatchNews[] {
  const asked = askWatches(database, database.watches.list(), now)
  noteReported(database, asked, now)
  return asked
}

function references(news: WatchNews[]) {
  return news.flatMap((one) => one.news.map(({ row }) => row.reference))
}

describe('a saved question', () => {
  it('tells what it finds once', () => {
    const { database } = publishedWorld()
    saved(database, 'deny', '"neither confirm nor deny"')
    expect(told(database)).toMatchObject([{ name: 'deny', problem: null, matching: 1, news: [{ of: 'responses' }] }])
    expect(told(database)).toMatchObject([{ matching: 1, news: [] }])
  })

  it('tells a response that is published later, and no revision of one that was told', () => {
    const { database } = publishedWorld()
    saved(database, 'deny', 'deny')
    told(database)
    publish(database, { reference: '4300', text: 'We deny everything.' })
    expect(references(told(database))).toEqual(['4300'])
    publish(database, { reference: '4300', text: 'We deny everything, still.' })
    expect(references(told(database))).toEqual([])
  })

  it('tells a response that comes to fit by a revision', () => {
    const { database } = publishedWorld()
    saved(database, 'zeppelins', 'zeppelins')
    publish(database, { reference: '4300', text: 'We hold no airships.' })
    expect(told(database)).toMatchObject([{ news: [] }])
    publish(database, { reference: '4300', text: 'We hold no zeppelins.' })
    expect(references(told(database))).toEqual(['4300'])
  })

  it('tells a contract when its end comes within the term', () => {
    const { database } = publishedWorld()
    saved(database, 'firewalls', 'expires-within 6m category:firewall')
    expect(told(database, new Date('2026-09-30T02:00:00Z'))).toMatchObject([{ matching: 0, news: [] }])
    const within = told(database, new Date('2026-10-01T02:00:00Z'))
    expect(within).toMatchObject([{ news: [{ of: 'contracts', row: { endsOn: '2027-03-31' } }] }])
    expect(told(database, new Date('2026-10-02T02:00:00Z'))).toMatchObject([{ matching: 1, news: [] }])
  })

  it('tells a contract again that is said to end on another day, and not one that is only read again', () => {
    const { database } = publishedWorld()
    saved(database, 'firewalls', 'contracts category:firewall')
    told(database)
    const restated = (day: string, version: string) => {
      const text = `Firewall until ${day}, Northgate. ${version}`
      const evidence = { expiryDate: evidenceIn(text, day), supplier: evidenceIn(text, 'Northgate') }
      const stated = { expiryDate: day, supplier: 'Northgate', supplierName: 'Northgate Group', category: 'firewall' }
      publish(database, { reference: '4216', text, facts: { contracts: [contractOf({ ...stated, evidence })] } })
    }
    restated('2027-03-31', 'a')
    expect(told(database)).toMatchObject([{ matching: 1, news: [] }])
    restated('2028-03-31', 'b')
    expect(told(database)).toMatchObject([{ matching: 1, news: [{ row: { endsOn: '2028-03-31' } }] }])
  })

  it('tells nothing of what is withdrawn', () => {
    const { database } = publishedWorld()
    saved(database, 'gone', 'gone')
    expect(told(database)).toMatchObject([{ matching: 0, news: [] }])
  })

  it('that cannot be asked says so, and leaves the others as they are', () => {
    const { database } = publishedWorld()
    saved(database, 'deny', 'deny')
    database.watches.save('wrong', 'trust:nowhere', NOW.toISOString())
    expect(told(database)).toMatchObject([
      { name: 'deny', news: [{}] },
      { name: 'wrong', problem: { kind: 'unknown_trust' }, news: [] },
    ])
  })

  it('is not saved where it cannot be asked, or its name is none', () => {
    const { database } = publishedWorld()
    for (const [name, question] of [
      ['x', 'trust:nowhere'],
      ['x', 'category:unheard-of'],
      ['x', 'catgory:firewall'],
      ['X y', 'firewall'],
      ['', 'firewall'],
    ] as const) {
      expect(saveWatch(database, { name, question, now: NOW }).ok, question).toBe(false)
    }
    expect(database.watches.list()).toEqual([])
  })

  it('may ask for a category before anything was crawled', () => {
    const database = emptyDatabase()
    saved(database, 'firewalls', 'expires-within 6m category:firewall')
    expect(told(database)).toMatchObject([{ problem: null, matching: 0 }])
  })

  it('that is removed and saved again tells only what it has not told', () => {
    const { database } = publishedWorld()
    saved(database, 'deny', 'deny')
    told(database)
    expect(database.watches.remove('deny', NOW.toISOString())).toBe(true)
    expect(database.watches.remove('deny', NOW.toISOString())).toBe(false)
    expect(database.watches.list()).toEqual([])
    saved(database, 'deny', 'deny')
    expect(told(database)).toMatchObject([{ matching: 1, news: [] }])
  })

  it('gives what was told with when, the last told first', () => {
    const { database } = publishedWorld()
    saved(database, 'deny', 'deny')
    told(database)
    publish(database, { reference: '4300', text: 'We deny everything.' })
    const later = new Date('2026-03-02T02:00:00Z')
    const watch = { name: 'deny', question: 'deny' }
    expect(reportedFindings(database, watch, { now: later, limit: 9 })).toMatchObject({
      value: [{ found: { row: { reference: '4217' } } }],
    })
    told(database, later)
    expect(reportedFindings(database, watch, { now: later, limit: 9 })).toMatchObject({
      value: [
        { reportedAt: later.toISOString(), found: { row: { reference: '4300' } } },
        { reportedAt: NOW.toISOString(), found: { row: { reference: '4217' } } },
      ],
    })
  })

  it('is called by its words unless it is given a name', () => {
    expect(nameOf('expires-within 6m category:firewall')).toBe('expires-within-6m-category-firewall')
    expect(nameOf('"End user" *')).toBe('end-user')
    expect(nameOf('мир')).toBe('')
  })
})

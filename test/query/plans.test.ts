import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { openDatabase, type TrustlogDatabase } from '../../db/database.ts'
import { checkDraft } from '../../src/query/asked-before.ts'
import { listClusters } from '../../src/query/clusters.ts'
import { compareReplies } from '../../src/query/compare.ts'
import { listContracts } from '../../src/query/contracts.ts'
import { listExemptionRates } from '../../src/query/exemption-rates.ts'
import { listExemptions } from '../../src/query/exemptions.ts'
import { listGaps } from '../../src/query/gaps.ts'
import { historyOf } from '../../src/query/history.ts'
import { listInconsistencies } from '../../src/query/inconsistencies.ts'
import { news } from '../../src/query/news.ts'
import { getResponse } from '../../src/query/response.ts'
import { listResponses } from '../../src/query/responses.ts'
import { search } from '../../src/query/search.ts'
import { logStatuses } from '../../src/query/status.ts'
import { listCustomers, listSuppliers } from '../../src/query/suppliers.ts'
import { listTimeliness } from '../../src/query/timeliness.ts'
import { LOG } from '../db/sample.ts'
import { publishedWorld } from './published.ts'

/** A page of each question, as people ask for it. Add yours. */
const PAGES: Record<string, (database: TrustlogDatabase) => unknown> = {
  'the newest responses': (database) => listResponses(database, { limit: 20 }),
  'responses of a trust': (database) => listResponses(database, { limit: 20, trust: 'RX1' }),
  'responses with an outcome': (database) => listResponses(database, { limit: 20, outcome: 'not_held' }),
  'responses of a while': (database) => listResponses(database, { limit: 20, since: '2025', until: '2026' }),
  'responses that cite a ground': (database) => listResponses(database, { limit: 20, exemption: 's31(3)' }),
  'responses that were withdrawn': (database) => listResponses(database, { limit: 20, withdrawn: 'only' }),
  'responses with words': (database) => listResponses(database, { limit: 20, text: 'firewall' }),
  'contracts, the first to end first': (database) => listContracts(database, { limit: 20 }),
  'contracts that end soon': (database) => listContracts(database, { limit: 20, expiresWithin: '12m' }),
  'contracts of a category': (database) => listContracts(database, { limit: 20, category: 'firewall' }),
  clusters: (database) => listClusters(database, { limit: 20 }),
  'clusters with a member at a trust': (database) => listClusters(database, { limit: 20, trust: 'RX1' }),
  'replies to one request': (database) => compareReplies(database, '#1', { limit: 20 }),
  inconsistencies: (database) => listInconsistencies(database, { limit: 20 }),
  exemptions: (database) => listExemptions(database, { limit: 20 }),
  'a search': (database) => search(database, 'firewall', { limit: 20 }),
  'a search for the beginning of a word': (database) => search(database, 'firew*', { limit: 20 }),
  'responses with the beginning of a word': (database) => listResponses(database, { limit: 20, text: 'firew*' }),
  'a search at a trust': (database) => search(database, '"neither confirm"', { limit: 20, trust: 'RX1' }),
  'times to reply of a trust': (database) => listTimeliness(database, { limit: 20, trust: 'RX1' }),
  'times to reply since a day': (database) => listTimeliness(database, { limit: 20, since: '2026' }),
  'times to reply of a region': (database) => listTimeliness(database, { limit: 20, nation: 'Wales' }, 'nation'),
  'a draft that was perhaps asked before': (database) => checkDraft(database, 'Which firewall do you use?'),
  'the gaps of a trust': (database) => listGaps(database, 'RX1'),
  'the history of a response': (database) => historyOf(database, 'FOI 4217'),
  suppliers: (database) => listSuppliers(database, { limit: 20 }),
  'suppliers in a nation': (database) => listSuppliers(database, { limit: 20, nation: 'England' }),
  'customers of a category': (database) => listCustomers(database, { limit: 20, category: 'firewall' }),
  'customers of a supplier': (database) => listCustomers(database, { limit: 20, supplier: 'gate' }),
  'times to reply': (database) => listTimeliness(database, { limit: 20 }),
  'times to reply by year': (database) => listTimeliness(database, { limit: 20 }, 'year'),
  'exemption rates by trust': (database) => listExemptionRates(database, 'trust', { limit: 20 }),
  'exemption rates by topic': (database) => listExemptionRates(database, 'topic', { limit: 20 }),
  'exemption rates by year at a trust': (database) => listExemptionRates(database, 'year', { limit: 20, trust: 'RX1' }),
  'a response': (database) => getResponse(database, 'FOI 4217'),
  'a response by its address': (database) => getResponse(database, `${LOG.url}4217`),
  news: (database) => news(database, { limit: 20 }),
  'responses with a supplier': (database) => listResponses(database, { limit: 20, supplier: 'gate' }),
  'contracts of a supplier': (database) => listContracts(database, { limit: 20, supplier: 'gate' }),
  'responses in a region': (database) => listResponses(database, { limit: 20, nation: 'England' }),
  'the status of all logs': (database) => logStatuses(database, [], new Date('2026-04-10')),
  'exemptions under a section': (database) => listExemptions(database, { limit: 20, exemption: 's31' }),
}

/** Small for good: a few hundred rows however much is crawled. */
const SMALL =
  /^SCAN (?:a|l|authorities|disclosure_logs|authority_predecessors|found|placed|stated|counted|listed|ranked|summed|names|words|outdated_totals|CONSTANT ROW|\(subquery-\d+\)|\d+ )/

/** Steps of a plan that read a large table from one end to the other; one that walks an index in order stops at the limit. */
function fullScans(file: string, statement: string): string[] {
  const client = new Database(file, { readonly: true })
  client.function('holds_exactly', { varargs: true }, () => 1)
  client.exec('CREATE VIRTUAL TABLE temp.search_words USING fts5vocab(main, response_search, instance)')
  try {
    const steps = client.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${statement}`).all()
    return steps
      .map(({ detail }) => detail)
      .filter((detail) => detail.startsWith('SCAN ') && !SMALL.test(`${detail} `))
      .filter((detail) => !/USING (?:COVERING )?INDEX|VIRTUAL TABLE INDEX/.test(detail))
  } finally {
    client.close()
  }
}

describe.each(['with its totals', 'before its totals are written'])('a page of a database %s,', (when) => {
  it.each(Object.entries(PAGES))('%s, reads no large table from end to end', (_, ask) => {
    const { database } = publishedWorld()
    if (when === 'with its totals') database.totals.refresh()
    const statements: string[] = []
    const reading = openDatabase(database.file, {
      readOnly: true,
      onStatement: (statement) => statements.push(statement),
    })
    try {
      const opening = statements.length
      expect(ask(reading)).toMatchObject({ ok: true })
      const asked = statements.slice(opening).filter((statement) => /^\s*(?:SELECT|WITH)\b/i.test(statement))
      expect(asked.length).toBeGreaterThan(0)
      expect(asked.flatMap((statement) => fullScans(database.file, statement))).toEqual([])
    } finally {
      reading.close()
    }
  })
})

describe('a page of', () => {
  it('the times to reply of trusts without totals is counted from an index, without a look at the responses', () => {
    const { database } = publishedWorld()
    const statements: string[] = []
    const reading = openDatabase(database.file, { readOnly: true, onStatement: (one) => statements.push(one) })
    expect(reading.totals.outdated()).not.toEqual([])
    listTimeliness(reading, { limit: 50 })
    reading.close()
    const client = new Database(database.file, { readonly: true })
    const steps = client.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${statements.at(-1)}`).all()
    client.close()
    const index = 'SEARCH responses USING COVERING INDEX responses_reply_times (ods_code=?)'
    expect(steps.map(({ detail }) => detail)).toContain(index)
  })

  it('anything would be refused where it did', () => {
    const { database } = publishedWorld()
    expect(fullScans(database.file, "SELECT * FROM response_list WHERE title LIKE '%x%'")).not.toEqual([])
  })
})

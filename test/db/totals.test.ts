import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openDatabase, type TrustlogDatabase } from '../../db/database.ts'
import type { Contract, DisclosureLog } from '../../src/domain.ts'
import { EXEMPTION_GROUPS, listExemptionRates } from '../../src/query/exemption-rates.ts'
import type { Filters } from '../../src/query/filters.ts'
import { logStatuses } from '../../src/query/status.ts'
import { listCustomers, listSuppliers } from '../../src/query/suppliers.ts'
import { listTimeliness, TIMELINESS_GROUPS } from '../../src/query/timeliness.ts'
import {
  AT,
  contractOf,
  evidenceIn,
  LATER,
  LOG,
  listedAt,
  OTHER_LOG,
  publish,
  sampleDatabase,
  sha256Of,
} from './sample.ts'

type World = TrustlogDatabase & { runId: number }

const TRUSTS = [LOG.authority.odsCode, OTHER_LOG.authority.odsCode]
/** Days in a month with a later date, and one after all dates. */
const DAYS = ['2025-03-02', '2026-03-03', '2027-01-01']
const FILTERS: readonly Filters[] = [{}, { trust: 'RX1' }, { nation: 'Wales' }, { sector: 'acute' }]

/** Every question that totals answer, as it is answered now. */
function answers(database: TrustlogDatabase): unknown[] {
  const categories = database.questions.contracts.categories().map((category): Filters => ({ category }))
  return [
    ...[...FILTERS, ...categories].flatMap((filters) => [
      listSuppliers(database, filters),
      listCustomers(database, filters),
    ]),
    ...FILTERS.flatMap((filters) => [
      ...TIMELINESS_GROUPS.map((by) => listTimeliness(database, filters, by)),
      ...EXEMPTION_GROUPS.map((by) => listExemptionRates(database, by, filters)),
    ]),
    ...DAYS.map((day) => logStatuses(database, [], new Date(day))),
  ]
}

/** The same, each time added up from the responses. */
function answersWithoutTotals(database: TrustlogDatabase): unknown[] {
  for (const odsCode of TRUSTS) database.totals.outdate(odsCode)
  return answers(database)
}

const LETTER = 'Supplied. Section 31 applies.'

const contracts = fc.array(
  fc.record({
    supplierName: fc.constantFrom('Gateway', 'Harbour', null),
    supplier: fc.constantFrom('Gateway Ltd', null),
    category: fc.constantFrom('epr', 'print', null),
    currency: fc.constantFrom('GBP', 'EUR', null),
    annualSpend: fc.constantFrom(0.1, 0.7, 1000, null),
    shared: fc.boolean(),
    approximate: fc.boolean(),
  }),
  { maxLength: 3 },
)

/** What may happen to a case, one of a few. */
const events = fc.record({
  what: fc.constantFrom(
    'publish',
    'publish',
    'publish',
    'withdraw',
    'restore',
    'hold back',
    'topic',
    'list elsewhere',
    'attach elsewhere',
    'name another',
    'forget',
    'refresh',
    'refresh one',
  ),
  reference: fc.integer({ min: 1, max: 6 }).map(String),
  atOther: fc.boolean(),
  contracts,
  sections: fc.array(fc.record({ section: fc.constantFrom('31', '40'), ncnd: fc.boolean() }), { maxLength: 2 }),
  receivedOn: fc.constantFrom('2024-01-03', '2025-02-03', null),
  respondedOn: fc.constantFrom('2025-03-03', '2025-03', '2026-03-04', null),
})

type Event = typeof events extends fc.Arbitrary<infer Value> ? Value : never

/** An entry that leads to a response by its name, or to none so far. */
function listAgain(database: World, log: DisclosureLog, number: number, responseId: number | null): number {
  const url = `${log.url}again/${number}`
  const read = { fingerprint: sha256Of(url), contentHash: null, complete: true, at: AT }
  return database.entries.save({ logSlug: log.slug, url, kind: 'page', listed: listedAt(url), responseId, ...read })
}

function happen(database: World, event: Event, number: number): void {
  const log = event.atOther ? OTHER_LOG : LOG
  const { odsCode } = log.authority
  const held = database.responses.findByReference(odsCode, event.reference)
  const elsewhere = event.atOther ? LOG : OTHER_LOG
  const stated = evidenceIn(LETTER, 'Supplied')
  if (event.what === 'publish') {
    publish(database, {
      log,
      reference: event.reference,
      text: `${LETTER} ${number}`,
      details: { receivedOn: event.receivedOn, respondedOn: event.respondedOn },
      facts: {
        contracts: event.contracts.map(
          (contract): Contract => contractOf({ ...contract, evidence: { supplier: stated, annualSpend: stated } }),
        ),
        exemptions: event.sections.map((cited) => ({
          regime: 'FOIA' as const,
          subsection: '',
          questions: [],
          ...cited,
          evidence: evidenceIn(LETTER, 'Section 31'),
        })),
      },
    })
  }
  if (event.what === 'refresh') database.totals.refresh()
  if (event.what === 'refresh one') database.totals.refresh(odsCode)
  if (event.what === 'hold back') database.transaction(() => database.holdingBack.holdBack(log.slug, database.runId))
  if (held === null) return
  if (event.what === 'withdraw') database.responses.withdraw(held.id, LATER)
  if (event.what === 'restore') database.responses.restore(held.id)
  if (event.what === 'list elsewhere') listAgain(database, elsewhere, number, held.id)
  if (event.what === 'attach elsewhere') {
    const entryId = listAgain(database, elsewhere, number, null)
    const [letter] = database.responses.documentsOf(held.id)
    if (letter) database.responses.addDocuments(held.id, [{ ...letter, entryId }])
  }
  if (event.what === 'name another') {
    const named = database.responses.findByReference(odsCode, '1')
    const [entry] = database.entries.ofResponse(held.id)
    if (named && entry) database.entries.leadTo(entry.id, named.id)
  }
  if (event.what === 'forget') {
    const forgotten = { why: 'asked', at: LATER }
    database.transaction(() => database.forgetting.carryOut(database.forgetting.plan(held.id), forgotten))
  }
  if (event.what === 'topic') {
    const revisionId = held.latestRevision?.id ?? 0
    database.clusters.release(held.id)
    const compared = { responseId: held.id, revisionId, exemplarId: held.id, clusterId: null, comparisonVersion: 1 }
    database.clusters.save({ ...compared, topic: number % 2 === 0 ? 'Staffing' : null }, [])
  }
}

describe('totals', () => {
  it('answer as the responses do, whatever happened to these and whenever the totals were written', () => {
    fc.assert(
      fc.property(fc.array(events, { minLength: 3, maxLength: 14 }), (happened) => {
        const database = sampleDatabase()
        for (const [number, event] of happened.entries()) happen(database, event, number)
        const answered = answers(database)
        expect(database.totals.wrong()).toEqual([])
        expect(answered).toEqual(answersWithoutTotals(database))
        database.totals.refresh()
        expect(answers(database)).toEqual(answered)
        expect(database.totals.wrong()).toEqual([])
      }),
      { numRuns: 25 },
    )
  })

  it('of a trust are outdated from the moment that a response of it changes', () => {
    const database = sampleDatabase()
    const { responseId } = publish(database, { reference: '1', text: 'One.' })
    expect(database.totals.outdated()).toEqual(['RX1'])
    expect(database.totals.refresh()).toBe(1)
    expect(database.totals.outdated()).toEqual([])
    database.responses.withdraw(responseId, LATER)
    expect(database.totals.outdated()).toEqual(['RX1'])
  })

  it.each([
    ['an entry that names its response', "UPDATE log_entries SET response_id = 1 WHERE url LIKE '%again%'"],
    ['an entry that no longer does', 'UPDATE log_entries SET response_id = NULL'],
    ['an entry that is gone', 'DELETE FROM log_entries'],
    ['a document that is gone', 'DELETE FROM response_documents'],
  ])('of a trust are outdated by %s', (_, change) => {
    const database = sampleDatabase()
    publish(database, { reference: '1', text: 'One.' })
    listAgain(database, OTHER_LOG, 1, null)
    database.totals.refresh()
    const client = new Database(database.file)
    client.pragma('foreign_keys = OFF')
    client.exec(change)
    client.close()
    expect(database.totals.outdated()).toEqual(['RX1'])
  })

  it('of a trust are outdated by a log, of whatever trust, that lists a response of it anew', () => {
    const database = sampleDatabase()
    const { responseId } = publish(database, { reference: '1', text: 'One.' })
    database.totals.refresh()
    listAgain(database, OTHER_LOG, 1, responseId)
    expect(database.totals.outdated()).toEqual(['RX1'])
    const entryId = listAgain(database, OTHER_LOG, 2, null)
    database.totals.refresh()
    const [letter] = database.responses.documentsOf(responseId)
    if (letter) database.responses.addDocuments(responseId, [{ ...letter, entryId }])
    expect(database.totals.outdated()).toEqual(['RX1'])
  })

  it('are not outdated by a response that was seen again as it was', () => {
    const database = sampleDatabase()
    const { responseId } = publish(database, { reference: '1', text: 'One.' })
    database.totals.refresh()
    const [entry] = database.entries.ofResponse(responseId)
    if (entry) database.entries.save({ ...entry, at: LATER })
    database.responses.restore(responseId)
    expect(database.totals.outdated()).toEqual([])
  })

  it('are written when a database is closed, unless another process is writing', () => {
    const database = sampleDatabase()
    publish(database, { reference: '1', text: 'One.', at: AT })
    const hurried = openDatabase(database.file, { waitMilliseconds: 1 })
    database.transaction(() => hurried.close())
    expect(database.totals.outdated()).toEqual(['RX1'])
    openDatabase(database.file).close()
    expect(database.totals.outdated()).toEqual([])
  })

  it('that are not what the responses add up to are found', () => {
    const database = sampleDatabase()
    publish(database, { reference: '1', text: 'One.', details: { respondedOn: '2026-01-02' } })
    database.totals.refresh()
    expect(database.totals.wrong()).toEqual([])
    const client = new Database(database.file)
    client.exec('UPDATE exemption_totals SET responses = 2')
    client.close()
    expect(database.totals.wrong()).toEqual(['RX1'])
    database.totals.outdate('RX1')
    database.totals.refresh()
    expect(database.totals.wrong()).toEqual([])
  })
})

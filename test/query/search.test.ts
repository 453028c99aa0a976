import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Filters } from '../../src/query/filters.ts'
import { listResponses } from '../../src/query/responses.ts'
import { search, wordsNowhere } from '../../src/query/search.ts'
import { publish } from '../db/sample.ts'
import { publishedWorld } from './published.ts'

function found(words: string, filters: Filters = {}) {
  const answered = search(publishedWorld().database, words, filters)
  if (!answered.ok) throw new Error(answered.problem.message)
  return answered.value.rows
}

function titles(words: string, filters: Filters = {}): (string | null)[] {
  return found(words, filters).map((row) => row.title)
}

const DATES = [
  null,
  '2021',
  '2021-02',
  '2021-02-01',
  '2021-12-31',
  '2022-06-15',
  '2023',
  '2024-02-29',
  '2026-03',
  '2026-03-01',
]

describe('searching', () => {
  it('finds words in any form, phrases, beginnings and combinations', () => {
    expect(titles('firewalls')).toEqual(['Firewall contracts'])
    expect(titles('"neither confirm nor deny"')).toEqual(['Endpoint detection'])
    expect(titles('manifest*')).toEqual(['Water use'])
    expect(titles('firewall water')).toEqual([])
    expect(titles('firewall OR water').toSorted()).toEqual(['Firewall contracts', 'Water use'])
    expect(titles('we NOT firewall')).toEqual(['Endpoint detection'])
  })

  it('tells the exact form from others where asked to', () => {
    expect(titles('contract')).toEqual(['Firewall contracts'])
    expect(titles('=detect')).toEqual([])
    expect(titles('=detection')).toEqual(['Endpoint detection'])
    expect(titles('="neither confirm"')).toEqual(['Endpoint detection'])
    expect(titles('="neither confirmed"')).toEqual([])
    expect(titles('title:contract =contracts')).toEqual(['Firewall contracts'])
    expect(titles('title:=contracts')).toEqual(['Firewall contracts'])
    // The text has it in this form, the title does not.
    expect(titles('document:=contract')).toEqual(['Firewall contracts'])
    expect(titles('title:=contract')).toEqual([])
  })

  it.each<Filters>([
    { trust: 'RX1' },
    { nation: 'Wales' },
    { outcome: 'granted_in_full' },
    { since: '2025', until: '2026-06' },
    { since: '2026-03', until: '2026-03' },
    { since: '2010' },
    { until: '2026' },
    { category: 'firewall' },
    { since: '2026-02-05', until: '2026-02-05' },
    { since: '2026-02-06' },
    { until: '2025' },
    { outcome: 'granted_in_full', category: 'web filtering' },
    // Of one contract and another.
    { category: 'web filtering', supplier: 'Northgate' },
    { category: 'firewall', expiresBefore: '2028' },
    { exemption: '40' },
    { trust: 'RX1', nation: 'Wales' },
    { exemption: 's31(3)' },
    { exemption: 'reg 12', trust: '7A9' },
  ])('finds with %j what a list with the same words has', (filters) => {
    const { database } = publishedWorld()
    const listed = listResponses(database, { ...filters, text: 'we OR you OR is' })
    const wanted = listed.ok ? listed.value.rows.map((row) => row.title) : []
    expect(titles('we OR you OR is', filters).toSorted()).toEqual(wanted.toSorted())
  })

  it('finds what a list has of any while, of dates known to the day, month or year, or not at all', () => {
    const { database } = publishedWorld()
    for (const [index, publishedOn] of DATES.entries())
      publish(database, { reference: `6${index}`, text: 'A lamp.', details: { publishedOn } })
    const bound = fc.option(fc.constantFrom(...DATES.flatMap((date) => date ?? []), '2023-12-31', '2020', '2026-03-02'))
    fc.assert(
      fc.property(bound, bound, (since, until) => {
        const listed = listResponses(database, { since, until, text: 'lamp' })
        const searched = search(database, 'lamp', { since, until })
        const references = (answered: typeof listed | typeof searched) =>
          answered.ok ? answered.value.rows.map((row) => row.reference).toSorted() : []
        expect(references(searched)).toEqual(references(listed))
      }),
    )
  })

  it('keeps to a part of a response', () => {
    expect(titles('title:firewall')).toEqual(['Firewall contracts'])
    expect(titles('title:northgate')).toEqual([])
    expect(titles('question:firewall')).toEqual(['Firewall contracts'])
  })

  it('finds in documents what stands in their questions and answers, too', () => {
    expect(titles('document:firewall')).toEqual(['Firewall contracts'])
    expect(titles('document:=firewall')).toEqual(['Firewall contracts'])
    expect(titles('document:northgate')).toEqual(['Firewall contracts'])
    expect(titles('"annual cost"')).toEqual(titles('document:"annual cost"'))
  })

  it('puts a word of the title before the same word in the text', () => {
    const { database } = publishedWorld()
    publish(database, { reference: '5001', text: 'We use a lot of printers.', facts: { title: 'Firewall, renewed' } })
    publish(database, {
      reference: '5002',
      text: 'A firewall is meant, of course.',
      facts: { title: 'Something else' },
    })
    const answered = search(database, 'firewall')
    const order = answered.ok ? answered.value.rows.map((row) => row.reference) : []
    expect(order.indexOf('5001')).toBeLessThan(order.indexOf('5002'))
  })

  it('shows the words around, with the place of each hit', () => {
    const [row] = found('northgate annual')
    const words = row?.passage.hits.map(({ start, end }) => row.passage.text.slice(start, end))
    expect(words).toEqual(['Northgate', 'Annual'])
    expect(row?.passage.part).toBe('document')
  })

  it('shows of each response its own words', () => {
    const { database } = publishedWorld()
    publish(database, { reference: '5001', text: 'The first zeppelin.' })
    publish(database, { reference: '5002', text: 'The second zeppelin.' })
    const answered = search(database, 'zeppelin')
    const passages = answered.ok ? answered.value.rows.map(({ reference, passage }) => [reference, passage.text]) : []
    expect(passages.toSorted()).toEqual([
      ['5001', 'The first zeppelin.'],
      ['5002', 'The second zeppelin.'],
    ])
  })

  it('shows the title where nothing else has the words', () => {
    const { database } = publishedWorld()
    publish(database, { reference: '5001', text: 'Nothing.', facts: { title: 'Zeppelins in use' } })
    expect(search(database, 'zeppelin')).toMatchObject({
      value: { rows: [{ passage: { part: 'title', text: 'Zeppelins in use', hits: [{ start: 0, end: 9 }] } }] },
    })
  })

  it('takes the filters of every list', () => {
    expect(titles('we', { trust: 'RX1' })).toEqual(['Endpoint detection'])
    expect(titles('we', { trust: '7A9' })).toEqual([])
    expect(titles('firewall', { category: 'firewall', since: '2026' })).toEqual(['Firewall contracts'])
    expect(titles('firewall', { outcome: 'not_held' })).toEqual([])
  })

  it('leaves out what is withdrawn unless asked for it', () => {
    expect(titles('gone')).toEqual([])
    expect(found('gone', { withdrawn: 'include' })).toHaveLength(1)
  })

  it('says whether there are more', () => {
    expect(search(publishedWorld().database, 'firewall OR water', { limit: 1 })).toMatchObject({
      value: { rows: { length: 1 }, more: true, rankedOnly: null },
    })
  })

  it('knows which words occur nowhere', () => {
    expect(wordsNowhere(publishedWorld().database, 'firewall endpont -zeppelin')).toEqual(['endpont'])
    expect(wordsNowhere(publishedWorld().database, 'endpont NOT (zeppelin OR airship)')).toEqual(['endpont'])
  })
})

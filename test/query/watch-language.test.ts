import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FILTER_NAMES, filterFlag } from '../../src/cli/asking/filter-flags.ts'
import { readWatch, WATCH_FILTERS } from '../../src/query/watch-language.ts'

function read(typed: string) {
  const found = readWatch(typed)
  if (!found.ok) throw new Error(found.problem.message)
  return found.value
}

function refusal(typed: string) {
  const found = readWatch(typed)
  if (found.ok) throw new Error('it was read')
  return found.problem
}

describe('a saved question', () => {
  it('takes filters as name:value and as name value, in any order', () => {
    const filters = { expiresWithin: '6m', category: 'firewall' }
    for (const typed of [
      'expires-within 6m category:firewall',
      'category firewall expires-within:6m',
      'CATEGORY: firewall   Expires-Within: 6m',
      '--expires-within 6m --category=firewall',
    ]) {
      expect(read(typed), typed).toEqual({ of: 'contracts', filters })
    }
  })

  it('takes a value with spaces within double quotes', () => {
    expect(read('region:"North West" supplier "Acme Ltd"').filters).toEqual({
      region: 'North West',
      supplier: 'Acme Ltd',
    })
  })

  it('takes curly quotation marks, as word processors set them, for straight ones', () => {
    expect(read('region:“North West” text:“end user”').filters).toEqual({ region: 'North West', text: '"end user"' })
  })

  it('takes no word for the name of a list or a filter that is none', () => {
    expect(read('constructor toString')).toEqual({ of: 'responses', filters: { text: 'constructor toString' } })
  })

  it('searches for all other words as they stand, in the language of searches', () => {
    const typed = '"end user devices" OR laptop* -tablet title:=firewall (NOT water)'
    expect(read(`trust:RTH ${typed}`)).toEqual({ of: 'responses', filters: { trust: 'RTH', text: typed } })
    expect(read('text:"neither confirm" since 2026').filters).toEqual({ text: '"neither confirm"', since: '2026' })
  })

  it('searches for the name of a filter that stands within quotes', () => {
    expect(read('"trust" board minutes').filters).toEqual({ text: '"trust" board minutes' })
  })

  it('asks for contracts where a filter is of contracts, for responses otherwise, or for what its first word says', () => {
    expect(read('supplier:Softcat').of).toBe('contracts')
    expect(read('outcome:not_held').of).toBe('responses')
    expect(read('responses supplier:Softcat')).toEqual({ of: 'responses', filters: { supplier: 'Softcat' } })
    expect(read('contracts trust:RTH')).toEqual({ of: 'contracts', filters: { trust: 'RTH' } })
    expect(read('search firewall')).toEqual({ of: 'responses', filters: { text: 'firewall' } })
  })

  it.each([
    ['catgory:firewall', '"catgory" is no filter.'],
    ['--limit 5', '"limit" is no filter.'],
    ['firewall category', '"category" has no value.'],
    ['trust:RTH trust:RX1', '"trust" is given twice.'],
    ['contracts', 'The question asks for nothing.'],
    ['', 'The question asks for nothing.'],
  ])('refuses %j, and shows the words that it knows', (typed, message) => {
    expect(refusal(typed)).toMatchObject({ kind: 'wrong_filter', message })
    expect(refusal(typed).candidates).toContain('category:firewall')
    expect(refusal(typed).candidates).toContain('expires-within:6m')
  })

  it('says where a quotation mark is left open', () => {
    expect(refusal('region:"North West').message).toBe('A quotation mark is opened and not closed.')
  })

  it('has every filter of the other commands, under the name of its flag', () => {
    const flags = FILTER_NAMES.map((name) => [filterFlag(name).replace('--', ''), name])
    expect(Object.entries(WATCH_FILTERS).map(([name, { sets }]) => [name, sets])).toEqual(expect.arrayContaining(flags))
  })

  it('reads anything without throwing, and keeps each free word', () => {
    fc.assert(fc.property(fc.string(), (typed) => typeof readWatch(typed).ok === 'boolean'))
    const word = fc.stringMatching(/^[a-z]{2,8}$/).filter((name) => !(name in WATCH_FILTERS))
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (words) => {
        const typed = ['responses', ...words].join(' ')
        expect(read(typed).filters.text).toBe(words.join(' '))
      }),
    )
  })
})

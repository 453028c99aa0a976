import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { correctionsOf, readCorrections } from '../../crawlers/corrections.ts'
import { loadAdapters } from '../../crawlers/registry.ts'

const GOOD = {
  reference: 'FOI 4216',
  field: 'contracts.1.supplier',
  value: 'Acme Ltd',
  why: 'The letter names the reseller in a picture.',
  who: 'maintainer',
  date: '2026-03-01',
}

function fileWith(content: unknown): URL {
  const folder = mkdtempSync(join(tmpdir(), 'trustlog-corrections-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'corrections.json')
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return pathToFileURL(file)
}

function reading(content: unknown) {
  return () => readCorrections(fileWith(content), 'corrections.json')
}

describe('corrections.json', () => {
  it('can be read wherever a trust has one', async () => {
    const adapters = await loadAdapters()
    expect(adapters.every(({ corrections }) => corrections === undefined || corrections.length > 0)).toBe(true)
  })

  it('gives its corrections, and none where there is no file', () => {
    expect(reading([GOOD])()).toEqual([GOOD])
    expect(readCorrections(new URL('file:///nowhere/corrections.json'), 'none')).toEqual([])
  })

  it.each([
    ['who says so', { ...GOOD, who: '' }, /who/],
    ['why', { ...GOOD, why: undefined }, /why/],
    ['since when', { ...GOOD, date: '31 March' }, /date/],
    ['which case', { ...GOOD, reference: 'the printers' }, /neither a case reference nor an address/],
    ['a field that there is', { ...GOOD, field: 'contracts.1.price' }, /no field that can be corrected/],
    ['a value that fits the field', { ...GOOD, field: 'outcome', value: 'granted' }, /outcome/],
    ['a number where the field is one', { ...GOOD, field: 'contracts.1.annualSpend' }, /number/],
    ['nothing, where the whole is denied', { ...GOOD, field: 'contracts.1' }, /null/],
  ])('must say %s', (_what, wrong, message) => {
    expect(reading([wrong])).toThrow(message)
  })

  it('must be JSON, and correct a field once', () => {
    expect(reading('[')).toThrow(/is not JSON/)
    expect(reading([GOOD, { ...GOOD, reference: 'FOI-4216', value: 'Other' }])).toThrow(/corrected twice/)
  })

  it('belongs to a case by its reference in any spelling, or by its address', () => {
    const byAddress = { ...GOOD, reference: 'https://foi.example.nhs.uk/12' }
    const found = correctionsOf([GOOD, byAddress], { canonicalReference: '4216', addresses: [] })
    expect(found).toEqual([GOOD])
    expect(correctionsOf([GOOD, byAddress], { canonicalReference: null, addresses: [byAddress.reference] })).toEqual([
      byAddress,
    ])
  })
})

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { authorityByCode, isOdsCode, registeredAuthorities } from '../../src/authorities/register.ts'

const all = [...registeredAuthorities().values()]
const DAY = /^(?:19|20)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/

describe('the register of authorities', () => {
  it('has a line for every body, each with a code of its own', () => {
    const text = readFileSync(new URL('../../src/authorities/register.csv', import.meta.url), 'utf8')
    expect(all).toHaveLength(text.trimEnd().split('\n').length - 1)
    expect(all.length).toBeGreaterThan(350)
  })

  it('names a body as responses do', () => {
    expect(authorityByCode('RTH')).toEqual({
      odsCode: 'RTH',
      name: 'Oxford University Hospitals NHS Foundation Trust',
      nation: 'England',
      kind: 'NHS Foundation Trust',
    })
    expect(authorityByCode('ZZZ')).toBeNull()
  })

  it('tells codes of the Organisation Data Service from GSS codes and our own', () => {
    expect(['RTH', 'G6V2S', 'S08000024', 'X-NHS24'].map(isOdsCode)).toEqual([true, true, false, false])
  })

  it('states each body as the field does', () => {
    for (const authority of all) {
      const { odsCode, nation, status, openedOn, closedOn, mergedOn, homepage, foiPage } = authority
      expect(odsCode).toMatch(/^(?:[A-Z0-9]{3,6}|S\d{8}|X-[A-Z0-9-]+)$/)
      expect(['England', 'Scotland', 'Wales', 'Northern Ireland'], odsCode).toContain(nation)
      expect(['operating', 'merged', 'closed'], odsCode).toContain(status)
      for (const day of [openedOn, closedOn, mergedOn]) expect(day ?? '2000-01-01', odsCode).toMatch(DAY)
      for (const address of [homepage, foiPage]) expect(() => new URL(address ?? 'https://example.org')).not.toThrow()
    }
  })

  it('leads from every body that merged to one that is operating', () => {
    for (const merged of all.filter(({ status }) => status === 'merged')) {
      expect(merged.successors, merged.name).not.toEqual([])
      for (const code of merged.successors) {
        expect(registeredAuthorities().get(code)?.status, `${merged.name} → ${code}`).toBe('operating')
      }
    }
  })
})

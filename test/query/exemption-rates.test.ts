import { describe, expect, it } from 'vitest'
import { clusterRequests } from '../../src/crawl/cluster.ts'
import { type ExemptionGroup, listExemptionRates } from '../../src/query/exemption-rates.ts'
import type { Filters } from '../../src/query/filters.ts'
import { trustlog } from '../cli/command-line.ts'
import { publishedWorld } from './published.ts'

function rates(by: ExemptionGroup, filters: Filters = {}): string[] {
  const { database } = publishedWorld()
  clusterRequests(database)
  const answered = listExemptionRates(database, by, filters)
  if (!answered.ok) throw new Error(answered.problem.message)
  return answered.value.rows.map(
    ({ group, refusing, responses, neitherConfirmNorDeny, sections }) =>
      `${group} ${refusing}/${responses} ncnd ${neitherConfirmNorDeny}: ${sections.map(({ section, responses }) => `${section} ${responses}`).join(', ')}`,
  )
}

describe('rates of exemptions', () => {
  it('count the responses of a trust that rely on a ground among all that it published', () => {
    expect(rates('trust')).toEqual([
      'Sample Health Board 1/1 ncnd 0: 12 1',
      'Example University Hospitals 1/2 ncnd 1: 31 1, 40 1',
    ])
  })

  it('go by year, newest first, and by topic, which may not be known', () => {
    expect(rates('year')).toEqual(['2026 1/2 ncnd 0: 12 1', '2025 1/1 ncnd 1: 31 1, 40 1'])
    expect(rates('topic').join('\n')).toContain('cyber security 1/2')
  })

  it('keep all responses in the denominator where one ground is asked for', () => {
    expect(rates('trust', { exemption: 's31(3)' })).toEqual([
      'Example University Hospitals 1/2 ncnd 1: 31 1',
      'Sample Health Board 0/1 ncnd 0: ',
    ])
    expect(rates('trust', { withdrawn: 'include', trust: 'RX1' })).toEqual([
      'Example University Hospitals 1/3 ncnd 1: 31 1, 40 1',
    ])
  })

  it('are shown as shares with both numbers beside them', async () => {
    const at = ['--database', publishedWorld().database.file]
    const { stdout } = await trustlog(['exemptions', '--by', 'trust', ...at])
    expect(stdout).toMatch(/RX1 +Example University Hospitals +50\.0% +1 +2 +1 +s31 1, s40 1/)
    const wrong = await trustlog(['exemptions', '--by', 'moon', ...at])
    expect(wrong.exitCode).toBe(2)
    const both = await trustlog(['exemptions', '--by', 'trust', '--evidence', ...at])
    expect(both.stderr).toContain('Leave one of them out')
  })
})

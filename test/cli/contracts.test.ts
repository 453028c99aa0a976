import { describe, expect, it } from 'vitest'
import { contractOf, evidenceIn, publish, sampleDatabase } from '../db/sample.ts'
import { trustlog } from './command-line.ts'

const LETTER = 'Supplied by Gateway Ltd until 2019, 2020 or 2999.'

function world(...ends: string[]) {
  const database = sampleDatabase()
  const contracts = ends.map((expiryDate) =>
    contractOf({
      supplier: 'Gateway Ltd',
      expiryDate,
      evidence: { supplier: evidenceIn(LETTER, 'Gateway Ltd'), expiryDate: evidenceIn(LETTER, expiryDate) },
    }),
  )
  publish(database, { reference: '1', text: LETTER, facts: { contracts } })
  return ['--database', database.file]
}

describe('trustlog contracts', () => {
  it('says how to leave out those that have ended, where most have', async () => {
    const { stdout } = await trustlog(['contracts', ...world('2019', '2020', '2999')])
    expect(stdout).toMatch(/\n2 of these 3 have ended: --expires-after \d{4}-\d\d-\d\d shows those that have not\.\n$/)
    const all = await trustlog(['contracts', ...world('2019')])
    expect(all.stdout).toContain('\nAll of these have ended: ')
  })

  it('says nothing of it where most run on', async () => {
    const { stdout } = await trustlog(['contracts', ...world('2020', '2999', '2999')])
    expect(stdout).not.toContain('have ended')
  })
})

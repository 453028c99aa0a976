import { describe, expect, it } from 'vitest'
import { contractOf, evidenceIn, publish, sampleDatabase } from '../db/sample.ts'
import { trustlog } from './command-line.ts'

const LETTER = 'Supplied by Gateway Ltd.'

/** Two letters: one prints the day of the answer, the other no date at all. */
function world() {
  const database = sampleDatabase()
  const supplier = evidenceIn(LETTER, 'Gateway Ltd')
  const facts = { contracts: [contractOf({ supplier: 'Gateway Ltd', evidence: { supplier } })] }
  publish(database, { reference: '1', text: LETTER, facts, details: { respondedOn: '2025-03-04' } })
  publish(database, { reference: '2', text: `${LETTER} Again.`, facts })
  return ['--database', database.file]
}

describe('a date that no letter prints', () => {
  it('is said to be the day on which the response was first seen, wherever it is listed', async () => {
    const at = world()
    const seen = /seen \d{1,2} \w{3} \d{4}/
    for (const command of [['responses'], ['contracts'], ['search', 'Gateway']]) {
      const { stdout } = await trustlog([...command, ...at])
      const dates = stdout.split('\n').filter((line) => /\d{4}/.test(line) && /4 Mar 2025|seen/.test(line))
      expect(dates).toHaveLength(2)
      expect(dates.filter((line) => seen.test(line))).toHaveLength(1)
    }
  })

  it('is told from the others in SQL and CSV', async () => {
    const at = world()
    const { stdout } = await trustlog([
      'sql',
      'SELECT reference, dated_by FROM response_list ORDER BY 1',
      '--csv',
      ...at,
    ])
    expect(stdout).toBe('reference,dated_by\r\n1,responded\r\n2,seen\r\n')
    const csv = await trustlog(['responses', '--csv', ...at])
    expect(csv.stdout.split('\r\n')[0]).toMatch(/,url,dated_by$/)
  })
})

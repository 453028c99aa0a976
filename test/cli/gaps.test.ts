import { describe, expect, it } from 'vitest'
import { publish, sampleDatabase } from '../db/sample.ts'
import { trustlog } from './command-line.ts'

/** The first was published earlier than the others. */
function world(references = ['FOI 4214', 'FOI 4216', 'FOI 4220']) {
  const database = sampleDatabase()
  for (const [number, reference] of references.entries()) {
    publish(database, {
      reference: reference.slice(4),
      text: `Letter ${reference}.`,
      details: { publishedOn: number === 0 ? '2026-01-20' : '2026-02-01' },
    })
  }
  return ['--database', database.file]
}

describe('trustlog gaps', () => {
  it('shows the share published, what that supposes, and the missing numbers', async () => {
    const { stdout, exitCode } = await trustlog(['gaps', 'RX1', ...world()])
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/RX1 +# +2026 +3 +4 +43%/)
    expect(stdout).toContain('3 references of 7 numbers are or were published: 43%. This supposes that every number')
    expect(stdout).toMatch(/RX1 +4217 – 4219 +3 +1 Feb 2026\nRX1 +4215 +1 +20 Jan 2026 and 1 Feb 2026/)
  })

  it('gives other programs the gaps with the estimate and what it supposes', async () => {
    const at = world()
    const json = JSON.parse((await trustlog(['gaps', 'RX1', '--json', ...at])).stdout)
    expect(json).toMatchObject({ publishedShare: 3 / 7, gaps: [{ from: '4217', to: '4219' }, { from: '4215' }] })
    expect(json.assumption).toContain('supposes')
    const csv = await trustlog(['gaps', 'RX1', '--csv', ...at])
    expect(csv.stdout).toMatch(/^ods_code,trust,shape,from,to,count,jump,before,before_on,after,after_on\r\nRX1,/)
  })

  it('shows where the references beside the gaps are, and the SQL', async () => {
    const at = world()
    const proved = await trustlog(['gaps', 'RX1', '--evidence', ...at])
    expect(proved.stdout).toContain('– 4216 https://foi.example.nhs.uk/4216')
    expect((await trustlog(['gaps', 'RX1', '--show-sql', ...at])).stdout).toContain('from "responses"')
  })

  it('says so where no reference counts, or there is no request', async () => {
    const none = await trustlog(['gaps', '7A9', ...world()])
    expect(none.stdout).toContain('No references that count upwards, of 7A9, in')
    const letters = await trustlog(['gaps', 'RX1', ...world(['FOI 1J1H'])])
    expect(letters.stdout).toContain('it has 1 request there, none with a number in its reference')
  })

  it('understands a mistyped trust, and names those that may be meant', async () => {
    const at = world()
    const near = await trustlog(['gaps', 'exmaple', ...at])
    expect(near.stderr).toContain('is taken for Example University Hospitals (RX1)')
    const wrong = await trustlog(['gaps', 'zeppelin', ...at])
    expect(wrong.exitCode).toBe(2)
    expect(wrong.stderr).toContain('No trust in the database is called "zeppelin".')
  })
})

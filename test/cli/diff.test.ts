import { describe, expect, it } from 'vitest'
import { LATER, publish, sampleDatabase } from '../db/sample.ts'
import { trustlog } from './command-line.ts'

/** Two runs; the second one revised a response. */
function revised() {
  const first = sampleDatabase()
  publish(first, { reference: '4216', text: 'The Trust holds 3 records.', details: { title: 'Beds' } })
  const second = { ...first, runId: first.runs.start({ startedAt: LATER, command: 'crawl' }) }
  publish(second, { reference: '4216', text: 'The Trust holds 99 records.', details: { title: 'Beds' }, at: LATER })
  return ['--database', first.file]
}

describe('trustlog diff', () => {
  it('shows what the latest run changed', async () => {
    const { exitCode, stdout } = await trustlog(['diff', 'latest', ...revised()])
    expect(exitCode).toBe(0)
    expect(stdout).toContain('revised  RX1    4216       Beds')
    expect(stdout).toContain('1 document new; 1 document gone; “… The Trust holds [3 → 99] …”')
  })

  it('compares two runs, for other programs', async () => {
    const { stdout } = await trustlog(['diff', '1', 'latest', '--json', ...revised()])
    expect(JSON.parse(stdout)).toMatchObject([{ change: 'revised', words: { removed: '3', added: '99' } }])
    const csv = await trustlog(['diff', '1', '2', '--csv', ...revised()])
    expect(csv.stdout).toMatch(/^change,ods_code,trust,response_id,reference,title,what\r?\nrevised,RX1,/)
  })

  it('says so where nothing changed', async () => {
    const { stdout } = await trustlog(['diff', '2', '2', ...revised()])
    expect(stdout).toBe('Every response stands after run 2 as it stood after run 2.\n')
  })
})

import { describe, expect, it } from 'vitest'
import { failure } from '../../src/failure.ts'
import { AT, LOG, manifestOf, OTHER_LOG, publish, sampleDatabase } from '../db/sample.ts'
import { trustlog } from './command-line.ts'

/** One log is well, the other one's host is gone. */
function oneBroken() {
  const database = sampleDatabase()
  const failures = [failure('dns', 'The name could not be resolved', OTHER_LOG.url)]
  database.runs.saveLog(database.runId, manifestOf(LOG), AT)
  const broken = manifestOf(OTHER_LOG, { status: 'failed', pages: 0, failed: { dns: 1 }, failures })
  database.runs.saveLog(database.runId, broken, AT)
  publish(database, { reference: '1', text: 'One.', details: { publishedOn: '2020-02-05' } })
  return ['--database', database.file]
}

describe('trustlog status', () => {
  it('has a line a log, the worst first, and exits 1 while one is not well', async () => {
    const { exitCode, stdout } = await trustlog(['status', ...oneBroken()])
    expect(exitCode).toBe(1)
    const [, first, second] = stdout.split('\n')
    expect(first).toMatch(/^7A9 +Sample Health Board +failed +never +0 +·{12} +dns$/)
    expect(second).toMatch(/^RX1 +Example University Hospitals +well +2026-03-02 +2020-02-05 +1 +·{12}$/)
  })

  it('says of one trust what to do about each trouble', async () => {
    const { stdout } = await trustlog(['status', '7A9', ...oneBroken()])
    expect(stdout).toContain('7A9 Sample Health Board  failed')
    expect(stdout.replace(/\s+/g, ' ')).toContain(`dns: The name could not be resolved: ${OTHER_LOG.url}. Check`)
  })

  it('exits 0 where those that are asked for are well', async () => {
    expect((await trustlog(['status', 'RX1', ...oneBroken()])).exitCode).toBe(0)
  })

  it('gives other programs every field', async () => {
    const { stdout } = await trustlog(['status', '--json', ...oneBroken()])
    expect(JSON.parse(stdout)).toMatchObject([{ health: 'failed', troubles: [{ kind: 'dns' }] }, { responses: 1 }])
    const csv = await trustlog(['status', '--csv', ...oneBroken()])
    expect(csv.stdout).toContain(`RX1,Example University Hospitals,${LOG.slug},well,${AT},${AT},0,2020-02-05,1,0,`)
  })
})

import { describe, expect, it } from 'vitest'
import { sampleDatabase } from '../db/sample.ts'
import { trustlog } from './command-line.ts'

const USAGE = {
  requests: 12,
  bytes: 1_250_000,
  notModified: 3,
  waitedMilliseconds: 22_400.6,
  robots: 'obeyed',
  crawlDelaySeconds: 5,
  failures: { rate_limited: 2 },
  rested: 'rate_limited',
} as const

/** A database whose only run asked two hosts. */
function runWithHosts() {
  const database = sampleDatabase()
  database.runs.saveHosts(database.runId, [
    { ...USAGE, host: 'quiet.example', requests: 1, crawlDelaySeconds: null, failures: {}, rested: null },
    { ...USAGE, host: 'busy.example' },
  ])
  return ['--database', database.file]
}

describe('trustlog politeness', () => {
  it('shows what the latest run asked of each host, the most asked first', async () => {
    const { exitCode, stdout } = await trustlog(['politeness', ...runWithHosts()])
    expect(exitCode).toBe(0)
    const [heading, first, second] = stdout.split('\n')
    expect(heading).toMatch(
      /^Host +Requests +Unchanged +MB +Waited +robots\.txt +Crawl-delay +Failed +Left alone after$/,
    )
    expect(first).toMatch(/^busy\.example +12 +3 +1\.25 +22 s +obeyed +5 s +2 rate limited +rate limited$/)
    expect(second).toMatch(/^quiet\.example +1 +3 +1\.25 +22 s +obeyed$/)
  })

  it('gives other programs every field', async () => {
    const { stdout } = await trustlog(['politeness', '1', '--json', ...runWithHosts()])
    expect(JSON.parse(stdout)[0]).toEqual({ ...USAGE, host: 'busy.example', waitedMilliseconds: 22_401 })
    const csv = await trustlog(['politeness', '1', '--csv', ...runWithHosts()])
    expect(csv.stdout).toContain('busy.example,12,3,1250000,22401,obeyed,5,2 rate limited,rate_limited')
  })

  it('says so where a run was killed before it could say, and where there is no such run', async () => {
    const database = ['--database', sampleDatabase().file]
    expect((await trustlog(['politeness', ...database])).stdout).toBe(
      'Run 1 asked no host, or was killed before it could say.\n',
    )
    const unknown = await trustlog(['politeness', '7', ...database])
    expect(unknown).toMatchObject({ exitCode: 1 })
    expect(unknown.stderr).toContain('There is no run 7.')
  })
})

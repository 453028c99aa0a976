import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Verification } from '../../src/domain.ts'
import { type Replica, startReplica } from '../replica/replica.ts'
import { temporaryFolder, trustlog } from './command-line.ts'

let replica: Replica

beforeAll(async () => {
  replica = await startReplica({ seed: 5, trusts: 2, responses: 6 })
})
afterAll(() => replica.stop())

function prepared(): string {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'logs.json'), JSON.stringify(replica.logs))
  writeFileSync(
    join(folder, 'trustlog.config.json'),
    JSON.stringify({ logs: 'logs.json', allowLoopback: true, delay: 0, readers: 1, logLevel: 'warn' }),
  )
  return folder
}

describe('trustlog verify', () => {
  it('holds adapters to a sample of their sites and keeps the evidence, without saving a response', async () => {
    const workingFolder = prepared()
    const { exitCode, stdout } = await trustlog(['verify'], { workingFolder })
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(
      /^RTH Oxford .* {2}fits\n {2}\d+ responses on \d listing pages?, 3 response pages, \d documents?$/m,
    )
    const rows = await trustlog(['sql', 'SELECT passed, listed FROM log_verifications', '--json'], { workingFolder })
    expect(JSON.parse(rows.stdout)).toMatchObject([{ passed: 1 }, { passed: 1 }])
    const responses = await trustlog(['responses', '--json'], { workingFolder })
    expect(JSON.parse(responses.stdout)).toEqual([])
  })

  it('leaves alone what was verified lately, with --due', async () => {
    const workingFolder = prepared()
    await trustlog(['verify', 'RTH'], { workingFolder })
    const { stdout } = await trustlog(['verify', '--due', '--json'], { workingFolder })
    expect(JSON.parse(stdout).map(({ log }: Verification) => log)).toEqual(['ret-the-walton-centre'])
    const again = await trustlog(['verify', '--due'], { workingFolder })
    expect(again).toMatchObject({ exitCode: 0, stdout: 'No log is due: each was verified in the last 30 days.\n' })
  })

  it('says which check failed, with the kind of failure, and exits 1', async () => {
    const workingFolder = prepared()
    replica.setFault('rth', 'server-error')
    try {
      const { exitCode, stdout } = await trustlog(['verify', 'RTH'], { workingFolder })
      expect(exitCode).toBe(1)
      expect(stdout).toMatch(/^RTH .* {2}does not fit$/m)
      expect(stdout).toMatch(
        /✗ the log answers each request with a page that its adapter knows:\n {6}http_server_error: /,
      )
      expect(stdout).toContain('✗ the log lists at least one response:')
    } finally {
      replica.setFault('rth', null)
    }
  })
})

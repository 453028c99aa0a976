import { describe, expect, it } from 'vitest'
import { trustlog } from './command-line.ts'

describe('trustlog coverage', () => {
  it('counts the bodies of each nation', async () => {
    const { exitCode, stdout } = await trustlog(['coverage'])
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/^Nation +Bodies +Covered +Blocked +Log known +No log found +Not looked for$/m)
    expect(stdout).toMatch(/^Northern Ireland +6 /m)
  })

  it('lists the bodies that a name, a nation or a kind of coverage means, without a database too', async () => {
    const { stdout } = await trustlog(['coverage', 'RTH', '--json'])
    expect(JSON.parse(stdout)).toMatchObject([
      { odsCode: 'RTH', coverage: 'covered', logs: [{ slug: 'rth-oxford-university-hospitals', responses: null }] },
    ])
    const { stdout: csv } = await trustlog(['coverage', 'wales', '--csv'])
    expect(csv).toMatch(/^X-CTMUHB,Cwm Taf Morgannwg University Health Board,Wales,/m)
  })

  it('exits 2 where nothing is meant', async () => {
    const { exitCode, stderr } = await trustlog(['coverage', 'atlantis'])
    expect(exitCode).toBe(2)
    expect(stderr).toContain('No operating body of the register fits "atlantis".')
  })
})

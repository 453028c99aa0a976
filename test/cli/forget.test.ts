import { describe, expect, it } from 'vitest'
import { publish, sampleDatabase, temporaryFolder } from '../db/sample.ts'
import { trustlog } from './command-line.ts'

function published(): { flags: string[]; url: string } {
  const database = sampleDatabase()
  const url = 'https://foi.example.nhs.uk/4216'
  publish(database, { reference: '4216', text: 'There are none.', url })
  publish(database, { reference: '4217', text: 'There are two.' })
  return { flags: ['--database', database.file, '--archive', temporaryFolder()], url }
}

async function references(flags: string[]): Promise<string[]> {
  const { stdout } = await trustlog(['responses', '--json', ...flags.slice(0, 2)])
  return (JSON.parse(stdout) as { reference: string }[]).map(({ reference }) => reference).sort()
}

const WHY = ['--why', 'asked by the trust']

describe('trustlog forget', () => {
  it('says what would go, and removes nothing without --yes', async () => {
    const { flags } = published()
    const { exitCode, stdout } = await trustlog(['forget', '4216', ...WHY, ...flags])
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(
      /^This would remove response #\d+ with 1 content of 1 address\. Nothing was removed: say --yes/,
    )
    expect(await references(flags)).toEqual(['4216', '4217'])
  })

  it('removes a response, named as everywhere else', async () => {
    const { flags, url } = published()
    const { exitCode, stdout } = await trustlog(['forget', url, ...WHY, '--yes', ...flags])
    expect({ exitCode, stdout }).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^Removed: response #1/) })
    expect(await references(flags)).toEqual(['4217'])
    expect((await trustlog(['response', '4216', ...flags.slice(0, 2)])).exitCode).toBe(1)
  })

  it('sets a tombstone for an address at which nothing is held yet', async () => {
    const { flags } = published()
    const url = 'https://foi.example.nhs.uk/not-yet'
    const { stdout } = await trustlog(['forget', url, ...WHY, '--yes', '--json', ...flags])
    expect(JSON.parse(stdout)).toEqual({ responseId: null, addresses: [url], contents: [], shared: [], done: true })
    const count = ['sql', 'SELECT kind, why FROM tombstones', '--json', ...flags.slice(0, 2)]
    expect(JSON.parse((await trustlog(count)).stdout)).toEqual([{ kind: 'address', why: 'asked by the trust' }])
  })

  it('asks why', async () => {
    const { flags } = published()
    const { exitCode, stderr } = await trustlog(['forget', '4216', '--yes', ...flags])
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('--why') })
    expect(await references(flags)).toEqual(['4216', '4217'])
  })

  it('says of a reference that is not there that it is not', async () => {
    const { exitCode, stderr } = await trustlog(['forget', '9999', ...WHY, '--yes', ...published().flags])
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('There is no response') })
  })
})

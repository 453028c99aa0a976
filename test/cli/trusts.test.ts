import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder, trustlog } from './command-line.ts'

describe('trustlog trusts', () => {
  it('lists the logs that can be crawled', async () => {
    const { exitCode, stdout } = await trustlog(['trusts'])
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/^RTH +Oxford University Hospitals .*disclosurelog +https:\/\//m)
    expect(stdout).toMatch(/^RET +.*Walton Centre/m)
  })

  it('gives one of them, by a part of its name, as JSON and as CSV', async () => {
    const json = await trustlog(['trusts', 'walton', '--json'])
    expect(JSON.parse(json.stdout)).toMatchObject([{ odsCode: 'RET', platform: 'verseone' }])
    const csv = await trustlog(['trusts', 'walton', '--csv'])
    expect(csv.stdout).toMatch(/^ods_code,name,slug,nation,kind,platform,url,verified\r\nRET,/)
  })

  it('exits 2 and offers near matches for a name that fits none', async () => {
    const { exitCode, stderr } = await trustlog(['trusts', 'oxford univercity hospitals'])
    expect(exitCode).toBe(2)
    expect(stderr).toContain('Perhaps: RTH')
    expect(stderr).toContain('Run "trustlog trusts"')
  })

  it('lists the logs of a file in place of the registered ones', async () => {
    const workingFolder = temporaryFolder()
    const logs = [{ trust: 'RTH', url: 'http://rth.localhost:4010/' }]
    writeFileSync(join(workingFolder, 'logs.json'), JSON.stringify(logs))
    const { stdout } = await trustlog(['trusts', '--json', '--logs', 'logs.json'], { workingFolder })
    expect(JSON.parse(stdout)).toMatchObject([{ odsCode: 'RTH', url: 'http://rth.localhost:4010/' }])
  })

  it('exits 2 where the file of logs is wrong', async () => {
    const { exitCode, stderr } = await trustlog(['trusts', '--logs', 'none.json'])
    expect(exitCode).toBe(2)
    expect(stderr).toContain('none.json: the file of logs cannot be read.')
  })
})

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Replica, startReplica } from '../replica/replica.ts'
import { temporaryFolder, trustlog } from './command-line.ts'

const SLUG = 'rth-oxford-university-hospitals'
let replica: Replica

beforeAll(async () => {
  replica = await startReplica({ seed: 6, trusts: 2, responses: 30 })
})
afterAll(() => replica.stop())

/** A working folder that looks like a clone. */
function clone(): { workingFolder: string; fixtures: string } {
  const workingFolder = temporaryFolder()
  mkdirSync(join(workingFolder, 'crawlers', 'trusts', SLUG), { recursive: true })
  writeFileSync(join(workingFolder, 'logs.json'), JSON.stringify(replica.logs))
  writeFileSync(
    join(workingFolder, 'trustlog.config.json'),
    JSON.stringify({ logs: 'logs.json', allowLoopback: true, delay: 0, readers: 1, logLevel: 'warn' }),
  )
  return { workingFolder, fixtures: join(workingFolder, 'crawlers', 'trusts', SLUG, 'fixtures') }
}

describe('trustlog record', () => {
  it('writes the pages, their addresses and what the adapter reads from them', async () => {
    const { workingFolder, fixtures } = clone()
    const { exitCode, stdout } = await trustlog(['record', 'RTH', '--pages', '1', '--entries', '2'], { workingFolder })
    expect(exitCode).toBe(0)
    expect(stdout).toContain(`1 listing page and 2 response pages in ${join('crawlers', 'trusts', SLUG, 'fixtures')}`)
    const files = ['entry-1.html', 'entry-2.html', 'expected.json', 'listing-1.html', 'pages.json']
    expect(readdirSync(fixtures).sort()).toEqual(files)
    const pages: Record<string, string | null> = JSON.parse(readFileSync(join(fixtures, 'pages.json'), 'utf8'))
    const expected = JSON.parse(readFileSync(join(fixtures, 'expected.json'), 'utf8'))
    expect(Object.keys(expected.entries)).toEqual(Object.keys(pages).filter((url) => pages[url]?.startsWith('entry')))
    // The listing goes on, and names more responses than were saved: the replay must know that they exist.
    expect(pages[expected.listings[0].next]).toBeNull()
  })

  it('leaves fixtures alone that are there, unless told to replace them', async () => {
    const { workingFolder, fixtures } = clone()
    mkdirSync(fixtures)
    writeFileSync(join(fixtures, 'mine.html'), '')
    const { exitCode, stderr } = await trustlog(['record', 'RTH'], { workingFolder })
    expect(exitCode).toBe(2)
    expect(stderr).toContain('--replace')
    expect(readdirSync(fixtures)).toEqual(['mine.html'])
  })

  it('writes nothing where the site fails, and outside of a clone', async () => {
    const { workingFolder, fixtures } = clone()
    mkdirSync(fixtures)
    writeFileSync(join(fixtures, 'mine.html'), '')
    replica.setFault('rth', 'server-error')
    try {
      const failed = await trustlog(['record', 'RTH', '--replace'], { workingFolder })
      expect(failed.exitCode).toBe(1)
      expect(readdirSync(fixtures)).toEqual(['mine.html'])
    } finally {
      replica.setFault('rth', null)
    }
    const elsewhere = await trustlog(['record', 'RTH'], { workingFolder: temporaryFolder() })
    expect(elsewhere.exitCode).toBe(2)
    expect(elsewhere.stderr).toContain('at the top of a clone')
  })
})

import { readFileSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { issues } from '../../scripts/nightly/issues.ts'
import { placesIn } from '../../scripts/nightly/places.ts'
import type { LogStatus, Trouble } from '../../src/query/status.ts'
import { makeWorld, type World } from './world.ts'

let world: World

beforeEach(() => {
  world = makeWorld()
  for (const [name, value] of Object.entries(world.environment)) vi.stubEnv(name, value)
  vi.stubEnv('GITHUB_STEP_SUMMARY', join(world.folder, 'summary.md'))
})

afterEach(() => {
  vi.unstubAllEnvs()
  world.remove()
})

interface Issue {
  number: number
  state: string
  title: string
  body: string
  /** Comments, those on closing and opening again among them. */
  told: string[]
}

function filed(): Issue[] {
  return JSON.parse(readFileSync(`${world.github}.issues.json`, 'utf8'))
}

function change(number: number, changes: Partial<Issue>): Promise<void> {
  const all = filed().map((issue) => (issue.number === number ? { ...issue, ...changes } : issue))
  return writeFile(`${world.github}.issues.json`, JSON.stringify(all))
}

/** What the night did about a list of logs. */
async function night(...statuses: LogStatus[]): Promise<string> {
  const places = placesIn(join(world.folder, 'data'))
  await mkdir(dirname(places.statuses), { recursive: true })
  await writeFile(places.statuses, JSON.stringify(statuses))
  return issues(places)
}

function trouble(changes: Partial<Trouble> = {}): Trouble {
  return {
    kind: 'http_server_error',
    count: 1,
    message: 'The server reports an error of its own (503)',
    advice: 'Wait; the next night tries again.',
    evidence: 'https://foi.example.nhs.uk/',
    status: 503,
    said: 'Service Unavailable',
    ...changes,
  }
}

function log(changes: Partial<LogStatus> = {}): LogStatus {
  return {
    log: 'rx1-example-university-hospitals',
    odsCode: 'RX1',
    trust: 'Example University Hospitals',
    url: 'https://foi.example.nhs.uk/',
    health: 'failed',
    lastCrawledAt: '2026-03-09T02:00:00.000Z',
    lastGoodAt: '2026-03-07T02:00:00.000Z',
    crawlsSinceGood: 2,
    notGoodSince: '2026-03-08T02:00:00.000Z',
    newestOn: '2026-03-01',
    responses: 40,
    withdrawn: 0,
    months: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
    troubles: [trouble()],
    ...changes,
  }
}

const WELL = { health: 'well' as const, troubles: [], crawlsSinceGood: 0, notGoodSince: null }

describe('the issue of a broken log', () => {
  it('says what failed, with evidence, since when, when it was last good, and what to do next', async () => {
    expect(await night(log(), log({ log: 'other', ...WELL }))).toBe('Issues: 1 opened.')
    expect(filed()).toHaveLength(1)
    const [{ title, body } = { title: '', body: '' }] = filed()
    expect(title).toContain('Example University Hospitals')
    for (const part of [
      '**failed**',
      'Not good since: 2026-03-08',
      'Last good crawl: 2026-03-07',
      '**http server error** (status 503): ` The server reports an error of its own (503) `',
      '` https://foi.example.nhs.uk/ `',
      '` Service Unavailable `',
      'Wait; the next night tries again',
      'npx trustlog crawl RX1',
    ]) {
      expect(body).toContain(part)
    }
  })

  it('is found by its marker, whatever its title, and left alone while nothing changes', async () => {
    await night(log())
    await change(1, { title: 'Renamed by a person' })
    const before = filed()
    // Another night, on which only the number of nights is another.
    expect(await night(log({ crawlsSinceGood: 3, lastCrawledAt: '2026-03-10T02:00:00.000Z' }))).toBe(
      'No issue has changed.',
    )
    expect(filed()).toEqual(before)
  })

  it('is not found by its words: one of somebody else without a marker is left alone', async () => {
    await night(log())
    await change(1, { body: filed()[0]?.body.replace('<!-- trustlog log', '<!-- another log') ?? '' })
    await night(log())
    expect(filed()).toHaveLength(2)
  })

  it('gets new figures silently, and a comment only when something else is wrong', async () => {
    await night(log())
    expect(await night(log({ troubles: [trouble({ count: 7 })] }))).toBe('Issues: 1 updated.')
    expect(filed()[0]).toMatchObject({ body: expect.stringContaining('7 times'), told: [] })
    await night(log({ troubles: [trouble({ kind: 'dns', message: 'The name could not be resolved' })] }))
    expect(filed()[0]?.told).toEqual([expect.stringContaining('dns')])
    expect(filed()[0]?.body).toContain('could not be resolved')
  })

  it('is closed with a comment when the log is well, opened again when it breaks again', async () => {
    await night(log())
    expect(await night(log(WELL))).toBe('Issues: 1 closed.')
    expect(filed()).toMatchObject([{ state: 'CLOSED', told: [expect.stringContaining('The log is well')] }])
    expect(await night(log(WELL))).toBe('No issue has changed.')
    expect(await night(log())).toBe('Issues: 1 opened again.')
    expect(filed()).toHaveLength(1)
    expect(filed()[0]?.state).toBe('OPEN')
    expect(filed()[0]?.told.at(-1)).toContain('was well and is now')
  })

  it('stays closed when a person closed it, until the log has been well', async () => {
    await night(log())
    await change(1, { state: 'CLOSED' })
    expect(await night(log())).toBe('No issue has changed.')
    await night(log(WELL))
    expect(filed()).toMatchObject([{ state: 'CLOSED', told: [] }])
    expect(await night(log())).toBe('Issues: 1 opened again.')
  })

  it('is for logs that a person should look at: a part that cannot be read is given three nights', async () => {
    const incomplete = { health: 'incomplete' as const }
    expect(await night(log({ ...incomplete, crawlsSinceGood: 2 }))).toBe('No issue has changed.')
    expect(await night(log({ ...incomplete, crawlsSinceGood: 3 }))).toBe('Issues: 1 opened.')
    expect(await night(log({ log: 'never', health: 'never', troubles: [] }))).toBe('No issue has changed.')
    expect(await night(log({ log: 'held', health: 'held_back' }), log({ log: 'doubtful', health: 'doubtful' }))).toBe(
      'Issues: 2 opened.',
    )
  })

  it('is one of ten a night at most; the rest are counted in the summary and come the next nights', async () => {
    const many = Array.from({ length: 23 }, (_, index) => log({ log: `log-${index}` }))
    const said = await night(...many)
    expect(said).toBe('Issues: 10 opened. 13 more logs would have opened one: no more than 10 a night.')
    expect(await readFile(join(world.folder, 'summary.md'), 'utf8')).toBe(`${said}\n`)
    await night(...many)
    await night(...many)
    expect(filed()).toHaveLength(23)
    expect(new Set(filed().map(({ body }) => body.split('\n')[0])).size).toBe(23)
  })

  it('does nothing by halves: where GitHub cannot be asked it says so', async () => {
    vi.stubEnv('FAKE_GITHUB_FAULT', 'offline')
    await expect(night(log())).rejects.toThrow('error connecting')
  })
})

describe('text of a site in an issue', () => {
  const hostile = [
    'mentions @nhs-england/everyone',
    'Fixes #1, closes GH-2, resolves https://github.com/o/r/issues/3',
    '<img src=x onerror=alert(1)> <!-- trustlog log other -->',
    '``` ` breaks `` out\n\n# Heading\n\n- [x] done ![](https://evil.example/pixel.png)',
    '<!-- trustlog state well -->',
    `\u202eesrever\u0000`,
  ]

  it.each(hostile)('stands as code: %j', async (said) => {
    await night(log({ trust: 'Example', troubles: [trouble({ said, evidence: said, message: said })] }))
    const [{ body } = { body: '' }] = filed()
    // What is left of the text when every span of code is taken out, as GitHub finds them.
    const outside = body.replace(/(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, '')
    for (const word of [
      '@nhs',
      '#1',
      'GH-2',
      'github.com',
      '<img',
      'evil',
      '# Heading',
      'trustlog log other',
      'esrever',
    ]) {
      expect(outside).not.toContain(word)
    }
    expect(outside.match(/<!--/g)).toHaveLength(2)
    for (const hidden of ['\u202e', '\u0000']) expect(body).not.toContain(hidden)
    expect(await night(log({ trust: 'Example', troubles: [trouble({ said, evidence: said, message: said })] }))).toBe(
      'No issue has changed.',
    )
  })

  it('is cut short', async () => {
    const endless = 'word '.repeat(20_000)
    const many = Array.from({ length: 40 }, () => trouble({ said: endless, evidence: endless, message: endless }))
    await night(log({ troubles: many }))
    expect(filed()[0]?.body.length).toBeLessThan(20_000)
    expect(filed()[0]?.body).toContain('28 kinds of trouble more')
  })
})

// Plays nightly.yml and recrawl.yml, job by job and step by step, on a replica and a stand-in for GitHub.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { canonicalDump, dumpDifferences } from '../db/canonical-dump.ts'
import { compileProgram } from '../process/compiled-program.ts'
import { type Replica, startReplica } from '../replica/replica.ts'
import { type PlayedJob, playWorkflow } from './played-workflow.ts'
import { makeWorld } from './world.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const program = compileProgram()
const world = makeWorld()
const repository = mkdtempSync(join(tmpdir(), 'trustlog-checkout-'))
let replica: Replica
let environment: Record<string, string | undefined>
let nights = 0

beforeAll(async () => {
  for (const entry of ['bin', 'crawlers', 'db', 'package.json', 'scripts', 'src', 'tsconfig.json']) {
    cpSync(join(root, entry), join(repository, entry), { recursive: true })
  }
  writeFileSync(join(repository, 'watches.json'), JSON.stringify({ everything: 'responses since 1990' }))
  symlinkSync(join(root, 'node_modules'), join(repository, 'node_modules'))
  symlinkSync(program.folder, join(repository, 'dist'))
  replica = await startReplica({ seed: 5, trusts: 6, responses: 3 })
  writeFileSync(join(world.folder, 'logs.json'), JSON.stringify(replica.logs))
  environment = {
    ...process.env,
    ...world.environment,
    TRUSTLOG_LOGS: join(world.folder, 'logs.json'),
    TRUSTLOG_ALLOW_LOOPBACK: 'yes',
    TRUSTLOG_DELAY: '0',
    TRUSTLOG_READERS: '1',
    TRUSTLOG_LOG_LEVEL: 'warn',
  }
}, 60_000)

afterAll(async () => {
  await replica.stop()
  world.remove()
  rmSync(repository, { recursive: true, force: true })
})

async function play(
  file: string,
  inputs: Record<string, string> = {},
  lost?: (job: string, matrix: Record<string, unknown>) => boolean,
) {
  nights += 1
  const folder = join(world.folder, `night-${nights}`)
  mkdirSync(folder)
  return playWorkflow(file, {
    folder,
    repository,
    environment,
    contexts: { github: { server_url: 'https://github.example', repository: 'o/trustlog', token: 'secret' }, inputs },
    ...(lost && { lost }),
  })
}

/** What went wrong, with what was printed, so that a failed test says why. */
function failures(played: PlayedJob[]): string[] {
  return played.flatMap(({ name, matrix, steps }) =>
    steps.flatMap(({ does, outcome, output }) =>
      outcome === 'failure' ? [`${name} ${JSON.stringify(matrix)}: ${does}\n${output}`] : [],
    ),
  )
}

function summaryOf(played: PlayedJob[], job: string): string {
  return played
    .filter(({ name }) => name === job)
    .map(({ summary }) => summary)
    .join('')
}

function assets(): string[] {
  return readdirSync(join(world.github, 'data')).sort()
}

/** The newest published database, as whoever downloads it has it. */
function publishedDatabase(): string {
  const file = join(world.folder, `published-${nights}.db`)
  writeFileSync(file, gunzipSync(readFileSync(join(world.github, 'data/trustlog.db.gz'))))
  return file
}

function issues(): { state: string; title: string; body: string; told: string[] }[] {
  return JSON.parse(readFileSync(`${world.github}.issues.json`, 'utf8'))
}

it('collects on several runners what one crawl collects, publishes it, and goes on from there', {
  timeout: 600_000,
}, async () => {
  const first = await play('nightly.yml')
  expect(failures(first)).toEqual([])
  expect(first.map(({ name, matrix }) => `${name} ${matrix['shard'] ?? ''}`.trim())).toEqual([
    'crawl 1',
    'crawl 2',
    'crawl 3',
    'crawl 4',
    'merge',
    'publish',
    'issues',
  ])
  expect(assets()).toEqual([expect.stringMatching(/^trustlog-.*\.db\.gz$/), 'trustlog.db.gz'])
  expect(summaryOf(first, 'merge')).toContain('## All 6 logs are well')
  expect(summaryOf(first, 'merge')).toMatch(/## \d+ new for 1 saved question\n\n### everything/)
  const feedNames = () => readdirSync(join(world.github, 'feeds'))
  expect(feedNames()).toEqual(expect.arrayContaining(['all.atom', 'RTH.atom', 'watch-everything.atom']))
  expect(feedNames()).toHaveLength(8)
  expect(readFileSync(join(world.github, 'feeds/watch-everything.atom'), 'utf8')).toContain('<entry>')

  const manner = ['--logs', 'logs.json', '--allow-loopback', '--delay', '0', '--readers', '1', '--log-level', 'warn']
  const alone = program.start(['crawl', '--database', 'alone.db', '--archive', 'alone', ...manner], world.folder)
  expect((await alone.ended).exitCode).toBe(0)
  const isWatch = (row: string): boolean => /^[+-] watch/.test(row)
  expect(
    dumpDifferences(canonicalDump(publishedDatabase()), canonicalDump(join(world.folder, 'alone.db'))).filter(
      (row) => !isWatch(row),
    ),
  ).toEqual([])

  // A night on which a site is broken, and a runner is lost.
  replica.setFault('rth', 'server-error')
  const shardOf = (trust: string) => first.find(({ summary }) => summary.includes(`| ${trust} `))?.matrix['shard']
  const lostShard = first.find(
    ({ name, matrix, summary }) => name === 'crawl' && matrix['shard'] !== shardOf('RTH') && summary.includes('✅'),
  )?.matrix['shard']
  const second = await play('nightly.yml', {}, (job, matrix) => job === 'crawl' && matrix['shard'] === lostShard)
  replica.setFault('rth', null)
  expect(failures(second).map((failed) => failed.split('\n')[0])).toEqual(
    [`crawl {"shard":${lostShard}}: the runner`, `crawl {"shard":${shardOf('RTH')}}: npm run nightly:crawl`].sort(),
  )
  expect(
    second
      .find(({ name }) => name === 'merge')
      ?.steps.map(({ output }) => output)
      .join(''),
  ).toContain(`Of shard ${lostShard} nothing came.`)
  expect(assets()).toHaveLength(3)
  expect(summaryOf(second, 'merge')).toContain('## Nothing new for 1 saved question')
  expect(summaryOf(second, 'merge')).toContain('## 1 log of 6 not well')
  expect(summaryOf(second, 'merge')).toMatch(/\| RTH .*failed.*http server error/)
  expect(issues()).toMatchObject([{ state: 'OPEN', title: expect.stringContaining('RTH') }])
  expect(issues()[0]?.body).toContain('(status 500)')
  // What was known of the broken log, and of those of the lost runner, is there as before; the register says how bodies
  // are called where no log of theirs was crawled.
  expect(
    dumpDifferences(canonicalDump(publishedDatabase()), canonicalDump(join(world.folder, 'alone.db'))).filter(
      (row) => !isWatch(row) && !/^(?:\+ (?:issues|log_entries)|[+-] authorities) /.test(row),
    ),
  ).toEqual([])

  const again = await play('recrawl.yml', { trust: 'RTH', case: '', url: '' })
  expect(failures(again)).toEqual([])
  expect(again.map(({ name }) => name)).toEqual(['crawl', 'merge', 'publish', 'issues'])
  expect(assets()).toHaveLength(4)
  expect(issues()).toMatchObject([{ state: 'CLOSED', told: [expect.stringContaining('The log is well')] }])
})

/**
 * `npm run demo`: the whole way through, on this machine alone. Starts the replica web, crawls it with the real command
 * line, crawls it again, and shows what can be asked. Exits with 1 where anything is not as it must be.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Replica, startReplica } from './replica.ts'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const FOLDER = join('data', 'demo')
const DATABASE = join(FOLDER, 'trustlog.db')
const LOGS = join(FOLDER, 'logs.json')
const PROGRAM = join('bin', 'trustlog.js')

/** Something did not happen as it must; the demo ends there. */
class DemoFailure extends Error {}

interface Finished {
  exitCode: number
  output: string
}

function say(text: string): void {
  process.stdout.write(`\n${text}\n`)
}

/** Runs a program; progress goes to our standard error as it comes, results are collected and, unless quiet, shown. */
function run(program: string, args: string[], show: boolean): Promise<Finished> {
  return new Promise((resolve, reject) => {
    // For people, whether or not this goes through a pipe.
    const env = { ...process.env, TRUSTLOG_LOG_FORMAT: 'text' }
    const child = spawn(program, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', show ? 'inherit' : 'ignore'] })
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text
      if (show) process.stdout.write(text)
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ exitCode: code ?? 1, output }))
  })
}

function printed(args: string[]): string {
  return `npx trustlog ${args.map((word) => (/^[\w./:=-]+$/.test(word) ? word : `"${word}"`)).join(' ')}`
}

/** Shows a command as one would type it, runs it, and insists that it goes well. */
async function trustlog(...args: string[]): Promise<string> {
  say(`$ ${printed(args)}`)
  const { exitCode, output } = await run(process.execPath, [PROGRAM, ...args], true)
  if (exitCode !== 0) throw new DemoFailure(`The command ended with ${exitCode}: ${printed(args)}`)
  return output
}

/** Asks without showing. */
async function ask(...args: string[]): Promise<string> {
  const { exitCode, output } = await run(process.execPath, [PROGRAM, ...args], false)
  if (exitCode !== 0) throw new DemoFailure(`The command ended with ${exitCode}: ${printed(args)}`)
  return output
}

async function build(): Promise<void> {
  if (existsSync(join(ROOT, 'dist', 'src', 'cli', 'main.js'))) return
  process.stderr.write('Building trustlog once …\n')
  const { exitCode } = await run(process.execPath, [join('scripts', 'build.js')], true)
  if (exitCode !== 0) throw new DemoFailure('The build failed.')
}

/** The second crawl of an unchanged web must fetch no response again. */
function insistOnIdleness(replica: Replica, requestsBefore: number): void {
  const asked = replica.requests.slice(requestsBefore)
  const again = asked.filter(({ kind }) => kind === 'entry' || kind === 'document')
  if (again.length > 0) {
    throw new DemoFailure(`The second crawl was not idle: it asked for ${again[0]?.host}${again[0]?.path} again.`)
  }
  say(
    `The second crawl was idle: ${asked.length} requests to ${replica.sites.length} sites, no response fetched again.`,
  )
}

async function insistOnEveryResponse(replica: Replica): Promise<void> {
  const published = replica.expected().reduce((count, { responses }) => count + responses.length, 0)
  const saved: unknown[] = (await ask('responses', '--database', DATABASE, '--limit', '1000', '--csv'))
    .trim()
    .split('\n')
  if (saved.length - 1 !== published) {
    throw new DemoFailure(`The replica published ${published} responses, the database holds ${saved.length - 1}.`)
  }
}

/** A response whose questions and answers show well: contracts, with a part withheld. */
function exampleReference(replica: Replica): { reference: string; odsCode: string } {
  for (const { odsCode, responses } of replica.expected()) {
    const example = responses.find(({ contracts, exemptions }) => contracts.length > 1 && exemptions.length > 0)
    if (example) return { reference: example.reference, odsCode }
  }
  throw new DemoFailure('The replica has no response to show.')
}

const COUNT_BY_OUTCOME =
  'SELECT outcome, count(*) AS responses FROM response_list GROUP BY outcome ORDER BY responses DESC'
const NEXT_COMMANDS: string[][] = [
  ['check', '--database', DATABASE, 'Which firewall do you use, and when does its contract end?'],
  ['search', '--database', DATABASE, 'firewall denies'],
  ['responses', '--database', DATABASE, '--exemption', 's31(3)'],
  ['sql', '--database', DATABASE, COUNT_BY_OUTCOME],
]

async function demo(): Promise<void> {
  await build()
  rmSync(join(ROOT, FOLDER), { recursive: true, force: true })
  mkdirSync(join(ROOT, FOLDER), { recursive: true })
  const replica = await startReplica({ seed: 2026, trusts: 4, responses: 16, platforms: 4 })
  try {
    writeFileSync(join(ROOT, LOGS), `${JSON.stringify(replica.logs, null, 2)}\n`)
    say(`A small web of ${replica.sites.length} disclosure logs now runs on this machine:`)
    for (const { title, origin } of replica.sites) process.stdout.write(`  ${origin}/  ${title}\n`)

    const crawl = [
      'crawl',
      '--logs',
      LOGS,
      '--database',
      DATABASE,
      '--archive',
      join(FOLDER, 'archive'),
      '--allow-loopback',
      '--delay',
      '0',
    ]
    await trustlog(...crawl)
    await insistOnEveryResponse(replica)
    const requestsOfFirst = replica.requests.length
    await trustlog(...crawl)
    insistOnIdleness(replica, requestsOfFirst)

    await trustlog('runs', '--database', DATABASE)
    const { reference, odsCode } = exampleReference(replica)
    await trustlog('response', reference, '--trust', odsCode, '--database', DATABASE)
    await trustlog('contracts', '--database', DATABASE, '--expires-after', '2026-06-30', '--limit', '12')
    await trustlog('clusters', '--database', DATABASE, '--limit', '5')
    await trustlog('inconsistencies', '--database', DATABASE)
    await trustlog('timeliness', '--database', DATABASE, '--by', 'year')
  } finally {
    await replica.stop()
  }

  // Tried without the replica, as whoever types them will be without it.
  for (const command of NEXT_COMMANDS) await ask(...command)
  say(`Everything is in ${DATABASE}. Try next:\n`)
  for (const command of NEXT_COMMANDS) process.stdout.write(`  ${printed(command)}\n`)
}

demo().catch((error: unknown) => {
  process.stderr.write(`\nThe demo failed. ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})

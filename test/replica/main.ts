/** `npm run replica`: serves the replica until it is stopped, and writes the file of logs for `trustlog crawl --logs`. */
import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { FAULTS, type FaultName, isFaultName } from './faults.ts'
import { startReplica } from './replica.ts'

const HELP = `Serves a small web of trusts' disclosure logs on this machine, for trying the crawler without a network.

Usage: npm run replica -- [options]

  --trusts N        how many trusts' logs (default 4; rth and ret first)
  --responses N     how many responses each (default 20)
  --pages-only      responses are pages without attachments
  --platforms N     how many responses each log on a content management system has (default 0: none of these)
  --seed S          a number; the same seed and sizes give the same web (default 1)
  --port P          default 4010; 0 for any free one
  --documents DIR   a further log of the files in DIR, a subfolder being one response (may be repeated)
  --fault SITE=NAME a site misbehaves (may be repeated); SITE is the first part of its host name
  --logs FILE       where the file of logs is written (default data/replica/logs.json)

Then, in another terminal:

  npx trustlog crawl --logs data/replica/logs.json --allow-loopback

SIGUSR2 goes to the second state of the web: of each log one response is corrected and one is gone.

Faults:
${Object.entries(FAULTS)
  .map(([name, { says }]) => `  ${name.padEnd(20)}${says}`)
  .join('\n')}
`

class UsageError extends Error {}

function readOptions() {
  const { values } = parseArgs({
    options: {
      trusts: { type: 'string', default: '4' },
      responses: { type: 'string', default: '20' },
      'pages-only': { type: 'boolean', default: false },
      platforms: { type: 'string', default: '0' },
      seed: { type: 'string', default: '1' },
      port: { type: 'string', default: '4010' },
      documents: { type: 'string', multiple: true, default: [] },
      fault: { type: 'string', multiple: true, default: [] },
      logs: { type: 'string', default: 'data/replica/logs.json' },
      help: { type: 'boolean', default: false },
    },
  })
  for (const folder of values.documents) {
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
      throw new UsageError(`--documents: ${folder} is no folder.`)
  }
  return {
    ...values,
    trusts: wholeNumber('--trusts', values.trusts, 0, 1000),
    responses: wholeNumber('--responses', values.responses, 1, 100_000),
    attachments: !values['pages-only'],
    platforms: wholeNumber('--platforms', values.platforms, 0, 1000),
    seed: wholeNumber('--seed', values.seed, 0, Number.MAX_SAFE_INTEGER),
    port: wholeNumber('--port', values.port, 0, 65_535),
    faults: Object.fromEntries(values.fault.map(readFault)),
  }
}

function wholeNumber(option: string, text: string, least: number, most: number): number {
  const number = Number(text)
  if (/^\d+$/.test(text) && number >= least && number <= most) return number
  throw new UsageError(`${option}: a whole number from ${least} to ${most}, not "${text}".`)
}

function readFault(text: string): [string, FaultName] {
  const [site = '', name = ''] = text.split('=')
  if (isFaultName(name)) return [site, name]
  throw new UsageError(`--fault: SITE=NAME with one of ${Object.keys(FAULTS).join(', ')}, not "${text}".`)
}

async function run(): Promise<void> {
  const options = readOptions()
  if (options.help) {
    process.stdout.write(HELP)
    return
  }
  const replica = await startReplica(options)
  mkdirSync(dirname(options.logs), { recursive: true })
  writeFileSync(options.logs, `${JSON.stringify(replica.logs, null, 2)}\n`)
  process.stdout.write(
    `${replica.origin}  lists ${replica.sites.length} sites; ${options.logs} names them for trustlog.\n`,
  )
  process.stdout.write(`npx trustlog crawl --logs ${options.logs} --allow-loopback\n`)
  process.on('SIGUSR2', () => {
    replica.advance()
    process.stdout.write('Now in the second state.\n')
  })
  const stop = () => void replica.stop().then(() => process.exit(0))
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\nnpm run replica -- --help\n`)
  process.exitCode = 2
})

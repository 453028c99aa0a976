// Crawls, or recrawls what somebody typed into a form. What they typed arrives in environment variables,
// is checked here, and reaches the program as arguments, never through a shell.
//   npm run nightly:crawl       every trust, or those of the SHARD, such as 3/8
//   npm run nightly:verify-adapters   a few of the same whose adapters were not held to their sites for a month
//   npm run nightly:recrawl     RECRAWL_TRUST, with or without RECRAWL_CASE, or RECRAWL_URL; `-- --check` only checks them
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { placesIn } from './places.ts'
import { recrawlParameters } from './recrawl-request.ts'

const program = fileURLToPath(new URL('../../bin/trustlog.js', import.meta.url))
const { database, archive } = placesIn('data')
const storage = ['--database', database, '--archive', archive]

/** The program's own exit code, so that a trust that failed is visible; 1 when it was killed. */
function trustlog(parameters: string[]): number {
  const { status, error } = spawnSync(process.execPath, [program, ...parameters, ...storage], { stdio: 'inherit' })
  if (error) console.error(error.message)
  return status ?? 1
}

function recrawl(onlyCheck: boolean): number {
  const request = recrawlParameters(process.env)
  if (!request.ok) {
    console.error(request.message)
    return 2
  }
  return onlyCheck ? 0 : trustlog(['recrawl', ...request.parameters])
}

function crawl(): number {
  const shard = process.env['SHARD'] ?? ''
  return trustlog(shard === '' ? ['crawl'] : ['crawl', '--shard', shard])
}

/** Adapters that no longer fit are evidence in the database, and their logs' health shows it; the night goes on. */
function verifyAdapters(): number {
  const shard = process.env['SHARD'] ?? ''
  const status = trustlog(['verify', '--due', '--max', '5', ...(shard === '' ? [] : ['--shard', shard])])
  return status === 1 ? 0 : status
}

const [what, option] = process.argv.slice(2)
if (what === 'recrawl') process.exitCode = recrawl(option === '--check')
else process.exitCode = what === 'verify-adapters' ? verifyAdapters() : crawl()

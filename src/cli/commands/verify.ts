import type { Adapter } from '../../../crawlers/adapter.ts'
import type { TrustlogDatabase } from '../../../db/database.ts'
import { logsOfShard } from '../../crawl/shard.ts'
import { verifyLog } from '../../crawl/verify.ts'
import type { Verification } from '../../domain.ts'
import { counted } from '../../publish/wording.ts'
import { defineCommand } from '../command.ts'
import { disclosureLogs } from '../disclosure-logs.ts'
import { EXIT } from '../exit-codes.ts'
import { anyNumber, switchFlag, valueFlag } from '../flags.ts'
import type { OpenForCommand } from '../opening.ts'
import { type Output, oneLine } from '../output/output.ts'
import { printJsonArray } from '../output/rows.ts'
import { CRAWL_SETTINGS } from '../settings.ts'
import { shard, wholeNumber } from '../values.ts'

/** How long a verification counts, in milliseconds: thirty days. */
const VALID_FOR = 30 * 24 * 3600 * 1000
/** What breaks a check is shown this often; `--json` has all of it. */
const BROKEN_SHOWN = 3

export const verifyCommand = defineCommand({
  name: 'verify',
  group: 'Look after',
  summary: 'hold adapters to their live sites, and keep the evidence',
  description:
    'Crawls a small sample of each log (two listing pages, three responses, two documents), as politely as a crawl, and checks what must ' +
    'hold for every log: it lists responses, none of them twice, addresses are absolute and on allowed hosts, dates are possible, ' +
    'references can be read, documents too. What came of it is kept in the database; an adapter whose last check passed counts as ' +
    'verified "live" in "trustlog coverage". No response is saved.\n\n' +
    'Exit code 0 if every check of every log held, 1 if one did not.',
  arguments: { trusts: anyNumber('ODS codes (RTH), slugs or parts of names; all trusts without') },
  flags: {
    due: switchFlag('--due', 'only those not verified in the last 30 days, the longest unverified first'),
    max: valueFlag('--max <count>', 'at most so many logs', wholeNumber(1, 10)),
    shard: valueFlag('--shard <part>', 'only one part of the logs, such as 3/8, as "trustlog crawl" parts them', shard),
    json: switchFlag('--json', 'print a JSON array, one log a line, with every check'),
  },
  settings: CRAWL_SETTINGS,
  examples: [
    { line: 'verify RTH', meaning: 'does the adapter fit the site as it is today?' },
    { line: 'verify --due --max 10', meaning: 'a few every night' },
  ],
  async run(invocation) {
    const { given, flags, settings, openDatabase, log, output } = invocation
    const { shard } = flags
    const named = await disclosureLogs(given.trusts, settings)
    const known = shard === null ? named : logsOfShard(named, shard)
    const { withCrawlRooms } = await import('../crawling/crawling.ts')
    // Whatever is fetched for a sample goes into a folder that does not last: the archive holds what was crawled.
    const verified = await withCrawlRooms(settings, { dryRun: true, log, openDatabase }, async (rooms) => {
      const chosen = flags.due ? dueFirst(known, rooms.database, Date.now()) : known
      const found: Verification[] = []
      for (const adapter of chosen.slice(0, flags.max ?? chosen.length)) {
        const verification = await verifyLog(adapter, rooms, new Date())
        found.push(verification)
        if (!flags.json) await output.line(inWords(adapter, verification, output))
      }
      return found
    })
    keep(openDatabase, known, verified)
    if (flags.json) await printJsonArray(output, verified)
    else if (verified.length === 0) await output.line('No log is due: each was verified in the last 30 days.')
    return verified.every(({ passed }) => passed) ? EXIT.well : EXIT.failed
  },
})

/** Those whose last check is too old, or that were never checked; the longest unverified first. */
function dueFirst(adapters: Adapter[], { verifications }: TrustlogDatabase, now: number): Adapter[] {
  const latest = verifications.latest()
  const lastAt = ({ slug }: Adapter) => Date.parse(latest.get(slug)?.verifiedAt ?? '1970-01-01')
  return adapters.filter((adapter) => lastAt(adapter) + VALID_FOR < now).toSorted((a, b) => lastAt(a) - lastAt(b))
}

function keep(openDatabase: OpenForCommand, adapters: Adapter[], verified: Verification[]): void {
  if (verified.length === 0) return
  const database = openDatabase()
  try {
    database.transaction(() => {
      for (const verification of verified) {
        const adapter = adapters.find(({ slug }) => slug === verification.log)
        if (adapter === undefined) continue
        const { slug, authority, url, platform } = adapter
        database.authorities.save(authority)
        database.logs.save({ slug, authority, url, platform }, adapter.verified)
        database.verifications.save(verification)
      }
    })
  } finally {
    database.close()
  }
}

function inWords({ authority }: Adapter, verification: Verification, output: Output): string {
  const { bold, green, red, dim } = output.colours
  const { passed, listingPages, listed, entryPages, documents, checks } = verification
  const looked = [
    `${counted(listed, 'response')} on ${counted(listingPages, 'listing page')}`,
    counted(entryPages, 'response page'),
    counted(documents, 'document'),
  ].join(', ')
  const head = `${bold(authority.odsCode)} ${oneLine(authority.name)}  ${passed ? green('fits') : red('does not fit')}`
  const broken = checks.flatMap(({ name, broken }) => {
    const shown = broken.slice(0, BROKEN_SHOWN).map((what) => `      ${oneLine(what)}`)
    const more = broken.length > BROKEN_SHOWN ? [`      and ${broken.length - BROKEN_SHOWN} more`] : []
    return broken.length === 0 ? [] : [`  ${red('✗')} the log ${name}:`, ...shown, ...more]
  })
  return [head, dim(`  ${looked}`), ...broken].join('\n')
}

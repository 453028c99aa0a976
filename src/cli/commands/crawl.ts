import type { Adapter } from '../../../crawlers/adapter.ts'
import { logsOfShard } from '../../crawl/shard.ts'
import { defineCommand, type Invocation } from '../command.ts'
import { disclosureLogs } from '../disclosure-logs.ts'
import { UsageError } from '../errors.ts'
import { anyNumber, switchFlag, valueFlag } from '../flags.ts'
import { CRAWL_SETTINGS } from '../settings.ts'
import { unregisteredTarget } from '../unregistered-target.ts'
import { day, shard, textSuchAs, webAddress, wholeNumber } from '../values.ts'

export const crawlCommand = defineCommand({
  name: 'crawl',
  group: 'Collect',
  summary: 'fetch what trusts have published since the last crawl, read it and save it',
  description:
    'Crawls disclosure logs: reads their listings, fetches every response that is new or has changed, archives the bytes, reads ' +
    'them and saves what they say. One request at a time a host, with a pause; robots.txt is obeyed. A trust that fails leaves ' +
    'the others running. It can be stopped at any moment and started again.\n\n' +
    'With --shard several machines share the logs, each with a database of its own; "trustlog merge" puts these together. Which ' +
    'part a log falls into does not follow from the order of the logs; the logs of one host, and those of one authority, stay ' +
    'together.\n\n' +
    'With --log any log can be crawled at once, without an adapter: the general reader finds its entries ("trustlog probe" shows what it ' +
    'sees), and --authority says whose it is.\n\n' +
    'Prints a line a trust and a summary; with --json the manifest of the run. Exit code 0 if all went well, 1 if a trust, or a ' +
    'part of one, failed.',
  arguments: { trusts: anyNumber('ODS codes (RTH), slugs or parts of names; all trusts without') },
  flags: {
    log: valueFlag('--log <url>', 'crawl the log at this address, which needs no adapter', webAddress),
    authority: valueFlag(
      '--authority <who>',
      'with --log: whose log it is',
      textSuchAs('an ODS code or a name', 'RTH'),
    ),
    max: valueFlag('--max <count>', 'fetch at most so many responses of each trust', wholeNumber(1, 10)),
    since: valueFlag('--since <date>', 'leave out responses that the listing dates before this day', day),
    shard: valueFlag('--shard <part>', 'crawl only one part of the logs, such as 3/8, the third of eight', shard),
    full: switchFlag('--full', 'read every listing page and ask for every known response again'),
    dryRun: switchFlag('--dry-run', 'read listings, print what would be fetched, save nothing'),
    json: switchFlag('--json', 'print the manifest of the run as one JSON document'),
  },
  settings: CRAWL_SETTINGS,
  examples: [
    { line: 'crawl RTH RET', meaning: 'two trusts, by ODS code' },
    { line: 'crawl', meaning: 'every trust that trustlog knows' },
    { line: 'crawl RTH --max 10 --dry-run', meaning: 'what would be fetched of one?' },
    { line: 'crawl --log https://www.example.nhs.uk/foi/ --authority RXX', meaning: 'a log that has no adapter' },
    { line: 'crawl --shard 3/8', meaning: 'the third of eight parts of the logs' },
    { line: 'crawl --full --json > run.json', meaning: 'a full sweep, its manifest for another program' },
  ],
  async run(invocation) {
    const { given, flags, settings, openDatabase, log } = invocation
    const { dryRun, max, since, full, shard } = flags
    const named = await logsToCrawl(given.trusts, invocation)
    const adapters = shard === null ? named : logsOfShard(named, shard)
    const targets = adapters.map((adapter) => ({ adapter }))
    if (shard !== null) log.info({ logs: targets.length, of: named.length }, `part ${shard.number} of ${shard.of}`)
    // Loaded when needed: the crawler takes longer to load than all the other commands together.
    const { crawlAndReport, withCrawlRooms } = await import('../crawling/crawling.ts')
    return withCrawlRooms(settings, { dryRun, log, openDatabase }, (rooms) =>
      crawlAndReport(
        { targets, mode: full ? 'full' : 'incremental', maximumResponses: max, since, dryRun },
        rooms,
        invocation,
        flags.json,
      ),
    )
  },
})

/** @throws UsageError where trusts are named beside --log, or it is not said whose log that is */
async function logsToCrawl(
  trusts: string[],
  { flags, settings, remarks }: Pick<Invocation, 'settings' | 'remarks'> & { flags: LogFlags },
): Promise<Adapter[]> {
  const { log, authority } = flags
  if (log === null && authority === null) return disclosureLogs(trusts, settings)
  if (log === null) throw new UsageError('--authority says whose the log at --log is.', 'Give --log too.')
  if (authority === null)
    throw new UsageError('--log needs --authority.', 'Say whose log it is: an ODS code or a name.')
  if (trusts.length > 0) throw new UsageError('--log crawls one log.', 'Leave out the names of trusts.')
  return [await unregisteredTarget(log, authority, remarks)]
}

interface LogFlags {
  log: string | null
  authority: string | null
}

import { isInShard } from '../../crawl/shard.ts'
import { defineCommand } from '../command.ts'
import { disclosureLogs } from '../disclosure-logs.ts'
import { anyNumber, switchFlag, valueFlag } from '../flags.ts'
import { CRAWL_SETTINGS } from '../settings.ts'
import { day, shard, wholeNumber } from '../values.ts'

export const crawlCommand = defineCommand({
  name: 'crawl',
  group: 'Collect',
  summary: 'fetch what trusts have published since the last crawl, read it and save it',
  description:
    'Crawls disclosure logs: reads their listings, fetches every response that is new or has changed, archives the bytes, reads ' +
    'them and saves what they say. One request at a time a host, with a pause; robots.txt is obeyed. A trust that fails leaves ' +
    'the others running. It can be stopped at any moment and started again.\n\n' +
    'With --shard several machines share the logs, each with a database of its own; "trustlog merge" puts these together. Which ' +
    "part a log falls into follows from its host's name alone: neither the order of the logs nor other logs matter, and two logs on " +
    'one host stay on one machine.\n\n' +
    'Prints a line a trust and a summary; with --json the manifest of the run. Exit code 0 if all went well, 1 if a trust, or a ' +
    'part of one, failed.',
  arguments: { trusts: anyNumber('ODS codes (RTH), slugs or parts of names; all trusts without') },
  flags: {
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
    { line: 'crawl --shard 3/8', meaning: 'the third of eight parts of the logs' },
    { line: 'crawl --full --json > run.json', meaning: 'a full sweep, its manifest for another program' },
  ],
  async run(invocation) {
    const { given, flags, settings, log } = invocation
    const { dryRun, max, since, full, shard } = flags
    const named = await disclosureLogs(given.trusts, settings)
    const adapters = shard === null ? named : named.filter(({ url }) => isInShard(url, shard))
    const targets = adapters.map((adapter) => ({ adapter }))
    if (shard !== null) log.info({ logs: targets.length, of: named.length }, `part ${shard.number} of ${shard.of}`)
    // Loaded when needed: the crawler takes longer to load than all the other commands together.
    const { crawlAndReport, withCrawlRooms } = await import('../crawling/crawling.ts')
    return withCrawlRooms(settings, { dryRun, log }, (rooms) =>
      crawlAndReport(
        { targets, mode: full ? 'full' : 'incremental', maximumResponses: max, since, dryRun },
        rooms,
        invocation,
        flags.json,
      ),
    )
  },
})

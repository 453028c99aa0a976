import type { Adapter } from '../../../crawlers/adapter.ts'
import type { TrustlogDatabase } from '../../../db/database.ts'
import { NothingToRecrawlError, recrawlCase, recrawlUrl } from '../../crawl/recrawl.ts'
import type { CrawlTarget } from '../../crawl/request.ts'
import { defineCommand } from '../command.ts'
import { disclosureLogs } from '../disclosure-logs.ts'
import { CannotDo, UsageError } from '../errors.ts'
import { one, switchFlag, valueFlag } from '../flags.ts'
import { CRAWL_SETTINGS } from '../settings.ts'
import { textSuchAs } from '../values.ts'

export const recrawlCommand = defineCommand({
  name: 'recrawl',
  group: 'Collect',
  summary: 'fetch a trust, a case or an address again, changed or not',
  description:
    'Fetches again what is already held, whatever the site says of changes, and saves a revision ' +
    'if something differs. TRUST is an ODS code, a slug or a part of a name; --case picks one of its cases; a web ' +
    'address picks the response that has it as its page or as a document.',
  arguments: { what: one('a trust, or the web address of a response') },
  flags: {
    case: valueFlag('--case <reference>', 'only this case of the trust', textSuchAs('a case reference', 'FOI 4216')),
    json: switchFlag('--json', 'print the manifest of the run as one JSON document'),
  },
  settings: CRAWL_SETTINGS,
  examples: [
    { line: 'recrawl RET --case "FOI 4216"', meaning: 'one case, after somebody reported that it changed' },
    { line: 'recrawl RTH', meaning: 'everything of one trust' },
    { line: 'recrawl https://foi.example.nhs.uk/disclosures/4216', meaning: 'one response, by its address' },
  ],
  async run(invocation) {
    const { given, flags, settings, openDatabase, log } = invocation
    const url = /^https?:\/\//i.test(given.what) ? given.what : null
    if (url !== null && flags.case !== null) {
      throw new UsageError('--case goes with a trust, not with an address.', 'Leave one of the two away.')
    }
    const adapters = await disclosureLogs(url === null ? [given.what] : [], settings)
    const { crawlAndReport, withCrawlRooms } = await import('../crawling/crawling.ts')
    return withCrawlRooms(settings, { dryRun: false, log, openDatabase }, (rooms) =>
      crawlAndReport(
        {
          targets: targets(rooms.database, adapters, { url, reference: flags.case }),
          mode: 'forced',
          maximumResponses: null,
          since: null,
          dryRun: false,
        },
        rooms,
        invocation,
        flags.json,
      ),
    )
  },
})

function targets(
  database: TrustlogDatabase,
  adapters: Adapter[],
  { url, reference }: { url: string | null; reference: string | null },
): CrawlTarget[] {
  try {
    if (url !== null) return recrawlUrl(database, adapters, url)
    return reference === null ? adapters.map((adapter) => ({ adapter })) : recrawlCase(database, adapters, reference)
  } catch (error) {
    if (error instanceof NothingToRecrawlError) throw new CannotDo(error.message, null)
    throw error
  }
}

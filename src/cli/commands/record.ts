import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { takeSample } from '../../crawl/sample.ts'
import { counted } from '../../publish/wording.ts'
import { defineCommand } from '../command.ts'
import { disclosureLogs } from '../disclosure-logs.ts'
import { CannotDo, UsageError } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import { writeFixtures } from '../fixtures.ts'
import { one, switchFlag, valueFlag } from '../flags.ts'
import { oneLine } from '../output/output.ts'
import { pathShown } from '../path-shown.ts'
import { CRAWL_SETTINGS } from '../settings.ts'
import { wholeNumber } from '../values.ts'

const LISTING_PAGES = 2
const ENTRIES = 4

export const recordCommand = defineCommand({
  name: 'record',
  group: 'Look after',
  summary: "save some of a log's pages as its adapter's fixtures",
  description:
    'For whoever writes adapters, in a clone of the project: fetches the first listing pages of a log and the pages of some responses, as ' +
    'politely as a crawl, and writes them with pages.json and expected.json (what the adapter reads from them) into ' +
    'crawlers/trusts/<slug>/fixtures/. The tests then replay them without a network. Pages that were left out stand in pages.json as null.\n\n' +
    'Before you commit: replace the names and contact details of people in the pages, read expected.json against them line by line, and ' +
    "set the adapter's `verified` to 'recorded'.",
  arguments: { trust: one('an ODS code, a slug or a part of a name') },
  flags: {
    pages: valueFlag(
      '--pages <count>',
      `listing pages to save; ${LISTING_PAGES} unless told`,
      wholeNumber(1, LISTING_PAGES),
    ),
    entries: valueFlag(
      '--entries <count>',
      `responses whose pages are saved; ${ENTRIES} unless told`,
      wholeNumber(1, ENTRIES),
    ),
    replace: switchFlag('--replace', 'put them in the place of the fixtures that are there'),
  },
  settings: CRAWL_SETTINGS,
  examples: [
    { line: 'record RTH --entries 3 --replace', meaning: 'real pages instead of ones that were written from facts' },
  ],
  async run(invocation) {
    const { given, flags, settings, openDatabase, log, output, workingFolder } = invocation
    const [adapter, ...others] = await disclosureLogs([given.trust], settings)
    if (adapter === undefined || others.length > 0) {
      throw new UsageError(`"${given.trust}" has several logs.`, 'Name one by its slug: "trustlog trusts" lists them.')
    }
    const folder = join(workingFolder, 'crawlers', 'trusts', adapter.slug)
    if (!existsSync(folder)) {
      throw new UsageError(
        `There is no folder ${pathShown(folder, workingFolder)} here.`,
        'Run it at the top of a clone of the project.',
      )
    }
    const fixtures = join(folder, 'fixtures')
    if (existsSync(fixtures) && !flags.replace) {
      throw new UsageError(
        `${pathShown(fixtures, workingFolder)} is there already.`,
        'With --replace its files are replaced.',
      )
    }
    const { withCrawlRooms } = await import('../crawling/crawling.ts')
    const size = { listingPages: flags.pages ?? LISTING_PAGES, entries: flags.entries ?? ENTRIES, documents: 0 }
    const sample = await withCrawlRooms(settings, { dryRun: true, log, openDatabase }, (rooms) =>
      takeSample(adapter, rooms, size),
    )
    const [failed] = sample.failures
    if (failed) {
      throw new CannotDo(`${oneLine(failed.message)} (${oneLine(failed.where)}). Nothing was written.`, failed.advice)
    }
    writeFixtures(fixtures, adapter, sample)
    const { listings, entries } = sample.reading
    await output.line(
      `${counted(listings.length, 'listing page')} and ${counted(Object.keys(entries).length, 'response page')} in ` +
        `${pathShown(fixtures, workingFolder)}.\nNow: replace people's names and contact details in them, read expected.json ` +
        "against them, set `verified: 'recorded'`, and run npx vitest run test/crawlers.",
    )
    return EXIT.well
  },
})

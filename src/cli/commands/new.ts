import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Adapter, LayoutError, type Page } from '../../../crawlers/adapter.ts'
import { draftAdapter, slugFor } from '../../../crawlers/drafted-adapter.ts'
import type { Reading } from '../../../crawlers/invariants.ts'
import { loadPlatforms } from '../../../crawlers/registry.ts'
import { authorityByCode } from '../../authorities/register.ts'
import { loadPage } from '../../normalise/html-page.ts'
import { counted, sentence } from '../../publish/wording.ts'
import { defineCommand } from '../command.ts'
import { CannotDo, UsageError } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import { writeFixtures } from '../fixtures.ts'
import { oneWebAddress, valueFlag } from '../flags.ts'
import { oneLine } from '../output/output.ts'
import { pathShown } from '../path-shown.ts'
import { CRAWL_SETTINGS } from '../settings.ts'
import { textSuchAs } from '../values.ts'

export const newCommand = defineCommand({
  name: 'new',
  group: 'Look after',
  summary: "write a trust's adapter from the address of its log",
  description:
    'For whoever adds trusts, in a clone of the project: fetches the first page of a log, as politely as a crawl, and writes the folder ' +
    'crawlers/trusts/<code>-<name>/: an adapter of a few lines, the page as its fixture, and expected.json, what the adapter reads from ' +
    "it. The site's own platform reads it where one is known, else the general reader. It prints what to check; a folder that is there " +
    'is left alone.',
  arguments: { url: oneWebAddress("the address of the log's first page", 'https://www.example.nhs.uk/foi/') },
  flags: {
    ods: valueFlag('--ods <code>', "the authority's code in the register, such as RTH", textSuchAs('a code', 'RTH')),
  },
  settings: CRAWL_SETTINGS,
  examples: [{ line: 'new https://www.example.nhs.uk/foi/disclosures/ --ods RXX', meaning: 'a trust in a minute' }],
  async run({ given, flags, settings, openDatabase, log, output, workingFolder }) {
    const authority = flags.ods === null ? null : authorityByCode(flags.ods.toUpperCase())
    if (authority === null) {
      const problem =
        flags.ods === null ? 'new needs --ods.' : `The register has no authority with the code ${oneLine(flags.ods)}.`
      throw new UsageError(problem, 'The codes stand in src/authorities/register.csv.')
    }
    const trusts = join(workingFolder, 'crawlers', 'trusts')
    const folder = join(trusts, slugFor(authority))
    const shown = pathShown(folder, workingFolder)
    if (!existsSync(trusts)) {
      throw new UsageError('There is no folder crawlers/trusts here.', 'Run it at the top of a clone of the project.')
    }
    if (existsSync(folder)) throw new UsageError(`${shown} is there already.`, 'Its adapter is changed by hand.')
    const platforms = await loadPlatforms()
    const { withCrawlRooms } = await import('../crawling/crawling.ts')
    await withCrawlRooms(settings, { dryRun: true, log, openDatabase }, async (rooms) => {
      const { client, archive } = rooms
      const outcome = await client.get(given.url, { allowedHosts: [new URL(given.url).host], expect: 'page' })
      if (outcome.kind === 'failed') throw new CannotDo(sentence(outcome.failure.message), outcome.failure.advice)
      if (outcome.kind === 'not_modified') throw new Error('the client reported 304 to a request without validators')
      const { capture } = outcome
      const page = { url: capture.finalUrl, ...loadPage(await archive.get(capture.sha256), capture.charset) }
      const { adapter, source } = draftAdapter(page, authority, platforms)
      const reading = readPage(adapter, page)
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, 'adapter.ts'), source)
      writeFixtures(join(folder, 'fixtures'), adapter, { reading, pages: [{ url: adapter.url, body: page.body }] })
      await output.line(`${shown}/ is written:\n\n${source}\n${whatToCheck(adapter, reading, shown)}`)
    })
    return EXIT.well
  },
})

/** @throws CannotDo where the page lists nothing */
function readPage(adapter: Adapter, page: Page): Reading {
  try {
    return { listings: [{ url: adapter.url, ...adapter.readListing(page) }], entries: {} }
  } catch (error) {
    if (!(error instanceof LayoutError)) throw error
    throw new CannotDo(
      `${error.message} Nothing was written.`,
      '"trustlog probe" shows what is seen of the page; "trustlog find" looks for another one.',
    )
  }
}

/** What was read, in numbers, and what only a person can tell. */
function whatToCheck({ authority, platform }: Adapter, { listings }: Reading, folder: string): string {
  const [listing] = listings
  const entries = listing?.entries ?? []
  const dated = entries.filter(({ receivedOn, respondedOn, publishedOn }) => receivedOn ?? respondedOn ?? publishedOn)
  const referenced = entries.filter(({ caseReference }) => caseReference !== null)
  const examples = entries
    .slice(0, 3)
    .map(({ title, url }) => `    ${oneLine(title ?? 'without a title')}  ${oneLine(url)}`)
  return [
    `Read by the ${platform} platform: ${counted(entries.length, 'entry', 'entries')}, ${dated.length} dated, ${referenced.length} with a reference;` +
      ` ${listing?.next == null ? 'no next page' : `next page ${oneLine(listing.next)}`}.`,
    ...examples,
    '',
    'Check:',
    `  1. ${folder}/fixtures/expected.json against the page in a browser: every response, no menu, titles, dates, references, next page;`,
    '  2. the saved page for names and contact details of people: replace them;',
    '  3. npx vitest run test/crawlers',
    `  4. trustlog crawl ${authority.odsCode} --max 5 --dry-run, then without --dry-run`,
  ].join('\n')
}

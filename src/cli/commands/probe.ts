import type { Page } from '../../../crawlers/adapter.ts'
import { kindOf } from '../../../crawlers/general/page-kind.ts'
import { readAnyEntry } from '../../../crawlers/general/read-entry.ts'
import { readAnyListing } from '../../../crawlers/general/read-listing.ts'
import { loadPage } from '../../normalise/html-page.ts'
import { sentence } from '../../publish/wording.ts'
import { defineCommand, type Invocation } from '../command.ts'
import { CannotDo, UsageError } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import { readLocalFile } from '../files/local-file.ts'
import { perhapsOne, switchFlag, valueFlag, webAddressTyped } from '../flags.ts'
import { entryJson, entryLayout, listingJson, listingLayout } from '../layouts/probe.ts'
import { VISIT_SETTINGS } from '../settings.ts'
import { path, webAddress } from '../values.ts'

export const probeCommand = defineCommand({
  name: 'probe',
  group: 'Read files',
  summary: 'read any page: what it lists, or what it says of one response',
  description:
    'Reads a page that nobody wrote an adapter for. Entries are found by what repeats on the page: rows, list items, cards, ' +
    'definitions or lines, each with its link, title, case reference, date and documents; menus, banners, related links and ' +
    'footers are left out. It also says what software the site runs on, where the next page is, and how sure it is.\n\n' +
    'A page that stands for one response is read as such: its labels, the request, the response, the documents. With --json ' +
    'it prints { platform, layout, confidence, next, entries: [{ url, title, caseReference, date, documents }] }; with --entry ' +
    'what the page says of one response. A page is fetched as a crawl would fetch it; robots.txt is obeyed.',
  arguments: { url: perhapsOne('the address of a page; none with --file') },
  flags: {
    file: valueFlag('--file <file>', 'read a saved page instead of asking the site', path('page.html')),
    baseUrl: valueFlag('--base-url <url>', 'the address that the saved page had, for its links', webAddress),
    entry: switchFlag('--entry', "read it as one response's own page, whatever it looks like"),
    json: switchFlag('--json', 'print one JSON document'),
  },
  settings: VISIT_SETTINGS,
  examples: [
    { line: 'probe https://www.example.nhs.uk/foi/disclosures/', meaning: 'what would be read of this page?' },
    { line: 'probe --file page.html --base-url https://www.example.nhs.uk/foi/', meaning: 'the same of a saved page' },
    { line: 'probe --entry https://www.example.nhs.uk/foi/foi-4216/', meaning: "what does one response's page say?" },
  ],
  async run(invocation) {
    const { flags, output, remarks } = invocation
    const page = await pageToRead(invocation)
    const listing = readAnyListing(page)
    const entry = readAnyEntry(page)
    const kind = flags.entry ? 'entry' : kindOf(listing, entry)
    if (flags.json) {
      await output.line(JSON.stringify(flags.entry ? entryJson(entry) : listingJson(listing)))
      return EXIT.well
    }
    await output.line(kind === 'entry' ? entryLayout(entry, output) : listingLayout(listing, output))
    if (kind === 'neither') {
      await remarks.line('The page lists nothing, or a script fills it after it has loaded: look at it in a browser.')
    }
    return EXIT.well
  },
})

/** @throws CannotDo where the page cannot be had */
async function pageToRead({
  given,
  flags,
  settings,
  workingFolder,
  log,
}: Pick<Invocation, 'settings' | 'workingFolder' | 'log'> & {
  given: { url: string | null }
  flags: { file: string | null; baseUrl: string | null }
}): Promise<Page> {
  if ((given.url === null) === (flags.file === null)) {
    throw new UsageError('probe takes an address, or a saved page with --file.', 'Give one of them.')
  }
  if (flags.file !== null) {
    const read = await readLocalFile(flags.file, workingFolder)
    if (!read.ok) throw new CannotDo(`${flags.file}: ${sentence(read.problem.message)}`, read.problem.advice)
    // Without its address a saved page's relative links lead nowhere that could be asked.
    return { url: flags.baseUrl ?? 'https://page.invalid/', ...loadPage(read.file.bytes, null) }
  }
  const url = webAddressTyped(given.url ?? '', 'https://www.example.nhs.uk/foi/')
  // Loaded when needed: the crawler takes longer to load than all the other commands together.
  const { withVisitor } = await import('../crawling/crawling.ts')
  const visited = await withVisitor(settings, log, (visitor) => visitor.visit(url))
  if (!visited.ok) throw new CannotDo(`${url}: ${sentence(visited.failure.message)}`, visited.failure.advice)
  return visited.value
}

import { type FoundLog, findLog } from '../../crawl/find-log.ts'
import { counted, sentence } from '../../publish/wording.ts'
import { defineCommand } from '../command.ts'
import { CannotDo } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import { oneWebAddress, switchFlag } from '../flags.ts'
import { type Output, oneLine } from '../output/output.ts'
import { renderTable } from '../output/table.ts'
import { VISIT_SETTINGS } from '../settings.ts'

/** Candidates that are shown; --json has all. */
const SHOWN = 8

export const findCommand = defineCommand({
  name: 'find',
  group: 'Look after',
  summary: "look for a trust's disclosure log from its home page",
  description:
    'Looks for the disclosure log of a site: by the text and the address of its links, then its sitemap, then usual addresses; at ' +
    'most 14 pages are asked for, one at a time, robots.txt obeyed. Each candidate is scored by what it is called (a disclosure log, ' +
    'FOI responses; not a publication scheme, a form, a login, an annual report), and the best by what they list.\n\n' +
    'Prints the choice with its reasons and the other candidates; with --json { choice, candidates, requests }. Exit code 1 where ' +
    'nothing was found.',
  arguments: { url: oneWebAddress("the address of a trust's home page", 'https://www.example.nhs.uk/') },
  flags: { json: switchFlag('--json', 'print one JSON document') },
  settings: VISIT_SETTINGS,
  examples: [{ line: 'find https://www.example.nhs.uk/', meaning: 'where does this trust publish its responses?' }],
  async run({ given, flags, settings, log, output }) {
    const { withVisitor } = await import('../crawling/crawling.ts')
    const found = await withVisitor(settings, log, (visitor) => findLog(new URL(given.url).href, visitor.visit))
    if (!found.ok) throw new CannotDo(`${oneLine(given.url)}: ${sentence(found.failure.message)}`, found.failure.advice)
    if (flags.json) await output.line(JSON.stringify(found.value))
    else await output.line(foundLayout(found.value, output))
    return found.value.choice === null ? EXIT.failed : EXIT.well
  },
})

function foundLayout({ choice, candidates, requests }: FoundLog, output: Output): string {
  const asked = `${counted(requests, 'page')} asked for`
  if (choice === null) return `No link, sitemap or usual address speaks of a disclosure log; ${asked}.`
  const columns = [
    { heading: 'Score', align: 'right' as const },
    { heading: 'Entries', align: 'right' as const },
    { heading: 'Address' },
    { heading: 'Why', wraps: true },
  ]
  const rows = candidates
    .slice(0, SHOWN)
    .map(({ score, entries, url, reasons }) => [score, entries, url, reasons.join(', ')])
  return [
    output.colours.bold(oneLine(choice.url)),
    `  ${choice.label === '' ? '' : `“${oneLine(choice.label)}”: `}${choice.reasons.join(', ')}`,
    output.colours.dim(
      `  ${counted(candidates.length, 'candidate')}, ${asked}. Look at it: trustlog probe ${oneLine(choice.url)}`,
    ),
    '',
    renderTable(columns, rows, output),
  ].join('\n')
}

/** docs/coverage.md: who is covered and who is not, from the register and the adapters alone, so that it is the same everywhere. */
import { COVERAGES, type CoverageCount, type CoverageRow, countCoverage, NATIONS } from '../query/coverage.ts'
import { markdownTable, markdownText } from './markdown.ts'
import { inWords } from './wording.ts'

const MEANINGS = `- **covered**: an adapter reads its disclosure log.
- **blocked**: there is an adapter, but the site is reported to refuse robots; it is asked politely and left alone if it does.
- **log known**: it publishes a log that has no adapter yet. \`trustlog find\` and \`trustlog new\` make one.
- **no log found**: somebody looked and found none.
- **not looked for**: nobody has looked yet.

"Verified" says what an adapter rests on: *facts* (recorded facts, never tried), *recorded* (pages saved from the site),
*live* (a real run passed).`

/** @param rows of every operating body, without a database */
export function coveragePage(rows: readonly CoverageRow[]): string {
  return [
    '# Coverage',
    'Every NHS body that is operating and must answer requests, and whether its disclosure log is read.\n' +
      'Written by `npm run docs:coverage` from `src/authorities/register.csv` and `crawlers/trusts/`; not edited by hand.\n' +
      '`trustlog coverage` shows the same with what your database holds.',
    countTable(countCoverage(rows)),
    MEANINGS,
    ...NATIONS.map((nation) =>
      section(
        nation,
        rows.filter((row) => row.nation === nation),
      ),
    ),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n')
}

function countTable(counts: CoverageCount[]): string {
  const columns = ['Nation', 'Bodies', ...COVERAGES.map(inWords)].map((heading, index) => ({
    heading,
    align: index === 0 ? ('left' as const) : ('right' as const),
  }))
  const line = (name: string, of: CoverageCount[]) => [
    name,
    String(of.reduce((sum, { bodies }) => sum + bodies, 0)),
    ...COVERAGES.map((coverage) => String(of.reduce((sum, { counts }) => sum + counts[coverage], 0))),
  ]
  return markdownTable(columns, [...counts.map((count) => line(count.nation, [count])), line('All', counts)])
}

function section(nation: string, rows: readonly CoverageRow[]): string {
  const columns = ['Body', 'Code', 'Coverage', 'Log', 'Platform', 'Verified', 'Note'].map((heading) => ({
    heading,
    align: 'left' as const,
  }))
  return `## ${nation}\n\n${markdownTable(columns, rows.map(cells))}`
}

function cells({ name, odsCode, coverage, logs, foiPage, note }: CoverageRow): string[] {
  const each = (value: (log: CoverageRow['logs'][number]) => string) => logs.map(value).join('<br>')
  const log =
    logs.length > 0 ? each(({ slug, url }) => link(slug, url)) : foiPage === null ? '' : link('FOI page', foiPage)
  return [
    markdownText(name),
    markdownText(odsCode),
    inWords(coverage),
    log,
    each(({ platform }) => markdownText(platform)),
    each(({ verified }) => markdownText(verified)),
    markdownText(note ?? ''),
  ]
}

function link(text: string, url: string): string {
  return `[${markdownText(text)}](<${url.replace(/[<>\s|]/g, encodeURIComponent)}>)`
}

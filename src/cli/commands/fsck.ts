import { existsSync } from 'node:fs'
import { DatabaseError } from '../../../db/database-error.ts'
import type { Finding, FindingKind, FsckCounts } from '../../crawl/fsck.ts'
import { defineCommand } from '../command.ts'
import { EXIT } from '../exit-codes.ts'
import { switchFlag } from '../flags.ts'
import type { Output } from '../output/output.ts'
import { printJsonArray, printRows, type RowColumn } from '../output/rows.ts'
import { pathShown } from '../path-shown.ts'
import { CRAWL_SETTINGS } from '../settings.ts'

/** Findings that a table for people shows; with --json all of them are printed as they are found. */
const SHOWN = 200

export const fsckCommand = defineCommand({
  name: 'fsck',
  group: 'Look after',
  summary: 'check the archive and the database against each other',
  description:
    'Reads every file of the archive and compares it with its SHA-256, and with what the database refers to: missing, damaged, ' +
    'orphaned, left half written by a crawl that was killed. Checks the database itself: the file, its references, that every ' +
    'quoted fact stands in its document, the full-text index, the totals. No crawl may be at work.\n\n' +
    'With --repair it fetches lost bytes again and keeps them if they are still the same, removes what was left half written, and ' +
    'mends the full-text index and the totals. Exit code 0 if all is well or was repaired, else 1.',
  arguments: {},
  flags: {
    repair: switchFlag('--repair', 'fetch again what is missing or damaged, remove what killed crawls left behind'),
    removeOrphans: switchFlag('--remove-orphans', 'remove files of the archive that nothing refers to'),
    json: switchFlag('--json', 'print the findings as a JSON array, one a line'),
  },
  settings: CRAWL_SETTINGS,
  examples: [
    { line: 'fsck', meaning: 'is everything there that was ever read?' },
    { line: 'fsck --repair', meaning: 'and fetch again what is not' },
  ],
  async run({ flags, settings, openDatabase, output, log, workingFolder }) {
    // A check makes nothing: neither a database nor a file beside it.
    if (!existsSync(settings.database))
      throw new DatabaseError('missing', settings.database, 'There is no database there yet.')
    const database = openDatabase()
    try {
      const { fsck, withFetchAgain } = await import('../crawling/crawling.ts')
      const check = (repair: Parameters<typeof fsck>[1]['repair']) =>
        fsck(database, { archiveFolder: settings.archive, repair, removeOrphans: flags.removeOrphans })
      const report = flags.json ? printAsJson : printForPeople
      const print = (findings: Findings) => report(findings, output, (path) => pathShown(path, workingFolder))
      const unrepaired = flags.repair
        ? await withFetchAgain(settings, { database, log }, (fetchAgain) => print(check({ fetchAgain })))
        : await print(check(null))
      return unrepaired === 0 ? EXIT.well : EXIT.failed
    } finally {
      database.close()
    }
  },
})

type Findings = AsyncGenerator<Finding, FsckCounts, void>

/** @returns how many findings were not repaired */
async function printAsJson(findings: Findings, output: Output): Promise<number> {
  let unrepaired = 0
  async function* counted(): AsyncGenerator<Finding> {
    for await (const finding of findings) {
      if (!finding.repaired) unrepaired += 1
      yield finding
    }
  }
  await printJsonArray(output, counted())
  return unrepaired
}

async function printForPeople(
  findings: Findings,
  output: Output,
  shownPath: (path: string) => string,
): Promise<number> {
  const shown: Finding[] = []
  const counts = new Map<FindingKind, number>()
  let [found, repaired] = [0, 0]
  let next = await findings.next()
  for (; !next.done; next = await findings.next()) {
    const finding = next.value
    found += 1
    if (finding.repaired) repaired += 1
    if (shown.length < SHOWN) shown.push(finding)
    counts.set(finding.kind, (counts.get(finding.kind) ?? 0) + 1)
  }
  if (shown.length > 0) await printRows(output, 'table', columns(shownPath), shown, '')
  if (found > shown.length) await output.line(`… and ${found - shown.length} more: --json prints all.`)
  await output.line(summary(next.value, counts, repaired))
  return found - repaired
}

function columns(shownPath: (path: string) => string): RowColumn<Finding>[] {
  return [
    { name: 'kind', heading: 'Found', value: ({ kind }) => kind.replaceAll('_', ' ') },
    { name: 'where', heading: 'Where', value: ({ where }) => (where.startsWith('/') ? shownPath(where) : where) },
    { name: 'repaired', heading: 'Repaired', value: (finding) => (finding.repaired ? 'yes' : 'no') },
    { name: 'message', heading: 'What', value: ({ message }) => message, wraps: true },
  ]
}

function summary({ contents, files }: FsckCounts, counts: Map<FindingKind, number>, repaired: number): string {
  const looked = `${contents} contents of the database, ${files} files of the archive`
  if (counts.size === 0) return `All is well: ${looked}.`
  const found = [...counts].map(([kind, count]) => `${count} ${kind.replaceAll('_', ' ')}`).join(', ')
  return `Looked at ${looked}. Found: ${found}; ${repaired} repaired.`
}

import type { TrustlogDatabase } from '../../../db/database.ts'
import type { RunManifest } from '../../domain.ts'
import { counted } from '../../publish/wording.ts'
import { getRun } from '../../query/runs.ts'
import { settled, withDatabaseToChange } from '../asking/database.ts'
import { runNumber } from '../asking/run-number.ts'
import { defineCommand } from '../command.ts'
import { CannotDo } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import { one } from '../flags.ts'

export const releaseCommand = defineCommand({
  name: 'release',
  group: 'Look after',
  summary: 'publish what a run saved of a log and what was held back',
  description:
    'A run that finds less than half of the entries, or of the references, that a log usually has is saved but held back: lists, ' +
    'searches and exports leave out what it saved, and nothing is marked as withdrawn for it. The next good run publishes what it ' +
    'finds again. This command says that the log is now as that run found it: what is held back up to it is published, and what ' +
    'is usual is learned anew. "trustlog status" shows what is held back.',
  arguments: {
    run: one('the number of the run, or "latest" for the last crawl of the log'),
    log: one('the slug of the log, or the ODS code of its trust'),
  },
  flags: {},
  settings: ['database'],
  examples: [
    { line: 'release latest rth-oxford-university-hospitals', meaning: 'the trust has really cleared its log' },
  ],
  async run({ given, openDatabase, output }) {
    const { releaseNight } = await import('../../crawl/release.ts')
    return withDatabaseToChange(openDatabase, async (database) => {
      const run = given.run === 'latest' ? lastCrawlOf(given.log, database) : runNumber(given.run, database)
      const slug = heldBackLog(settled(getRun(database, run)), given.log)
      const published = releaseNight(database, slug, run, new Date().toISOString()) ?? 0
      await output.line(
        `Run ${run} of ${slug} is released: ${counted(published, 'response')} published as it found them.`,
      )
      return EXIT.well
    })
  },
})

function names(typed: string, { log, odsCode }: { log: string; odsCode: string }): boolean {
  return log === typed.toLowerCase() || odsCode === typed.toUpperCase()
}

/** The run that crawled a log last: not always the latest run, which may have been of other logs. @throws CannotDo where none did */
function lastCrawlOf(typed: string, database: TrustlogDatabase): number {
  const logs = database.questions.status.logs(new Date().toISOString().slice(0, 10)).filter((log) => names(typed, log))
  // A trust with several logs: the one that is held back.
  const last = logs.map((log) => log.last).sort((a, b) => Number(b?.heldBack) - Number(a?.heldBack))[0]
  if (!last) throw new CannotDo(`"${typed}" was never crawled.`, 'See "trustlog status" for what is held back.')
  return last.run
}

/** @throws CannotDo where the run holds back no such log */
function heldBackLog({ run, logs }: RunManifest, typed: string): string {
  const held = logs.filter((log) => log.heldBack)
  const found = held.find((log) => names(typed, log))
  if (found) return found.log
  const others = held.map(({ log }) => log).join(', ')
  const advice = others === '' ? 'See "trustlog status" for what is held back.' : `It holds back ${others}.`
  throw new CannotDo(`Run ${run} holds back nothing of "${typed}".`, advice)
}

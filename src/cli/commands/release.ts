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
    run: one('the number of the run, or "latest"'),
    log: one('the slug of the log, or the ODS code of its trust'),
  },
  flags: {},
  settings: ['database'],
  examples: [{ line: 'release 12 rth-oxford-university-hospitals', meaning: 'the trust has really cleared its log' }],
  async run({ given, settings, output }) {
    const { releaseNight } = await import('../../crawl/release.ts')
    return withDatabaseToChange(settings, async (database) => {
      const run = runNumber(given.run, database)
      const slug = heldBackLog(settled(getRun(database, run)), given.log)
      const published = releaseNight(database, slug, run, new Date().toISOString()) ?? 0
      await output.line(
        `Run ${run} of ${slug} is released: ${counted(published, 'response')} published as it found them.`,
      )
      return EXIT.well
    })
  },
})

/** @throws CannotDo where the run holds back no such log */
function heldBackLog({ run, logs }: RunManifest, typed: string): string {
  const held = logs.filter((log) => log.heldBack)
  const found = held.find(({ log, odsCode }) => log === typed.toLowerCase() || odsCode === typed.toUpperCase())
  if (found) return found.log
  const others = held.map(({ log }) => log).join(', ')
  const advice = others === '' ? 'See "trustlog status" for what is held back.' : `It holds back ${others}.`
  throw new CannotDo(`Run ${run} holds back nothing of "${typed}".`, advice)
}

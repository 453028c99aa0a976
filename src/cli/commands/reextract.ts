import { setTimeout as wait } from 'node:timers/promises'
import type { TrustlogDatabase } from '../../../db/database.ts'
import type { RereadingScope } from '../../../db/rereading.ts'
import type { RereadReport } from '../../crawl/reextract/reextract.ts'
import { masked } from '../../publish/masking.ts'
import { counted } from '../../publish/wording.ts'
import { readTrust } from '../../query/filters.ts'
import { getResponse } from '../../query/response.ts'
import { settled, withDatabase, withDatabaseToChange } from '../asking/database.ts'
import { defineCommand } from '../command.ts'
import { disclosureLogs } from '../disclosure-logs.ts'
import { EXIT } from '../exit-codes.ts'
import { anyNumber, switchFlag, valueFlag } from '../flags.ts'
import { rereadingLayout } from '../layouts/rereading.ts'
import { day, oneOf, textSuchAs } from '../values.ts'

const SECONDS_BETWEEN_REMARKS = 5

export const reextractCommand = defineCommand({
  name: 'reextract',
  group: 'Look after',
  summary: 'read again what is held, with the present extractor, and show what changes',
  description:
    'Runs the present extractor over the texts in the database, and the corrections beside the adapters over what it reads, ' +
    'without a request. It shows fact by fact what would be added, removed or changed, with the words that it rests on, and saves ' +
    'nothing: --apply does, one response at a time, so that it can be stopped and run again.\n\n' +
    'Texts made by an older reader are first made anew from the archived bytes. A rereading is no revision, since nothing else was ' +
    'published: the new facts take the place of the old ones, with the versions of extractor and reader beside them. Only the latest revision ' +
    'of a response is read again, and older ones where a text that they cite changes. What "trustlog privacy" lists of a document is ' +
    'settled anew.\n\n' +
    'Exit code 0 if all could be read again, 1 if something stood in the way, 130 if it was stopped.',
  arguments: { trusts: anyNumber('ODS codes (RTH), slugs or parts of names; all trusts without') },
  flags: {
    since: valueFlag('--since <date>', 'responses published (else answered, received, seen) on this day or later', day),
    case: valueFlag(
      '--case <reference>',
      'one response: its reference, address or "#" and number',
      textSuchAs('a reference', 'FOI 4216'),
    ),
    normalise: valueFlag(
      '--normalise <texts>',
      'which texts to make anew from the archive: never, outdated (unless told), all',
      oneOf(['outdated', 'never', 'all']),
    ),
    apply: switchFlag('--apply', 'save it'),
    json: switchFlag('--json', 'print one JSON line a response, unchanged ones too'),
  },
  settings: ['database', 'archive', 'logs', 'readers', 'readingTime', 'ocr'],
  examples: [
    { line: 'reextract RTH', meaning: 'what does the present extractor read otherwise?' },
    { line: 'reextract --since 2025 --apply', meaning: 'save what it reads' },
    { line: 'reextract --case "FOI 4216" --normalise all', meaning: 'one response, from its bytes' },
  ],
  async run({ given, flags, settings, openDatabase, output, remarks, log, stopSignal }) {
    const adapters = await disclosureLogs([], settings)
    const { readAgain } = await import('../rereading.ts')
    const count = { read: 0, changed: 0, facts: 0, findings: 0, saved: 0, troubled: 0 }
    const work = async (database: TrustlogDatabase): Promise<void> => {
      // Not asked for before the database is open: where it is brought up to date, Ctrl-C ends the process at once.
      const signal = stopSignal()
      const scope = scopeOf(database, given.trusts, flags)
      const all = database.rereading.count(scope)
      let spoken = Date.now()
      const order = { scope, normalise: flags.normalise ?? ('outdated' as const), apply: flags.apply, signal }
      await readAgain(database, adapters, settings, order, async (report) => {
        add(count, report)
        const shown = flags.json ? JSON.stringify(masked(report)) : rereadingLayout(masked(report), output)
        if (shown !== null) await output.line(shown)
        if (Date.now() - spoken > SECONDS_BETWEEN_REMARKS * 1000) {
          spoken = Date.now()
          log.info({ read: count.read, of: all, changed: count.changed }, 'reading again')
        }
        // Lets Ctrl-C be heard between two responses.
        await wait(0)
      })
    }
    await (flags.apply ? withDatabaseToChange(openDatabase, work) : withDatabase(openDatabase, work))
    await (flags.json ? remarks : output).line(inWords(count, flags.apply))
    if (stopSignal().aborted) return EXIT.interrupted
    return count.troubled > 0 ? EXIT.failed : EXIT.well
  },
})

function scopeOf(
  database: TrustlogDatabase,
  trusts: string[],
  flags: { since: string | null; case: string | null },
): RereadingScope {
  const named = trusts.flatMap((trust) => settled(readTrust(database, trust)).odsCodes ?? [])
  const odsCodes = trusts.length > 0 ? named : null
  const [only] = trusts
  const one =
    flags.case === null ? null : settled(getResponse(database, flags.case, trusts.length === 1 && only ? only : null))
  return { odsCodes, since: flags.since, responseId: one?.response.responseId ?? null }
}

interface Count {
  read: number
  changed: number
  facts: number
  findings: number
  saved: number
  troubled: number
}

function add(count: Count, { changes, findings, saved, problems }: RereadReport): void {
  count.read += 1
  count.facts += changes.length
  count.findings += findings.length
  if (changes.length > 0) count.changed += 1
  if (saved) count.saved += 1
  if (problems.length > 0) count.troubled += 1
}

function inWords({ read, changed, facts, findings, saved, troubled }: Count, applied: boolean): string {
  const trouble = troubled > 0 ? ` Something stood in the way of ${counted(troubled, 'response')}.` : ''
  const found = findings > 0 ? `, and ${counted(findings, 'finding')} of personal or hidden data` : ''
  const outcome = applied
    ? `${counted(saved, 'response')} saved.`
    : changed + findings > 0
      ? 'Nothing was saved: --apply does.'
      : 'There is nothing to save but the versions.'
  return `Read ${counted(read, 'response')} again: ${counted(facts, 'fact')} changed in ${counted(changed, 'response')}${found}. ${outcome}${trouble}`
}

import type { Adapter } from '../../../crawlers/adapter.ts'
import { correctionsOf } from '../../../crawlers/corrections.ts'
import type { TrustlogDatabase } from '../../../db/database.ts'
import type { CorrectedValue, Correction } from '../../domain.ts'
import { getResponse } from '../../query/response.ts'
import { withDatabase } from '../asking/database.ts'
import { defineCommand } from '../command.ts'
import { disclosureLogs } from '../disclosure-logs.ts'
import { EXIT } from '../exit-codes.ts'
import { anyNumber } from '../flags.ts'
import { printRows, type RowColumn, rowFormat, rowFormatFlags } from '../output/rows.ts'

/** `waiting`: it wins, but the response was saved before it was made; `no_response`: none is held that it names. */
const STATES = {
  applied: 'in force',
  waiting: 'waiting for reextract --apply',
  not_needed: 'no longer needed',
  fits_nothing: 'fits nothing',
  no_response: 'no such response held',
} as const

interface ListedCorrection extends Correction {
  log: string
  state: keyof typeof STATES
  /** What the extractor says; null where there is no such fact. */
  extracted: CorrectedValue
  responseId: number | null
}

const COLUMNS: RowColumn<ListedCorrection>[] = [
  { name: 'log', heading: 'Log', value: ({ log }) => log },
  { name: 'reference', heading: 'Reference', value: ({ reference }) => reference },
  { name: 'field', heading: 'Field', value: ({ field }) => field },
  { name: 'value', heading: 'Value', value: ({ value }) => value ?? 'none', wraps: true },
  { name: 'extracted', heading: 'Extracted', value: ({ extracted }) => extracted, wraps: true },
  { name: 'state', heading: 'State', value: ({ state }) => state, inWords: ({ state }) => STATES[state] },
  { name: 'why', heading: 'Why', value: ({ why }) => why, wraps: true },
  { name: 'who', heading: 'Who', value: ({ who }) => who },
  { name: 'date', heading: 'Date', value: ({ date }) => date },
]

export const correctionsCommand = defineCommand({
  name: 'corrections',
  group: 'Look after',
  summary: 'list what people corrected, and whether it is still needed',
  description:
    'Lists the corrections in crawlers/trusts/<slug>/corrections.json, each beside what the present extractor reads from the texts ' +
    'that are held. One that is no longer needed, since the extractor says the same by now, can be removed from the file; one that ' +
    'fits nothing names a question, contract or ground that is not there. CONTRIBUTING.md shows how to write one.\n\n' +
    'Exit code 1 if one is no longer needed or fits nothing, else 0.',
  arguments: { trusts: anyNumber('ODS codes (RTH), slugs or parts of names; all trusts without') },
  flags: rowFormatFlags,
  settings: ['database', 'archive', 'logs', 'readers', 'readingTime', 'ocr'],
  examples: [
    { line: 'corrections', meaning: 'which corrections are there, and which have had their day?' },
    { line: 'corrections RTH --json', meaning: 'one trust’s, for another program' },
  ],
  async run({ given, flags, settings, openDatabase, output }) {
    const adapters = await disclosureLogs(given.trusts, settings)
    const { readAgain } = await import('../rereading.ts')
    return withDatabase(openDatabase, async (database) => {
      const listed: ListedCorrection[] = []
      for (const { adapter, correction } of allOf(adapters)) {
        const of = { ...correction, log: adapter.slug }
        const responseId = responseOf(database, adapter, correction)
        if (responseId === null) {
          listed.push({ ...of, state: 'no_response', extracted: null, responseId })
          continue
        }
        const scope = { odsCodes: null, since: null, responseId }
        await readAgain(database, [adapter], settings, { scope, normalise: 'never', apply: false }, async (report) => {
          const judged = report.corrections.find((one) => one.correction.field === correction.field)
          const waiting = judged?.state === 'applied' && report.changes.length > 0
          const state =
            waiting && !isInForce(database, responseId, correction) ? 'waiting' : (judged?.state ?? 'fits_nothing')
          listed.push({ ...of, state, extracted: judged?.extracted ?? null, responseId })
        })
      }
      await printRows(output, rowFormat(flags), COLUMNS, listed, 'Nobody has corrected anything.')
      return listed.some(({ state }) => state === 'not_needed' || state === 'fits_nothing') ? EXIT.failed : EXIT.well
    })
  },
})

function allOf(adapters: Adapter[]): { adapter: Adapter; correction: Correction }[] {
  return adapters.flatMap((adapter) => (adapter.corrections ?? []).map((correction) => ({ adapter, correction })))
}

function responseOf(database: TrustlogDatabase, { authority }: Adapter, correction: Correction): number | null {
  const found = getResponse(database, correction.reference, authority.odsCode)
  if (!found.ok) return null
  const { response, entries } = found.value
  const named = { canonicalReference: response.canonicalReference, addresses: entries.map(({ url }) => url) }
  return correctionsOf([correction], named).length > 0 ? response.responseId : null
}

function isInForce(database: TrustlogDatabase, responseId: number, { field, value }: Correction): boolean {
  const found = getResponse(database, `#${responseId}`)
  return found.ok && found.value.response.corrections.some((one) => one.field === field && one.value === value)
}

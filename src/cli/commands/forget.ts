import type { TrustlogDatabase } from '../../../db/database.ts'
import type { ForgettingPlan } from '../../../db/forgetting.ts'
import { counted } from '../../publish/wording.ts'
import { getResponse } from '../../query/response.ts'
import { settled, withDatabaseToChange } from '../asking/database.ts'
import { defineCommand } from '../command.ts'
import { UsageError } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import { one, switchFlag, valueFlag } from '../flags.ts'
import { textSuchAs } from '../values.ts'

export const forgetCommand = defineCommand({
  name: 'forget',
  group: 'Look after',
  summary: 'remove a response for good, and keep it from coming back',
  description:
    'For what should never have been published. Removes a response from the database and the archive: its text, its facts, its ' +
    'rows in the full-text index, its entries and captures, and every file that nothing else uses. What stays is a tombstone: ' +
    'hashes of its addresses, its bytes and its reference, the time, and why. No crawl and no merge brings back what has one, at ' +
    'whatever address it is published again. An address that is not held gets its tombstone in advance.\n\n' +
    'Without --yes it only says what would go. A document that other responses have, too (a monthly compilation), stays for ' +
    'them. Listing pages that named the response, copies of the database made before, and what was exported are not touched.',
  arguments: { reference: one('a case reference, a web address, or "#" and a number') },
  flags: {
    why: valueFlag(
      '--why <reason>',
      'kept with the tombstone: no names in it',
      textSuchAs('a reason', 'asked by the trust'),
    ),
    trust: valueFlag(
      '--trust <name>',
      'of this trust, where several use the same reference',
      textSuchAs('a trust', 'RET'),
    ),
    yes: switchFlag('--yes', 'really remove it; there is no way back'),
    json: switchFlag('--json', 'print what goes as one JSON document'),
  },
  settings: ['database', 'archive'],
  examples: [
    { line: 'forget "FOI 4216" --trust RET --why "names a patient"', meaning: 'what would go?' },
    { line: 'forget https://foi.example.nhs.uk/4216 --why "asked by the trust" --yes', meaning: 'remove it' },
  ],
  async run({ given, flags, settings, openDatabase, output }) {
    const { why } = flags
    if (why === null) throw new UsageError('--why is missing.', 'Say why: --why "asked by the trust".')
    return withDatabaseToChange(openDatabase, async (database) => {
      const tombstone = { why, at: new Date().toISOString() }
      const { forgetResponses, openArchive } = await import('../crawling/crawling.ts')
      const plan = planFor(database, given.reference, flags.trust)
      if (plan === null) {
        if (flags.yes)
          database.transaction(() => database.tombstones.set([{ kind: 'address', url: given.reference }], tombstone))
      } else if (flags.yes) {
        await forgetResponses({ database, archive: openArchive(settings.archive) }, [plan], tombstone)
      }
      if (flags.json) await output.line(JSON.stringify({ ...shownPlan(plan, given.reference), done: flags.yes }))
      else await output.line(inWords(plan, flags.yes))
      return EXIT.well
    })
  },
})

/** @returns null for an address at which nothing is held */
function planFor(database: TrustlogDatabase, typed: string, trust: string | null): ForgettingPlan | null {
  const found = getResponse(database, typed, trust)
  if (!found.ok && found.problem.kind === 'unknown_response' && /^https?:\/\//i.test(typed)) return null
  return database.forgetting.plan(settled(found).response.responseId)
}

function shownPlan(plan: ForgettingPlan | null, typed: string) {
  if (plan === null) return { responseId: null, addresses: [typed], contents: [], shared: [] }
  const { responseId, addresses, contents, shared } = plan
  return { responseId, addresses, contents, shared }
}

function inWords(plan: ForgettingPlan | null, done: boolean): string {
  if (plan === null) {
    return done
      ? 'Nothing was held at this address; no crawl will take anything from it.'
      : 'Nothing is held at this address. With --yes no crawl will take anything from it.'
  }
  const { responseId, addresses, contents, shared } = plan
  const goes = `response #${responseId} with ${counted(contents.length, 'content')} of ${counted(addresses.length, 'address', 'addresses')}`
  const stays =
    shared.length === 0
      ? ''
      : ` ${counted(shared.length, 'document')} that other responses have, too, ${done ? 'stayed' : 'would stay'}: forget those as well to remove it.`
  if (done) return `Removed: ${goes}. It will not be taken in again.${stays}`
  return `This would remove ${goes}.${stays} Nothing was removed: say --yes to do it.`
}

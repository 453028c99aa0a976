/** A database of any number of responses, each with five answers, of made-up words as common as words are. */
import type { TrustlogDatabase } from '../../db/database.ts'
import type { DisclosureLog, ExtractedResponse } from '../../src/domain.ts'
import { contractOf, evidenceIn, publish } from '../db/sample.ts'
import { numbers } from './numbers.ts'
import { type Begun, beginWith } from './trusts.ts'

const TRUSTS = 200
export const ANSWERS = 5
/** Saved in one transaction, as a night saves a log. */
const AT_ONCE = 500
const CATEGORIES = ['firewall', 'epr', 'print', 'telephony', 'agency']
const OUTCOMES = ['granted_in_full', 'withheld_in_full', 'not_held', 'neither_confirm_nor_deny'] as const
const COMMON =
  'trust information request hospital patients contract firewall software staff cost supplier system'.split(' ')

/** A word by Zipf's law, as in any language: a few stand everywhere, most are rare. */
function wordOf(random: () => number): string {
  const rank = Math.floor(20_000 ** random())
  return COMMON[rank - 1] ?? `word${rank}`
}

function sentenceOf(random: () => number, length: number): string {
  return Array.from({ length }, () => wordOf(random)).join(' ')
}

/** @returns how many responses a second were saved, index included */
export function generate(database: TrustlogDatabase, responses: number): number {
  const random = numbers(11)
  const { begun, logs } = beginWith(database, TRUSTS)
  const began = performance.now()
  for (let from = 0; from < responses; from += AT_ONCE) {
    database.transaction(() => {
      for (let number = from; number < Math.min(from + AT_ONCE, responses); number += 1) {
        const log = logs[number % TRUSTS]
        if (log) saveOne(begun, log, number, random)
      }
    })
  }
  return responses / ((performance.now() - began) / 1000)
}

function saveOne(database: Begun, log: DisclosureLog, number: number, random: () => number): void {
  const answers = Array.from({ length: ANSWERS }, () => sentenceOf(random, 14))
  const supplier = `Supplier ${Math.floor(300 ** random())}`
  const asked = sentenceOf(random, 10)
  const text = [`FOI ${number}`, asked, ...answers, supplier].join('\n')
  const outcome = OUTCOMES[number % OUTCOMES.length] ?? 'not_held'
  const day = new Date(Date.UTC(2012, 0, 1) + Math.floor(random() * 5000) * 86_400_000).toISOString().slice(0, 10)
  const contracts =
    number % 4 === 0
      ? [
          contractOf({
            supplier,
            supplierName: supplier,
            category: CATEGORIES[number % CATEGORIES.length] ?? null,
            impliedExpiryDate: `${2024 + (number % 8)}-0${1 + (number % 9)}-15`,
            evidence: { supplier: evidenceIn(text, supplier) },
          }),
        ]
      : []
  const facts: Partial<ExtractedResponse> = {
    title: sentenceOf(random, 5),
    outcome,
    questions: [{ label: '1', text: asked, evidence: evidenceIn(text, asked) }],
    answers: answers.map((answer) => ({
      questions: ['1'],
      subject: null,
      text: answer,
      outcome: 'disclosed',
      evidence: evidenceIn(text, answer),
    })),
    contracts,
  }
  // Most take twenty working days, some a hundred days; of every fifth one does not know.
  const took = number % 7 === 0 ? 30 + (number % 70) : 3 + (number % 26)
  const receivedOn = number % 5 === 0 ? null : new Date(Date.parse(day) - took * 86_400_000).toISOString().slice(0, 10)
  const details = { receivedOn, respondedOn: day, publishedOn: day }
  publish(database, { log, reference: String(number), text, facts, details })
}

/**
 * A database of requests, some of them put to many trusts: verbatim, renumbered, slightly reworded, extended. The rest are
 * asked once, a fifth of them in one template of contract questions, each about another product.
 */
import type { TrustlogDatabase } from '../../db/database.ts'
import type { ExtractedResponse } from '../../src/domain.ts'
import { evidenceIn, publish } from '../db/sample.ts'
import { numbers } from './numbers.ts'
import { beginWith } from './trusts.ts'

const TRUSTS = 200
const AT_ONCE = 500
const QUESTIONS = 5
/** Shares of all responses. */
const PLANTED = 0.4
const OF_ONE_TEMPLATE = 0.2

const FORMS = [
  (a: string, b: string) => `How many ${a} of the ${b} were recorded in 2022/23?`,
  (a: string, b: string) => `What did the trust spend on ${a} ${b} in each of the last three years?`,
  (a: string, b: string) => `Please provide a copy of your policy on ${a} and ${b}.`,
  (a: string, b: string) => `Which ${a} do patients of the ${b} receive, and how often?`,
  (a: string, b: string) => `Does the trust review its ${a} whenever ${b} change?`,
  (a: string, b: string) => `What is the average wait for ${a} at the ${b}?`,
]
const CONTRACT = (product: string) => [
  `Who is the current supplier of your ${product}?`,
  `When does the contract for ${product} start and when does it end?`,
  'What is the annual value of this contract, and of any extension?',
  'Please provide the contact details of the officer who is responsible for this contract.',
  `How many users of ${product} are licensed?`,
]

type Random = () => number
const below = (random: Random, limit: number): number => Math.floor(random() * limit)

/** By Zipf's law, as in any language, without the words that stand everywhere. */
function wordOf(random: Random): string {
  const rank = Math.floor(20 * 600 ** random())
  return `${'bcdfghklmnprstvw'[rank % 16]}${'aeiou'[rank % 5]}${'lmnrst'[rank % 6]}${rank.toString(36).replace(/\d/g, (digit) => 'aeiouklmnp'[Number(digit)] ?? '')}`
}

function freshRequest(random: Random, questions = QUESTIONS): string[] {
  return Array.from({ length: questions }, () => {
    const form = FORMS[below(random, FORMS.length)] ?? FORMS[0]
    return form?.(`${wordOf(random)} ${wordOf(random)}`, `${wordOf(random)} ${wordOf(random)}`) ?? ''
  })
}

/** A version of a request as another trust got it. */
function versionOf(original: readonly string[], trust: string, random: Random): string[] {
  const kind = random()
  if (kind < 0.5)
    return original.map((question) =>
      question.replace('the trust', trust).replace('2022/23', `20${20 + below(random, 5)}`),
    )
  if (kind < 0.75) return original.toSorted(() => random() - 0.5).map((question, at) => `${at + 1}) ${question}`)
  if (kind < 0.9)
    return original.map((question, at) =>
      at === 1 ? question.replace(/\S+(?=[?.])/, wordOf(random)) : question.replace('Please provide', 'Could you send'),
    )
  return [...original, ...freshRequest(random, 3 + below(random, 4))]
}

/** One request in five is refused in part. */
function repliesTo(questions: ExtractedResponse['questions'], random: Random): Partial<ExtractedResponse> {
  const refused = random() < 0.2 ? below(random, questions.length) : -1
  return {
    outcome: refused < 0 ? 'granted_in_full' : 'partially_withheld',
    answers: questions.map(({ label, evidence }, at) => ({
      questions: [label],
      subject: null,
      text: evidence.quote,
      outcome: at === refused ? 'withheld' : 'disclosed',
      evidence,
    })),
  }
}

/** Which plan each response, by its reference, was made from; what was asked once has one of its own. */
export type Plans = ReadonlyMap<string, number>

export function generateRequests(database: TrustlogDatabase, responses: number): Plans {
  const random = numbers(7)
  const replies = numbers(8)
  const { begun, logs } = beginWith(database, TRUSTS)
  const plans = new Map<string, number>()
  const planted: { plan: number; request: string[] }[] = []
  let nextPlan = 0
  const planOf = (): { plan: number; request: string[] } => {
    const kind = random()
    if (kind < PLANTED && planted.length > 0 && random() > 0.05)
      return planted[below(random, planted.length)] ?? planOf()
    const plan = nextPlan
    nextPlan += 1
    if (kind < PLANTED) {
      planted.push({ plan, request: freshRequest(random) })
      // A round robin lasts for a while.
      if (planted.length > 40) planted.splice(below(random, planted.length), 1)
      return planted.at(-1) ?? planOf()
    }
    const once =
      kind < PLANTED + OF_ONE_TEMPLATE
        ? CONTRACT(`${wordOf(random)} ${wordOf(random)} ${wordOf(random)}`)
        : freshRequest(random)
    return { plan, request: once }
  }
  for (let from = 0; from < responses; from += AT_ONCE) {
    database.transaction(() => {
      for (let number = from; number < Math.min(from + AT_ONCE, responses); number += 1) {
        const log = logs[below(random, TRUSTS)]
        if (!log) continue
        const { plan, request } = planOf()
        const asked = versionOf(request, log.authority.name, random)
        const text = asked.join('\n')
        const questions = asked.map((question, at) => ({
          label: String(at + 1),
          text: question,
          evidence: evidenceIn(text, question),
        }))
        publish(begun, {
          log,
          reference: String(number),
          text: `${text}\n${number}`,
          facts: { questions, ...repliesTo(questions, replies) },
        })
        plans.set(String(number), plan)
      }
    })
  }
  return plans
}

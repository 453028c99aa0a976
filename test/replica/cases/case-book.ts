/** All cases of one authority, each made when it is asked for: a log of thousands costs nothing until it is read. */
import type { Day } from '../../../src/domain.ts'
import { addDays } from '../calendar.ts'
import type { Random } from '../random.ts'
import { randomFrom } from '../random.ts'
import type { ExpectedResponse, ReplicaCase, Reply } from './case.ts'
import {
  contractMajor,
  contractQuestions,
  contractTable,
  contractWithoutPrice,
  type ReplyOccasion,
} from './contract-replies.ts'
import {
  accessibleElsewhere,
  costLimit,
  figures,
  neitherConfirmNorDeny,
  notHeld,
  personalInformation,
} from './other-replies.ts'

/** The first and the second state of the replica's web. */
export type Version = 1 | 2

/** How an authority prints its references, from a serial number and the year of receipt. */
export type ReferenceStyle = (serial: number, year: string) => string

export interface CaseBook {
  /** How many cases there are, those that will be withdrawn included. */
  count: number
  plan: Plan
  at(index: number, version: Version): ReplicaCase
  /** The same as that of `at`, without making the case. */
  publishedOn(index: number): Day
  /** Indices of the cases on show, newest first. */
  shown(version: Version): readonly number[]
  isShown(index: number, version: Version): boolean
  expected(version: Version): ExpectedResponse[]
}

/** What happens to which case, by index; null where the log is too short for it. */
export interface Plan {
  /** Listed a second time under another spelling of its reference. */
  duplicate: number | null
  /** Corrected in the second state. */
  revised: number
  /** Gone in the second state. */
  withdrawn: number | null
}

/** The order in which kinds of reply follow each other, so that ten cases show them all. */
// biome-ignore format: in fives
const KINDS: ((random: Random, on: ReplyOccasion) => Reply)[] = [
  contractMajor, neitherConfirmNorDeny, figures, contractTable, costLimit,
  contractQuestions, personalInformation, notHeld, contractWithoutPrice, accessibleElsewhere,
]
const KINDS_THAT_CAN_BE_CORRECTED = new Set(
  KINDS.filter((kind) => [contractMajor, contractTable, contractQuestions, figures].includes(kind)),
)

/** The newest response of every log was published on or just before this day: fixed, so that a seed gives one web for ever. */
const NEWEST = '2026-06-30'
/** Days from the oldest to the newest response of a long log. */
const LONGEST_HISTORY = 4000

/**
 * @param name of the site; with the seed it decides everything
 * @param count of cases, at least 1
 */
export function createCaseBook(seed: number, name: string, count: number, reference: ReferenceStyle): CaseBook {
  const offset = randomFrom(seed, name, 'kinds').integer(0, KINDS.length - 1)
  const kindAt = (index: number) => KINDS[(index + offset) % KINDS.length] ?? figures
  const correctable = Array.from({ length: Math.min(count, KINDS.length) }, (_, index) => index).filter((index) =>
    KINDS_THAT_CAN_BE_CORRECTED.has(kindAt(index)),
  )
  const plan: Plan = {
    revised: correctable[0] ?? 0,
    duplicate: count > 2 ? (correctable[1] ?? 1) : null,
    withdrawn: count > 3 ? count - 2 : null,
  }
  const daysApart = Math.min(45, LONGEST_HISTORY / count)

  const publishedOnOf = (index: number) => addDays(NEWEST, -Math.floor(index * daysApart))

  const at = (index: number, version: Version): ReplicaCase => {
    const random = randomFrom(seed, name, 'case', index)
    const publishedOn = publishedOnOf(index)
    const respondedOn = addDays(publishedOn, -random.integer(2, 20))
    const receivedOn = addDays(respondedOn, -random.integer(8, 28))
    const corrected = version === 2 && index === plan.revised
    const reply = kindAt(index)(random, { respondedOn, corrected })
    const serial = 1000 + (count - index) * 3
    return {
      ...reply,
      index,
      reference: reference(serial, receivedOn.slice(0, 4)),
      receivedOn,
      respondedOn,
      publishedOn,
    }
  }

  const all = Array.from({ length: count }, (_, index) => index)
  const remaining = all.filter((index) => index !== plan.withdrawn)
  const shown = (version: Version) => (version === 1 ? all : remaining)

  return {
    count,
    plan,
    at,
    publishedOn: publishedOnOf,
    shown,
    isShown: (index, version) => index >= 0 && index < count && (version === 1 || index !== plan.withdrawn),
    expected: (version) => shown(version).map((index) => expectedOf(at(index, version))),
  }
}

/** The same cases with nothing attached: each response is its page. */
export function withoutAttachments(book: CaseBook): CaseBook {
  return {
    ...book,
    at: (index, version) => ({ ...book.at(index, version), attachments: [] }),
    expected: (version) => book.expected(version).map((response) => ({ ...response, documents: 1 })),
  }
}

function expectedOf(held: ReplicaCase): ExpectedResponse {
  return {
    reference: held.reference,
    title: held.title,
    receivedOn: held.receivedOn,
    respondedOn: held.respondedOn,
    publishedOn: held.publishedOn,
    outcome: held.outcome,
    questions: held.questions.length,
    exemptions: held.exemptions,
    contracts: held.contracts.map(({ service, supplier, expiryDate }) => ({ service, supplier, expiryDate })),
    documents: 1 + held.attachments.length,
  }
}

/**
 * A database of any number of responses: each a letter of some 360 words with five questions of 15 words and five
 * answers of 40, found through an entry, with its capture; one in four names a contract, one in five cites a ground. They come
 * as a first crawl brings them: some logs at a time, each from its newest response to its oldest.
 */
import type { TrustlogDatabase } from '../../db/database.ts'
import { LARGEST_GROUP } from '../../src/crawl/group-commit.ts'
import type { Capture, DisclosureLog, ExtractedResponse } from '../../src/domain.ts'
import {
  captureOf,
  contractOf,
  evidenceIn,
  type Publication,
  type ReadPublication,
  readPublication,
  savePublication,
} from '../db/sample.ts'
import { numbers } from './numbers.ts'
import { oneOf, sentenceOf } from './queries-words.ts'
import { type Begun, beginWith } from './trusts.ts'

const TRUSTS = 200
/** So many logs a crawl reads side by side; see `--concurrency`. */
const LOGS_AT_ONCE = 8
/** What the oldest and the newest response of a log lie apart, in days, and the oldest of all. */
const DAYS = 5000
const FIRST_DAY = Date.UTC(2012, 0, 1)
export const ANSWERS = 5
const CATEGORIES = ['firewall', 'epr', 'print', 'telephony', 'agency'] as const
const OUTCOMES = ['granted_in_full', 'granted_in_full', 'partially_withheld', 'withheld_in_full', 'not_held'] as const
const SECTIONS = ['12', '21', '31', '40', '43'] as const

/** What the insertion took; making the words, and what a crawl does before it saves, is not counted. */
export interface Insertion {
  /** Responses a second, index included, as the clock has it. */
  rate: number
  /** The same by the processor's time: what another program on the same processor does not change. */
  processorRate: number
}

/** Fills a new database through the functions by which a crawl saves, in transactions as large as its largest. */
export function generate(database: TrustlogDatabase, responses: number): Insertion {
  const random = numbers(11)
  const { begun, logs } = beginWith(database, TRUSTS)
  const length = Math.ceil(responses / TRUSTS)
  let milliseconds = 0
  let processor = 0
  for (let from = 0; from < responses; from += LARGEST_GROUP) {
    const numbered = Array.from({ length: Math.min(LARGEST_GROUP, responses - from) }, (_, index) => from + index)
    const group = numbered.flatMap((number) => {
      const { trust, place } = listedAs(number, length)
      const log = logs[trust]
      return log ? [madeUp({ log, number, fromNewest: place, length }, random)] : []
    })
    const cpu = process.cpuUsage()
    const began = performance.now()
    database.transaction(() => {
      for (const made of group) saveOne(begun, made)
    })
    milliseconds += performance.now() - began
    const { user, system } = process.cpuUsage(cpu)
    processor += (user + system) / 1000
  }
  return { rate: (responses / milliseconds) * 1000, processorRate: (responses / processor) * 1000 }
}

/** Which response of which trust is the next: `place` counts from the newest of the trust's log, from 0. */
function listedAs(number: number, length: number): { trust: number; place: number } {
  const atOnce = LOGS_AT_ONCE * length
  const within = number % atOnce
  return {
    trust: Math.floor(number / atOnce) * LOGS_AT_ONCE + (within % LOGS_AT_ONCE),
    place: Math.floor(within / LOGS_AT_ONCE),
  }
}

interface Listed {
  log: DisclosureLog
  /** Of all responses, from 0. */
  number: number
  /** Of the log's responses, from 0. */
  fromNewest: number
  /** Responses of the log. */
  length: number
}

interface MadeUp {
  capture: Capture
  publication: ReadPublication
}

/** What was fetched, hashed and read before it is saved. */
function madeUp(listed: Listed, random: () => number): MadeUp {
  const publication = publicationOf(listed, random)
  return { capture: captureOf(publication.url), publication: readPublication(publication) }
}

function saveOne(database: Begun, { capture, publication }: MadeUp): void {
  database.transaction(() => {
    database.captures.save(capture, database.runId)
    savePublication(database, publication)
  })
}

/** Logs are sorted by date, but for some weeks. */
function dayOf({ fromNewest, length }: Listed, random: () => number): string {
  const day = (1 - fromNewest / length) * DAYS + 30 * random()
  return new Date(FIRST_DAY + Math.floor(day) * 86_400_000).toISOString().slice(0, 10)
}

function publicationOf(listed: Listed, random: () => number): Publication & { url: string } {
  const { log, number, fromNewest, length } = listed
  // Of three requests a trust publishes one.
  const reference = 3 * (length - fromNewest) - (number % 3)
  const questions = Array.from({ length: ANSWERS }, (_, index) => `${index + 1}. ${sentenceOf(random, 15)}?`)
  const answers = questions.map(() => `${sentenceOf(random, 40)}.`)
  const supplier = `Supplier ${Math.floor(300 ** random())}`
  const contractEnds = `${2024 + (number % 8)}-0${1 + (number % 9)}-15`
  const spend = 1000 * (1 + (number % 90))
  const section = oneOf(random, SECTIONS)
  const title = sentenceOf(random, 6)
  const responded = dayOf(listed, random)
  // Most take twenty working days, some a hundred days; of every fifth one does not know.
  const took = number % 7 === 0 ? 30 + (number % 70) : 3 + (number % 26)
  const received = new Date(Date.parse(responded) - took * 86_400_000).toISOString().slice(0, 10)
  const receivedOn = number % 5 === 0 ? null : received
  const contract = `The supplier is ${supplier} until ${contractEnds} for £${spend} a year.`
  const text = [
    `FOI ${reference}: ${title}`,
    `Received ${received}, answered ${responded}. ${sentenceOf(random, 40)}`,
    ...questions.flatMap((question, index) => [question, answers[index] ?? '']),
    `${contract} Section ${section} of the Act applies.`,
    sentenceOf(random, 30),
  ].join('\n\n')
  const facts: Partial<ExtractedResponse> = {
    title,
    receivedOn,
    respondedOn: responded,
    outcome: oneOf(random, OUTCOMES),
    evidence: {
      title: evidenceIn(text, title),
      ...(receivedOn !== null && { receivedOn: evidenceIn(text, receivedOn) }),
      respondedOn: evidenceIn(text, responded),
    },
    questions: questions.map((asked, index) => ({
      label: String(index + 1),
      text: asked.slice(3),
      evidence: evidenceIn(text, asked),
    })),
    answers: answers.map((answer, index) => ({
      questions: [String(index + 1)],
      subject: null,
      text: answer,
      outcome: index === 0 && number % 5 === 0 ? 'withheld' : 'disclosed',
      evidence: evidenceIn(text, answer),
    })),
    contracts:
      number % 4 === 0
        ? [
            contractOf({
              supplier,
              supplierName: supplier,
              category: CATEGORIES[(number / 4) % CATEGORIES.length] ?? null,
              annualSpend: spend,
              currency: 'GBP',
              expiryDate: contractEnds,
              evidence: {
                supplier: evidenceIn(text, supplier),
                annualSpend: evidenceIn(text, `£${spend}`),
                expiryDate: evidenceIn(text, contractEnds),
              },
            }),
          ]
        : [],
    exemptions:
      number % 5 === 0
        ? [
            {
              regime: 'FOIA',
              section,
              subsection: section === '31' ? '(3)' : '',
              questions: ['1'],
              ncnd: section === '31',
              evidence: evidenceIn(text, `Section ${section} of the Act`),
            },
          ]
        : [],
  }
  return { log, reference: String(reference), text, facts, url: `${log.url}foi/${reference}` }
}

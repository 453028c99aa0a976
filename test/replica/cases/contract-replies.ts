/** Replies about contracts, in the layouts in which authorities give them. */

import type { Day } from '../../../src/domain.ts'
import { addDays, addYears, type DateStyle, printDay } from '../calendar.ts'
import type { Random } from '../random.ts'
import type { ReplicaContract, Reply, ReplyBlock } from './case.ts'
import { withCommas } from './numbers.ts'
import { EXEMPT_COMMERCIAL, EXEMPT_SECURITY } from './refusal-paragraphs.ts'
import {
  CYBER_SERVICES,
  FACILITIES_SERVICES,
  FACILITIES_SUPPLIERS,
  FRAMEWORKS,
  ICT_SERVICES,
  OFFICERS,
  SUPPLIERS,
} from './words.ts'

/** What a reply is made for: the day on which it answers, and whether it is the corrected one. */
export interface ReplyOccasion {
  respondedOn: Day
  /** Whether this is what the log shows after the response was corrected: terms a year longer, spends higher. */
  corrected: boolean
}

function contract(random: Random, service: string, product: string | null, suppliers: string[], on: ReplyOccasion) {
  const start = `${Number(on.respondedOn.slice(0, 4)) - random.integer(1, 4)}-${random.pick(['01', '04', '07', '10'])}-01`
  const years = random.integer(2, 5) + (on.corrected ? 1 : 0)
  const made: ReplicaContract = {
    service,
    product,
    supplier: random.pick(suppliers),
    startDate: start,
    expiryDate: addDays(addYears(start, years), -1),
    annualSpend: random.integer(9, 480) * 250 + (on.corrected ? 1000 : 0),
    contractOfficer: random.pick(OFFICERS),
    framework: random.fraction() < 0.5 ? random.pick(FRAMEWORKS) : null,
  }
  return made
}

function pounds(amount: number): string {
  return `£${withCommas(amount)}`
}

const dateStyles: DateStyle[] = ['long', 'ordinal', 'slashes']

/** Each contract under its own heading, the answers numbered as the questions are; the make withheld from some. */
export function contractMajor(random: Random, on: ReplyOccasion): Reply {
  const services = random.some(CYBER_SERVICES, random.integer(2, 3))
  const contracts = services.map(({ service, product }) => contract(random, service, product, SUPPLIERS, on))
  const style = random.pick(dateStyles)
  const withheld = random.fraction() < 0.5
  const shown = contracts.map((held) => (withheld ? { ...held, product: null } : held))
  return {
    title: 'Cyber Security Contracts',
    questions: [
      'Who is the existing supplier for each contract?',
      'What does the organisation spend on each contract a year?',
      'Which brand or product is in use?',
      'What is the start date of each contract?',
      'What is the expiry date of each contract?',
      'Who is the responsible contract officer? Please give the job title.',
      'Which procurement framework was used?',
    ],
    blocks: [
      ...shown.flatMap((held, index): ReplyBlock[] => [
        { kind: 'heading', text: `Contract ${index + 1} – ${held.service}` },
        {
          kind: 'numbered',
          items: [
            `Existing supplier: ${held.supplier}`,
            `Annual spend: ${pounds(held.annualSpend)}`,
            `Brand or product: ${held.product ?? 'Exempt under section 31(1)(a), see below'}`,
            `Start date: ${printDay(held.startDate, style)}`,
            `Expiry date: ${printDay(held.expiryDate, style)}`,
            `Contract officer: ${held.contractOfficer}`,
            `Procurement framework: ${held.framework ?? 'None'}`,
          ],
        },
      ]),
      ...(withheld ? EXEMPT_SECURITY : []),
    ],
    attachments: [],
    outcome: withheld ? 'partially_withheld' : 'granted_in_full',
    exemptions: withheld ? [{ section: '31', subsection: '(1)(a)', ncnd: false }] : [],
    contracts: shown,
  }
}

/** All contracts in one table, a row each. */
export function contractTable(random: Random, on: ReplyOccasion): Reply {
  const services = random.some(ICT_SERVICES, random.integer(3, 5))
  const contracts = services.map((service) => contract(random, service, null, SUPPLIERS, on))
  const rows = contracts.map((held) => [
    held.service,
    held.supplier,
    printDay(held.startDate, 'slashes'),
    printDay(held.expiryDate, 'slashes'),
    pounds(held.annualSpend),
    held.contractOfficer,
  ])
  return {
    title: 'ICT Support Contracts',
    questions: [
      'For each of your current contracts for ICT support please supply the supplier, the start and end dates, the annual value and the contact for the contract.',
    ],
    blocks: [
      { kind: 'paragraph', text: 'The details are in the table below.' },
      {
        kind: 'table',
        rows: [['Contract', 'Supplier', 'Start date', 'End date', 'Annual value', 'Contact'], ...rows],
      },
    ],
    attachments: [],
    outcome: 'granted_in_full',
    exemptions: [],
    contracts: contracts.map((held) => ({ ...held, framework: null })),
  }
}

/** One contract, each question said again with its answer below. */
export function contractQuestions(random: Random, on: ReplyOccasion): Reply {
  const service = random.pick(FACILITIES_SERVICES)
  const held = contract(random, service, null, FACILITIES_SUPPLIERS, on)
  const style = random.pick(dateStyles)
  const asked: [string, string][] = [
    [`Who is the current supplier of your ${service.toLowerCase()} service?`, held.supplier],
    ['What is the annual value of the contract?', pounds(held.annualSpend)],
    ['When did the contract start?', printDay(held.startDate, style)],
    ['When does the contract expire?', printDay(held.expiryDate, style)],
    ['What is the job title of the contract owner?', held.contractOfficer],
  ]
  return {
    title: `${service} Contract`,
    questions: asked.map(([question]) => question),
    blocks: asked.flatMap(([question, answer], index): ReplyBlock[] => [
      { kind: 'question', label: String(index + 1), text: question },
      { kind: 'paragraph', text: answer },
    ]),
    attachments: [],
    outcome: 'granted_in_full',
    exemptions: [],
    contracts: [{ ...held, framework: null }],
  }
}

/** One contract whose price is withheld as commercially sensitive. */
export function contractWithoutPrice(random: Random, on: ReplyOccasion): Reply {
  const service = random.pick(ICT_SERVICES)
  const held = contract(random, service, null, SUPPLIERS, on)
  return {
    title: `${service} Tender`,
    questions: [
      `Which company won the tender for your ${service.toLowerCase()}?`,
      'When does the contract end?',
      'What unit prices did the winning company quote?',
    ],
    blocks: [
      { kind: 'numbered', items: [held.supplier, printDay(held.expiryDate), 'Exempt under section 43(2), see below.'] },
      ...EXEMPT_COMMERCIAL,
    ],
    attachments: [
      {
        fileName: 'tender evaluation summary.docx',
        title: 'Tender evaluation summary',
        content: {
          kind: 'docx',
          blocks: [
            { kind: 'heading', text: 'Tender evaluation summary' },
            {
              kind: 'paragraph',
              text: `Bids for ${service.toLowerCase()} were scored on quality (60%) and price (40%).`,
            },
            {
              kind: 'table',
              rows: [
                ['Bidder', 'Quality', 'Rank'],
                [held.supplier, String(random.integer(48, 58)), '1'],
                ['Bidder B', '44', '2'],
              ],
            },
          ],
        },
      },
    ],
    outcome: 'partially_withheld',
    exemptions: [{ section: '43', subsection: '(2)', ncnd: false }],
    contracts: [{ ...held, framework: null }],
  }
}

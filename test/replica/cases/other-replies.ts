/** Replies that are not about contracts: refusals, figures, and what is not held. */
import type { Random } from '../random.ts'
import type { Reply } from './case.ts'
import type { ReplyOccasion } from './contract-replies.ts'
import { withCommas } from './numbers.ts'
import { NEITHER_CONFIRM_NOR_DENY } from './refusal-paragraphs.ts'
import { BOARD_PAPERS, COUNTED, CYBER_SERVICES, NOT_RECORDED } from './words.ts'

const nothingHeld = { attachments: [], exemptions: [], contracts: [] }

export function neitherConfirmNorDeny(random: Random): Reply {
  const services = random.some(CYBER_SERVICES, random.integer(3, 5))
  return {
    ...nothingHeld,
    title: random.pick(['Procurement Data', 'Cyber Security Tools', 'IT Security Suppliers']),
    questions: services.map(
      ({ service }) =>
        `Please state the supplier, product, start date, end date and annual cost of your ${service.toLowerCase()} contract.`,
    ),
    blocks: NEITHER_CONFIRM_NOR_DENY,
    outcome: 'neither_confirm_nor_deny',
    exemptions: [{ section: '31', subsection: '(3)', ncnd: true }],
  }
}

export function costLimit(random: Random): Reply {
  const { title, item } = random.pick(COUNTED)
  const records = random.integer(21, 190) * 100
  return {
    ...nothingHeld,
    title: `${title}: Free Text Reasons`,
    questions: [`For every one of the ${item} since 2015, please give the reason as written by staff.`],
    blocks: [
      {
        kind: 'paragraph',
        text: `The information is held only in free text in ${withCommas(records)} individual records. At five minutes a record, finding it would take ${withCommas(Math.round(records / 12))} hours, which exceeds the appropriate limit of 18 hours (£450).`,
      },
      {
        kind: 'paragraph',
        text: 'We are therefore refusing your request under section 12(1) of the Freedom of Information Act 2000.',
      },
      { kind: 'paragraph', text: 'You may wish to narrow your request to one month or one department.' },
    ],
    outcome: 'cost_limit',
    exemptions: [{ section: '12', subsection: '(1)', ncnd: false }],
  }
}

export function personalInformation(random: Random, { respondedOn }: ReplyOccasion): Reply {
  const { title, item } = random.pick(COUNTED)
  const year = Number(respondedOn.slice(0, 4)) - 1
  return {
    ...nothingHeld,
    title,
    questions: [`How many ${item} were there in ${year}?`, 'Please give the names of the staff concerned.'],
    blocks: [
      { kind: 'numbered', items: [`There were ${random.integer(40, 900)} in ${year}.`, 'Withheld, see below.'] },
      {
        kind: 'paragraph',
        text: 'The names asked for in question 2 are personal data of third parties. They are exempt under section 40(2) of the Freedom of Information Act 2000, since their release would breach the first data protection principle.',
      },
    ],
    attachments: [
      {
        fileName: 'notes on recording.pdf',
        title: 'Notes on recording',
        content: {
          kind: 'pdf',
          blocks: [
            { kind: 'heading', text: 'Notes on recording' },
            {
              kind: 'paragraph',
              text: `Figures for ${year} were taken from the Trust’s own system and have not been audited.`,
            },
          ],
        },
      },
    ],
    outcome: 'partially_withheld',
    exemptions: [{ section: '40', subsection: '(2)', ncnd: false }],
  }
}

export function accessibleElsewhere(random: Random, { respondedOn }: ReplyOccasion): Reply {
  const { title, document } = random.pick(BOARD_PAPERS)
  return {
    ...nothingHeld,
    title,
    questions: [`Please send me the Trust’s ${document} for each year since ${Number(respondedOn.slice(0, 4)) - 5}.`],
    blocks: [
      {
        kind: 'paragraph',
        text: `The ${document} of each year is published on the Trust’s website. As it is reasonably accessible to you by other means, it is exempt under section 21 of the Freedom of Information Act 2000.`,
      },
    ],
    outcome: 'accessible_elsewhere',
    exemptions: [{ section: '21', subsection: '', ncnd: false }],
  }
}

export function notHeld(random: Random): Reply {
  const { title, item } = random.pick(NOT_RECORDED)
  return {
    ...nothingHeld,
    title,
    questions: [`How many ${item} were there in each of the last three years?`],
    blocks: [
      { kind: 'paragraph', text: 'The Trust does not hold this information, as it is not recorded on any system.' },
    ],
    outcome: 'not_held',
  }
}

export function figures(random: Random, { respondedOn, corrected }: ReplyOccasion): Reply {
  const { title, item } = random.pick(COUNTED)
  const lastYear = Number(respondedOn.slice(0, 4)) - 1
  const years = [lastYear - 2, lastYear - 1, lastYear]
  const counts = years.map(() => random.integer(120, 4800) + (corrected ? 10 : 0))
  const byMonth = years.flatMap((year) =>
    Array.from({ length: 12 }, (_, month) => [
      `${year}-${String(month + 1).padStart(2, '0')}`,
      String(random.integer(5, 400)),
    ]),
  )
  return {
    ...nothingHeld,
    title,
    questions: [`How many ${item} were there in each of the last three years?`, 'Please give a breakdown by month.'],
    blocks: [
      { kind: 'question', label: '1', text: `How many ${item} were there in each of the last three years?` },
      {
        kind: 'table',
        rows: [['Year', 'Number'], ...years.map((year, index) => [String(year), String(counts[index])])],
      },
      { kind: 'question', label: '2', text: 'Please give a breakdown by month.' },
      { kind: 'paragraph', text: 'Please see the attached spreadsheet.' },
    ],
    attachments: [
      {
        fileName: 'figures by month (final).csv',
        title: 'Figures by month',
        content: { kind: 'csv', rows: [['Month', 'Number'], ...byMonth] },
      },
    ],
    outcome: 'granted_in_full',
  }
}

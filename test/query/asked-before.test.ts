import { describe, expect, it } from 'vitest'
import { clusterRequests } from '../../src/crawl/cluster.ts'
import type { AnswerOutcome } from '../../src/domain.ts'
import { type CheckedDraft, checkDraft, checkFooting } from '../../src/query/asked-before.ts'
import { evidenceIn, OTHER_LOG, publish, sampleDatabase } from '../db/sample.ts'

const ASKED = 'Which endpoint detection product do you use?'
const SUPPLIER = 'Who supplies your catering services?'
const REFUSED = 'We neither confirm nor deny that, under section 31(3).'

interface Put {
  question: string
  answer: string
  outcome: AnswerOutcome
  log?: typeof OTHER_LOG
  publishedOn?: string
}

function put(
  database: ReturnType<typeof sampleDatabase>,
  reference: string,
  { question, answer, outcome, ...put }: Put,
) {
  const letter = `${reference}\n${question}\n${answer}`
  return publish(database, {
    reference,
    text: letter,
    details: { publishedOn: put.publishedOn ?? '2026-02-01' },
    ...(put.log && { log: put.log }),
    facts: {
      title: 'Computers',
      questions: [{ label: '1', text: question, evidence: evidenceIn(letter, question) }],
      answers: [{ questions: ['1'], subject: null, text: answer, outcome, evidence: evidenceIn(letter, answer) }],
      exemptions: answer.includes('31(3)')
        ? [
            {
              regime: 'FOIA',
              section: '31',
              subsection: '(3)',
              questions: ['1'],
              ncnd: true,
              evidence: evidenceIn(letter, 'section 31(3)'),
            },
          ]
        : [],
    },
  })
}

/** Three refused to name their endpoint detection, one did; somebody asked about catering. */
function world() {
  const database = sampleDatabase()
  const refused = { answer: REFUSED, outcome: 'neither_confirm_nor_deny' } as const
  put(database, '1', { question: ASKED, ...refused })
  put(database, '2', { question: 'What endpoint detection software is in place?', ...refused })
  put(database, '3', { question: 'Name the endpoint detection you use.', ...refused, log: OTHER_LOG })
  put(database, '4', { question: ASKED, answer: 'CrowdStrike.', outcome: 'disclosed', publishedOn: '2024-05-01' })
  put(database, '5', { question: SUPPLIER, answer: 'Sodexo.', outcome: 'disclosed' })
  return database
}

function checked(...asked: Parameters<typeof checkDraft>): CheckedDraft {
  const answered = checkDraft(...asked)
  if (!answered.ok) throw new Error(answered.problem.message)
  return answered.value
}

describe('a draft', () => {
  it('is found in other words, with what was answered where and on which grounds it was refused', () => {
    const { questions } = checked(world(), ASKED)
    expect(questions).toMatchObject([
      {
        question: ASKED,
        trusts: 2,
        disclosed: 1,
        outcomes: [
          { outcome: 'neither_confirm_nor_deny', responses: 3 },
          { outcome: 'disclosed', responses: 1 },
        ],
        grounds: [{ regime: 'FOIA', section: '31', subsection: '(3)', responses: 3 }],
      },
    ])
    expect(questions[0]?.found.map(({ reference }) => reference)).toEqual([
      '1',
      '4',
      expect.anything(),
      expect.anything(),
    ])
    expect(questions[0]?.found[0]).toMatchObject({ answer: REFUSED, evidence: { quote: REFUSED } })
  })

  it('is taken apart into its questions, each with its own answer', () => {
    const { questions } = checked(
      world(),
      `1. ${ASKED}\n2. Which company supplies catering?\n3. How many zeppelins fly?`,
    )
    expect(questions.map(({ found }) => found.length)).toEqual([4, 1, 0])
    expect(questions[1]?.found[0]).toMatchObject({ reference: '5', answer: 'Sodexo.' })
  })

  it('is compared with the responses that the filters let through', () => {
    const found = (filters: Parameters<typeof checkDraft>[2]) =>
      checked(world(), ASKED, filters).questions[0]?.found.length
    expect(found({ trust: '7A9' })).toBe(1)
    expect(found({ until: '2024' })).toBe(1)
    expect(found({ nation: 'Wales' })).toBe(1)
  })

  it('rests on few responses, or old ones, where it does', () => {
    const database = sampleDatabase()
    put(database, '1', { question: ASKED, answer: 'Yes.', outcome: 'disclosed', publishedOn: '2020-01-01' })
    expect(checkFooting(checked(database, ASKED), '2026-03-01')).toMatchObject({ responses: 1, few: true, old: true })
  })

  it('that was put before as a whole is found by its wording, with the cluster of all that ask it', () => {
    const database = sampleDatabase()
    const long =
      'Which endpoint detection and antivirus products protect laptops, servers, tablets and mobile telephones, under which ' +
      'licences, from which resellers, and when were penetration tests of wireless networks last commissioned?'
    const reply = { answer: 'Yes.', outcome: 'disclosed' } as const
    put(database, '1', { question: long, ...reply })
    put(database, '2', { question: `Please tell me: ${long}`, ...reply, log: OTHER_LOG, publishedOn: '2026-03-01' })
    clusterRequests(database)
    const { same, cluster } = checked(database, `Dear Sir,\n\n${long}`)
    expect(same.map(({ reference }) => reference)).toEqual(['2', '1'])
    expect(cluster).toMatch(/^c-/)
    expect(checked(database, ASKED)).toMatchObject({ same: [], cluster: null })
  })

  it('that asks nothing is a problem, one about something new is not', () => {
    expect(checkDraft(world(), 'Dear Sir,')).toMatchObject({ problem: { kind: 'wrong_filter' } })
    expect(checked(sampleDatabase(), ASKED)).toMatchObject({ questions: [{ found: [], trusts: 0 }], same: [] })
  })

  it('may have any signs in it', () => {
    expect(checked(world(), 'Do you "use" (endpoint* OR detection) AND NOT ^x:y -- \' ?').questions).toHaveLength(1)
  })
})

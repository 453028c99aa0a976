import { describe, expect, it } from 'vitest'
import { CONTRACT_FIELDS, type Contract, type Evidence } from '../../src/domain.ts'
import { failure } from '../../src/failure.ts'
import { contractOf, evidenceIn, LATER, LOG, manifestOf, OTHER_LOG, publish, sampleDatabase } from '../db/sample.ts'
import { trustlog } from './command-line.ts'

/** Clears the screen, names the window, the same again in signs of one character, and turns the reading direction. */
const HOSTILE = '\u001b[2J\u001b]0;owned\u0007\u009b2J\u202e'
const STEERS = /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/u

const hostile = (words: string): string => `${words}${HOSTILE}`
const QUESTION = hostile('Which firewall contracts do you have?')
const ANSWER = hostile('Withheld under section 43(2).')
const LETTER = `${QUESTION}\n${ANSWER}`

function hostileContract(): Contract {
  const stated = [
    'service',
    'supplier',
    'brand',
    'product',
    'description',
    'duration',
    'contractOfficer',
    'framework',
    'extension',
  ] as const
  const words = Object.fromEntries(stated.map((field) => [field, hostile(field)]))
  const evidence: Partial<Record<string, Evidence>> = {}
  for (const field of CONTRACT_FIELDS) evidence[field] = evidenceIn(LETTER, ANSWER)
  return contractOf({
    ...words,
    supplierName: hostile('Northgate'),
    startDate: '2024-04-01',
    expiryDate: '2023-03-31',
    category: 'firewall',
    flags: ['expiry_before_start'],
    evidence,
  })
}

/** One case asked of two trusts, all of whose words were written by somebody who wants the reader's terminal. */
function hostileWorld() {
  const database = sampleDatabase()
  const failed = failure('timeout', hostile('No answer'), hostile(LOG.url), { evidence: hostile('quoted') })
  const manifest = manifestOf(LOG, { status: 'failed', failed: { timeout: 1 }, failures: [failed] })
  database.runs.saveLog(database.runId, manifest, LATER)
  database.runs.finish(database.runId, { finishedAt: LATER, exitCode: 1 })
  for (const log of [LOG, OTHER_LOG]) {
    publish(database, {
      log,
      reference: hostile('FOI 4216'),
      url: hostile(`${log.url}4216`),
      text: LETTER,
      details: { title: hostile('Firewalls'), receivedOn: '2025-01-02', respondedOn: '2025-05-02' },
      facts: {
        title: hostile('Firewalls'),
        regime: 'FOIA',
        outcome: 'withheld_in_full',
        questions: [{ label: hostile('1'), text: QUESTION, evidence: evidenceIn(LETTER, QUESTION) }],
        answers: [
          {
            questions: [hostile('1')],
            subject: hostile('Firewalls'),
            text: ANSWER,
            outcome: 'withheld',
            evidence: evidenceIn(LETTER, ANSWER),
          },
        ],
        exemptions: [
          {
            regime: 'FOIA',
            section: '43',
            subsection: '(2)',
            questions: [hostile('1')],
            ncnd: false,
            evidence: evidenceIn(LETTER, ANSWER),
          },
        ],
        contracts: [hostileContract()],
      },
    })
  }
  return database
}

const QUESTIONS = [
  ['search', 'firewall'],
  ['responses'],
  ['response', '#1', '--evidence'],
  ['contracts', '--evidence'],
  ['suppliers', '--evidence', 'northgate'],
  ['exemptions', '--evidence'],
  ['timeliness', '--evidence'],
  ['clusters', '--update'],
  ['compare', '#1', '--evidence'],
  ['inconsistencies', '--evidence'],
  ['history', '#1', '--evidence'],
  ['gaps', 'RX1', '--evidence'],
  ['explain', '#1'],
  ['check', 'Which firewall contracts do you have?', '--evidence'],
  ['diff', 'latest'],
  ['runs', 'latest'],
  ['status', 'RX1'],
  ['sql', 'SELECT title, url FROM response_list'],
]

describe('words from outside', () => {
  it.each(QUESTIONS)('cannot steer the terminal through "trustlog %s"', async (...question) => {
    const { stdout, stderr } = await trustlog([...question, '--database', hostileWorld().file], {
      columns: 200,
      environment: { NO_COLOR: '1' },
    })
    expect(stdout).not.toBe('')
    expect(stdout + stderr).not.toMatch(STEERS)
  })

  it('are seen without their control characters, not left out', async () => {
    const { stdout } = await trustlog(['responses', '--database', hostileWorld().file], { columns: 200 })
    expect(stdout).toContain('Firewalls[2J]0;owned2J')
  })
})

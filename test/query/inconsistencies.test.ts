import { describe, expect, it } from 'vitest'
import { clusterRequests } from '../../src/crawl/cluster.ts'
import type { Filters } from '../../src/query/filters.ts'
import { type InconsistencyKind, listInconsistencies } from '../../src/query/inconsistencies.ts'
import { trustlog } from '../cli/command-line.ts'
import { emptyDatabase, LOG, OTHER_LOG, sampleDatabase } from '../db/sample.ts'
import { FIREWALLS_ASKED, publishRequest } from './requests.ts'

const ANSWER = { outcome: 'disclosed', text: 'Northgate Networks.' } as const
const NEITHER = {
  outcome: 'neither_confirm_nor_deny',
  text: 'We neither confirm nor deny, section 31(3).',
  provision: { section: '31', subsection: '(3)', ncnd: true },
} as const
const IN_PART = { outcome: 'partially_withheld', text: 'Some of it.' } as const

/** One trust answers the first two questions in 2021 and refuses them in 2025; the other answers the first, the second in part. */
function world() {
  const database = sampleDatabase()
  const on = (publishedOn: string) => ({ publishedOn })
  publishRequest(database, {
    reference: '1',
    questions: FIREWALLS_ASKED,
    replies: [ANSWER, ANSWER, ANSWER],
    outcome: 'granted_in_full',
    details: on('2021-01-05'),
  })
  publishRequest(database, {
    reference: '2',
    questions: FIREWALLS_ASKED.toReversed(),
    replies: [null, ANSWER, NEITHER, NEITHER],
    outcome: 'partially_withheld',
    details: on('2025-01-05'),
  })
  publishRequest(database, {
    log: OTHER_LOG,
    reference: '3',
    questions: FIREWALLS_ASKED,
    replies: [ANSWER, IN_PART, ANSWER],
    outcome: 'partially_withheld',
    details: on('2024-01-05'),
  })
  clusterRequests(database)
  return database
}

function found(filters: Filters = {}, kinds?: readonly InconsistencyKind[]): string[] {
  const answered = listInconsistencies(world(), filters, kinds)
  if (!answered.ok) throw new Error(answered.problem.message)
  const side = (parties: readonly { odsCode: string; reference: string | null }[]) =>
    parties.map(({ odsCode, reference }) => `${odsCode} ${reference}`).join(', ')
  return answered.value.rows.map(
    ({ kind, questionText, disclosed, refused }) =>
      `${kind} ${FIREWALLS_ASKED.indexOf(questionText) + 1}: ${side(disclosed)} / ${side(refused)}`,
  )
}

describe('inconsistencies', () => {
  it('are what some disclose and others refuse, and what one disclosed and later refused', () => {
    expect(found()).toEqual([
      'between_trusts 1: 7A9 3 / RX1 2',
      'over_time 1: RX1 1 / RX1 2',
      'over_time 2: RX1 1 / RX1 2',
    ])
  })

  it('hold what costs too much here and was given there for refused', () => {
    const database = sampleDatabase()
    const tooCostly = { outcome: 'cost_limit', text: 'That would take 40 hours, section 12.' } as const
    const request = { questions: FIREWALLS_ASKED, details: { publishedOn: '2024-01-05' } }
    publishRequest(database, { ...request, reference: '1', replies: [ANSWER, ANSWER], outcome: 'granted_in_full' })
    publishRequest(database, {
      ...request,
      log: OTHER_LOG,
      reference: '2',
      replies: [tooCostly, tooCostly],
      outcome: 'cost_limit',
    })
    clusterRequests(database)
    const answered = listInconsistencies(database)
    if (!answered.ok) throw new Error(answered.problem.message)
    expect(answered.value.rows.map(({ refused }) => refused.map(({ outcome }) => outcome))).toContainEqual([
      'cost_limit',
    ])
  })

  it('can be asked for by kind, by a party, and page by page', () => {
    expect(found({}, ['over_time'])).toHaveLength(2)
    expect(found({ trust: '7A9' })).toEqual(['between_trusts 1: 7A9 3 / RX1 2'])
    expect(found({ limit: 1 })).toHaveLength(1)
    expect(found({ since: '2026' })).toEqual([])
  })

  it('are shown with grounds and words', async () => {
    const at = ['--database', world().file]
    const { stdout } = await trustlog(['inconsistencies', '--evidence', ...at])
    expect(stdout).toMatch(/between trusts .* 1 trust: 7A9 +1 trust: RX1 +s31\(3\)/)
    expect(stdout).toMatch(/over time .* RX1 1, 5 Jan 2021 +RX1 2, 5 Jan 2025/)
    expect(stdout).toContain('refused: “Reply')
    const csv = await trustlog(['inconsistencies', '--kind', 'over-time', '--csv', ...at])
    expect(csv.stdout.trimEnd().split('\r\n')).toHaveLength(3)
  })

  it('come by twenty in a table, and all at once for programs', async () => {
    const products =
      'antivirus backup bleep cabling catering cleaning dialler dictation encryption firewall imaging laundry'
    const others =
      'linen maternity parking pathology payroll printing rostering scanner storage switchboard telephony waste'
    const questions = `${products} ${others}`
      .split(' ')
      .map((product) => `Which company provides your ${product} system?`)
    const database = sampleDatabase()
    for (const [log, reply, outcome] of [
      [LOG, ANSWER, 'granted_in_full'],
      [OTHER_LOG, NEITHER, 'neither_confirm_nor_deny'],
    ] as const)
      publishRequest(database, { log, reference: '1', questions, replies: questions.map(() => reply), outcome })
    clusterRequests(database)
    const rows = async (...flags: string[]) =>
      (await trustlog(['inconsistencies', '--database', database.file, ...flags])).stdout.match(/between.trusts/g)
        ?.length
    expect([await rows(), await rows('--limit', '22'), await rows('--csv')]).toEqual([20, 22, 24])
  })

  it('say what to do where there are none', async () => {
    const { stdout, exitCode } = await trustlog(['inconsistencies', '--database', emptyDatabase().file])
    expect(exitCode).toBe(0)
    expect(stdout).toContain('trustlog clusters --update')
  })

  it('say of nothing to be searched for that it was all', async () => {
    const database = sampleDatabase()
    for (const log of [undefined, OTHER_LOG])
      publishRequest(database, { ...(log && { log }), reference: '1', questions: FIREWALLS_ASKED, replies: [ANSWER] })
    clusterRequests(database)
    const { stdout } = await trustlog(['inconsistencies', '--database', database.file])
    expect(stdout).toMatch(/^No inconsistencies in \S+\.\nOf the requests put to several /)
  })
})

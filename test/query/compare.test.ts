import { describe, expect, it } from 'vitest'
import { clusterRequests } from '../../src/crawl/cluster.ts'
import { type ComparedReply, compareReplies } from '../../src/query/compare.ts'
import type { Filters } from '../../src/query/filters.ts'
import { trustlog } from '../cli/command-line.ts'
import { OTHER_LOG, sampleDatabase } from '../db/sample.ts'
import { FIREWALLS_ASKED, publishRequest, SCANNERS_ASKED } from './requests.ts'

const ANSWER = { outcome: 'disclosed', text: 'Northgate Networks.' } as const
const CONFIDENTIAL = {
  outcome: 'withheld',
  text: 'Withheld under section 43(2).',
  provision: { section: '43', subsection: '(2)' },
} as const
const NEITHER = {
  outcome: 'neither_confirm_nor_deny',
  text: 'We neither confirm nor deny, section 31(3).',
  provision: { section: '31', subsection: '(3)', ncnd: true },
} as const

/** Two trusts were asked the same in another order; one of them twice. */
function world() {
  const database = sampleDatabase()
  publishRequest(database, {
    reference: '10',
    questions: FIREWALLS_ASKED,
    replies: [ANSWER, ANSWER, CONFIDENTIAL],
    details: { publishedOn: '2024-03-01' },
  })
  publishRequest(database, {
    log: OTHER_LOG,
    reference: '20',
    questions: FIREWALLS_ASKED.toReversed(),
    replies: [NEITHER, { outcome: 'not_held', text: 'Not held.' }, null, ANSWER],
    details: { publishedOn: '2025-06-01' },
  })
  publishRequest(database, {
    log: OTHER_LOG,
    reference: '21',
    questions: [...FIREWALLS_ASKED, 'Who insures the trust against losses by cyber attacks?'],
    reply: CONFIDENTIAL,
    details: { publishedOn: '2025-09-01' },
  })
  publishRequest(database, { reference: '11', questions: SCANNERS_ASKED })
  clusterRequests(database)
  return database
}

function rowsOf(typed: string, filters: Filters = {}): ComparedReply[] {
  const answered = compareReplies(world(), typed, filters)
  if (!answered.ok) throw new Error(answered.problem.message)
  return answered.value.rows
}

/** Question, its label there, and the outcome of the reply. */
function repliesOf(rows: ComparedReply[], reference: string): string[] {
  return rows
    .filter((row) => row.reference === reference)
    .map(({ question, label, outcome }) => `${question}/${label} ${outcome}`)
}

describe('comparing replies', () => {
  it('puts them question by question, however a version numbers them', () => {
    const rows = rowsOf('10')
    expect(repliesOf(rows, '10')).toEqual(['1/1 disclosed', '2/2 disclosed', '3/3 withheld', '4/4 no_reply_known'])
    expect(repliesOf(rows, '20')).toEqual([
      '1/4 disclosed',
      '2/3 no_reply_known',
      '3/2 not_held',
      '4/1 neither_confirm_nor_deny',
    ])
  })

  it('counts a reply to the whole request for each question, with its ground', () => {
    const rows = rowsOf('21').filter(({ reference }) => reference === '21')
    expect(rows).toHaveLength(5)
    for (const row of rows) {
      expect(row).toMatchObject({ outcome: 'withheld', grounds: [{ section: '43', subsection: '(2)' }] })
      expect(row.evidence?.quote).toContain('section 43(2)')
    }
  })

  it('names a ground only where the question that it concerns was refused', () => {
    const rows = rowsOf('10').filter(({ reference }) => reference === '10')
    expect(rows.map(({ grounds }) => grounds.length)).toEqual([0, 0, 1, 0])
  })

  it('takes the beginning of a cluster’s name, and filters of responses', () => {
    const [{ cluster } = { cluster: null }] = rowsOf('10')
    expect(rowsOf(cluster?.slice(0, 5) ?? '')).toHaveLength(13)
    expect(new Set(rowsOf('10', { since: '2025-07' }).map(({ reference }) => reference))).toEqual(new Set(['21']))
    expect(rowsOf('20', { trust: 'sample' })).toHaveLength(13)
    expect(new Set(rowsOf(cluster ?? '', { trust: 'RX1' }).map(({ odsCode }) => odsCode))).toEqual(new Set(['RX1']))
  })

  it('shows a case alone that nobody else was asked', () => {
    expect(rowsOf('11').map(({ cluster, outcome }) => [cluster, outcome])).toEqual(
      SCANNERS_ASKED.map(() => [null, 'no_reply_known']),
    )
  })

  it('says so where there is no such case or cluster', () => {
    expect(compareReplies(world(), 'c-zzz')).toMatchObject({ problem: { kind: 'unknown_cluster' } })
    expect(compareReplies(world(), '99')).toMatchObject({ problem: { kind: 'unknown_response' } })
  })
})

describe('trustlog compare', () => {
  it('shows the questions with what became of them, and trust by question', async () => {
    const { stdout, exitCode } = await trustlog(['compare', '10', '--database', world().file])
    expect(exitCode).toBe(0)
    expect(stdout).toContain('3 responses of 2 trusts, 1 Mar 2024 to 1 Sep 2025.')
    expect(stdout).toContain('2 answered, 1 withheld (s43(2))')
    expect(stdout).toMatch(/RX1 +Example University Hospitals +10 +1 Mar 2024 +answered +answered +s43\(2\) +\?/)
    expect(stdout).toMatch(/7A9 +Sample Health Board +20 +1 Jun 2025 +answered +\? +not held +ncnd s31\(3\)/)
  })

  it('says it in sentences where the terminal is narrow', async () => {
    const { stdout } = await trustlog(['compare', '10', '--database', world().file], {
      columns: 50,
      environment: { NO_COLOR: '1' },
    })
    expect(stdout).toContain('1 answered · 2 answered · 3 withheld')
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(50)
  })

  it('gives a row for each response and question to programs, with the statements behind it', async () => {
    const at = ['--database', world().file]
    const csv = await trustlog(['compare', '10', '--csv', ...at])
    expect(csv.stdout.trimEnd().split('\r\n')).toHaveLength(14)
    const json = await trustlog(['compare', '10', '--json', ...at])
    expect(JSON.parse(json.stdout)).toHaveLength(13)
    const sql = await trustlog(['compare', '10', '--show-sql', ...at])
    expect(sql.stdout).toContain('compared_requests')
    const evidence = await trustlog(['compare', '10', '--evidence', ...at])
    expect(evidence.stdout).toContain('“Reply 1: Northgate Networks.”')
  })

  it('says what to do about a name that is none', async () => {
    const { stderr, exitCode } = await trustlog(['compare', 'c-zzz', '--database', world().file])
    expect(exitCode).toBe(1)
    expect(stderr).toContain('trustlog clusters')
  })
})

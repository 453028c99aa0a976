import { describe, expect, it } from 'vitest'
import { evidenceIn, publish, sampleDatabase } from '../db/sample.ts'
import { trustlog } from './command-line.ts'

const LETTER = 'Received on 2 February 2026. Answered on 2 April 2026.'

function world() {
  const database = sampleDatabase()
  const details = { receivedOn: '2026-02-02', respondedOn: '2026-02-05' }
  publish(database, { reference: '1', text: 'One.', details })
  publish(database, { reference: '2', text: 'Two.', details })
  publish(database, { reference: '3', text: 'Three.' })
  const places = {
    receivedOn: evidenceIn(LETTER, '2 February 2026'),
    respondedOn: evidenceIn(LETTER, '2 April 2026'),
  }
  const facts = { receivedOn: '2026-02-02', respondedOn: '2026-04-02', evidence: places }
  publish(database, { reference: '4', text: LETTER, facts })
  return ['--database', database.file]
}

describe('trustlog timeliness', () => {
  it('shows a trust’s share in time, its median, and how much is not known', async () => {
    const { stdout, exitCode } = await trustlog(['timeliness', ...world()])
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/Trust +Name +In time +Median +9 in 10 within +Longest +Known +Not known +Newest\n/)
    expect(stdout).toMatch(/RX1 +Example University Hospitals +66% +3 +42 +42 +3 +1 +2 Apr 2026\n/)
  })

  it('says 0% of a trust that never replied in time', async () => {
    const database = sampleDatabase()
    publish(database, {
      reference: '1',
      text: 'One.',
      details: { receivedOn: '2021-02-01', respondedOn: '2021-05-04' },
    })
    const { stdout, stderr } = await trustlog(['timeliness', '--database', database.file])
    expect(stdout).toMatch(/RX1 +Example University Hospitals +0% /)
    expect(stderr).toContain('rest on only 1 response, an old one: it is of 4 May 2021.')
  })

  it('gives other programs the share as a number', async () => {
    const at = world()
    const json = await trustlog(['timeliness', '--json', ...at])
    expect(JSON.parse(json.stdout)).toMatchObject([{ odsCode: 'RX1', inTime: 2, known: 3, inTimeShare: 2 / 3 }])
    const csv = await trustlog(['timeliness', '--by', 'year', '--csv', ...at])
    expect(csv.stdout).toMatch(
      /^year,in_time_share,median,ninetieth,longest,known,not_known,requests,in_time,oldest,newest/,
    )
  })

  it('proves it by the slowest reply', async () => {
    const { stdout } = await trustlog(['timeliness', '--evidence', ...world()])
    expect(stdout).toContain('RX1 4, 42 working days')
    expect(stdout).toContain('receivedOn: “2 February 2026”')
  })

  it('says which reply was slowest where only the log dates it, in no letter', async () => {
    const { stdout } = await trustlog(['timeliness', '--evidence', '--until', '2026-03', ...world()])
    expect(stdout).toContain(
      'RX1 1, 3 working days https://foi.example.nhs.uk/1\n  – dated by the log, not by the letter',
    )
  })

  it('shows a share of none as such, not as unknown', async () => {
    const { stdout } = await trustlog(['timeliness', '--since', '2026-04', ...world()])
    expect(stdout).toMatch(/RX1 +Example University Hospitals +0% +42 /)
  })

  it('prints SQL that gives the same figures', async () => {
    const at = world()
    const { stdout } = await trustlog(['timeliness', '--show-sql', ...at])
    // Before it stands which trusts have no totals yet.
    const statement = stdout.split(';\n').findLast((printed) => printed.trim() !== '') ?? ''
    const ran = await trustlog(['sql', statement, '--csv', ...at])
    expect(ran.stdout).toContain('Example University Hospitals,RX1,4,3,2,')
  })

  it('says on how little it rests, and what was searched where there is nothing', async () => {
    const at = world()
    const few = await trustlog(['timeliness', '--since', '2026-04', ...at])
    // Old or not, as it is by the time that this runs.
    expect(few.stderr).toMatch(/rest on only 1 response, (?:which is|an old one: it is) of 2 Apr 2026\./)
    const none = await trustlog(['timeliness', '--until', '2020', ...at])
    expect(none.stdout).toContain('with --until 2020.\nThere are some without --until.')
  })

  it('takes no group that it does not know', async () => {
    const { exitCode, stderr } = await trustlog(['timeliness', '--by', 'moon', ...world()])
    expect(exitCode).toBe(2)
    expect(stderr).toContain('one of trust, year, region, sector, nation')
  })
})

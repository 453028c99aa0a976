import { describe, expect, it } from 'vitest'
import { LATER, LATER_STILL, publish, sampleDatabase } from '../db/sample.ts'
import { trustlog } from './command-line.ts'

function world() {
  const first = sampleDatabase()
  const { responseId } = publish(first, { reference: 'FOI 1', text: 'Ask jo.bloggs@example.com. The Trust holds 3.' })
  const second = { ...first, runId: first.runs.start({ startedAt: LATER, command: 'crawl' }) }
  const text = 'Ask kim.bloggs@example.com. The Trust holds 99.'
  publish(second, { reference: 'FOI 1', text, facts: { outcome: 'not_held' }, at: LATER })
  first.responses.withdraw(responseId, LATER_STILL)
  publish(first, { reference: 'FOI 2', text: 'Unchanged.' })
  return ['--database', first.file]
}

describe('trustlog history', () => {
  it('shows what went and came, marked as git marks it where there are no colours', async () => {
    const { stdout, exitCode } = await trustlog(['history', 'FOI 1', ...world()])
    expect(exitCode).toBe(0)
    expect(stdout).toBe(
      'Example University Hospitals (RX1) · FOI 1 · #1\n\n' +
        '2 Mar 2026: first seen in run 1\n\n' +
        '9 Mar 2026: revision 2 in run 2\n' +
        '  outcome unknown → not held; 1 document new; 1 document gone\n' +
        '  Ask [e-mail address]. The Trust holds [-3.-] {+99.+}\n\n' +
        '16 Mar 2026: no longer published\n',
    )
  })

  it('colours it on a terminal, and fits a narrow one', async () => {
    const { stdout } = await trustlog(['history', 'FOI 1', ...world()], {
      columns: 40,
      environment: { FORCE_COLOR: '1' },
    })
    expect(stdout).toContain('\u001b[31m\u001b[9m3.')
    expect(stdout).toContain('\u001b[32m99.')
    expect(stdout).not.toContain('{+')
  })

  it('says where nothing has changed', async () => {
    const { stdout } = await trustlog(['history', 'FOI 2', ...world()])
    expect(stdout).toContain('It has stood as it is since then.')
  })

  it('gives other programs every piece', async () => {
    const at = world()
    const json = await trustlog(['history', 'FOI 1', '--json', ...at])
    const [, revised] = JSON.parse(json.stdout)
    expect(revised.words).toEqual([
      { kind: 'same', text: 'Ask [e-mail address]. The Trust holds' },
      { kind: 'removed', text: '3.' },
      { kind: 'added', text: '99.' },
    ])
    const csv = await trustlog(['history', 'FOI 1', '--csv', ...at])
    expect(csv.stdout.split('\r\n')[0]).toBe('at,change,run,revision,fields,words')
  })

  it('names the documents, and the SQL', async () => {
    const at = world()
    const proved = await trustlog(['history', 'FOI 1', '--evidence', ...at])
    expect(proved.stdout).toMatch(/– [0-9a-f]{12} {2}https:\/\/foi\.example\.nhs\.uk\/FOI%201/)
    const { stdout } = await trustlog(['history', 'FOI 1', '--show-sql', ...at])
    expect(stdout).toContain('from "response_revisions"')
  })

  it('says so where there is no such response', async () => {
    const { exitCode, stderr } = await trustlog(['history', 'FOI 999', ...world()])
    expect(exitCode).toBe(1)
    expect(stderr).toContain('There is no response "FOI 999"')
  })
})

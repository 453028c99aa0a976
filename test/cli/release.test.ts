import { describe, expect, it } from 'vitest'
import { LATER, LOG, manifestOf, publish, sampleDatabase } from '../db/sample.ts'
import { trustlog } from './command-line.ts'

/** Run 1 is good, run 2 is held back with one response. */
function heldBack() {
  const first = sampleDatabase()
  first.runs.saveLog(first.runId, manifestOf(LOG), LATER)
  const issue = { kind: 'fewer_entries_than_usual', severity: 'error', logSlug: LOG.slug, message: 'Few.' } as const
  first.issues.report({ ...issue, at: LATER })
  const second = { ...first, runId: first.runs.start({ startedAt: LATER, command: 'crawl' }) }
  publish(second, { reference: '4216', text: 'Cookies.', at: LATER })
  first.holdingBack.holdBack(LOG.slug, second.runId)
  first.runs.saveLog(second.runId, manifestOf(LOG, { status: 'incomplete', heldBack: true }), LATER)
  return ['--database', first.file]
}

describe('trustlog release', () => {
  it('publishes what a run saved and what was held back', async () => {
    const database = heldBack()
    expect((await trustlog(['status', 'RX1', ...database])).stdout).toContain(
      'RX1 Example University Hospitals  held back',
    )
    expect(JSON.parse((await trustlog(['responses', '--json', ...database])).stdout)).toEqual([])
    const { exitCode, stdout } = await trustlog(['release', 'latest', 'rx1', ...database])
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: `Run 2 of ${LOG.slug} is released: 1 response published as it found them.\n`,
    })
    expect(JSON.parse((await trustlog(['responses', '--json', ...database])).stdout)).toHaveLength(1)
    expect((await trustlog(['status', 'RX1', ...database])).exitCode).toBe(0)
  })

  it('settles what looked wrong of the log', async () => {
    const database = heldBack()
    const open = 'SELECT count(*) FROM issues WHERE resolved_at IS NULL AND log_slug IS NOT NULL'
    expect((await trustlog(['sql', '--csv', open, ...database])).stdout).toMatch(/\n1\r?\n/)
    await trustlog(['release', 'latest', 'rx1', ...database])
    expect((await trustlog(['sql', '--csv', open, ...database])).stdout).toMatch(/\n0\r?\n/)
  })

  it('says what a run holds back where it is not what was named', async () => {
    const { exitCode, stderr } = await trustlog(['release', '2', 'other', ...heldBack()])
    expect(exitCode).toBe(1)
    expect(stderr).toBe(`trustlog: Run 2 holds back nothing of "other".\nIt holds back ${LOG.slug}.\n`)
  })

  it('makes no database where there is none', async () => {
    const { exitCode, stderr } = await trustlog(['release', '2', 'RX1', '--database', 'none.db'])
    expect(exitCode).toBe(1)
    expect(stderr).toContain('There is no database there yet.')
  })
})

/** What a command says where it first brings the database up to date. */
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import type { UpgradeProgress } from '../../db/upgrade-progress.ts'
import { createUpgradeLine, createUpgradeLog } from '../../src/cli/output/upgrade.ts'
import { olderDatabase } from '../db/older-database.ts'
import { temporaryFolder, trustlog } from './command-line.ts'

/** A working folder with a database of an older version, of 250 responses. */
function olderFolder(): string {
  const folder = temporaryFolder()
  copyFileSync(olderDatabase(250), join(folder, 'older.db'))
  return folder
}

const RESPONSES = ['responses', '--json', '--database', 'older.db']

describe('a command that opens a database of an older version', () => {
  it('logs that it is brought up to date, each step, and that it is done, and answers as ever', async () => {
    const workingFolder = olderFolder()
    const first = await trustlog(RESPONSES, { workingFolder })
    const lines = first.stderr.trim().split('\n')
    const logged: Record<string, unknown>[] = lines.map((line) => JSON.parse(line))
    expect(logged[0]).toMatchObject({ msg: 'bringing the database up to date', database: 'older.db' })
    expect(logged[1]).toMatchObject({
      msg: 'step',
      step: 1,
      name: 'search without copies',
      steps: logged[0]?.['steps'],
    })
    expect(logged.at(-1)).toMatchObject({ msg: 'the database is up to date', database: 'older.db' })
    const again = await trustlog(RESPONSES, { workingFolder })
    expect(again).toEqual({ exitCode: 0, stdout: first.stdout, stderr: '' })
    expect(JSON.parse(first.stdout)).toHaveLength(250)
  })

  it('says so in two lines on a terminal, and takes the line that changes away again', async () => {
    const workingFolder = olderFolder()
    const { stdout, stderr } = await trustlog(['responses', '--database', 'older.db'], { workingFolder, columns: 80 })
    const [before = '', second, ...more] = stderr.split('\r\u001b[2K')
    expect(before).toMatch(/^Bringing older\.db up to date with this version of trustlog, in \d+ steps\.\nStopping it /)
    expect(before).toMatch(/again\.\nstep 1 of \d+: search without copies$/)
    expect(second).toMatch(/^step 2 of \d+: /)
    expect(more.at(-1)).toMatch(/^Done after \d+ seconds?\.\n/)
    expect(stdout).not.toContain('step')
  })

  it('says nothing with --quiet', async () => {
    const ran = await trustlog(['migrate', '--quiet', '--database', 'older.db'], { workingFolder: olderFolder() })
    expect(ran).toEqual({ exitCode: 0, stdout: 'older.db is up to date.\n', stderr: '' })
  })

  it('says nothing of a new database, nor of one that needs nothing', async () => {
    const workingFolder = temporaryFolder()
    const made = await trustlog(['migrate', '--database', 'new.db'], { workingFolder, columns: 80 })
    expect(made).toEqual({ exitCode: 0, stdout: 'new.db was created.\n', stderr: '' })
    const again = await trustlog(['migrate', '--database', 'new.db'], { workingFolder, columns: 80 })
    expect(again).toEqual({ exitCode: 0, stdout: 'new.db is up to date.\n', stderr: '' })
  })
})

describe('a long step', () => {
  const responsesDone = (done: number): UpgradeProgress => ({
    kind: 'step',
    step: 5,
    steps: 14,
    name: 'questions and answers indexed once',
    count: { done, of: 20_000, what: 'responses' },
  })

  it('is drawn ten times a second on a terminal, how far it is before its name, cut to the width', () => {
    const written: string[] = []
    let now = 0
    const display = createUpgradeLine(
      (text) => written.push(text),
      { width: 60 },
      'a.db',
      () => now,
    )
    for (const [at, done] of [
      [0, 100],
      [99, 200],
      [100, 8400],
    ] as const) {
      now = at
      display.show(responsesDone(done))
    }
    display.end()
    expect(written).toEqual([
      'step 5 of 14, 100 of 20,000 responses: questions and answe…',
      '\r\u001b[2K',
      'step 5 of 14, 8,400 of 20,000 responses: questions and ans…',
      '\r\u001b[2K',
    ])
  })

  it('is logged every five seconds', () => {
    const lines: string[] = []
    let now = 0
    const log = pino({ base: null, timestamp: false }, { write: (line) => lines.push(line) })
    const display = createUpgradeLog(log, 'a.db', () => now)
    for (now = 1000; now <= 12_000; now += 1000) display.show(responsesDone(now))
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { step: 5, steps: 14, name: 'questions and answers indexed once', responses: 5000, of: 20_000 },
      { responses: 10_000 },
    ])
  })
})

import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { publishedWorld } from '../query/published.ts'
import { temporaryFolder, trustlog } from './command-line.ts'

describe('trustlog export', () => {
  it('writes CSV unless told otherwise, and says where', async () => {
    const workingFolder = temporaryFolder()
    const flags = ['--database', publishedWorld().database.file]
    const { exitCode, stdout } = await trustlog(['export', 'out', ...flags], { workingFolder })
    expect([exitCode, stdout]).toEqual([0, `5 files and datapackage.json are in out.\n`])
    expect(readdirSync(join(workingFolder, 'out'))).toContain('contract_list.csv')
  })

  it('writes several formats and tells of each file', async () => {
    const workingFolder = temporaryFolder()
    const flags = ['--database', publishedWorld().database.file, '--json']
    const { stdout } = await trustlog(['export', 'out', '--format', 'jsonl,sqlite', ...flags], { workingFolder })
    const { files } = JSON.parse(stdout) as { files: { path: string; bytes: number }[] }
    expect(files.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['answer_list.jsonl', 'trustlog.db', 'metadata.json']),
    )
  })

  it('never takes the place of a folder that is not an export', async () => {
    const workingFolder = temporaryFolder()
    writeFileSync(join(workingFolder, 'thesis.txt'), 'years of work')
    const flags = ['--database', publishedWorld().database.file]
    const { exitCode, stderr } = await trustlog(['export', '.', ...flags], { workingFolder })
    expect(exitCode).toBe(1)
    expect(stderr).toContain('Name a folder that is new or empty.')
    expect(readdirSync(workingFolder)).toEqual(['thesis.txt'])
  })

  it('does not know a format that it does not write', async () => {
    expect((await trustlog(['export', 'out', '--format', 'csv,docx'])).exitCode).toBe(2)
  })
})

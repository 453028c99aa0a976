import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { replaceFolder } from '../../../src/publish/export/files.ts'

/** A folder named `out` with an earlier export in it. */
function earlierExport(): { parent: string; folder: string } {
  const parent = mkdtempSync(join(tmpdir(), 'trustlog-export-'))
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }))
  const folder = join(parent, 'out')
  replaceFolder(folder, (temporary) => writeFileSync(join(temporary, 'responses.csv'), 'earlier'))
  return { parent, folder }
}

describe('a folder that is replaced', () => {
  it('has the new files only, and leaves nothing beside it', () => {
    const { parent, folder } = earlierExport()
    replaceFolder(folder, (temporary) => writeFileSync(join(temporary, 'answers.csv'), 'new'))
    expect(readdirSync(folder)).toEqual(['answers.csv'])
    expect(readdirSync(parent)).toEqual(['out'])
  })

  it('stays as it was where the new files could not be written', () => {
    const { parent, folder } = earlierExport()
    const failing = () =>
      replaceFolder(folder, () => {
        throw new Error('the disk is full')
      })
    expect(failing).toThrow('the disk is full')
    expect(readFileSync(join(folder, 'responses.csv'), 'utf8')).toBe('earlier')
    expect(readdirSync(parent)).toEqual(['out'])
  })

  it('comes back where the new one could not take its place', () => {
    const { folder } = earlierExport()
    expect(() => replaceFolder(folder, (temporary) => rmSync(temporary, { recursive: true }))).toThrow()
    expect(existsSync(folder)).toBe(true)
    expect(readFileSync(join(folder, 'responses.csv'), 'utf8')).toBe('earlier')
  })
})

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SETTING_NAMES, SETTINGS } from '../../src/cli/settings.ts'
import { temporaryFolder, trustlog } from './command-line.ts'

/** One row of `trustlog settings --json`. */
async function setting(name: string, argv: string[] = [], options: Parameters<typeof trustlog>[1] = {}) {
  const { stdout, stderr } = await trustlog(['settings', '--json', ...argv], options)
  expect(stderr).toBe('')
  const rows: { name: string; value: unknown; from: string }[] = JSON.parse(stdout)
  const row = rows.find((candidate) => candidate.name === name)
  return row && { value: row.value, from: row.from }
}

function folderWith(config: unknown): string {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'trustlog.config.json'), JSON.stringify(config))
  return folder
}

describe('a setting', () => {
  it('has a default', async () => {
    expect(await setting('delay')).toEqual({ value: 2, from: 'default' })
  })

  it('is read from the settings file of the working folder', async () => {
    const workingFolder = folderWith({ delay: 3 })
    expect(await setting('delay', [], { workingFolder })).toEqual({ value: 3, from: 'trustlog.config.json' })
  })

  it('is taken from the environment before the file', async () => {
    const options = { workingFolder: folderWith({ delay: 3 }), environment: { TRUSTLOG_DELAY: '4.5' } }
    expect(await setting('delay', [], options)).toEqual({ value: 4.5, from: 'TRUSTLOG_DELAY' })
  })

  it('is taken from the flag before the environment', async () => {
    const options = { environment: { TRUSTLOG_DELAY: '4' } }
    expect(await setting('delay', ['--delay', '5'], options)).toEqual({ value: 5, from: '--delay' })
  })

  it('that the environment switches on is switched off by a flag', async () => {
    const options = { environment: { TRUSTLOG_ALLOW_LOOPBACK: 'yes' } }
    expect(await setting('allowLoopback', [], options)).toMatchObject({ value: true })
    expect(await setting('allowLoopback', ['--no-allow-loopback'], options)).toMatchObject({ value: false })
  })

  it('that is a path starts at the working folder, in a file at the folder of the file', async () => {
    const workingFolder = temporaryFolder()
    mkdirSync(join(workingFolder, 'etc'))
    writeFileSync(join(workingFolder, 'etc', 'other.json'), '{ "database": "a.db" }')
    const withFile = await setting('database', ['--config', 'etc/other.json'], { workingFolder })
    expect(withFile).toEqual({ value: join(workingFolder, 'etc', 'a.db'), from: 'etc/other.json' })
    const withFlag = await setting('database', ['--database', 'b.db'], { workingFolder })
    expect(withFlag?.value).toBe(join(workingFolder, 'b.db'))
  })

  it('is set by --verbose and --quiet where it is the log level', async () => {
    expect(await setting('logLevel', ['--verbose'])).toMatchObject({ value: 'debug' })
    expect(await setting('logLevel', ['-q'])).toMatchObject({ value: 'error' })
  })

  it('has a flag, a variable and a meaning of its own', () => {
    const declared = SETTING_NAMES.map((name) => SETTINGS[name])
    expect(new Set(declared.map(({ flag }) => flag)).size).toBe(SETTING_NAMES.length)
    expect(new Set(declared.map(({ environment }) => environment)).size).toBe(SETTING_NAMES.length)
    for (const { environment, meaning } of declared) {
      expect(environment).toMatch(/^TRUSTLOG_[A-Z_]+$/)
      expect(meaning).not.toMatch(/\.$/)
    }
  })
})

describe('wrong settings exit 2 and name where the wrong value stands', () => {
  it.each([
    {
      config: { delay: 'soon' },
      says: "delay in trustlog.config.json takes a number of seconds, such as 2, not 'soon'.",
    },
    { config: { dealy: 3 }, says: "trustlog.config.json has an unknown key 'dealy'. Did you mean 'delay'?" },
    { config: { requestBudget: 1.5 }, says: 'takes a whole number from 1, such as 5000, not 1.5.' },
    { config: [1], says: 'trustlog.config.json must hold one JSON object' },
  ])('$config', async ({ config, says }) => {
    const { exitCode, stderr } = await trustlog(['settings'], { workingFolder: folderWith(config) })
    expect(exitCode).toBe(2)
    expect(stderr).toContain(says)
  })

  it('in the environment', async () => {
    const { exitCode, stderr } = await trustlog(['settings'], { environment: { TRUSTLOG_CONCURRENCY: '0' } })
    expect(exitCode).toBe(2)
    expect(stderr).toContain("TRUSTLOG_CONCURRENCY takes a whole number from 1, such as 8, not '0'.")
  })

  it('in a file that is not there', async () => {
    const { exitCode, stderr } = await trustlog(['settings', '--config', 'none.json'])
    expect(exitCode).toBe(2)
    expect(stderr).toContain('There is no settings file none.json.')
  })

  it('in a file that is no JSON', async () => {
    const workingFolder = temporaryFolder()
    writeFileSync(join(workingFolder, 'trustlog.config.json'), '{ delay: 2 }')
    const { exitCode, stderr } = await trustlog(['settings'], { workingFolder })
    expect(exitCode).toBe(2)
    expect(stderr).toContain('trustlog.config.json could not be read')
  })
})

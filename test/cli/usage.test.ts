import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../../src/cli/commands.ts'
import { trustlog } from './command-line.ts'

describe('help', () => {
  it('lists every command with an example, where settings come from, and the exit codes', async () => {
    const { exitCode, stdout, stderr } = await trustlog(['--help'])
    expect(exitCode).toBe(0)
    expect(stderr).toBe('')
    for (const command of COMMANDS) {
      expect(stdout).toMatch(new RegExp(`^  ${command.name} `, 'm'))
      expect(stdout).toContain(`trustlog ${command.examples[0].line}`)
    }
    expect(stdout).toContain('trustlog.config.json')
    expect(stdout).toMatch(/^ {2}2 {4}wrong usage/m)
  })

  it.each(COMMANDS.map((command) => command.name))('of %s ends with examples and names its flags', async (name) => {
    const { exitCode, stdout } = await trustlog([name, '--help'])
    const command = COMMANDS.find((candidate) => candidate.name === name)
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/Examples?:/)
    for (const { line } of command?.examples ?? []) expect(stdout).toContain(`trustlog ${line}`)
    for (const { flag } of Object.values(command?.flags ?? {})) expect(stdout).toContain(flag)
  })

  it('fits the terminal', async () => {
    const { stdout } = await trustlog(['--help'], { columns: 72, environment: { NO_COLOR: '1' } })
    const wrapped = stdout.split('First steps:')[0] ?? ''
    for (const line of wrapped.split('\n')) expect(line.length, line).toBeLessThanOrEqual(72)
  })

  it('is coloured on a terminal only, and not where NO_COLOR is set', async () => {
    const coloured = '\u001b['
    expect((await trustlog(['--help'], { columns: 80 })).stdout).toContain(coloured)
    expect((await trustlog(['--help'])).stdout).not.toContain(coloured)
    expect((await trustlog(['--help'], { columns: 80, environment: { NO_COLOR: '1' } })).stdout).not.toContain(coloured)
  })

  it('is shown on standard error, with exit code 2, where no command was given', async () => {
    const { exitCode, stdout, stderr } = await trustlog([])
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
    expect(stderr).toContain('Usage: trustlog')
  })
})

describe('wrong usage', () => {
  it.each([
    { argv: ['setings'], says: "Unknown command 'setings'. Did you mean settings?", next: 'trustlog --help' },
    {
      argv: ['settings', '--dellay', '3'],
      says: "Unknown option '--dellay'. Did you mean --delay?",
      next: 'settings --help',
    },
    { argv: ['settings', 'delay'], says: 'Too many arguments', next: 'trustlog settings --help' },
    {
      argv: ['settings', '--delay'],
      says: "Option '--delay <seconds>' argument missing.",
      next: 'trustlog settings --help',
    },
    {
      argv: ['settings', '--delay', 'two'],
      says: "--delay takes a number of seconds, such as 2, not 'two'.",
      next: '--help',
    },
    { argv: ['--delay', '3', 'settings'], says: "Unknown option '--delay'.", next: 'Put it behind the command' },
    { argv: ['settings', '--json', '--csv'], says: '--json and --csv exclude each other.', next: 'Give one of them' },
    { argv: ['settings', '-v', '-q'], says: '--verbose and --quiet exclude each other.', next: '--help' },
    { argv: ['text'], says: "Missing required argument 'file'", next: 'trustlog text --help' },
  ])('$argv says what is wrong and what to do, and exits 2', async ({ argv, says, next }) => {
    const { exitCode, stdout, stderr } = await trustlog(argv)
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
    expect(stderr).toContain(`trustlog: ${says}`)
    expect(stderr).toContain(next)
    expect(stderr).not.toContain('    at ')
  })
})

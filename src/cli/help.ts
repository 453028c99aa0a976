/** The words of the help that are made from what commands and settings declare. */
import type { Command } from './command.ts'
import { EXIT } from './exit-codes.ts'
import type { Output } from './output/output.ts'
import { CONFIG_FILE_NAME, SETTINGS, type SettingName } from './settings.ts'

/** Flags that every command takes. */
export const FLAGS_EVERYWHERE: [string, string][] = [
  ['--config <file>', `read settings from this file instead of ${CONFIG_FILE_NAME} in the working folder`],
  ['-v, --verbose', 'log every step, and show where an error arose'],
  ['-q, --quiet', 'log errors only, and show no progress'],
]

export const HELP_FLAG: [string, string] = ['-h, --help', 'show this help; of a command: trustlog <command> --help']
export const VERSION_FLAG: [string, string] = ['-V, --version', 'print the version']

/** "seconds between … (TRUSTLOG_DELAY; default 2)" */
export function settingDescription(name: SettingName): string {
  const { meaning, environment, default: byDefault } = SETTINGS[name]
  const shown = byDefault === null ? 'none' : byDefault === false ? 'no' : String(byDefault)
  return `${meaning} (${environment}; default ${shown})`
}

const EXIT_CODES: [number, string][] = [
  [EXIT.well, 'all well (a question without an answer is well too)'],
  [EXIT.failed, 'something failed: a trust, a file, or there is no database yet; the rest was done'],
  [EXIT.usage, 'wrong usage: nothing was done, and a line says what to type'],
  [EXIT.interrupted, 'stopped by Ctrl-C or SIGTERM, with everything read so far saved'],
]

export function programHelpEnd({ colours }: Output): string {
  const heading = (text: string): string => `\n${colours.bold(text)}`
  return [
    heading('First steps:'),
    '  trustlog extract letter.pdf        read a letter that you have: no database, no network',
    '  trustlog crawl RTH                 read what Oxford University Hospitals has published',
    '  trustlog contracts --expires-before 2027-01-01',
    '                                     ask what was learned',
    heading('Everywhere:'),
    ...[...FLAGS_EVERYWHERE, HELP_FLAG, VERSION_FLAG].map(([flag, meaning]) => `  ${flag.padEnd(16)} ${meaning}`),
    heading('Settings:'),
    `  A flag wins over the environment, the environment over ${CONFIG_FILE_NAME}, that over the default.`,
    '  "trustlog settings" lists them all with their values and where each came from.',
    heading('Output:'),
    '  Results go to standard output, as text, --json or --csv; logs and progress to standard error.',
    '  NO_COLOR is heeded. Logs are JSON lines where standard error is piped.',
    heading('Exit codes:'),
    ...EXIT_CODES.map(([code, meaning]) => `  ${String(code).padEnd(4)} ${meaning}`),
  ].join('\n')
}

export function commandHelpEnd(command: Pick<Command, 'examples'>, { colours }: Output): string {
  const lines = command.examples.map(({ line, meaning }) => `  ${colours.dim(`# ${meaning}`)}\n  trustlog ${line}`)
  return `\n${colours.bold(lines.length === 1 ? 'Example:' : 'Examples:')}\n${lines.join('\n')}`
}

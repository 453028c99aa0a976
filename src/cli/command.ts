/** What a command is: data that help is made of, and a function that runs it. One file a command in `commands/`. */
import type { Logger } from 'pino'
import type { ExitCode } from './exit-codes.ts'
import type { Argument, Flag } from './flags.ts'
import type { OpenForCommand } from './opening.ts'
import type { LogSink } from './output/log.ts'
import type { Output } from './output/output.ts'
import type { SettingName, Settings } from './settings.ts'
import type { OutputStream } from './surroundings.ts'

export const COMMAND_GROUPS = ['Collect', 'Ask', 'Read files', 'Look after'] as const
type CommandGroup = (typeof COMMAND_GROUPS)[number]

type Values<Declared> = {
  [Name in keyof Declared]: Declared[Name] extends { read(typed: unknown): infer Value } ? Value : never
}

/** What a command is given when it runs. */
export interface Invocation<Arguments = unknown, Flags = unknown> {
  given: Arguments
  flags: Flags
  settings: Settings
  /** What gave each setting: `default`, a flag, a variable or a file. */
  settingSources: Record<SettingName, string>
  /** Opens the database of the settings. */
  openDatabase: OpenForCommand
  /** Results go here (standard output). */
  output: Output
  /** Progress and remarks go here (standard error). */
  remarks: Output
  log: Logger
  /** Standard error itself, for what draws on a terminal. */
  stderr: OutputStream
  /** Where log lines go; a progress bar diverts them above itself. */
  logSink: LogSink
  /** The command line as typed, for the run's manifest. */
  commandLine: string
  /** Reads all of standard input, as text. */
  input(): Promise<string>
  /** Absolute; relative paths among the arguments start here. */
  workingFolder: string
  /**
   * From here on Ctrl-C asks to stop, by this signal, instead of ending the process; a second one ends it.
   * A command that asks for it sees to it that the work is left in order.
   */
  stopSignal(): AbortSignal
}

export interface CommandDefinition<
  Arguments extends Record<string, Argument<unknown>>,
  Flags extends Record<string, Flag<unknown>>,
> {
  name: string
  group: CommandGroup
  /** One line for the list of commands, without a full stop. */
  summary: string
  /** A paragraph or two for the command's own help. */
  description: string
  /** In the order in which they are typed. */
  arguments: Arguments
  flags: Flags
  /** The settings that it heeds; each is a flag of it too. */
  settings: readonly SettingName[]
  /** The first stands in the list of commands. */
  examples: readonly [Example, ...Example[]]
  run(invocation: Invocation<Values<Arguments>, Values<Flags>>): Promise<ExitCode>
}

interface Example {
  /** Without `trustlog` before it. */
  line: string
  meaning: string
}

/** A command whose own types are sealed in, so that all can stand in one list. */
export interface Command {
  name: string
  group: CommandGroup
  summary: string
  description: string
  arguments: Record<string, Argument<unknown>>
  flags: Record<string, Flag<unknown>>
  settings: readonly SettingName[]
  examples: readonly [Example, ...Example[]]
  /** @param typed arguments and flags as commander gives them, by name */
  run(
    invocation: Omit<Invocation, 'given' | 'flags'>,
    typed: Record<'given' | 'flags', Record<string, unknown>>,
  ): Promise<ExitCode>
}

/** @throws UsageError (when run) where a flag or an argument has a value that it does not take */
export function defineCommand<
  Arguments extends Record<string, Argument<unknown>>,
  Flags extends Record<string, Flag<unknown>>,
>(definition: CommandDefinition<Arguments, Flags>): Command {
  return {
    ...definition,
    run: (invocation, typed) =>
      definition.run({
        ...invocation,
        given: readAll(definition.arguments, typed.given),
        flags: readAll(definition.flags, typed.flags),
      }),
  }
}

function readAll<Declared extends Record<string, { read(typed: unknown): unknown }>>(
  declared: Declared,
  typed: Record<string, unknown>,
): Values<Declared> {
  const read = Object.entries(declared).map(([name, { read }]) => [name, read(typed[name])])
  // Every name of `declared`, each with what its own `read` gave.
  return Object.fromEntries(read) as Values<Declared>
}

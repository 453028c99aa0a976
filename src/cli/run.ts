/** The command line as a function: arguments and surroundings in, exit code out. */
import { CommanderError } from 'commander'
import { DatabaseError } from '../../db/database-error.ts'
import { StorageError } from '../fetch/archive.ts'
import type { Command } from './command.ts'
import { COMMANDS } from './commands.ts'
import { asRefusal, CannotDo, isBrokenPipe, UsageError } from './errors.ts'
import { EXIT, type ExitCode } from './exit-codes.ts'
import { createInterruption } from './interruption.ts'
import { createOpening } from './opening.ts'
import { createLogger, createLogSink } from './output/log.ts'
import { createOutput, type Output, printable } from './output/output.ts'
import { pathShown } from './path-shown.ts'
import { buildProgram, type Typed } from './program.ts'
import type { LogLevel } from './settings.ts'
import { readSettings } from './settings-reading.ts'
import type { Surroundings } from './surroundings.ts'

/** @param argv what stands behind `trustlog` */
export async function run(argv: string[], surroundings: Surroundings): Promise<ExitCode> {
  const output = createOutput(surroundings.stdout, surroundings.environment)
  const remarks = createOutput(surroundings.stderr, surroundings.environment)
  const interruption = createInterruption(surroundings)
  let current: Command | null = null
  let exitCode: ExitCode = EXIT.well
  const program = buildProgram(COMMANDS, { output, remarks }, async (command, typed) => {
    current = command
    const { values, sources } = readSettings(withLogLevel(typed), typed.everywhere.config, surroundings)
    const sink = createLogSink(surroundings.stderr)
    const { stderr, workingFolder } = surroundings
    const log = createLogger(values, remarks, sink)
    exitCode = await command.run(
      {
        settings: values,
        settingSources: sources,
        openDatabase: createOpening({ settings: values, remarks, stderr, log, workingFolder }),
        output,
        remarks,
        log,
        logSink: sink,
        stderr,
        commandLine: ['trustlog', ...argv.map(asTyped)].join(' '),
        input: surroundings.input,
        workingFolder,
        stopSignal: interruption.stopSignal,
      },
      typed,
    )
  })
  try {
    await program.parseAsync(argv, { from: 'user' })
    return exitCode
  } catch (error) {
    return await explain(error, { remarks, command: current, argv, workingFolder: surroundings.workingFolder })
  } finally {
    interruption.release()
  }
}

/** A word of the command line with the quotation marks that a shell needs. */
function asTyped(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}

/** `--verbose` and `--quiet` are short for two log levels. */
function withLogLevel({ settings, everywhere }: Typed): Typed['settings'] {
  if (everywhere.verbose && everywhere.quiet) throw new UsageError('--verbose and --quiet exclude each other.')
  const level: LogLevel | null = everywhere.verbose ? 'debug' : everywhere.quiet ? 'error' : null
  return level === null ? settings : { ...settings, logLevel: level }
}

interface FailedRun {
  remarks: Output
  command: Command | null
  argv: string[]
  workingFolder: string
}

/** Says in a line what went wrong and in another what to do next; where it arose only with `--verbose`. */
async function explain(thrown: unknown, { remarks, command, argv, workingFolder }: FailedRun): Promise<ExitCode> {
  const error = asRefusal(thrown, (path) => pathShown(path, workingFolder)) ?? thrown
  if (isBrokenPipe(error)) return EXIT.well
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.well : EXIT.usage
  await remarks.line(`${remarks.colours.red('trustlog:')} ${printable(messageOf(error, workingFolder))}`)
  const help = `Run "trustlog ${command ? `${command.name} ` : ''}--help" for what it takes.`
  const verbose = argv.includes('--verbose') || argv.includes('-v')
  if (error instanceof UsageError) {
    await remarks.line(error.advice ?? help)
    return EXIT.usage
  }
  const advice = adviceOf(error)
  if (advice !== null) await remarks.line(advice)
  if (verbose && thrown instanceof Error) await remarks.line(thrown.stack ?? '')
  return EXIT.failed
}

function messageOf(error: unknown, workingFolder: string): string {
  if (error instanceof DatabaseError) return `${pathShown(error.file, workingFolder)}: ${error.message}`
  if (error instanceof StorageError) return `${pathShown(error.failure.where, workingFolder)}: ${error.message}.`
  return error instanceof Error ? error.message : String(error)
}

function adviceOf(error: unknown): string | null {
  if (error instanceof CannotDo || error instanceof DatabaseError) return error.advice
  if (error instanceof StorageError) return error.failure.advice
  return 'This is a fault of trustlog: run it again with --verbose and open an issue with what it says.'
}

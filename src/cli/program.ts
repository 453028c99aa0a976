/** Makes the commander program of the commands: parsing, did-you-mean, and the help that teaches. */
import { Argument, Command as CommanderCommand, type CommanderError, Option } from 'commander'
import { COMMAND_GROUPS, type Command } from './command.ts'
import { UsageError } from './errors.ts'
import {
  commandHelpEnd,
  FLAGS_EVERYWHERE,
  HELP_FLAG,
  programHelpEnd,
  settingDescription,
  VERSION_FLAG,
} from './help.ts'
import type { Output } from './output/output.ts'
import { project } from './project.ts'
import { flagName, SETTING_NAMES, SETTINGS, type SettingName } from './settings.ts'

/** What was typed, sorted by what it is, not yet checked. */
export interface Typed {
  given: Record<string, unknown>
  flags: Record<string, unknown>
  settings: Partial<Record<SettingName, unknown>>
  everywhere: { config: string | null; verbose: boolean; quiet: boolean }
}

/** Codes with which commander stops after it has shown what was asked for. */
const SHOWN = ['commander.helpDisplayed', 'commander.version', 'commander.help']

/** @param execute runs a command; what it throws comes out of `parseAsync` */
export function buildProgram(
  commands: Command[],
  outputs: { output: Output; remarks: Output },
  execute: (command: Command, typed: Typed) => Promise<void>,
): CommanderCommand {
  const program = prepare(new CommanderCommand('trustlog'), outputs)
    .description(`${project.description}`)
    .usage('<command> [arguments] [flags]')
    .version(project.version, ...VERSION_FLAG)
    .addHelpCommand(
      new CommanderCommand('help').argument('[command]').summary('show the help of a command').helpGroup('Look after:'),
    )
    .exitOverride((error) =>
      rethrow(error, unknownFlagAdvice(error, commands), 'Run "trustlog --help" for the commands.'),
    )
    .addHelpText('after', programHelpEnd(outputs.output))
  addEverywhere(program)
  // The commands come first; the flags stand in the text behind them.
  program.configureHelp({ ...program.configureHelp(), visibleOptions: () => [] })
  for (const group of COMMAND_GROUPS) {
    for (const command of commands.filter((candidate) => candidate.group === group)) {
      program.addCommand(commandParser(command, outputs, execute).helpGroup(`${group}:`))
    }
  }
  return program
}

/** Streams, widths and colours come from the surroundings, not from the process; errors are worded in `run.ts`. */
function prepare(parser: CommanderCommand, { output, remarks }: { output: Output; remarks: Output }): CommanderCommand {
  return parser
    .configureOutput({
      writeOut: (text) => void output.write(text),
      writeErr: (text) => void remarks.write(text),
      outputError: () => {},
      getOutHelpWidth: () => output.width ?? 100,
      getErrHelpWidth: () => remarks.width ?? 100,
      getOutHasColors: () => output.colours.isColorSupported,
      getErrHasColors: () => remarks.colours.isColorSupported,
    })
    .configureHelp({
      subcommandTerm: (sub) =>
        [sub.name(), ...sub.registeredArguments.map((argument) => argumentTerm([argument.name(), argument]))].join(' '),
      subcommandDescription: (sub) => sub.summary(),
      styleTitle: (title) => output.colours.bold(title),
    })
    .addHelpOption(new Option(...HELP_FLAG).helpGroup('Everywhere:'))
}

function argumentTerm([name, { required, variadic }]: [string, { required: boolean; variadic: boolean }]): string {
  const term = variadic ? `${name}...` : name
  return required ? `<${term}>` : `[${term}]`
}

function addEverywhere(parser: CommanderCommand): void {
  for (const [flag, meaning] of FLAGS_EVERYWHERE) parser.addOption(new Option(flag, meaning).helpGroup('Everywhere:'))
}

function commandParser(
  command: Command,
  outputs: { output: Output; remarks: Output },
  execute: (command: Command, typed: Typed) => Promise<void>,
): CommanderCommand {
  const parser = prepare(new CommanderCommand(command.name), outputs)
    .summary(`${command.summary}\n${outputs.output.colours.dim(`trustlog ${command.examples[0].line}`)}`)
    .description(command.description)
    .usage(['[flags]', ...Object.entries(command.arguments).map(argumentTerm)].join(' '))
    .exitOverride((error) => rethrow(error, null, `Run "trustlog ${command.name} --help" for what it takes.`))
    .addHelpText('after', commandHelpEnd(command, outputs.output))
  for (const [name, argument] of Object.entries(command.arguments)) {
    parser.addArgument(new Argument(argumentTerm([name, argument]), argument.meaning))
  }
  const flags = Object.entries(command.flags).map(([name, flag]) => {
    const option = new Option(flag.flag, flag.meaning).helpGroup('Flags:')
    parser.addOption(option)
    return [name, option.attributeName()] as const
  })
  const settings = command.settings.map((name) => [name, addSetting(parser, name)] as const)
  addEverywhere(parser)
  parser.action(async () => {
    // Flags for every command may stand before it too, where the program itself has read them.
    const values: Record<string, unknown> = parser.optsWithGlobals()
    await execute(command, {
      given: Object.fromEntries(
        Object.keys(command.arguments).map((name, index) => [name, parser.processedArgs[index]]),
      ),
      flags: pick(values, flags),
      settings: pick(values, settings),
      everywhere: {
        config: typeof values['config'] === 'string' ? values['config'] : null,
        verbose: values['verbose'] === true,
        quiet: values['quiet'] === true,
      },
    })
  })
  return parser
}

/** Adds the setting's flag and gives the name under which commander keeps its value. */
function addSetting(parser: CommanderCommand, name: SettingName): string {
  const declared = SETTINGS[name]
  const option = new Option(declared.flag, settingDescription(name)).helpGroup('Settings:')
  parser.addOption(option)
  // A switch that the environment or the file turns on can be turned off again.
  if (!option.required) parser.addOption(new Option(flagName(declared).replace('--', '--no-')).hideHelp())
  return option.attributeName()
}

function pick<Name extends string>(
  values: Record<string, unknown>,
  names: readonly (readonly [Name, string])[],
): Partial<Record<Name, unknown>> {
  const picked: Partial<Record<Name, unknown>> = {}
  for (const [name, attribute] of names) if (values[attribute] !== undefined) picked[name] = values[attribute]
  return picked
}

/** Commander's own words, as an error of ours; what it has shown already (help, version) passes as it is. */
function rethrow(error: CommanderError, advice: string | null, otherwise: string): never {
  if (SHOWN.includes(error.code)) throw error
  const [first = '', ...more] = error.message.replace(/^error: /, '').split('\n')
  const suggestion = more.join(' ').replace(/^\((.*)\)$/, '$1')
  const sentence = `${first.charAt(0).toUpperCase()}${first.slice(1)}`.replace(/\.?$/, '.')
  throw new UsageError(suggestion === '' ? sentence : `${sentence} ${suggestion}`, advice ?? otherwise)
}

/** A command's flag that stands before the command. */
function unknownFlagAdvice(error: CommanderError, commands: Command[]): string | null {
  if (error.code !== 'commander.unknownOption') return null
  const flag = /'(--[a-z-]+)/.exec(error.message)?.[1]
  const known = [
    ...SETTING_NAMES.map((name) => SETTINGS[name].flag),
    ...commands.flatMap((command) => Object.values(command.flags).map((declared) => declared.flag)),
  ].some((declared) => declared.split(' ')[0] === flag)
  return known ? `Put it behind the command: trustlog <command> ${flag} …` : null
}

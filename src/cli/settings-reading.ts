/** Where settings come from: a flag, else the environment, else the settings file, else the default. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import { UsageError } from './errors.ts'
import { nearMatch } from './near-match.ts'
import { CONFIG_FILE_NAME, flagName, SETTING_NAMES, SETTINGS, type SettingName, type Settings } from './settings.ts'
import type { Surroundings } from './surroundings.ts'
import type { ValueKind } from './values.ts'

/** A value that was given for a setting, before it is checked. */
interface GivenValue {
  value: unknown
  /** As `trustlog settings` shows it: `--delay`, `TRUSTLOG_DELAY`, `trustlog.config.json`. */
  from: string
  /** As an error names it: `delay in trustlog.config.json`. */
  name: string
  /** Relative paths start here. */
  folder: string
}

export interface ReadSettings {
  values: Settings
  /** `default`, or what gave the value. */
  sources: Record<SettingName, string>
}

/**
 * @param flags values of flags by setting, only those given
 * @param configFile as given to `--config`; null for `trustlog.config.json` in the working folder, if there is one
 * @throws UsageError naming the flag, variable or key that is wrong, and a good value
 */
export function readSettings(
  flags: Partial<Record<SettingName, unknown>>,
  configFile: string | null,
  surroundings: Pick<Surroundings, 'environment' | 'workingFolder'>,
): ReadSettings {
  const { environment, workingFolder } = surroundings
  const givenBy = (from: string, value: unknown): GivenValue => ({ value, from, name: from, folder: workingFolder })
  const file = readConfigFile(configFile, workingFolder)
  const values: Partial<Record<SettingName, unknown>> = {}
  const sources: Partial<Record<SettingName, string>> = {}
  for (const name of SETTING_NAMES) {
    const declared = SETTINGS[name]
    const variable = environment[declared.environment]
    const given: GivenValue | undefined =
      flags[name] !== undefined
        ? givenBy(flagName(declared), flags[name])
        : variable !== undefined && variable !== ''
          ? givenBy(declared.environment, variable)
          : file.get(name)
    sources[name] = given?.from ?? 'default'
    values[name] = given ? checked(given, declared.kind) : inFolder(declared.default, declared.kind, workingFolder)
  }
  // Both hold one entry for every name of SETTINGS, each checked by the schema of that very setting.
  return { values: values as Settings, sources: sources as ReadSettings['sources'] }
}

function checked(given: GivenValue, kind: ValueKind<unknown>): unknown {
  const result = kind.schema.safeParse(given.value)
  if (!result.success) throw new UsageError(wrongValue(given.name, given.value, kind))
  return inFolder(result.data, kind, given.folder)
}

/** "--max takes a whole number from 1, such as 10, not 'many'." */
export function wrongValue(
  from: string,
  value: unknown,
  kind: Pick<ValueKind<unknown>, 'expected' | 'example'>,
): string {
  const shown = typeof value === 'string' ? `'${value}'` : JSON.stringify(value)
  return `${from} takes ${kind.expected}, such as ${kind.example}, not ${shown}.`
}

function inFolder(value: unknown, kind: ValueKind<unknown>, folder: string): unknown {
  return kind.isPath && typeof value === 'string' && !isAbsolute(value) ? resolve(folder, value) : value
}

function readConfigFile(named: string | null, workingFolder: string): Map<SettingName, GivenValue> {
  const path = named === null ? join(workingFolder, CONFIG_FILE_NAME) : resolve(workingFolder, named)
  const shown = named ?? CONFIG_FILE_NAME
  if (!existsSync(path)) {
    if (named === null) return new Map()
    throw new UsageError(`There is no settings file ${named}.`, 'Write one, or leave --config away.')
  }
  const given = new Map<SettingName, GivenValue>()
  for (const [key, value] of Object.entries(parseConfigFile(path, shown))) {
    given.set(settingNamed(key, shown), { value, from: shown, name: `${key} in ${shown}`, folder: dirname(path) })
  }
  return given
}

function parseConfigFile(path: string, shown: string): object {
  let parsed: unknown
  try {
    parsed = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new UsageError(
      `${shown} could not be read: ${error instanceof Error ? error.message : String(error)}.`,
      'It must hold one JSON object of settings, such as { "delay": 2 }.',
    )
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new UsageError(`${shown} must hold one JSON object of settings, such as { "delay": 2 }.`)
  }
  return parsed
}

function settingNamed(key: string, shown: string): SettingName {
  const name = SETTING_NAMES.find((candidate) => candidate === key)
  if (name !== undefined) return name
  const near = nearMatch(key, SETTING_NAMES)
  throw new UsageError(
    `${shown} has an unknown key '${key}'.${near ? ` Did you mean '${near}'?` : ''}`,
    'Run "trustlog settings" for the keys there are.',
  )
}

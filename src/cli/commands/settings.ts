import { defineCommand } from '../command.ts'
import { EXIT } from '../exit-codes.ts'
import { printRows, type RowColumn, rowFormat, rowFormatFlags } from '../output/rows.ts'
import { flagName, SETTING_NAMES, SETTINGS } from '../settings.ts'

interface SettingRow {
  name: string
  value: string | number | boolean | null
  /** What gave it: `default`, a flag, a variable or a file. */
  from: string
  flag: string
  environment: string
  default: string | number | boolean | null
  meaning: string
}

const COLUMNS: RowColumn<SettingRow>[] = [
  { name: 'setting', heading: 'Setting', value: (row) => row.name },
  { name: 'value', heading: 'Value', value: (row) => shown(row.value) },
  { name: 'from', heading: 'From', value: (row) => row.from },
  { name: 'flag', heading: 'Flag', value: (row) => row.flag, csvOnly: true },
  { name: 'environment', heading: 'Environment', optional: true, value: (row) => row.environment },
  { name: 'default', heading: 'Default', value: (row) => shown(row.default), csvOnly: true },
  { name: 'meaning', heading: 'Meaning', value: (row) => row.meaning, wraps: true },
]

function shown(value: SettingRow['value']): string {
  return value === null ? 'none' : typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)
}

export const settingsCommand = defineCommand({
  name: 'settings',
  group: 'Look after',
  summary: 'list every setting with its value and where that came from',
  description:
    'Lists every setting with its value here and now, and what gave that value: a flag, else the environment, else the settings ' +
    'file (its keys are the names in the first column; paths in it start at its own folder), else the default.',
  arguments: {},
  flags: rowFormatFlags,
  settings: SETTING_NAMES,
  examples: [
    { line: 'settings', meaning: 'what would a crawl from here use?' },
    { line: 'settings --config other.json --delay 5', meaning: 'and with this file and this flag?' },
  ],
  async run({ flags, settings, settingSources, output }) {
    const rows = SETTING_NAMES.map((name): SettingRow => {
      const { environment, default: byDefault, meaning } = SETTINGS[name]
      const [value, from, flag] = [settings[name], settingSources[name], flagName(SETTINGS[name])]
      return { name, value, from, flag, environment, default: byDefault, meaning }
    })
    await printRows(output, rowFormat(flags), COLUMNS, rows, 'There are no settings.')
    return EXIT.well
  },
})

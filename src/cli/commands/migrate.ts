import { existsSync } from 'node:fs'
import { defineCommand } from '../command.ts'
import { EXIT } from '../exit-codes.ts'
import { pathShown } from '../path-shown.ts'

export const migrateCommand = defineCommand({
  name: 'migrate',
  group: 'Look after',
  summary: 'create the database, or bring it up to date with this version',
  description:
    'Brings the database to the schema of this version, or makes an empty one where there is none. Every command that opens the ' +
    'database does the former by itself; this one is for whoever wants to do it at a time of their choosing.',
  arguments: {},
  flags: {},
  settings: ['database'],
  examples: [{ line: 'migrate --database data/trustlog.db', meaning: 'after an update, before the nightly crawl' }],
  async run({ settings, openDatabase, output, workingFolder }) {
    const existed = existsSync(settings.database)
    openDatabase().close()
    await output.line(`${pathShown(settings.database, workingFolder)} ${existed ? 'is up to date' : 'was created'}.`)
    return EXIT.well
  },
})

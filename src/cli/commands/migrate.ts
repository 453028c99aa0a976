import { existsSync } from 'node:fs'
import { defineCommand } from '../command.ts'
import { EXIT } from '../exit-codes.ts'
import { switchFlag } from '../flags.ts'
import { pathShown } from '../path-shown.ts'

export const migrateCommand = defineCommand({
  name: 'migrate',
  group: 'Look after',
  summary: 'create the database, or bring it up to date with this version',
  description:
    'Brings the database to the schema of this version, or makes an empty one where there is none. Every command that opens the ' +
    'database does the former by itself; this one is for whoever wants to do it at a time of their choosing.\n\n' +
    'With --to-share it leaves the file so that it can also be read where nothing may be written, until somebody writes to it again. ' +
    'Nobody else may have it open meanwhile.',
  arguments: {},
  flags: {
    toShare: switchFlag('--to-share', 'leave the file so that it can be read from a read-only share or disc'),
  },
  settings: ['database'],
  examples: [
    { line: 'migrate --database data/trustlog.db', meaning: 'after an update, before the nightly crawl' },
    { line: 'migrate --to-share --database copy.db', meaning: 'a copy for a place where nobody may write' },
  ],
  async run({ flags, settings, openDatabase, output, workingFolder }) {
    const existed = existsSync(settings.database)
    const database = openDatabase()
    if (flags.toShare) database.closeToShare()
    else database.close()
    const shared = flags.toShare ? ' It can be read where nothing may be written.' : ''
    await output.line(
      `${pathShown(settings.database, workingFolder)} ${existed ? 'is up to date' : 'was created'}.${shared}`,
    )
    return EXIT.well
  },
})

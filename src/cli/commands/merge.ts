import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { DatabaseError } from '../../../db/database-error.ts'
import type { MergedCollection } from '../../crawl/merge.ts'
import { counted } from '../../publish/wording.ts'
import { defineCommand } from '../command.ts'
import { EXIT } from '../exit-codes.ts'
import { oneOrMore, switchFlag } from '../flags.ts'
import { printJsonArray } from '../output/rows.ts'
import { pathShown } from '../path-shown.ts'

/** The archive's name beside a database that is merged. */
const ARCHIVE_BESIDE = 'archive'

export const mergeCommand = defineCommand({
  name: 'merge',
  group: 'Collect',
  summary: 'put the databases and archives of several crawls together',
  description:
    'Takes over what other databases hold, each with the folder "archive" beside it, into the one that --database and --archive ' +
    'name, which is made where there is none. The same keys as in a crawl tell what is the same, so that databases can be merged ' +
    'in any order and any number of times. Revisions of one case are put in the order in which they were seen; of what both ' +
    'hold, the later word wins; runs are numbered anew by their start.\n\n' +
    'Each database is taken over whole or not at all, its bytes first, each checked by its SHA-256. The others are only read. ' +
    'Exit code 1 where bytes are damaged: "trustlog fsck --repair" fetches them again. No crawl may be at work on the database ' +
    'merged into, and the others must be of this version ("trustlog migrate").',
  arguments: { databases: oneOrMore('SQLite files of other crawls') },
  flags: { json: switchFlag('--json', 'print what was taken over from each as a JSON array') },
  settings: ['database', 'archive'],
  examples: [
    {
      line: 'merge shard-1/trustlog.db shard-2/trustlog.db',
      meaning: 'what two machines crawled, into data/trustlog.db',
    },
    { line: 'merge --database all.db --archive all laptop/trustlog.db', meaning: 'into a database of its own' },
  ],
  async run({ given, flags, settings, openDatabase, output, remarks, workingFolder }) {
    const files = given.databases.map((typed) => resolve(workingFolder, typed))
    // Before anything is made: nothing is done for a name that was mistyped.
    for (const file of files) {
      if (!existsSync(file)) throw new DatabaseError('missing', file, 'There is no database there.')
    }
    const { mergeCollections } = await import('../../crawl/merge.ts')
    const database = openDatabase()
    const merged: MergedCollection[] = []
    try {
      const collections = files.map((file) => ({ database: file, archive: join(dirname(file), ARCHIVE_BESIDE) }))
      for (const { database: file, archive } of collections) {
        if (existsSync(archive)) continue
        const shown = pathShown(file, workingFolder)
        await remarks.line(`There is no folder "${ARCHIVE_BESIDE}" beside ${shown}: only its rows are taken over.`)
      }
      for await (const collection of mergeCollections(collections, { database, archiveFolder: settings.archive })) {
        merged.push(collection)
        if (!flags.json) await output.line(mergedLine(collection, pathShown(collection.database, workingFolder)))
      }
    } finally {
      database.close()
    }
    if (flags.json) await printJsonArray(output, merged)
    return merged.every(({ damaged }) => damaged.length === 0) ? EXIT.well : EXIT.failed
  },
})

function mergedLine(
  { responses, revisions, documents, runs, contents, damaged }: MergedCollection,
  file: string,
): string {
  const taken = [
    counted(responses, 'response'),
    counted(revisions, 'revision'),
    counted(documents, 'document'),
    counted(runs, 'run'),
    counted(contents, 'file'),
  ].join(', ')
  const lost = damaged.length > 0 ? ` Damaged there and not taken: ${damaged.join(', ')}.` : ''
  return `${file}: ${taken} taken over.${lost}`
}

import { resolve } from 'node:path'
import { EXPORT_FORMATS, type ExportFormat, writeExport } from '../../publish/export/export.ts'
import { isFreeForExport } from '../../publish/export/files.ts'
import { counted } from '../../publish/wording.ts'
import { readPublication } from '../../query/publication.ts'
import { withDatabase } from '../asking/database.ts'
import { defineCommand } from '../command.ts'
import { CannotDo } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import { one, switchFlag, valueFlag } from '../flags.ts'
import { pathShown } from '../path-shown.ts'
import { listOf } from '../values.ts'

const DEFAULT_FORMATS: ExportFormat[] = ['csv']

export const exportCommand = defineCommand({
  name: 'export',
  group: 'Ask',
  summary: 'write everything that is published into files',
  description:
    'Writes the views response_list, question_list, answer_list, exemption_list and contract_list into a folder, with ' +
    'datapackage.json, which says what each file and column holds, where it is from and under what terms. csv and jsonl are ' +
    'text, parquet is for analysis at scale, sqlite one database file with metadata.json for ' +
    'Datasette, ocds the contracts as releases of the Open Contracting Data Standard. ' +
    'Personal data is masked, no cell acts as a formula in a spreadsheet, what is held back is left out, and the same data ' +
    'makes the same bytes. The folder appears when everything is whole; it may replace an earlier export, nothing else.',
  arguments: { folder: one('the folder to make') },
  flags: {
    format: valueFlag(
      '--format <formats>',
      `${EXPORT_FORMATS.join(', ')}, or several with a comma between; csv unless given`,
      listOf(EXPORT_FORMATS),
    ),
    json: switchFlag('--json', 'print the files that were written as JSON'),
  },
  settings: ['database'],
  examples: [
    { line: 'export out', meaning: 'all views for a spreadsheet' },
    { line: 'export out --format parquet,jsonl', meaning: 'for pandas, DuckDB or R' },
    { line: 'export out --format sqlite', meaning: 'then: datasette out/trustlog.db --metadata out/metadata.json' },
  ],
  async run({ given, flags, openDatabase, output, workingFolder }) {
    const folder = resolve(workingFolder, given.folder)
    const shown = pathShown(folder, workingFolder)
    if (!isFreeForExport(folder)) {
      throw new CannotDo(`${shown} has files in it that no export wrote.`, 'Name a folder that is new or empty.')
    }
    return withDatabase(openDatabase, async (database) => {
      const files = readPublication(database, (publication) =>
        writeExport(publication, folder, flags.format ?? DEFAULT_FORMATS),
      )
      if (flags.json) {
        const told = files.map(({ path, format, bytes, hash }) => ({ path, format, bytes, hash }))
        await output.line(JSON.stringify({ folder, files: told }))
      } else {
        await output.line(`${counted(files.length, 'file')} and datapackage.json are in ${shown}.`)
      }
      return EXIT.well
    })
  },
})

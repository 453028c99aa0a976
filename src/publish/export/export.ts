/** Everything that is published, as files that other programs read. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createTableFile, type DescribedView, type Publication } from '../../query/publication.ts'
import { DATA_PACKAGE, dataPackage, type ExportedFile } from './data-package.ts'
import { datasetteMetadata } from './datasette.ts'
import { lengthAndHash, replaceFolder, writeTexts } from './files.ts'
import { ocdsPackage } from './ocds.ts'
import { writeParquet } from './parquet.ts'
import { csvRows, jsonLines, maskedRows } from './rows.ts'

export const EXPORT_FORMATS = ['csv', 'jsonl', 'parquet', 'sqlite', 'ocds'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

type Written = Omit<ExportedFile, 'bytes' | 'hash'>

/**
 * Writes the views in each format, and datapackage.json, which tells what they hold. The same data makes the same bytes.
 * The folder appears, or takes an earlier export's place, when everything is whole.
 */
export function writeExport(
  publication: Publication,
  folder: string,
  formats: readonly ExportFormat[],
): ExportedFile[] {
  return replaceFolder(folder, (filling) => {
    const chosen = EXPORT_FORMATS.filter((format) => formats.includes(format))
    const files = chosen
      .flatMap((format) => WRITERS[format](publication, filling))
      .map((written) => ({ ...written, ...lengthAndHash(join(filling, written.path)) }))
    writeFileSync(join(filling, DATA_PACKAGE), dataPackage(files, publication.logs))
    return files
  })
}

const WRITERS: Record<ExportFormat, (publication: Publication, folder: string) => Written[]> = {
  csv: eachView('csv', 'text/csv', (file, view, rows) => writeTexts(file, csvRows(view, rows))),
  jsonl: eachView('jsonl', 'application/jsonl', (file, view, rows) => writeTexts(file, jsonLines(view, rows))),
  parquet: eachView('parquet', 'application/vnd.apache.parquet', writeParquet),
  sqlite: writeDatabase,
  ocds: writeReleases,
}

function eachView(
  format: string,
  mediaType: string,
  write: (file: string, view: DescribedView, rows: ReturnType<typeof maskedRows>) => void,
) {
  return (publication: Publication, folder: string): Written[] =>
    publication.views.map((view) => {
      const path = `${view.name}.${format}`
      write(join(folder, path), view, maskedRows(publication, view.name))
      return { path, format, mediaType, description: view.meaning, view }
    })
}

function writeDatabase(publication: Publication, folder: string): Written[] {
  const file = createTableFile(join(folder, 'trustlog.db'))
  try {
    for (const view of publication.views) file.add(view, maskedRows(publication, view.name))
  } finally {
    file.close()
  }
  writeFileSync(join(folder, 'metadata.json'), datasetteMetadata(publication.views))
  return [
    {
      path: 'trustlog.db',
      format: 'sqlite',
      mediaType: 'application/vnd.sqlite3',
      description: 'the views as tables of one database',
      view: null,
    },
    {
      path: 'metadata.json',
      format: 'json',
      mediaType: 'application/json',
      description: "what Datasette shows beside the database's tables, with questions to begin with",
      view: null,
    },
  ]
}

function writeReleases(publication: Publication, folder: string): Written[] {
  const path = 'contracts.ocds.json'
  writeTexts(join(folder, path), ocdsPackage(publication))
  return [
    {
      path,
      format: 'json',
      mediaType: 'application/json',
      description:
        'contracts as releases of the Open Contracting Data Standard 1.1, as far as what was stated reaches; the prefix of ' +
        'their identifiers is not a registered one',
      view: null,
    },
  ]
}

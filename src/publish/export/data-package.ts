/** datapackage.json: what the files of an export hold (Data Package, version 2, https://datapackage.org/standard/). */
import { type DescribedColumn, type DescribedView, keyOf, type PublishedLog } from '../../query/publication.ts'

/** The file by which an export is known. */
export const DATA_PACKAGE = 'datapackage.json'

export interface ExportedFile {
  /** Within the folder; it is the resource's name, too. */
  path: string
  format: string
  mediaType: string
  /** One sentence. */
  description: string
  /** The view whose rows it holds; null for a file of another shape. */
  view: DescribedView | null
  bytes: number
  /** `sha256:` and the hash. */
  hash: string
}

const LICENCE_NOTE =
  'Authorities publish under terms of their own, most of them under the Open Government Licence v3.0; the site of each, named ' +
  'among the sources, says which. What third parties own, such as attached documents, is not part of that licence.'

/** Carries no time of its own, so that the same data makes the same bytes. */
export function dataPackage(files: readonly ExportedFile[], logs: readonly PublishedLog[]): string {
  const paths = new Set(files.map(({ path }) => path))
  const descriptor = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'trustlog',
    title: 'Responses to Freedom of Information requests that NHS bodies published',
    description:
      'Read from disclosure logs by trustlog. Facts are as printed, each with the place where it stands; personal data that ' +
      `was found is masked. ${LICENCE_NOTE}`,
    ...(logs.length > 0 && {
      sources: logs.map(({ trust, slug, url }) => ({ title: `${trust}: disclosure log (${slug})`, path: url })),
    }),
    resources: files.map((file) => resource(file, paths)),
  }
  return `${JSON.stringify(descriptor, null, 2)}\n`
}

function resource(file: ExportedFile, paths: ReadonlySet<string>) {
  const { path, format, mediaType, description, view, bytes, hash } = file
  const isText = format !== 'parquet' && format !== 'sqlite'
  return {
    name: path,
    path,
    ...(view !== null && { type: 'table' }),
    description,
    format,
    mediatype: mediaType,
    ...(isText && { encoding: 'utf-8' }),
    bytes,
    hash,
    ...(view !== null && { schema: tableSchema(view, `response_list.${format}`, paths) }),
  }
}

function tableSchema({ name, columns }: DescribedView, responses: string, paths: ReadonlySet<string>) {
  const key = keyOf(columns.map((column) => column.name))
  const refers = key === 'id' && columns.some((column) => column.name === 'response_id') && paths.has(responses)
  return {
    fields: columns.map((column) => field(column, column.name === key)),
    missingValues: [''],
    ...(key !== null && { primaryKey: [key] }),
    ...(refers &&
      name !== 'response_list' && {
        foreignKeys: [{ fields: ['response_id'], reference: { resource: responses, fields: ['response_id'] } }],
      }),
  }
}

const TYPES: Record<DescribedColumn['type'], { type: string; constraints?: { pattern: string } }> = {
  text: { type: 'string' },
  integer: { type: 'integer' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  // As exact as it was stated, which no date type of the standard allows.
  date: { type: 'string', constraints: { pattern: '\\d{4}(-\\d{2}){0,2}' } },
  instant: { type: 'datetime' },
  json: { type: 'array' },
}

function field({ name, type, meaning }: DescribedColumn, isKey: boolean) {
  const { constraints, ...typed } = TYPES[type]
  const limits = { ...constraints, ...(isKey && { required: true, unique: true }) }
  return { name, ...typed, description: meaning, ...(Object.keys(limits).length > 0 && { constraints: limits }) }
}

import { fileWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer'
import type { DescribedColumn, DescribedView, ViewRow } from '../../query/publication.ts'
import { type PublishedValue, typedRow } from './rows.ts'

/** Rows that are held at once; a reader skips through a file by such groups. */
const ROW_GROUP = 10_000

const TYPES = {
  text: 'STRING',
  integer: 'INT64',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'STRING',
  instant: 'TIMESTAMP',
  json: 'JSON',
} as const satisfies Record<DescribedColumn['type'], string>

/** Writes rows as Apache Parquet: instants as timestamps, JSON as JSON, dates as text, since they may be a month or a year. */
export function writeParquet(file: string, view: DescribedView, rows: Iterable<ViewRow>): void {
  const columnsOf = (group: Record<string, PublishedValue>[]) =>
    view.columns.map(({ name, type }) => ({
      name,
      type: TYPES[type],
      nullable: true,
      data: group.map((row) => parquetValue(type, row[name] ?? null)),
    }))
  const writer = new ParquetWriter({
    writer: fileWriter(file),
    schema: schemaFromColumnData({ columnData: columnsOf([]) }),
    createdBy: 'trustlog',
  })
  let group: Record<string, PublishedValue>[] = []
  const writeGroup = (): void => {
    if (group.length > 0) writer.write({ columnData: columnsOf(group), rowGroupSize: ROW_GROUP })
    group = []
  }
  for (const row of rows) {
    group.push(typedRow(view, row))
    if (group.length === ROW_GROUP) writeGroup()
  }
  writeGroup()
  writer.finish()
}

function parquetValue(type: DescribedColumn['type'], value: PublishedValue) {
  if (value === null) return null
  if (type === 'integer') return BigInt(Number(value))
  return type === 'instant' ? new Date(String(value)) : value
}

/** Rows of the views as they leave the house: personal data masked, values in the types that they are documented with. */
import type { DescribedView, Publication, ViewRow } from '../../query/publication.ts'
import { csvLines } from '../csv.ts'
import { masked } from '../masking.ts'

export type PublishedValue = string | number | boolean | null | unknown[] | object

export function* maskedRows({ rows }: Publication, view: string): Generator<ViewRow> {
  for (const { row, names } of rows(view)) yield masked(row, names)
}

/** Truth as true and false, JSON as what it stands for. */
export function typedRow({ columns }: DescribedView, row: ViewRow): Record<string, PublishedValue> {
  return Object.fromEntries(
    columns.map(({ name, type }) => {
      const value = row[name] ?? null
      if (value === null) return [name, null]
      if (type === 'boolean') return [name, value === 1]
      return [name, type === 'json' ? JSON.parse(String(value)) : value]
    }),
  )
}

export function* csvRows(view: DescribedView, rows: Iterable<ViewRow>): Iterable<string> {
  yield csvLines([view.columns.map(({ name }) => name)])
  for (const row of rows) {
    const cells = view.columns.map(({ name, type }) => {
      const value = row[name] ?? null
      return type === 'boolean' && value !== null ? value === 1 : value
    })
    yield csvLines([cells])
  }
}

/** One JSON object a line (JSON Lines). */
export function* jsonLines(view: DescribedView, rows: Iterable<ViewRow>): Iterable<string> {
  for (const row of rows) yield `${JSON.stringify(typedRow(view, row))}\n`
}

import type { Sha256 } from '../../src/domain.ts'

/** Where a fact stands: `text.slice(start, end) === quote` in this document's normalised text. */
export interface StoredEvidence {
  documentSha256: Sha256
  start: number
  end: number
  quote: string
}

/** Parts a fact of the database from where it stands. */
export function withEvidence<Row extends StoredEvidence>(
  row: Row,
): Omit<Row, keyof StoredEvidence> & { evidence: StoredEvidence } {
  const { documentSha256, start, end, quote, ...fact } = row
  return { ...fact, evidence: { documentSha256, start, end, quote } }
}

/** The evidence of each field by its name. */
export function byField<Field extends string>(
  rows: readonly (StoredEvidence & { field: Field })[],
): Partial<Record<Field, StoredEvidence>> {
  const fields: Partial<Record<Field, StoredEvidence>> = {}
  for (const { field, documentSha256, start, end, quote } of rows) {
    fields[field] = { documentSha256, start, end, quote }
  }
  return fields
}

/** The same of several facts or responses, by their numbers. */
export function byFieldOfEach<Field extends string, Row extends StoredEvidence & { field: Field }>(
  rows: readonly Row[],
  numberOf: (row: Row) => number,
): Map<number, Partial<Record<Field, StoredEvidence>>> {
  const each = new Map<number, Partial<Record<Field, StoredEvidence>>>()
  for (const row of rows) each.set(numberOf(row), { ...each.get(numberOf(row)), ...byField([row]) })
  return each
}

import { getTableColumns, is } from 'drizzle-orm'
import { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { describe, expect, it } from 'vitest'
import * as schema from '../../db/schema.ts'

const COLUMNS = Object.values<unknown>(schema)
  .filter((made): made is SQLiteTable => is(made, SQLiteTable))
  .flatMap((table) => Object.values(getTableColumns(table)))

describe('the schema', () => {
  it('lets no column be NULL that drizzle encodes, since a null would be written as a word or as 0', () => {
    const encoded = ['SQLiteTextJson', 'SQLiteBoolean', 'SQLiteNumeric', 'SQLiteNumericNumber', 'SQLiteTimestamp']
    const nullable = COLUMNS.filter((column) => encoded.includes(column.columnType) && !column.notNull)
    expect(COLUMNS.some((column) => column.columnType === 'SQLiteTextJson')).toBe(true)
    expect(nullable.map((column) => column.name)).toEqual([])
  })

  it('names its columns as the field does, in snake case', () => {
    expect(
      COLUMNS.map((column) => column.name).filter((name) => !/^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/.test(name)),
    ).toEqual([])
  })
})

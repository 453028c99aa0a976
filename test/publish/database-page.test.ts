import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { databasePage } from '../../src/publish/database-page.ts'
import { datasetteMetadata } from '../../src/publish/export/datasette.ts'
import { describeSchema, readOnlySql } from '../../src/query/sql.ts'
import { publishedWorld } from '../query/published.ts'

const { views } = describeSchema()

describe('docs/database.md', () => {
  it('says what the schema says (else: npm run docs:database)', () => {
    expect(readFileSync(new URL('../../docs/database.md', import.meta.url), 'utf8')).toBe(
      databasePage(describeSchema()),
    )
  })

  it('has what Datasette shows beside it', () => {
    expect(readFileSync(new URL('../../docs/datasette.json', import.meta.url), 'utf8')).toBe(datasetteMetadata(views))
  })

  it('has a meaning for every view and each of its columns', () => {
    const silent = views.flatMap(({ name, meaning, columns }) => [
      ...(meaning === '' ? [name] : []),
      ...columns.filter((column) => column.meaning === '').map((column) => `${name}.${column.name}`),
    ])
    expect(silent).toEqual([])
  })
})

const SHAPES: Record<string, RegExp> = {
  integer: /^\d+$/,
  number: /^\d+(?:\.\d+)?$/,
  boolean: /^[01]$/,
  date: /^\d{4}(?:-\d\d){0,2}$/,
  instant: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
  json: /^[[{]/,
}

it.each(views)('$name holds values of the types that are documented', ({ name, columns }) => {
  const { database } = publishedWorld()
  const answered = readOnlySql(database, `SELECT * FROM ${name}`)
  const rows = answered.ok ? answered.value.rows : []
  for (const [index, { type, name: column }] of columns.entries()) {
    for (const row of rows) {
      const value = row[index] ?? null
      if (value !== null)
        expect(`${column} ${value}`).toMatch(new RegExp(SHAPES[type]?.source.replace('^', `^${column} `) ?? ''))
    }
  }
})

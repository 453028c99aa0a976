import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tellStatements, withValues } from '../../db/statement-log.ts'

describe('a statement with its values', () => {
  it.each([
    ['SELECT ? + ?', [1, 2], 'SELECT 1 + 2'],
    ['SELECT ? LIMIT ?', [['a', 51]], "SELECT 'a' LIMIT 51"],
    ['SELECT \'?\', "?", ? -- why?', [null], 'SELECT \'?\', "?", NULL -- why?'],
    ['SELECT ?2, ?1', ['one', 'two'], "SELECT 'two', 'one'"],
    ['SELECT :name, @other', [{ name: "O'Brien", other: 1.5 }], "SELECT 'O''Brien', 1.5"],
    ['SELECT ?', [Buffer.from([1, 255])], "SELECT x'01ff'"],
  ])('of %s shows them where they stand', (statement, values, expected) => {
    expect(withValues(statement, values)).toBe(expected)
  })

  it('gives what the statement gives, of whatever length its values are', () => {
    const client = new Database(':memory:')
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.integer(), (text, number) => {
        fc.pre(!text.includes('\0'))
        const filled = withValues('SELECT ? AS text, ? AS number', [text, number])
        expect(client.prepare(filled).get()).toEqual({ text, number })
      }),
    )
    client.close()
  })

  it('is told each time it is run, however it is asked for its rows', () => {
    const client = new Database(':memory:')
    const told: string[] = []
    tellStatements(client, (statement) => told.push(statement))
    const statement = client.prepare<[number], { value: number }>('SELECT ? AS value')
    expect(statement.get(1)).toEqual({ value: 1 })
    expect(statement.pluck().all(2)).toEqual([2])
    expect([...statement.iterate(3)]).toEqual([3])
    expect(told).toEqual(['SELECT 1 AS value', 'SELECT 2 AS value', 'SELECT 3 AS value'])
    client.close()
  })
})

import { describe, expect, it, onTestFinished } from 'vitest'
import { type Connection, connect } from '../../db/connection.ts'
import { withoutBeginnings } from '../../db/questions/beginnings.ts'
import { publish, sampleDatabase } from './sample.ts'

const TEXTS = [
  'Houses, an hour, universities; contracts and contracting parties agreed.',
  'An agreement of the house, a contractual universe. Naïve agrees; 2024 and 20245.',
  'Contrary to what the universal contractor says, agribusiness is abused by abusers.',
]

function reading(texts: readonly string[]): Connection {
  const database = sampleDatabase()
  for (const [index, text] of texts.entries()) publish(database, { reference: String(index), text })
  const connection = connect(database.file, { readOnly: true })
  onTestFinished(() => void connection.$client.close())
  return connection
}

function found(connection: Connection, match: string): number[] {
  return connection.$client
    .prepare<[string], number>('SELECT rowid FROM response_search WHERE response_search MATCH ? ORDER BY rowid')
    .pluck()
    .all(match)
}

describe('the beginning of a word', () => {
  it('stands for the words that the index has, and finds what it finds itself', () => {
    const connection = reading(TEXTS)
    const words =
      TEXTS.join(' ')
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? []
    const beginnings = new Set(words.flatMap((word) => [...word].map((_, index) => word.slice(0, index + 1))))
    expect(beginnings.size).toBeGreaterThan(60)
    for (const beginning of beginnings) {
      const match = `"${beginning}" *`
      const expected = found(connection, match)
      const told = withoutBeginnings(connection, match)
      // What the stemmer makes of a beginning may begin no word.
      if (expected.length > 0) expect(told).not.toContain('*')
      expect(found(connection, told), beginning).toEqual(expected)
    }
  })

  it('is told in its column, beside other words, and where it must not occur', () => {
    const connection = reading(TEXTS)
    expect(withoutBeginnings(connection, '(document_text : "hou" * NOT "contractu" *)')).toBe(
      '(document_text : ("hour" OR "house") NOT ("contractu"))',
    )
  })

  it('stays as it is where it begins a second word, too many words, or none', () => {
    const connection = reading([Array.from({ length: 301 }, (_, index) => `w${1000 + index}`).join(' ')])
    for (const match of ['"end-us" *', '"w1" *', '"zeppel" *', '"w1000"'])
      expect(withoutBeginnings(connection, match)).toBe(match)
    expect(withoutBeginnings(connection, '"w100" *')).not.toContain('*')
  })
})

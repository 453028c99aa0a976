import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { facetOf } from '../../db/facets.ts'
import { RESPONSE_OUTCOMES } from '../../src/domain.ts'
import { CATEGORIES } from '../../src/extract/contracts/categories.ts'
import { publish, sampleDatabase } from './sample.ts'

describe('facets', () => {
  it('tell every outcome and every category from all others, since what they say is not checked again', () => {
    for (const facets of [RESPONSE_OUTCOMES.map(facetOf.outcome), Object.keys(CATEGORIES).map(facetOf.category)])
      expect(new Set(facets).size).toBe(facets.length)
  })

  it('are among what a row of the index is held to, since a search takes its word for them', () => {
    const database = sampleDatabase()
    const { responseId } = publish(database, { reference: '1', text: 'A lamp.', facts: { outcome: 'granted_in_full' } })
    expect([...database.integrity.staleSearchRows()]).toEqual([])
    const client = new Database(database.file)
    onTestFinished(() => void client.close())
    client.exec("UPDATE responses SET outcome = 'not_held'")
    expect([...database.integrity.staleSearchRows()]).toEqual([responseId])
    database.integrity.mendSearchRow(responseId)
    expect([...database.integrity.staleSearchRows()]).toEqual([])
  })
})

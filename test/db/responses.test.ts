import { describe, expect, it } from 'vitest'
import type { ExtractedResponse } from '../../src/domain.ts'
import { AT, evidenceIn, LATER, publish, sampleDatabase } from './sample.ts'

const LETTER = '1. How many beds are there? There are 800 beds.'
const FACTS: Partial<ExtractedResponse> = {
  outcome: 'granted_in_full',
  questions: [
    { label: '1', text: 'How many beds are there?', evidence: evidenceIn(LETTER, 'How many beds are there?') },
  ],
  answers: [
    {
      questions: ['1'],
      subject: null,
      text: 'There are 800 beds.',
      outcome: 'disclosed',
      evidence: evidenceIn(LETTER, 'There are 800 beds.'),
    },
  ],
}

describe('a response', () => {
  it('is found by its reference within its authority, with its current revision', () => {
    const database = sampleDatabase()
    const { responseId } = publish(database, {
      reference: '4216',
      text: LETTER,
      facts: FACTS,
    })
    const found = database.responses.findByReference('RX1', '4216')
    expect(found).toMatchObject({ id: responseId, outcome: 'granted_in_full', firstSeenAt: AT })
    expect(found?.currentRevision).toMatchObject({ number: 1 })
    expect(database.responses.findByReference('7A9', '4216')).toBeNull()
  })

  it('gets a revision for each change, also when it goes back to what it was', () => {
    const database = sampleDatabase()
    const revisions = [LETTER, `${LETTER} Corrected.`, LETTER].map(
      (text) => publish(database, { reference: '4216', text, at: LATER }).revision,
    )
    expect(revisions).toEqual([1, 2, 3])
  })
})

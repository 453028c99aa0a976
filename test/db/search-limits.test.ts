import { describe, expect, it } from 'vitest'
import { connect } from '../../db/connection.ts'
import type { FullText, Scope } from '../../db/questions/scope.ts'
import { searchQuestions } from '../../db/questions/search.ts'
import type { ExtractedResponse } from '../../src/domain.ts'
import { evidenceIn, LATER, LOG, OTHER_LOG, publish, sampleDatabase } from './sample.ts'

const EVERYTHING: Scope = {
  odsCodes: null,
  logSlug: null,
  nation: null,
  region: null,
  sector: null,
  since: null,
  until: null,
  outcome: null,
  exemption: null,
  supplier: null,
  category: null,
  expiresBefore: null,
  expiresAfter: null,
  expiresWithin: null,
  fullText: null,
  withdrawn: 'exclude',
}

const WORD: FullText = { match: '"trust"', exact: [], words: ['"trust"'] }

function answered(text: string, title: string): Partial<ExtractedResponse> {
  return {
    title,
    answers: [{ questions: [], subject: null, text, outcome: 'disclosed', evidence: evidenceIn(text, text) }],
  }
}

/** Five responses that say "trust": the first in its title, the second in an answer, the others in their letters only; the last is withdrawn. */
function world() {
  const database = sampleDatabase()
  publish(database, { reference: '1', text: 'Yes, we do.', facts: { title: 'The trust' } })
  publish(database, {
    reference: '2',
    text: 'The trust has rare lamps.',
    facts: answered('The trust has rare lamps.', 'Lamps'),
  })
  publish(database, { reference: '3', text: 'This trust has two.', facts: { title: 'Cars' }, log: OTHER_LOG })
  publish(database, { reference: '4', text: 'Our trust has none.', facts: { title: 'Boats' } })
  const gone = publish(database, { reference: '5', text: 'One trust had it.', facts: { title: 'Gone' } })
  database.responses.withdraw(gone.responseId, LATER)
  return database
}

function ask(
  fullText: FullText,
  limits: { ranked: number; dear?: number; listed?: number; common: number },
  scope: Partial<Scope> = {},
  limit = 10,
  database = world(),
) {
  const connection = connect(database.file, { readOnly: true })
  try {
    const found = searchQuestions(connection, { read: 10, dear: 10, listed: 10, ...limits }).search(
      fullText,
      { ...EVERYTHING, ...scope },
      limit,
    )
    return { references: found.rows.map((row) => row.reference), rankedOnly: found.rankedOnly }
  } finally {
    connection.$client.close()
  }
}

describe('words that very many responses have', () => {
  it('are ranked by the part in which they stand, the last read first', () => {
    expect(ask(WORD, { ranked: 10, common: 2 }).references).toEqual(['1', '2', '4', '3'])
  })

  it('are so where only their beginning is known', () => {
    const beginning: FullText = { match: '"tru" *', exact: [], words: ['"tru" *'] }
    expect(ask(beginning, { ranked: 10, common: 2 }).references).toEqual(['1', '2', '4', '3'])
  })

  it('are in the order in which they were read where it is the beginning of many words', () => {
    const beginning: FullText = { match: '"lamp" *', exact: [], words: ['"lamp" *'] }
    const lamps = (count: number) => Array.from({ length: count }, (_, index) => `lamp${index}`).join(' ')
    const found = (count: number) => {
      const database = sampleDatabase()
      for (const title of ['Lamp1', 'Light', 'Bulb'])
        publish(database, { reference: title, text: lamps(count), facts: { title } })
      return ask(beginning, { ranked: 10, common: 2 }, {}, 10, database).references
    }
    expect(found(30)).toEqual(['Lamp1', 'Bulb', 'Light'])
    expect(found(31)).toEqual(['Bulb', 'Light', 'Lamp1'])
  })

  it('are found in titles without being ranked, as they are worth the same there', () => {
    const database = sampleDatabase()
    for (const reference of ['1', '2', '3', '4'])
      publish(database, { reference, text: 'Yes.', facts: { title: `The trust and word ${reference}` } })
    const inTitles: FullText = { match: 'title : "trust"', exact: [], words: ['title : "trust"'] }
    const limits = { ranked: 3, common: 2 }
    expect(ask(inTitles, limits, {}, 2, database)).toEqual({ references: ['4', '3'], rankedOnly: null })
    expect(ask(inTitles, limits, {}, 10, database)).toEqual({ references: ['4', '3', '2'], rankedOnly: 3 })
    expect(ask(inTitles, limits, { odsCodes: ['RX1'] }, 1, database)).toEqual({ references: ['4'], rankedOnly: null })
  })

  it('are ranked among the last read where more match than can be ranked, which is said', () => {
    expect(ask(WORD, { ranked: 2, common: 2 })).toEqual({ references: ['4', '3'], rankedOnly: 2 })
  })

  it('are found without another word, the last read first, be they few or many', () => {
    const without: FullText = { match: '("trust" NOT "rare")', exact: [], words: ['"trust"'] }
    const database = world()
    expect(ask(without, { ranked: 2, common: 2 }, {}, 10, database)).toEqual({ references: ['4', '3'], rankedOnly: 2 })
    for (const number of [6, 7, 8, 9, 10, 11, 12])
      publish(database, {
        reference: String(number),
        text: 'A trust.',
        facts: { title: number === 6 ? 'Trust' : 'Trees' },
      })
    const found = ask(without, { ranked: 2, common: 2 }, {}, 10, database)
    expect(found).toEqual({ references: ['12', '11'], rankedOnly: 2 })
  })

  it('are put in order no further than they are asked for', () => {
    const all = ask(WORD, { ranked: 10, common: 2 }).references
    for (const limit of [1, 2, 3])
      expect(ask(WORD, { ranked: 10, common: 2 }, {}, limit).references).toEqual(all.slice(0, limit))
  })

  it('weigh nothing beside rarer ones', () => {
    const either: FullText = { match: '("trust" OR "rare")', exact: [], words: ['"trust"', '"rare"'] }
    expect(ask(either, { ranked: 10, common: 2 }).references).toEqual(['2', '4', '3', '1'])
  })

  it('are fewer where each takes longer: in a phrase, or where each response is looked up', () => {
    const phrase: FullText = { match: '"trust has"', exact: [], words: ['"trust has"'] }
    expect(ask(phrase, { ranked: 10, dear: 1, common: 2 })).toEqual({ references: ['4'], rankedOnly: 1 })
    const limits = { ranked: 10, dear: 2, common: 2 }
    expect(ask(WORD, limits, { logSlug: LOG.slug })).toEqual({ references: ['2', '4'], rankedOnly: 2 })
    // The index knows whose they are, and that a title is no phrase.
    expect(ask(WORD, limits, { nation: 'England' })).toEqual({ references: ['1', '2', '4'], rankedOnly: null })
    const titled: FullText = { match: 'title : "trust"', exact: [], words: ['title : "trust"'] }
    expect(ask(titled, { ...limits, dear: 0 })).toEqual({ references: ['1'], rankedOnly: null })
  })

  it('are found alike by lists of what is withdrawn and of a trust, and where each response is looked up', () => {
    const atOne = { odsCodes: [LOG.authority.odsCode] }
    for (const scope of [
      {},
      atOne,
      { ...atOne, since: '2020' },
      { withdrawn: 'include' },
      { withdrawn: 'only' },
    ] as const)
      expect(ask(WORD, { ranked: 10, listed: 10, common: 2 }, scope)).toEqual(
        ask(WORD, { ranked: 10, listed: 0, common: 2 }, scope),
      )
    expect(ask(WORD, { ranked: 10, listed: 10, common: 2 }, atOne).references).toEqual(['1', '2', '4'])
  })

  it('are found at one trust however many others have them', () => {
    const scope = { odsCodes: [OTHER_LOG.authority.odsCode] }
    expect(ask(WORD, { ranked: 1, common: 2 }, scope)).toEqual({ references: ['3'], rankedOnly: null })
    expect(ask(WORD, { ranked: 1, common: 2 }, { odsCodes: [LOG.authority.odsCode] }).rankedOnly).toBe(1)
  })
})

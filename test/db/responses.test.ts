import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ExtractedResponse } from '../../src/domain.ts'
import { dumpOf } from './dump.ts'
import {
  AT,
  documentOf,
  EMPTY_REVISION,
  evidenceIn,
  LATER,
  LOG,
  listedAt,
  publish,
  sampleDatabase,
  sha256Of,
} from './sample.ts'

const LETTER = '1. How many beds are there? There are 800 beds. Sent 4 February 2026.'
const FACTS: Partial<ExtractedResponse> = {
  title: 'Beds',
  regime: 'FOIA',
  respondedOn: '2026-02-04',
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
  evidence: { respondedOn: evidenceIn(LETTER, '4 February 2026') },
}

describe('a response', () => {
  it('is found by its reference within its authority, with its latest revision', () => {
    const database = sampleDatabase()
    const { responseId } = publish(database, { reference: '4216', text: LETTER, facts: FACTS })
    const found = database.responses.findByReference('RX1', '4216')
    expect(found).toMatchObject({
      id: responseId,
      outcome: 'granted_in_full',
      firstSeenAt: AT,
      latestRevision: { number: 1, extractorVersion: '1', seenAt: AT },
    })
    expect(found).toEqual(database.responses.get(responseId))
    expect(database.responses.findByReference('7A9', '4216')).toBeNull()
  })

  it('is found by the hash of its text where it has no reference', () => {
    const { responses } = sampleDatabase()
    const key = { odsCode: 'RX1', canonicalReference: null, caseReference: null, kind: 'request' } as const
    const id = responses.create({ ...key, contentKey: sha256Of('text') }, EMPTY_REVISION)
    expect(responses.findByContentKey('RX1', sha256Of('text'))).toMatchObject({ id, latestRevision: { number: 1 } })
  })

  it('cannot be held twice under one reference, nor without any key', () => {
    const { responses } = sampleDatabase()
    const key = { odsCode: 'RX1', contentKey: null, caseReference: '4216', kind: 'request' } as const
    responses.create({ ...key, canonicalReference: '4216' }, EMPTY_REVISION)
    expect(() => responses.create({ ...key, canonicalReference: '4216' }, EMPTY_REVISION)).toThrow('UNIQUE')
    expect(() => responses.create({ ...key, canonicalReference: null }, EMPTY_REVISION)).toThrow('CHECK')
  })

  it('takes its dates from the letter before the log, and its title from the log before the letter', () => {
    const database = sampleDatabase()
    const details = { title: 'Number of beds', respondedOn: '2026-02-05', publishedOn: '2026-03' }
    const { responseId } = publish(database, { reference: '4216', text: LETTER, facts: FACTS, details })
    expect(database.responses.get(responseId)).toMatchObject({
      title: 'Number of beds',
      respondedOn: '2026-02-04',
      publishedOn: '2026-03',
    })
  })

  it('refuses a date that is not in the calendar', () => {
    const database = sampleDatabase()
    const details = { publishedOn: '2026-02-30' }
    expect(() => publish(database, { reference: '4216', text: LETTER, details })).toThrow('CHECK')
    expect(database.responses.findByReference('RX1', '4216')).toBeNull()
  })
})

describe('revisions', () => {
  it('number the changes of a response, also when it goes back to what it was', () => {
    const database = sampleDatabase()
    const texts = [LETTER, `${LETTER} Corrected.`, LETTER]
    expect(texts.map((text) => publish(database, { reference: '4216', text, at: LATER }).revision)).toEqual([1, 2, 3])
  })

  it('are the same however often each is saved', () => {
    const texts = ['Yes.', 'No.', 'Perhaps.']
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...texts), fc.integer({ min: 1, max: 3 })), { maxLength: 5 }),
        (saved) => {
          const [once, often] = [sampleDatabase(), sampleDatabase()]
          for (const [text, times] of saved) {
            const facts = { questions: [{ label: '1', text, evidence: evidenceIn(text, text) }] }
            publish(once, { reference: '4216', text, facts })
            for (let time = 0; time < times; time++) publish(often, { reference: '4216', text, facts })
          }
          expect(dumpOf(often.file)).toEqual(dumpOf(once.file))
        },
      ),
      { numRuns: 10 },
    )
  })

  it('keep what was read from them when the next one comes', () => {
    const database = sampleDatabase()
    publish(database, { reference: '4216', text: LETTER, facts: FACTS })
    publish(database, { reference: '4216', text: 'There are none.', at: LATER })
    expect(dumpOf(database.file)['answers']).toMatchObject([{ text: 'There are 800 beds.' }])
  })

  it('are read anew in place by a better extractor', () => {
    const database = sampleDatabase()
    publish(database, { reference: '4216', text: LETTER })
    const { revision, responseId } = publish(database, {
      reference: '4216',
      text: LETTER,
      facts: FACTS,
      extractorVersion: '2',
    })
    expect(revision).toBe(1)
    expect(database.responses.get(responseId)).toMatchObject({ outcome: 'granted_in_full' })
    expect(dumpOf(database.file)['questions']).toHaveLength(1)
  })

  it('leave out a fact that its document does not bear, and say so once', () => {
    const database = sampleDatabase()
    const wrong = {
      ...FACTS,
      answers: (FACTS.answers ?? []).map((answer) => ({ ...answer, evidence: { ...answer.evidence, start: 0 } })),
    }
    for (let time = 0; time < 2; time++) publish(database, { reference: '4216', text: LETTER, facts: wrong })
    const dump = dumpOf(database.file)
    expect(dump['answers']).toEqual([])
    expect(dump['questions']).toHaveLength(1)
    expect(database.issues.open()).toMatchObject([{ kind: 'evidence_mismatch', evidence: 'There are 800 beds.' }])
  })
})

describe('the documents of a response', () => {
  const APPENDIX = documentOf('Appendix A')

  function withFurtherListing() {
    const database = sampleDatabase()
    const { responseId } = publish(database, { reference: '4216', text: LETTER, facts: FACTS })
    const url = 'https://foi.example.nhs.uk/monthly/appendix.pdf'
    const known = { logSlug: LOG.slug, url, kind: 'document', fingerprint: 'f', listed: listedAt(url) } as const
    const entryId = database.entries.save({ ...known, contentHash: null, responseId, complete: true, at: AT })
    database.documents.save(APPENDIX, 10, AT)
    const appendix = {
      entryId,
      role: 'attachment' as const,
      sha256: APPENDIX.sha256,
      url,
      title: 'Appendix',
      fileName: 'a.pdf',
      memberPath: [],
    }
    return { database, responseId, appendix }
  }

  it('grow by a further listing of the same case, once', () => {
    const { database, responseId, appendix } = withFurtherListing()
    expect(database.responses.addDocuments(responseId, [appendix])).toBe(2)
    expect(database.responses.addDocuments(responseId, [appendix])).toBe(2)
    expect(database.responses.documentsOf(responseId)).toEqual([
      expect.objectContaining({ role: 'response', sha256: sha256Of(LETTER) }),
      appendix,
    ])
  })

  it('stay with it when the first listing is revised', () => {
    const { database, responseId, appendix } = withFurtherListing()
    database.responses.addDocuments(responseId, [appendix])
    publish(database, { reference: '4216', text: 'There are none.', at: LATER })
    expect(database.responses.documentsOf(responseId).map((document) => document.sha256)).toEqual([
      sha256Of('There are none.'),
      APPENDIX.sha256,
    ])
  })
})

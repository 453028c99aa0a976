import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ExtractedResponse } from '../../src/domain.ts'
import {
  AT,
  contractOf,
  documentOf,
  EMPTY_REVISION,
  evidenceIn,
  extractionOf,
  LOG,
  listedAt,
  sampleDatabase,
  sha256Of,
} from './sample.ts'

type Sample = ReturnType<typeof sampleDatabase>

/** Every word of the full-text index, with its response, column and place. */
function wordsOf(database: Sample): unknown[] {
  const reader = new Database(database.file)
  try {
    reader.exec("CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, response_search, 'instance')")
    return reader.prepare('SELECT doc, col, "offset", term FROM temp.words ORDER BY 1, 2, 3, 4').all()
  } finally {
    reader.close()
  }
}

/** Saves a case whose documents say these texts, and gives its id. */
function saveCase(database: Sample, reference: string, texts: readonly string[], facts: Partial<ExtractedResponse>) {
  return database.transaction(() => {
    const url = `${LOG.url}${reference}`
    const documents = texts.map((text) => documentOf(text, { readingEnd: Math.max(0, text.length - 6) }))
    for (const document of documents) database.documents.save(document, document.text.length, AT)
    const hash = sha256Of(texts.join())
    const read = { contentHash: hash, responseId: null, complete: true, at: AT }
    const entryId = database.entries.save({
      ...read,
      logSlug: LOG.slug,
      url,
      kind: 'page',
      fingerprint: hash,
      listed: listedAt(url),
    })
    const odsCode = LOG.authority.odsCode
    const key = { odsCode, canonicalReference: reference, contentKey: null, caseReference: reference } as const
    return database.responses.create(
      { ...key, kind: 'request' },
      {
        ...EMPTY_REVISION,
        contentHash: hash,
        documents: documents.map(({ sha256 }) => {
          const published = { entryId, role: 'response', sha256, url } as const
          return { ...published, title: null, fileName: null, memberPath: [] }
        }),
        documentTexts: documents,
        extraction: extractionOf(facts),
      },
    )
  })
}

const sentence = fc.array(fc.constantFrom('firewall', 'Which', 'two |', 'contract', '2024', 'é', '\n\n'), {
  minLength: 1,
  maxLength: 8,
})
const letter = fc.array(sentence, { minLength: 1, maxLength: 5 }).map((all) => all.map((words) => words.join(' ')))
const date = fc.constantFrom(null, '2024', '2024-03', '2024-03-31')
const published = fc.record({
  letters: fc.array(letter, { minLength: 1, maxLength: 3 }),
  title: fc.constantFrom(null, 'Firewalls'),
  respondedOn: date,
  publishedOn: date,
  outcome: fc.constantFrom('not_held' as const, 'unknown' as const),
  category: fc.constantFrom(null, 'firewall', 'print'),
})

describe('what a response is found by', () => {
  it('is the same whether it was just read or is read from the tables', () => {
    const database = sampleDatabase()
    let count = 0
    fc.assert(
      fc.property(published, ({ letters, title, respondedOn, publishedOn, outcome, category }) => {
        count += 1
        // Of each letter the first sentence is a question, the last one the answer.
        const texts = letters.map((sentences) => `${count}. ${sentences.join('\n\n')}\n\nlast words`)
        const cited = letters.flatMap((sentences, document) => {
          const [question = '', answer = ''] = [sentences[0], sentences.at(-1)]
          return [{ question, answer, document }].filter(() => `${question}${answer}`.trim() !== '')
        })
        const evidence = (quote: string, document: number) => evidenceIn(texts[document] ?? '', quote, document)
        const first = evidence(`${count}.`, 0)
        const responseId = saveCase(database, String(count), texts, {
          title,
          respondedOn,
          publishedOn,
          outcome,
          evidence: {
            ...(respondedOn !== null && { respondedOn: first }),
            ...(publishedOn !== null && { publishedOn: first }),
            ...(title !== null && { title: first }),
          },
          questions: cited.map(({ question, document }, index) => ({
            label: String(index + 1),
            text: question.trim(),
            evidence: evidence(question, document),
          })),
          answers: cited.map(({ answer, document }, index) => ({
            questions: [String(index + 1)],
            subject: null,
            text: index === 0 ? 'An answer in other words' : answer,
            outcome: 'disclosed',
            evidence: evidence(answer, document),
          })),
          contracts:
            category === null ? [] : [contractOf({ supplier: 'Acme', category, evidence: { supplier: first } })],
          exemptions: [
            { regime: 'FOIA', section: '43', subsection: '(2)', questions: [], ncnd: false, evidence: first },
            { regime: 'FOIA', section: '43', subsection: '(1)', questions: [], ncnd: false, evidence: first },
          ],
        })
        const asRead = wordsOf(database)
        database.integrity.mendSearchRow(responseId)
        expect(wordsOf(database)).toEqual(asRead)
      }),
      { numRuns: 40 },
    )
    expect(wordsOf(database)).not.toEqual([])
    expect([...database.integrity.staleSearchRows()]).toEqual([])
  })

  it('is nothing of one that is forgotten in the transaction that saved it', () => {
    const database = sampleDatabase()
    database.transaction(() => {
      const responseId = saveCase(database, '4216', ['One letter, last words'], {})
      database.forgetting.carryOut(database.forgetting.plan(responseId), { at: AT, why: 'asked for' })
    })
    expect(wordsOf(database)).toEqual([])
    expect([...database.integrity.staleSearchRows()]).toEqual([])
  })
})

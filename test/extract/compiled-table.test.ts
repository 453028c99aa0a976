import { describe, expect, it } from 'vitest'
import type { ExtractedResponse } from '../../src/domain.ts'
import { extract } from '../../src/extract/extract.ts'
import { readDocument } from '../../src/normalise/read-document.ts'

async function read(table: string): Promise<ExtractedResponse[]> {
  const html = `<!doctype html><html><body><main><h1>Disclosure log</h1>${table}</main></body></html>`
  const source = { bytes: Buffer.from(html), sha256: '0'.repeat(64), fileName: 'log.html' }
  const opened = await readDocument({ ...source, declaredMediaType: 'text/html', declaredCharset: 'utf-8', url: null })
  if (!opened.ok) throw new Error(opened.failure.message)
  return extract([opened.value.document]).responses
}

const cell = (text: string) => `<td>${text}</td>`
const table = (head: string[], ...rows: string[][]) =>
  `<table><tr>${head.map((text) => `<th>${text}</th>`).join('')}</tr>${rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('')}</table>`

describe('a table with a row a case', () => {
  it('gives a response a row, each with its reference, days, question and answer', async () => {
    const responses = await read(
      table(
        ['FOI Ref', 'Date received', 'Date of response', 'Subject', 'Request', 'Response'],
        [
          'FOI 4410',
          '03/11/2025',
          '28/11/2025',
          'Taxi spend',
          'How much was spent on taxis in 2024/25?',
          'The trust spent £18,420.',
        ],
        [
          'FOI 4411',
          '04/11/2025',
          '',
          'Food waste',
          'How much food was thrown away?',
          'The trust does not hold this information.',
        ],
      ),
    )
    expect(responses).toMatchObject([
      {
        caseReference: 'FOI 4410',
        title: 'Taxi spend',
        receivedOn: '2025-11-03',
        respondedOn: '2025-11-28',
        outcome: 'granted_in_full',
        questions: [{ text: 'How much was spent on taxis in 2024/25?' }],
        answers: [{ text: 'The trust spent £18,420.' }],
      },
      { caseReference: 'FOI 4411', respondedOn: null, outcome: 'not_held' },
    ])
  })

  it('reads one column of questions and responses line by line', async () => {
    const both = (what: string) =>
      `<p>1. How many ${what} do you have?</p><p>Answer: We have 21.</p><p>2. What did they cost?</p><p>Answer: We paid £400.</p>`
    const responses = await read(
      table(['FOI Number', 'Questions and Responses'], ['FOI13 041', both('lifts')], ['FOI13 039', both('printers')]),
    )
    expect(
      responses.map(({ caseReference, questions, answers }) => [caseReference, questions.length, answers.length]),
    ).toEqual([
      ['FOI13 041', 2, 2],
      ['FOI13 039', 2, 2],
    ])
  })

  it('takes a register of summaries for requests that it does not answer', async () => {
    const responses = await read(
      table(
        ['Reference', 'Date Received', 'Summary'],
        ['10831', '06/11/2025', 'How many patients waited for more than a year?'],
        ['10829', '05/11/2025', 'What was spent on taxis in the last three years?'],
      ),
    )
    expect(
      responses.map(({ caseReference, receivedOn, questions, answers }) => [
        caseReference,
        receivedOn,
        questions.length,
        answers.length,
      ]),
    ).toEqual([
      ['10831', '2025-11-06', 1, 0],
      ['10829', '2025-11-05', 1, 0],
    ])
  })

  it.each([
    [
      'contracts',
      table(
        ['Ref', 'Request', 'Supplier'],
        ['4410', 'Printing', 'Longacre Print Ltd'],
        ['4411', 'Linen', 'Copperfold Linen Ltd'],
      ),
    ],
    [
      'numbered questions',
      table(['No', 'Question', 'Response'], ['1', 'How many lifts?', '21'], ['2', 'What cost?', '£400']),
    ],
    ['one case', table(['FOI Ref', 'Request', 'Response'], ['FOI 4410', 'How many lifts?', 'We have 21.'])],
    [
      'a letter that holds such a table besides',
      `<p>${'We considered your request with care and reply as follows. '.repeat(12)}</p>${table(['FOI Ref', 'Request', 'Response'], ['FOI 4410', 'Lifts', 'Held'], ['FOI 4411', 'Taxis', 'Held'])}`,
    ],
  ])('leaves a table of %s together', async (_, html) => {
    expect(await read(html)).toHaveLength(1)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Explained } from '../../../src/publish/explain/explained.ts'
import type { Mark } from '../../../src/publish/explain/marks.ts'
import { explanationPage } from '../../../src/publish/explain/page.ts'
import { piecesOf, turn } from '../../../src/publish/explain/pieces.ts'
import { contractOf, evidenceIn, extractionOf } from '../../db/sample.ts'

function markAt(start: number, end: number, label = `${start}-${end}`): Mark {
  return { document: 0, start, end, kind: 'answer', label, value: null }
}

const marksOver = (length: number) =>
  fc
    .array(fc.tuple(fc.nat(length), fc.nat(length)), { maxLength: 12 })
    .map((pairs) => pairs.map(([one, other]) => markAt(Math.min(one, other), Math.max(one, other))))
    .map((marks) => marks.sort((one, other) => one.start - other.start || other.end - one.end))

describe('piecesOf', () => {
  it('loses no letter of the text, and puts each under the marks that stand over it', () => {
    const text = 'We hold 12 printers, until March 2024.'
    fc.assert(
      fc.property(marksOver(text.length), (marks) => {
        const pieces = piecesOf(text, marks)
        expect(pieces.map((piece) => piece.text).join('')).toBe(text)
        let at = 0
        for (const piece of pieces) {
          const over = marks.filter(({ start, end }) => start <= at && end >= at + piece.text.length && end > start)
          expect(new Set(piece.marks)).toEqual(new Set(over))
          at += piece.text.length
        }
      }),
    )
  })

  it('opens and closes in pairs, however marks cross', () => {
    fc.assert(
      fc.property(marksOver(20), (marks) => {
        const stack: Mark[] = []
        let before: Mark[] = []
        for (const { marks: over } of [...piecesOf('a'.repeat(20), marks), { marks: [] }]) {
          const { close, open } = turn(before, over)
          for (const mark of close) expect(stack.pop()).toBe(mark)
          stack.push(...open)
          before = over
        }
        expect(stack).toEqual([])
      }),
    )
  })

  it('shows what is replaced once, and lays bare no part of it', () => {
    const pieces = piecesOf('Write to jo@example.org now', [markAt(0, 12)], [{ start: 9, end: 23, shown: '[e-mail]' }])
    expect(pieces.map(({ text }) => text)).toEqual(['Write to ', '[e-mail]', '', ' now'])
  })
})

const TEXT = 'Who prints? <script>alert("Acme & Co")</script> until 31/03/2024.\n\nPage 1'

function explained(changes: Partial<Explained> = {}): Explained {
  const supplier = evidenceIn(TEXT, '<script>alert("Acme & Co")</script>')
  return {
    heading: 'Example Trust <b>',
    title: null,
    documents: [{ name: 'letter"><i>', text: TEXT, readingEnd: TEXT.indexOf('Page 1'), replacements: [] }],
    responses: [
      extractionOf({
        questions: [{ label: '1', text: 'Who prints?', evidence: evidenceIn(TEXT, 'Who prints?') }],
        contracts: [
          contractOf({
            supplier: supplier.quote,
            expiryDate: '2024-03-31',
            evidence: { supplier, expiryDate: evidenceIn(TEXT, '31/03/2024') },
          }),
        ],
        corrections: [
          {
            reference: '1',
            field: 'outcome',
            value: 'not_held',
            extracted: null,
            why: 'x<y',
            who: 'me',
            date: '2026-01-01',
          },
        ],
      }),
    ],
    extractorVersion: '1',
    ...changes,
  }
}

describe('explanationPage', () => {
  it('marks each fact, with what was understood where the words do not say it so', () => {
    const page = explanationPage(explained())
    expect(page).toContain('<span class="tag">Q1</span>Who prints?</mark>')
    expect(page).toContain('<span class="tag">contract 1 expiry date: 31 Mar 2024</span>31/03/2024</mark>')
    expect(page).toContain('href="#fact-1"')
  })

  it('escapes every word from outside, and forbids itself scripts and requests', () => {
    const page = explanationPage(explained())
    expect(page).not.toMatch(/<script|<i>|<b>|x<y|https?:\/\//)
    expect(page).toContain('&lt;script&gt;alert(&quot;Acme &amp; Co&quot;)')
    expect(page).toContain(`content="default-src 'none';`)
  })

  it('sets headers and footers apart from the reading text', () => {
    expect(explanationPage(explained())).toMatch(/<div class="text furniture">Page 1<\/div>/)
  })

  it('says what a person corrected, and why', () => {
    expect(explanationPage(explained())).toContain(
      'outcome: not_held instead of none<br><small>x&lt;y (me, 1 Jan 2026)',
    )
  })

  it('keeps a label within one mark where another mark crosses it', () => {
    const [response] = explained().responses
    const crossing = [evidenceIn(TEXT, 'prints? <script>'), evidenceIn(TEXT, 'Who prints?')]
    const questions = crossing.map((evidence, index) => ({ label: String(index + 1), text: '', evidence }))
    const page = explanationPage(explained({ responses: [{ ...(response ?? extractionOf({})), questions }] }))
    expect(page.match(/<span class="tag">Q1<\/span>/g)).toHaveLength(1)
    expect(page.match(/<mark/g)?.length).toBe(page.match(/<\/mark>/g)?.length)
  })
})

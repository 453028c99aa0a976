import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FAILURE_KINDS } from '../../../src/domain.ts'
import { readDocument } from '../../../src/normalise/read-document.ts'
import { anyDamage, damaged } from '../damage.ts'
import { outline, read, sourceOf } from '../source.ts'
import {
  type BinaryLevel,
  type BinaryParagraph,
  BOLD,
  binaryWord,
  ENDS_ROW,
  HIDDEN,
  IN_TABLE,
  inList,
} from './binary-word.ts'

const NUMBERS: BinaryLevel = { format: 0, text: '\0.' }
const BULLETS: BinaryLevel = { format: 23, text: '\uf0b7' }
/** `1.`, `1.1`, `(a)`, and six levels that nobody uses. */
const DEEP: BinaryLevel[] = [
  NUMBERS,
  { format: 0, text: '\0.\x01' },
  { format: 4, text: '(\x02)' },
  ...Array.from({ length: 6 }, () => NUMBERS),
]
const LISTS = [
  { levels: DEEP, uses: [null, 7] },
  { levels: [BULLETS], uses: [null] },
]
const [QUESTIONS, FROM_SEVEN, POINTS] = [1, 2, 3]

const question = (text: string, level = 0): BinaryParagraph => ({ text, properties: inList(QUESTIONS, level) })
const cell = (text: string, properties = inList(0)): BinaryParagraph => ({
  text,
  mark: '\x07',
  properties: [IN_TABLE, ...properties],
})
const rowEnd: BinaryParagraph = { text: '', mark: '\x07', properties: [IN_TABLE, ENDS_ROW] }

async function read97(paragraphs: BinaryParagraph[], styles = [{ builtIn: 0, name: 'Normal' }]): Promise<string[]> {
  return outline(await read(binaryWord({ paragraphs, lists: LISTS, styles }), 'reply.doc'))
}

describe('the structure of a Word 97–2003 document', () => {
  it('has a numbered list that counts on where an answer interrupts it', async () => {
    expect(await read97([question('How many?'), { text: 'We hold 240.' }, question('What cost?')])).toEqual([
      '- 1. How many?',
      'P We hold 240.',
      '- 2. What cost?',
    ])
  })

  it('has levels with numbers of the levels above, which begin again below the next', async () => {
    const paragraphs = [question('One'), question('Below', 1), question('Deep', 2), question('Deep', 2)]
    const labels = (await read97([...paragraphs, question('Below', 1), question('Deep', 2), question('Two')])).map(
      (line) => line.trim(),
    )
    expect(labels).toEqual([
      '- 1. One',
      '- 1.1 Below',
      '- (a) Deep',
      '- (b) Deep',
      '- 1.2 Below',
      '- (a) Deep',
      '- 2. Two',
    ])
  })

  it('has a list that states its own start', async () => {
    expect(await read97([question('How many?'), { text: 'What cost?', properties: inList(FROM_SEVEN) }])).toEqual([
      '- 1. How many?',
      '- 7. What cost?',
    ])
  })

  it('has bullets of symbol fonts', async () => {
    expect(await read97([{ text: 'Printers', properties: inList(POINTS) }])).toEqual(['- • Printers'])
  })

  it('has headings by their built-in style, whatever its name, and by a style based on one', async () => {
    const styles = [
      { builtIn: 0, name: 'Normal' },
      { builtIn: 2, name: 'Überschrift 2' },
      { builtIn: 0xffe, name: 'Reply heading', base: 1 },
    ]
    const text = { text: 'We hold this information.' }
    expect(await read97([{ text: 'Request', style: 1 }, text, { text: 'Response', style: 2 }, text], styles)).toEqual([
      'H2 Request',
      'P We hold this information.',
      'H2 Response',
      'P We hold this information.',
    ])
  })

  it('has the numbers that a style gives', async () => {
    const styles = [
      { builtIn: 0, name: 'Normal' },
      { builtIn: 0xffe, name: 'Question', properties: inList(QUESTIONS) },
    ]
    expect(
      await read97(
        [
          { text: 'How many?', style: 1 },
          { text: 'What cost?', style: 1 },
        ],
        styles,
      ),
    ).toEqual(['- 1. How many?', '- 2. What cost?'])
  })

  it('has tables with several paragraphs and automatic numbers in their cells', async () => {
    const inCell: BinaryParagraph = { text: 'Yes', properties: [IN_TABLE] }
    const row = [cell('How many?', inList(QUESTIONS)), inCell, cell('240'), rowEnd]
    expect(
      await read97([{ text: 'See:' }, cell('Question'), cell('Answer'), rowEnd, ...row, question('Next?')]),
    ).toEqual(['P See:', 'T Question | Answer\n1. How many? | Yes\n240', '- 2. Next?'])
  })

  it('has bold letters, and tells of hidden ones without giving them', async () => {
    const paragraphs = [
      { text: 'It is ' },
      { text: 'Zebedee', letters: [HIDDEN] },
      { text: 'Yes we do.', letters: [BOLD] },
    ]
    const document = await read(binaryWord({ paragraphs }), 'reply.doc')
    expect(document.text).toBe('It is\n\nYes we do.')
    expect(document.warnings).toMatchObject([{ kind: 'hidden_text', count: 1 }])
    expect(document.styles).toMatchObject([{ bold: true }])
  })

  it('has what a field prints and not its code, and what follows a field without an end', async () => {
    expect(await read97([{ text: 'See \x13 HYPERLINK "x" \x14our site\x15. \x13 PAGE' }])).toEqual([
      'P See our site. PAGE',
    ])
  })
})

describe('a damaged Word 97–2003 document', () => {
  const whole = binaryWord({ paragraphs: [question('How many?'), cell('a'), cell('b'), rowEnd], lists: LISTS })

  it('is read as text alone where its properties lead nowhere, and says so', async () => {
    const bytes = Buffer.from(whole)
    const main = bytes.indexOf(Buffer.from([0xec, 0xa5, 0xc1]))
    bytes.writeUInt32LE(0x7fffffff, main + 0x2e6)
    const document = await read(bytes, 'reply.doc')
    expect(document.text).toContain('How many?')
    expect(document.warnings).toMatchObject([{ kind: 'lost_structure' }])
  })

  it('is read or fails with a known kind', async () => {
    await fc.assert(
      fc.asyncProperty(anyDamage, async (damage) => {
        const result = await readDocument(sourceOf(damaged(whole, damage), 'reply.doc'))
        expect(result.ok || FAILURE_KINDS.includes(result.failure.kind)).toBe(true)
      }),
      { numRuns: 150 },
    )
  })
})

import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createNormaliser } from '../../src/normalise/normalise.ts'
import { readDocument } from '../../src/normalise/read-document.ts'
import { sharedFolder } from '../shared.ts'
import { sourceOf } from './source.ts'
import { wordsFoundInOrder, wordsOf } from './words-in-order.ts'

const shared = sharedFolder()
const reason = shared === null ? ' (skipped: the shared documents are not on this machine)' : ''
/** The share of a label's words that must stand in the text, in order. */
const FEWEST = 0.99

interface Label {
  file: string
  attachments?: unknown
  questions: { text: string }[]
  answers: { text: string }[]
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((file) => statSync(file).isFile())
}

describe(`real documents${reason}`, () => {
  it.skipIf(shared === null)('keep the words of every labelled question and answer, in order', async () => {
    let [found, all] = [0, 0]
    for (const file of filesBelow(join(shared ?? '', 'gold')).filter((name) => basename(name) === 'gold.json')) {
      const labels: Label[] = [JSON.parse(readFileSync(file, 'utf8'))].flat()
      const letter = join(file, '..', labels[0]?.file ?? '')
      // Facts that stand in an attachment are not looked for in the letter.
      if (labels[0]?.attachments !== undefined) continue
      const result = await readDocument(sourceOf(readFileSync(letter), basename(letter)))
      // Scans and formats to come.
      if (!result.ok) continue
      const text = wordsOf(result.value.document.text.slice(0, result.value.document.readingEnd))
      for (const { text: label } of labels.flatMap((one) => [...one.questions, ...one.answers])) {
        all += wordsOf(label).length
        found += wordsFoundInOrder(wordsOf(label), text)
      }
    }
    expect(all).toBeGreaterThan(10_000)
    expect(found / all).toBeGreaterThan(FEWEST)
  })
})

describe(`damaged, locked and hostile files${reason}`, () => {
  const normaliser = createNormaliser({ workers: 2 })
  afterAll(() => normaliser.close())

  it.skipIf(shared === null)(
    'each give text or a failure of a known kind',
    async () => {
      const files = filesBelow(join(shared ?? '', 'corpus', 'bad')).filter((file) => basename(file) !== 'INDEX.csv')
      const kinds = await Promise.all(
        files.map(async (file) => {
          const result = await normaliser.normalise(sourceOf(readFileSync(file), basename(file)))
          return result.ok ? 'text' : result.failure.kind
        }),
      )
      const expected = [
        'text',
        'too_large',
        'encrypted_document',
        'unsupported_format',
        'unreadable_document',
        'empty_document',
        'parser_timeout',
      ]
      expect(files.length).toBeGreaterThan(100)
      expect(kinds.filter((kind) => !expected.includes(kind))).toEqual([])
      expect(kinds.filter((kind) => kind === 'text').length).toBeGreaterThan(30)
    },
    120_000,
  )
})

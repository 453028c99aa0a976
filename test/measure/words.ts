/**
 * `npm run measure:words -- FOLDER`: for each label (`gold.json`) below a folder, whether the words of its questions and
 * answers stand in the text of its documents, in order. Prints each label with what is missing, then the share over all.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { createNormaliser } from '../../src/normalise/normalise.ts'
import { missingWords, wordsFoundInOrder, wordsOf } from '../normalise/words-in-order.ts'
import { sharedFolder } from '../shared.ts'

interface Label {
  file: string
  attachments?: string[]
  questions: { text: string }[]
  answers: { text: string }[]
}

const folder = process.argv[2] ?? join(sharedFolder() ?? '.', 'gold')
const labels = readdirSync(folder, { recursive: true })
  .map((name) => join(folder, String(name)))
  .filter((file) => basename(file) === 'gold.json')
  .sort()
const normaliser = createNormaliser({ workers: 2 })

async function wordsOfDocument(file: string): Promise<string[]> {
  const bytes = readFileSync(file)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const source = { bytes, sha256, fileName: basename(file), declaredMediaType: null, declaredCharset: null, url: null }
  const result = await normaliser.normalise(source)
  if (result.ok) return wordsOf(result.value.document.text.slice(0, result.value.document.readingEnd))
  process.stdout.write(`${result.failure.kind}: ${file}\n`)
  return []
}

let [foundOfAll, all] = [0, 0]
for (const file of labels) {
  const responses: Label[] = [JSON.parse(readFileSync(file, 'utf8'))].flat()
  const [first] = responses
  const names = [first?.file ?? '', ...(first?.attachments ?? [])]
  const texts = await Promise.all(names.map((name) => wordsOfDocument(join(dirname(file), name))))
  let [found, wanted] = [0, 0]
  const worst: string[] = []
  for (const { text } of responses.flatMap(({ questions, answers }) => [...questions, ...answers])) {
    const words = wordsOf(text)
    const best = texts.reduce((most, held) => Math.max(most, wordsFoundInOrder(words, held)), 0)
    wanted += words.length
    found += best
    if (best < words.length)
      worst.push(`    ${best} of ${words.length}: ${missingWords(words, texts.flat()).join(' ')}`)
  }
  foundOfAll += found
  all += wanted
  const share = wanted === 0 ? 1 : found / wanted
  process.stdout.write(`${(100 * share).toFixed(2).padStart(6)}%  ${file.slice(folder.length + 1)}\n`)
  if (process.argv.includes('--detail')) for (const line of worst) process.stdout.write(`${line}\n`)
}
process.stdout.write(
  `${((100 * foundOfAll) / all).toFixed(2).padStart(6)}%  of ${all} words over ${labels.length} labels\n`,
)
await normaliser.close()

/**
 * `npm run measure:scans -- FOLDER`: the error rates of OCR on scans (`*.pdf`) against what they say (`*.truth.txt`).
 *
 * Letters: edit distance of the texts, white space folded, as a share of the truth's letters; it counts text that stands
 * in another order (footers are kept behind the reading text, cells of a table one after the other). Words: those of the
 * truth that are nowhere in the text.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { createNormaliser } from '../../src/normalise/normalise.ts'
import { sharedFolder } from '../shared.ts'
import { editDistance } from './edit-distance.ts'

const folder = process.argv[2] ?? join(sharedFolder() ?? '.', 'corpus', 'scanned')
const scans = readdirSync(folder).filter((name) => name.endsWith('.pdf'))
const normaliser = createNormaliser({ workers: 2 })
const folded = (text: string) => text.replace(/\s+/g, ' ').trim()
const percent = (share: number) => `${(100 * share).toFixed(2)}%`.padStart(8)

function wordsMissing(truth: string, text: string): number {
  const held = new Map<string, number>()
  for (const word of text.split(' ')) held.set(word, (held.get(word) ?? 0) + 1)
  const words = truth.split(' ')
  const missing = words.filter((word) => {
    const left = held.get(word) ?? 0
    held.set(word, left - 1)
    return left <= 0
  })
  return missing.length / words.length
}

process.stdout.write(' letters    words  confidence  seconds  file\n')
for (const name of scans) {
  const bytes = readFileSync(join(folder, name))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const began = performance.now()
  const source = { bytes, sha256, fileName: basename(name), declaredMediaType: null, declaredCharset: null, url: null }
  const result = await normaliser.normalise(source)
  const seconds = ((performance.now() - began) / 1000).toFixed(1).padStart(9)
  if (!result.ok) {
    process.stdout.write(`${result.failure.kind}: ${name}\n`)
    continue
  }
  const { document } = result.value
  const truth = folded(readFileSync(join(folder, name.replace(/\.pdf$/, '.truth.txt')), 'utf8'))
  const text = folded(document.text)
  const confidences = document.recognisedPages.map(({ confidence }) => confidence).join(' ')
  const letters = percent(editDistance(truth, text) / truth.length)
  process.stdout.write(
    `${letters} ${percent(wordsMissing(truth, text))}  ${confidences.padEnd(10)}${seconds}  ${name}\n`,
  )
}
await normaliser.close()

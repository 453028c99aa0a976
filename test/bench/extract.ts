/** `npm run bench -- extract`: letters a second that one core reads, after normalising; and whether longer text takes longer in proportion. */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { NormalisedDocument } from '../../src/domain.ts'
import { extract } from '../../src/extract/extract.ts'
import { createNormaliser } from '../../src/normalise/normalise.ts'
import { createCaseBook } from '../replica/cases/case-book.ts'
import { letterOf } from '../replica/documents/letter.ts'
import { letterToDocx } from '../replica/documents/letter-docx.ts'
import { sharedFolder } from '../shared.ts'
import { median } from './process.ts'

const LETTERS = 60
const ROUNDS = 5
const ROUND_SECONDS = 2

interface File {
  name: string
  bytes: Uint8Array
}

/** Letters in all the replica's kinds of reply. */
function replicaLetters(): File[] {
  const book = createCaseBook(7, 'bench', LETTERS, (serial, year) => `FOI ${year}/${serial}`)
  return Array.from({ length: LETTERS }, (_, index) => ({
    name: `${index}.docx`,
    bytes: letterToDocx(letterOf('Bench Hospitals NHS Trust', book.at(index, 1))),
  }))
}

/** Real letters, where the folder of them stands beside the repository. */
function realLetters(folder: string): File[] {
  return ['replies', 'contracts'].flatMap((kind) => {
    const root = join(folder, 'gold', kind)
    return readdirSync(root).map((name) => {
      const label: { file: string } = [JSON.parse(readFileSync(join(root, name, 'gold.json'), 'utf8'))].flat()[0]
      return { name: label.file, bytes: readFileSync(join(root, name, label.file)) }
    })
  })
}

async function normalised(files: File[]): Promise<NormalisedDocument[]> {
  const normaliser = createNormaliser({ workers: 2 })
  const documents: NormalisedDocument[] = []
  for (const { name, bytes } of files) {
    const source = { bytes, sha256: '0'.repeat(64), fileName: basename(name), declaredMediaType: null }
    const read = await normaliser.normalise({ ...source, declaredCharset: null, url: null })
    if (read.ok) documents.push(read.value.document)
  }
  await normaliser.close()
  return documents
}

/** Letters a second of the processor's own time, the median of some rounds. */
function lettersASecond(documents: NormalisedDocument[]): number {
  for (const document of documents) extract([document])
  const rates = Array.from({ length: ROUNDS }, () => {
    let read = 0
    const began = process.cpuUsage()
    while (secondsSince(began) < ROUND_SECONDS)
      for (const document of documents) {
        extract([document])
        read++
      }
    return read / secondsSince(began)
  })
  return median(rates)
}

function secondsSince(began: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(began)
  return (user + system) / 1e6
}

function line(what: string, documents: NormalisedDocument[]): string {
  const characters = median(documents.map(({ text }) => text.length))
  const rate = Math.round(lettersASecond(documents))
  return `${what.padEnd(28)} ${String(rate).padStart(6)} letters a second on one core (${documents.length}, median ${characters} characters)`
}

export async function benchExtract(): Promise<string[]> {
  const lines = [line('letters of the replica', await normalised(replicaLetters()))]
  const folder = sharedFolder()
  if (folder === null) return lines
  // A register of hundreds of pages is no letter
  const real = (await normalised(realLetters(folder))).filter(({ text }) => text.length <= 50_000)
  return [...lines, line('real letters', real)]
}

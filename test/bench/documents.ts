/** `npm run bench -- documents`: digital letters read a second, with all cores, beside poppler's `pdftotext -layout`. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { createNormaliser, type Normaliser } from '../../src/normalise/normalise.ts'
import { type Pdf, pdf } from '../normalise/scan.ts'
import { sourceOf } from '../normalise/source.ts'
import { sharedFolder } from '../shared.ts'
import { measureProcess, median } from './process.ts'

const ROUNDS = 3
const LETTERS = 40
const LONG_PAGES = 600
const PARAGRAPH =
  'We are writing in response to your request submitted under the Freedom of Information Act, which was received in this ' +
  'office on 28th January 2020 and passed to the department that keeps the records that you asked for.'

function letter(page: Pdf): void {
  for (let number = 1; number <= 12; number++) page.text(`${number}. ${PARAGRAPH}`).moveDown()
}

/** The real letters that are on this machine, else written ones; as many as the bench needs, by name. */
async function letters(folder: string): Promise<string[]> {
  const shared = sharedFolder()
  const real = shared === null ? [] : pdfsBelow(join(shared, 'gold', 'replies'))
  if (real.length > 0) return Array.from({ length: LETTERS }, (_, at) => real[at % real.length] ?? '')
  const file = join(folder, 'letter.pdf')
  writeFileSync(file, await pdf(letter))
  return Array<string>(LETTERS).fill(file)
}

function pdfsBelow(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true }).map(String)
  return names.filter((name) => name.endsWith('.pdf')).map((name) => join(folder, name))
}

async function readAll(normaliser: Normaliser, files: string[]): Promise<number> {
  const sources = files.map((file) => sourceOf(readFileSync(file), basename(file)))
  const began = performance.now()
  await Promise.all(sources.map((source) => normaliser.normalise(source)))
  return (performance.now() - began) / 1000
}

/** Each letter by a process of its own, as many at a time as there are cores. */
async function peerSeconds(files: string[], folder: string): Promise<number> {
  const list = join(folder, 'files')
  writeFileSync(list, files.join('\0'))
  const command = `xargs -0 -a ${list} -P ${availableParallelism()} -I{} pdftotext -layout {} /dev/null`
  return (await measureProcess('/bin/sh', ['-c', `${command} 2>/dev/null || true`])).seconds
}

/** @returns the lines of the report; the ratio is round by round, since the machine's speed drifts */
export async function benchDocuments(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'trustlog-bench-'))
  const workers = availableParallelism()
  const normaliser = createNormaliser({ workers, timeLimitMilliseconds: 120_000, ocr: 'off' })
  try {
    const files = await letters(folder)
    const before = process.memoryUsage().rss
    await readAll(normaliser, files)
    const hasPeer = spawnSync('pdftotext', ['-v']).status === 0
    const [ours, theirs]: [number[], number[]] = [[], []]
    for (let round = 0; round < ROUNDS; round++) {
      ours.push(files.length / (await readAll(normaliser, files)))
      if (hasPeer) theirs.push(files.length / (await peerSeconds(files, folder)))
    }
    const memory = (process.memoryUsage().rss - before) / workers / 1e6
    const long = await pdf((page) => {
      for (let number = 1; number < LONG_PAGES; number++) {
        letter(page)
        page.addPage()
      }
      letter(page)
    })
    const longFile = join(folder, 'long.pdf')
    writeFileSync(longFile, long)
    const seconds = await readAll(normaliser, [longFile])
    const peer = hasPeer
      ? [
          `pdftotext -layout                 ${median(theirs).toFixed(0)} letters/s`,
          `ratio ${median(ours.map((rate, round) => rate / (theirs[round] ?? Number.NaN))).toFixed(2)}`,
        ]
      : ['No peer: install poppler-utils to compare with pdftotext.']
    return [
      `${files.length} digital PDF letters, all ${workers} cores, workers warm, medians of ${ROUNDS}`,
      `trustlog, structure and all       ${median(ours).toFixed(0)} letters/s  ${memory.toFixed(0)} MB a worker`,
      ...peer,
      `a PDF of ${LONG_PAGES} pages              ${seconds.toFixed(1)} s`,
    ]
  } finally {
    await normaliser.close()
    rmSync(folder, { recursive: true })
  }
}

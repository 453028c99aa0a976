/**
 * `npm run bench -- queries`: insertion, opening and every question on a generated database; `--responses 1000000` for
 * the size at which the figures are promised (some 13 GB in the system's folder for temporary files, and a quarter of an
 * hour). `--database FILE` asks the questions of one that is there. Every question stands on a line of `QUESTIONS`.
 */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { argumentOf, countAskedFor } from './arguments.ts'
import { figuresOf } from './pages.ts'
import { ANSWERS, generate, type Insertion } from './queries-world.ts'
import { QUESTIONS } from './questions.ts'
import { temporaryFolder } from './temporary-folder.ts'

const RESPONSES = 100_000

export async function benchQueries(): Promise<string[]> {
  const given = argumentOf('--database')
  if (given !== null) return [`queries: ${given}, ${gigabytesOf(given)} GB`, ...figuresOf(given, QUESTIONS)]
  const count = countAskedFor(RESPONSES)
  const folder = temporaryFolder()
  try {
    const file = join(folder.path, 'trustlog.db')
    const { openDatabase } = await installed()
    const writing = openDatabase(file)
    const insertion = generate(writing, count)
    writing.close()
    return [
      `queries: ${count.toLocaleString('en-GB')} responses with ${ANSWERS} answers each, ${gigabytesOf(file)} GB`,
      insertionFigures(insertion),
      ...figuresOf(file, QUESTIONS),
    ]
  } finally {
    folder.remove()
  }
}

/** The module as it is installed: where it is compiled as it is read, each function within another is named anew at each call. */
async function installed(): Promise<typeof import('../../db/database.ts')> {
  return import(new URL('../../dist/db/database.js', import.meta.url).href)
}

function gigabytesOf(file: string): string {
  return (statSync(file).size / 1e9).toFixed(2)
}

function insertionFigures({ rate, processorRate }: Insertion): string {
  const [byClock, byProcessor] = [rate, processorRate].map((one) => Math.round(one).toLocaleString('en-GB'))
  return `  insertion, index included: ${byClock} responses a second, ${byProcessor} by the processor's time`
}

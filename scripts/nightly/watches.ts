// Asks the saved questions of watches.json, and says in the job's summary what is new of each.
import { appendFile, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { openDatabase } from '../../db/database.ts'
import { watchSummary } from '../../src/publish/watch-summary.ts'
import { counted } from '../../src/publish/wording.ts'
import { requestersOf } from '../../src/query/requesters.ts'
import { askWatches, isWatchName, keepOnly, noteReported } from '../../src/query/watches.ts'
import type { Places } from './places.ts'

/** Committed with the program, since nobody can type into a runner: a name for each question. */
const SAVED = fileURLToPath(new URL('../../watches.json', import.meta.url))

const SavedQuestions = z.record(
  z.string().refine(isWatchName, 'A name is lower-case letters, digits and single hyphens between them'),
  z.string().trim().min(1),
)

async function savedQuestions(file: string): Promise<Record<string, string>> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}'
    throw error
  })
  try {
    return SavedQuestions.parse(JSON.parse(text))
  } catch (error) {
    throw new Error(`watches.json is not an object of names and questions: ${messageOf(error)}`)
  }
}

function messageOf(error: unknown): string {
  return error instanceof z.ZodError ? z.prettifyError(error) : String(error)
}

/**
 * The file is what is asked: a question that is taken out of it is asked no more. What is told is noted in the database, which is
 * carried from night to night.
 * @throws where the file is malformed, or, when all others were told, a question that cannot be asked
 */
export async function watches(places: Places, file = SAVED): Promise<string> {
  const saved = await savedQuestions(file)
  const database = openDatabase(places.database)
  try {
    const now = new Date()
    keepOnly(database, saved, now)
    const asked = askWatches(database, database.watches.list(), now)
    const summary = process.env['GITHUB_STEP_SUMMARY']
    if (summary !== undefined)
      await appendFile(summary, `${watchSummary(asked, (responseId) => requestersOf(database, responseId))}\n\n`)
    noteReported(database, asked, now)
    const failed = asked.flatMap(({ name, problem }) => (problem === null ? [] : [`${name}: ${problem.message}`]))
    if (failed.length > 0) throw new Error(['Not all saved questions could be asked.', ...failed].join('\n'))
    const news = asked.reduce((sum, one) => sum + one.news.length, 0)
    return `${counted(asked.length, 'saved question')}, ${news} new.`
  } finally {
    database.close()
  }
}

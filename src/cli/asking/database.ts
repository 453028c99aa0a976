import type { OpenOptions, TrustlogDatabase } from '../../../db/database.ts'
import type { Answered, QueryProblem, QueryProblemKind } from '../../query/answered.ts'
import { CannotDo, UsageError } from '../errors.ts'
import type { OpenForCommand } from '../opening.ts'
import { oneLine } from '../output/output.ts'

/**
 * Opens the database to ask it, never to write, for as long as `work` takes.
 * @throws DatabaseError where there is none (a question never makes one) or it cannot be read
 */
export async function withDatabase<Outcome>(
  openDatabase: OpenForCommand,
  work: (database: TrustlogDatabase) => Promise<Outcome>,
  options: Pick<OpenOptions, 'onStatement'> = {},
): Promise<Outcome> {
  const database = openDatabase({ readOnly: true, ...options })
  try {
    return await work(database)
  } finally {
    database.close()
  }
}

/**
 * Opens the database to write what no crawl touches, for as long as `work` takes; a crawl may be at work beside it.
 * @throws DatabaseError where there is none
 */
export async function withDatabaseToWrite<Outcome>(
  openDatabase: OpenForCommand,
  work: (database: TrustlogDatabase) => Promise<Outcome>,
): Promise<Outcome> {
  // Opened to read first, since opening to write would make one where there is none.
  openDatabase({ readOnly: true }).close()
  const database = openDatabase()
  try {
    return await work(database)
  } finally {
    database.close()
  }
}

/**
 * Opens the database to change it, with other crawls kept off, for as long as `work` takes.
 * @throws DatabaseError where there is none, or a crawl is at work on it
 */
export async function withDatabaseToChange<Outcome>(
  openDatabase: OpenForCommand,
  work: (database: TrustlogDatabase) => Promise<Outcome>,
): Promise<Outcome> {
  return withDatabaseToWrite(openDatabase, async (database) => {
    const lock = database.lockForCrawl()
    try {
      return await work(database)
    } finally {
      lock.release()
    }
  })
}

/** Whether the question is wrong (exit code 2) or right but about something that is not there (exit code 1). */
const ABOUT_NOTHING: readonly QueryProblemKind[] = [
  'unknown_response',
  'unknown_run',
  'unknown_cluster',
  'unknown_watch',
]

/** @throws UsageError or CannotDo with what is wrong with the question, what to do, and what may have been meant */
export function settled<Value>(answered: Answered<Value>): Value {
  if (answered.ok) return answered.value
  const { kind, message } = answered.problem
  const advice = adviceWithCandidates(answered.problem)
  throw ABOUT_NOTHING.includes(kind) ? new CannotDo(message, advice) : new UsageError(message, advice)
}

/** Longer lists of what may have been meant help nobody. */
const CANDIDATES_SHOWN = 15

function adviceWithCandidates({ advice, candidates }: QueryProblem): string {
  const shown = candidates.slice(0, CANDIDATES_SHOWN).map((candidate) => `  ${oneLine(candidate)}`)
  const more = candidates.length - shown.length
  return [advice, ...shown, ...(more > 0 ? [`  and ${more} more`] : [])].join('\n')
}

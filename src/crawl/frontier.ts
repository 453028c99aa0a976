import PQueue from 'p-queue'
import type { ListedResponse } from '../domain.ts'

/** Something to visit on a log: a listing page, or a response with all its documents; `hinted` where only a sitemap names it. */
export type Visit =
  | { kind: 'listing'; url: string; page: number }
  | { kind: 'response'; entry: ListedResponse; turn: number; hinted: boolean }

/** Responses under way at once on one log: while one is read and saved, the next ones are fetched, one at a time. */
const VISITS_AT_ONCE = 6

function keyOf(visit: Visit): string {
  return `${visit.kind} ${visit.kind === 'listing' ? visit.url : visit.entry.url}`
}

/**
 * Runs visits in the order in which they are added, each address once, several at a time; a visit may add others.
 * The queue is memory: SQLite is the truth, and what is lost with the process is found again by the next run.
 *
 * @param onVisit must turn failures into values; what it throws all the same is given to `onThrown`
 */
export async function runFrontier(
  first: Visit[],
  onVisit: (visit: Visit, add: (visits: Visit[]) => void) => Promise<void>,
  onThrown: (visit: Visit, error: Error) => void,
): Promise<void> {
  const queue = new PQueue({ concurrency: VISITS_AT_ONCE })
  const seen = new Set<string>()

  async function run(visit: Visit): Promise<void> {
    try {
      await onVisit(visit, add)
    } catch (error) {
      onThrown(visit, error instanceof Error ? error : new Error(String(error)))
    }
  }

  function add(visits: Visit[]): void {
    for (const visit of visits) {
      const key = keyOf(visit)
      if (seen.has(key)) continue
      seen.add(key)
      void queue.add(() => run(visit))
    }
  }

  add(first)
  await queue.onIdle()
}

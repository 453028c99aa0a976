import type { TrustlogDatabase } from '../../db/database.ts'

/** Saves one piece of work, all of it or none; resolves once it is on the disk. @throws what `work` throws, DatabaseError */
export type Commit = <Value>(work: () => Value) => Promise<Value>

/** Most pieces in one transaction. */
export const LARGEST_GROUP = 256
/** How long the first of a group waits for company, in milliseconds. */
const LONGEST_WAIT = 100

interface Waiting {
  /** Runs the work within the open transaction; what it gives or throws is kept for `settle`. */
  run(): void
  settle(): void
  fail(error: unknown): void
}

/**
 * Saves what is ready at nearly the same moment in one transaction: a commit costs more than the few rows of a response.
 * Work is done in the order in which it comes, each within a savepoint of its own, so that a piece that throws leaves the
 * others. While requests are seconds apart, each response is saved by itself, some milliseconds after it was read.
 */
export function createGroupCommit({ transaction }: Pick<TrustlogDatabase, 'transaction'>): Commit {
  let waiting: Waiting[] = []
  let timer: NodeJS.Timeout | undefined

  function flush(): void {
    clearTimeout(timer)
    const group = waiting
    waiting = []
    try {
      transaction(() => {
        for (const piece of group) piece.run()
      })
    } catch (error) {
      for (const piece of group) piece.fail(error)
      return
    }
    for (const piece of group) piece.settle()
  }

  return (work) =>
    new Promise((resolve, reject) => {
      let settle: () => void = () => undefined
      if (waiting.length === 0) timer = setTimeout(flush, LONGEST_WAIT)
      waiting.push({
        run: () => {
          try {
            const value = transaction(work)
            settle = () => resolve(value)
          } catch (error) {
            settle = () => reject(error)
          }
        },
        settle: () => settle(),
        fail: reject,
      })
      if (waiting.length >= LARGEST_GROUP) flush()
    })
}

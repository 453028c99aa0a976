import type { TrustlogDatabase } from '../../db/database.ts'

/** Saves one piece of work, all of it or none; resolves once it is on the disk. @throws what `work` throws, DatabaseError */
export type Commit = <Value>(work: () => Value) => Promise<Value>

/** Most pieces in one transaction. */
export const LARGEST_GROUP = 1024
/** How long the first of a group waits for company, in milliseconds. */
const LONGEST_WAIT = 100

interface Waiting {
  /** Runs the work within the transaction that is open; what it gives is kept for `settle`. */
  run(): void
  settle(): void
  fail(error: unknown): void
}

/**
 * Saves what is ready at nearly the same moment in one transaction: a commit costs more than the few rows of a response.
 * Work is done in the order in which it comes. Where a piece throws, all that was done is undone, and each piece is done
 * again in a transaction of its own, so that a piece that throws leaves the others; it must thus change nothing but the
 * database. While requests are seconds apart, each response is saved by itself, some milliseconds after it was read.
 */
export function createGroupCommit({ transaction }: Pick<TrustlogDatabase, 'transaction'>): Commit {
  let waiting: Waiting[] = []
  let timer: NodeJS.Timeout | undefined

  function save(group: readonly Waiting[]): void {
    try {
      transaction(() => {
        for (const piece of group) piece.run()
      })
    } catch (error) {
      if (group.length === 1) for (const piece of group) piece.fail(error)
      else for (const piece of group) save([piece])
      return
    }
    for (const piece of group) piece.settle()
  }

  function flush(): void {
    clearTimeout(timer)
    const group = waiting
    waiting = []
    save(group)
  }

  return (work) =>
    new Promise((resolve, reject) => {
      let settle: () => void = () => undefined
      if (waiting.length === 0) timer = setTimeout(flush, LONGEST_WAIT)
      waiting.push({
        run: () => {
          const value = work()
          settle = () => resolve(value)
        },
        settle: () => settle(),
        fail: reject,
      })
      if (waiting.length >= LARGEST_GROUP) flush()
    })
}

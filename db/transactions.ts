import { backgroundCheckpoints } from './checkpoints.ts'
import type { Connection } from './connection.ts'
import { asDatabaseError } from './database-error.ts'
import { searchIndex } from './search.ts'

/**
 * Runs `work` in one transaction that takes the write lock at once: all of it is saved, or, if it throws, none. One within
 * another is part of it, without a savepoint, for which SQLite would copy every page that it changes: if it throws, nothing
 * of the outer one is saved either, even where its error was caught. `work` must be synchronous: what a promise did later
 * would stand outside.
 * @throws DatabaseError where SQLite fails, else what `work` throws
 */
export type Transaction = <Value>(work: () => Value) => Value

export function transactionsOn(connection: Connection, file: string): Transaction {
  const client = connection.$client
  const search = searchIndex(connection)
  const checkpoints = backgroundCheckpoints(connection)
  /** What parts of the open transaction threw. */
  let thrown: unknown[] = []

  function asPart<Value>(work: () => Value): Value {
    try {
      return work()
    } catch (error) {
      thrown.push(error)
      throw error
    }
  }

  function asWhole<Value>(work: () => Value): Value {
    thrown = []
    const value = search.together(work)
    if (thrown.length > 0) throw thrown[0]
    return value
  }

  return (work) => {
    if (client.inTransaction) return asPart(work)
    try {
      const value = client.transaction(() => asWhole(work)).immediate()
      checkpoints.afterTransaction()
      return value
    } catch (error) {
      throw asDatabaseError(error, file)
    }
  }
}

import Database from 'better-sqlite3'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import { defineExactWords } from './exact-words.ts'
import * as schema from './schema.ts'
import { tellStatements } from './statement-log.ts'
import { defineTextDigest } from './text-digest.ts'
import { defineUncitedText } from './uncited-text.ts'
import { defineWorkingDays } from './working-days.ts'

interface ConnectOptions {
  readOnly: boolean
  /** How long a statement waits for another process that is writing. */
  waitMilliseconds?: number
  /** Is told every statement that is run, with its values filled in. */
  onStatement?: (statement: string) => void
}

export const WAIT_MILLISECONDS = 10_000

/** Drizzle over one SQLite connection; `$client` is the connection itself. */
export type Connection = BetterSQLite3Database<typeof schema> & { $client: Database.Database }

/**
 * What a statement must be able to undo, such as a change of a row with a foreign key, is otherwise written to a temporary file,
 * a page at a time. So are temporary tables and what is sorted: whoever has large ones takes `keepTemporaryInFiles`.
 */
function keepUndoInMemory(client: Database.Database): void {
  client.pragma('temp_store = MEMORY')
}

/** Does something with large temporary tables, which are gone afterwards. Not within a transaction. */
export function keepTemporaryInFiles<Value>({ $client }: Connection, work: () => Value): Value {
  $client.pragma('temp_store = FILE')
  try {
    return work()
  } finally {
    keepUndoInMemory($client)
  }
}

/** Opens a connection with foreign keys enforced. The file's folder must exist. */
export function connect(file: string, options: ConnectOptions): Connection {
  const client = new Database(file, {
    readonly: options.readOnly,
    fileMustExist: options.readOnly,
    timeout: options.waitMilliseconds ?? WAIT_MILLISECONDS,
  })
  try {
    if (options.onStatement) tellStatements(client, options.onStatement)
    client.pragma('foreign_keys = ON')
    defineExactWords(client)
    defineWorkingDays(client)
    defineTextDigest(client)
    defineUncitedText(client)
    // Enough against a killed process; a power cut may lose the last transactions, never the file.
    client.pragma('synchronous = NORMAL')
    // In KiB. The indexes of a large database are written all over: with SQLite's 2 MB each page is read again and again. A
    // thousand responses change some 30 MB, which is written early, and partly twice, where it does not fit.
    client.pragma('cache_size = -64000')
    // Pages of 4 KiB: a log of some 256 MB, which a thread brings into the file meanwhile, see checkpoints.ts. Only what came while
    // it was at work is left for the writer, once for many transactions.
    client.pragma('wal_autocheckpoint = 64000')
    if (!options.readOnly) keepUndoInMemory(client)
    return drizzle({ client, schema })
  } catch (error) {
    client.close()
    throw error
  }
}

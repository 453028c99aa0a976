import Database from 'better-sqlite3'
import { DatabaseError } from './database-error.ts'

/** Held while a crawl writes; `release` may be called twice. */
export interface CrawlLock {
  release(): void
}

/**
 * Lets one crawl at a time work on a database. The lock is the operating system's, held through an SQLite file of its own
 * (`<database>-crawl`), so that it goes with the process however that ends, and readers are not kept out.
 * @throws DatabaseError of kind `crawl_running` when another process, or another crawl in this one, holds it
 */
export function lockForCrawl(file: string): CrawlLock {
  const client = new Database(`${file}-crawl`, { timeout: 0 })
  try {
    client.pragma('locking_mode = EXCLUSIVE')
    client.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    client.close()
    const busy = error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')
    if (busy) throw new DatabaseError('crawl_running', file, 'Another crawl is at work on this database.', error)
    throw error
  }
  return { release: () => void client.close() }
}

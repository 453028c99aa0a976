import Database, { type Statement } from 'better-sqlite3'
import { vi } from 'vitest'

/** How many rows the database handed over. */
export interface RowsRead {
  all: number
  /** By the one call that got the most. */
  mostAtOnce: number
}

/** Runs some work and counts the rows that every statement of every connection hands over meanwhile, whoever asks. */
export async function rowsRead(work: () => Promise<unknown>): Promise<RowsRead> {
  const read: RowsRead = { all: 0, mostAtOnce: 0 }
  const count = (rows: number) => {
    read.all += rows
    read.mostAtOnce = Math.max(read.mostAtOnce, rows)
  }
  const client = new Database(':memory:')
  const statements: Statement = Object.getPrototypeOf(client.prepare('SELECT 1'))
  client.close()
  const { get, all, iterate } = statements
  const spies = [
    vi.spyOn(statements, 'get').mockImplementation(function (this: Statement, ...values) {
      const row = get.apply(this, values)
      count(row === undefined ? 0 : 1)
      return row
    }),
    vi.spyOn(statements, 'all').mockImplementation(function (this: Statement, ...values) {
      const rows = all.apply(this, values)
      count(rows.length)
      return rows
    }),
    vi.spyOn(statements, 'iterate').mockImplementation(function* (this: Statement, ...values) {
      let rows = 0
      try {
        for (const row of iterate.apply(this, values)) {
          rows += 1
          yield row
        }
      } finally {
        count(rows)
      }
    }),
  ]
  try {
    await work()
    return read
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}

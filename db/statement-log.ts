/**
 * Statements as they are run, with their values filled in. SQLite's own trace cuts values after 32 bytes in the build that is
 * used, and shows whole numbers as 1.0, so that what it prints asks something else.
 */
import type Database from 'better-sqlite3'

/** Strings, quoted names and comments, in which a question mark is none; then what a value stands for. */
const PIECES = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\?\d*|[:@$]\w+/g

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'NULL'
  if (Buffer.isBuffer(value)) return `x'${value.toString('hex')}'`
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  return `'${String(value).replaceAll("'", "''")}'`
}

/** Values by name, where they are given as one object. */
function named(values: readonly unknown[]): Record<string, unknown> | null {
  const [first] = values
  return typeof first === 'object' && first !== null && !Buffer.isBuffer(first) && !Array.isArray(first)
    ? { ...first }
    : null
}

/** @param values as they are given to a statement of better-sqlite3: in order (also as one list), or one object with names */
export function withValues(statement: string, values: readonly unknown[]): string {
  const byName = named(values)
  const inOrder = values.flat()
  let next = 0
  return statement.replace(PIECES, (piece) => {
    if (/^['"-]/.test(piece)) return piece
    if (!piece.startsWith('?')) return byName ? literal(byName[piece.slice(1)]) : piece
    return literal(inOrder[piece === '?' ? next++ : Number(piece.slice(1)) - 1])
  })
}

const RUNNING = ['all', 'get', 'iterate', 'run'] as const

/** From now on tells every statement that this connection prepares and runs. */
export function tellStatements(client: Database.Database, onStatement: (statement: string) => void): void {
  const prepare = client.prepare.bind(client)
  const told = (source: string) => {
    const statement = prepare(source)
    for (const name of RUNNING) {
      const run = statement[name].bind(statement) as (...values: unknown[]) => unknown
      Object.defineProperty(statement, name, {
        value: (...values: unknown[]) => {
          onStatement(withValues(source, values))
          return run(...values)
        },
      })
    }
    return statement
  }
  Object.defineProperty(client, 'prepare', { value: told })
}

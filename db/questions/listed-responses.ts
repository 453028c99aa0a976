import { and, inArray, isNotNull, type SQL, sql } from 'drizzle-orm'
import type { Connection } from '../connection.ts'
import { responses } from '../schema.ts'
import type { Scope } from './scope.ts'

/** What restricts a search to numbers that an index gives. */
const BY_INDEX: readonly (keyof Scope)[] = ['odsCodes', 'withdrawn', 'fullText']

/**
 * The scope as conditions on the row numbers of the full-text index: those of its trusts, without what is withdrawn. A
 * response that is looked up takes many times as long as its number in such a list.
 * @param most so many numbers of either kind
 * @returns null where the scope asks for more than these indexes know, or for more numbers
 */
export function listedConditions(connection: Connection, scope: Scope, most: number): SQL | null {
  const { odsCodes, withdrawn } = scope
  const fields = Object.keys(scope) as (keyof Scope)[]
  if (withdrawn !== 'exclude' || fields.some((field) => !BY_INDEX.includes(field) && scope[field] !== null)) return null
  const gone = isNotNull(responses.withdrawnAt)
  const ofTrusts = odsCodes === null ? null : inArray(responses.odsCode, [...odsCodes])
  const areMany = (condition: SQL) =>
    connection.select({ id: responses.id }).from(responses).where(condition).limit(1).offset(most).get() !== undefined
  if (areMany(gone) || (ofTrusts !== null && areMany(ofTrusts))) return null
  const numbers = (condition: SQL) => connection.select({ id: responses.id }).from(responses).where(condition)
  // The sign keeps FTS5 from asking for the words of each number by itself.
  return and(
    sql`+response_search.rowid NOT IN ${numbers(gone)}`,
    ofTrusts === null ? undefined : sql`+response_search.rowid IN ${numbers(ofTrusts)}`,
  ) as SQL
}

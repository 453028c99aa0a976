import { asc, eq, sql } from 'drizzle-orm'
import type { Authority, Day } from '../src/domain.ts'
import type { Connection } from './connection.ts'
import { prepareInsert } from './prepared.ts'
import { authorities, authorityPredecessors } from './schema.ts'

/** A body that merged into another. */
export interface Predecessor {
  odsCode: string
  name: string
  mergedOn: Day | null
}

export interface AuthorityRepository {
  /** Inserts it, or updates its name, nation and kind. */
  save(authority: Authority): void
  get(odsCode: string): Authority | null
  /** All, by name. */
  list(): Authority[]
  savePredecessor(successorOds: string, predecessor: Predecessor): void
  predecessorsOf(odsCode: string): Predecessor[]
}

export function authorityRepository(connection: Connection): AuthorityRepository {
  const insert = prepareInsert(connection, authorities, {
    target: [authorities.odsCode],
    update: ['name', 'nation', 'kind'],
  })
  const insertPredecessor = prepareInsert(connection, authorityPredecessors, {
    target: [authorityPredecessors.successorOds, authorityPredecessors.predecessorOds],
    update: ['predecessorName', 'mergedOn'],
  })
  const byOdsCode = connection
    .select()
    .from(authorities)
    .where(eq(authorities.odsCode, sql.placeholder('odsCode')))
    .prepare()

  return {
    save: (authority) => {
      const { odsCode, name, nation, kind } = authority
      insert({ odsCode, name, nation, kind })
    },
    get: (odsCode) => byOdsCode.get({ odsCode }) ?? null,
    list: () => connection.select().from(authorities).orderBy(asc(authorities.name)).all(),
    savePredecessor: (successorOds, { odsCode, name, mergedOn }) =>
      insertPredecessor({ successorOds, predecessorOds: odsCode, predecessorName: name, mergedOn }),
    predecessorsOf: (odsCode) =>
      connection
        .select({
          odsCode: authorityPredecessors.predecessorOds,
          name: authorityPredecessors.predecessorName,
          mergedOn: authorityPredecessors.mergedOn,
        })
        .from(authorityPredecessors)
        .where(eq(authorityPredecessors.successorOds, odsCode))
        .orderBy(asc(authorityPredecessors.mergedOn), asc(authorityPredecessors.predecessorOds))
        .all(),
  }
}

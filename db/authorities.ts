import { asc, eq, sql } from 'drizzle-orm'
import type { Authority, Day, RegisteredAuthority } from '../src/domain.ts'
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
  /** Saves the register of authorities: what it knows of each body, and who became whom. */
  saveRegister(register: Iterable<RegisteredAuthority>): void
  get(odsCode: string): Authority | null
  /** All, by name. */
  list(): Authority[]
  savePredecessor(successorOds: string, predecessor: Predecessor): void
  predecessorsOf(odsCode: string): Predecessor[]
}

/** A body as responses name it. */
export const NAMED_AUTHORITY = {
  odsCode: authorities.odsCode,
  name: authorities.name,
  nation: authorities.nation,
  kind: authorities.kind,
}

/** What is not known of a body that is not in the register. */
const UNREGISTERED = { sector: null, region: null, status: null, openedOn: null, closedOn: null }

export function authorityRepository(connection: Connection): AuthorityRepository {
  const insert = prepareInsert(connection, authorities, {
    target: [authorities.odsCode],
    update: ['name', 'nation', 'kind'],
  })
  const insertRegistered = prepareInsert(connection, authorities, {
    target: [authorities.odsCode],
    update: ['name', 'nation', 'kind', 'sector', 'region', 'status', 'openedOn', 'closedOn'],
  })
  const insertPredecessor = prepareInsert(connection, authorityPredecessors, {
    target: [authorityPredecessors.successorOds, authorityPredecessors.predecessorOds],
    update: ['predecessorName', 'mergedOn'],
  })
  const byOdsCode = connection
    .select(NAMED_AUTHORITY)
    .from(authorities)
    .where(eq(authorities.odsCode, sql.placeholder('odsCode')))
    .prepare()

  return {
    save: (authority) => {
      const { odsCode, name, nation, kind } = authority
      insert({ odsCode, name, nation, kind, ...UNREGISTERED })
    },
    saveRegister: (register) => {
      const bodies = [...register]
      for (const { odsCode, name, nation, kind, sector, region, status, openedOn, closedOn } of bodies) {
        insertRegistered({ odsCode, name, nation, kind, sector, region, status, openedOn, closedOn })
      }
      for (const { odsCode, name, successors, mergedOn } of bodies) {
        for (const successorOds of successors) {
          insertPredecessor({ successorOds, predecessorOds: odsCode, predecessorName: name, mergedOn })
        }
      }
    },
    get: (odsCode) => byOdsCode.get({ odsCode }) ?? null,
    list: () => connection.select(NAMED_AUTHORITY).from(authorities).orderBy(asc(authorities.name)).all(),
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

import { and, asc, desc, eq, inArray, isNotNull, type SQL, sql } from 'drizzle-orm'
import type { ContractField } from '../../src/domain.ts'
import type { Connection } from '../connection.ts'
import { contractEvidence, contractList } from '../schema.ts'
import { byField, type StoredEvidence } from './evidence.ts'
import {
  contractConditions,
  cutAt,
  factConditions,
  oneMoreThan,
  type Rows,
  responseConditions,
  type Scope,
} from './scope.ts'

export type ContractRow = typeof contractList.$inferSelect & {
  evidence: Partial<Record<ContractField, StoredEvidence>>
}

export interface ContractQuestions {
  /** Contracts, the first to expire first, those without an expiry date last. */
  list(scope: Scope, limit: number | null): Rows<ContractRow>
  ofResponse(responseId: number): ContractRow[]
  /** The categories of all contracts, by name. */
  categories(): string[]
}

/** More would meet SQLite's limit on variables. */
const EVIDENCE_AT_ONCE = 500

export function contractQuestions(connection: Connection): ContractQuestions {
  function read(where: SQL | undefined, order: SQL[], limit: number | null): ContractRow[] {
    const rows = connection
      .select()
      .from(contractList)
      .where(where)
      .orderBy(...order)
      .limit(oneMoreThan(limit))
      .all()
    const evidence = new Map<number, (typeof contractEvidence.$inferSelect)[]>()
    for (let from = 0; from < rows.length; from += EVIDENCE_AT_ONCE) {
      const ids = rows.slice(from, from + EVIDENCE_AT_ONCE).map((row) => row.id)
      const found = connection.select().from(contractEvidence).where(inArray(contractEvidence.contractId, ids)).all()
      for (const row of found) evidence.set(row.contractId, [...(evidence.get(row.contractId) ?? []), row])
    }
    return rows.map((row) => ({ ...row, evidence: byField(evidence.get(row.id) ?? []) }))
  }

  return {
    list: (scope, limit) => {
      const where = and(
        responseConditions(connection, contractList, scope),
        contractConditions(contractList, scope),
        // The contract's own conditions stand already; what remains asks for a ground cited in the same response.
        factConditions(connection, contractList.responseId, {
          ...scope,
          supplier: null,
          category: null,
          expiresBefore: null,
          expiresAfter: null,
        }),
      )
      const order = [
        sql`${contractList.expiryDate} IS NULL`,
        asc(contractList.expiryDate),
        desc(contractList.datedOn),
        asc(contractList.id),
      ]
      return cutAt(read(where, order, limit), limit)
    },
    categories: () =>
      connection
        .selectDistinct({ category: contractList.category })
        .from(contractList)
        .where(isNotNull(contractList.category))
        .orderBy(asc(contractList.category))
        .all()
        .flatMap(({ category }) => category ?? []),
    ofResponse: (responseId) => read(eq(contractList.responseId, responseId), [asc(contractList.id)], null),
  }
}

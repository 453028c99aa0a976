import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { ContractField } from '../../src/domain.ts'
import type { Connection } from '../connection.ts'
import { contractEvidence, contractList, contracts, responses } from '../schema.ts'
import { distinctValues } from './distinct-values.ts'
import { byFieldOfEach, type StoredEvidence } from './evidence.ts'
import { areMany, besidesContracts, contractConditions, factConditions } from './fact-conditions.ts'
import { inOrderOf, isOneOf } from './numbered-rows.ts'
import { cutAt, OF_RESPONSES, oneMoreThan, type Rows, responseConditions, type Scope } from './scope.ts'

export type ContractRow = typeof contractList.$inferSelect & {
  evidence: Partial<Record<ContractField, StoredEvidence>>
}

export interface ContractQuestions {
  /** Contracts, the first to end first, those of which no end is known last. */
  list(scope: Scope, limit: number | null): Rows<ContractRow>
  ofResponse(responseId: number): ContractRow[]
  /** The categories of all contracts ever stated, by name. */
  categories(): string[]
}

export function contractQuestions(connection: Connection): ContractQuestions {
  function read(ids: readonly number[]): ContractRow[] {
    const rows = connection.select().from(contractList).where(isOneOf(contractList.id, ids)).all()
    const places = connection.select().from(contractEvidence).where(isOneOf(contractEvidence.contractId, ids)).all()
    const evidence = byFieldOfEach(places, ({ contractId }) => contractId)
    return inOrderOf(ids, rows, ({ id }) => id).map((row) => ({ ...row, evidence: evidence.get(row.id) ?? {} }))
  }

  const { id: responseId, datedOn } = responses
  /** The sign keeps the indexes of these columns out, so that contracts come in the order of their ends. */
  const inOrder = {
    supplier: sql`+${contracts.supplier}`,
    supplierName: sql`+${contracts.supplierName}`,
    category: sql`+${contracts.category}`,
    endsOn: contracts.endsOn,
  }
  const current = () =>
    connection
      .select({ id: contracts.id })
      .from(contracts)
      .innerJoin(responses, eq(responses.currentRevisionId, contracts.revisionId))

  return {
    list: (scope, limit) => {
      const many = areMany(connection, contracts, contractConditions(contracts, scope))
      const where = and(
        responseConditions(connection, OF_RESPONSES, scope),
        contractConditions(many ? inOrder : contracts, scope),
        // The contract's own conditions stand already.
        factConditions(connection, responseId, besidesContracts(scope)),
      )
      // Which rows make the page is found from the tables, by index; the view is asked for those alone.
      const found = current()
        .where(where)
        .orderBy(sql`${contracts.endsOn} IS NULL`, asc(contracts.endsOn), desc(datedOn), asc(contracts.id))
        .limit(oneMoreThan(limit))
        .all()
      const page = cutAt(found, limit)
      return { rows: read(page.rows.map(({ id }) => id)), more: page.more }
    },
    categories: () => connection.values<[string]>(distinctValues(contracts.category)).map(([category]) => category),
    ofResponse: (id) => {
      const found = current().where(eq(responseId, id)).orderBy(asc(contracts.id)).all()
      return read(found.map((row) => row.id))
    },
  }
}

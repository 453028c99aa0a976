import { and, asc, desc, eq, exists, gte, inArray, type Placeholder, type SQL, sql } from 'drizzle-orm'
import type { ResponseOutcome } from '../../src/domain.ts'
import type { Connection } from '../connection.ts'
import { clusters, comparedRequests, responseList, responses } from '../schema.ts'
import { factConditions } from './fact-conditions.ts'
import { type MemberFacts, memberFactsOf } from './member-facts.ts'
import { cutAt, OF_RESPONSES, oneMoreThan, type Rows, responseConditions, restricts, type Scope } from './scope.ts'

/** Responses whose requests ask the same. */
export interface ClusterRow {
  cluster: string
  responses: number
  trusts: number
  /** Dates under which the members count that are still published. */
  firstOn: string
  lastOn: string
  /** Whose wording the others are like. */
  founderId: number
}

export type MemberRow = Pick<
  typeof responseList.$inferSelect,
  'responseId' | 'odsCode' | 'trust' | 'reference' | 'datedOn' | 'datedBy' | 'title' | 'outcome' | 'withdrawnAt' | 'url'
>

export interface ClusterQuestions {
  /** Clusters with a member in scope, asked of so many trusts; those of most trusts first. */
  list(scope: Scope, leastTrusts: number, limit: number | null): Rows<ClusterRow>
  /**
   * Clusters with a member in scope, some member of which gave something and some of which refused something, in the order of `list`.
   * @param after the last of those that were given before; null for the first
   */
  contested(scope: Scope, after: ClusterRow | null, limit: number): ClusterRow[]
  /** Those whose name begins so, by name: one, where enough of it was typed. */
  named(beginning: string, limit: number | null): ClusterRow[]
  /** Null while nothing else asks the same. */
  ofResponse(responseId: number): string | null
  /** By trust, the oldest first; those of a scope, if one is given. */
  members(clusterId: string, scope?: Scope): MemberRow[]
  /** One that need not be in a cluster. */
  member(responseId: number): MemberRow[]
  factsOf(responseIds: readonly number[]): MemberFacts
  /** Published responses that were not compared with the others yet, or have changed since. */
  notCompared(): number
}

const GAVE: readonly ResponseOutcome[] = ['granted_in_full', 'partially_withheld', 'partially_held']
const REFUSED: readonly ResponseOutcome[] = [
  'withheld_in_full',
  'partially_withheld',
  'neither_confirm_nor_deny',
  'cost_limit',
]

export function clusterQuestions(connection: Connection): ClusterQuestions {
  const { responseId, odsCode, trust, reference, datedOn, datedBy, title, outcome, withdrawnAt, url } = responseList
  const member = { responseId, odsCode, trust, reference, datedOn, datedBy, title, outcome, withdrawnAt, url }

  /** A member that the filters let through. */
  function hasMember(scope: Scope): SQL {
    return exists(
      connection
        .select({ id: responses.id })
        .from(comparedRequests)
        .innerJoin(responses, eq(responses.id, comparedRequests.responseId))
        .where(
          and(
            eq(comparedRequests.clusterId, clusters.id),
            responseConditions(connection, OF_RESPONSES, scope),
            factConditions(connection, responses.id, scope),
          ),
        ),
    )
  }

  function hasOutcome(outcomes: readonly ResponseOutcome[]): SQL {
    return exists(
      connection
        .select({ id: responses.id })
        .from(comparedRequests)
        .innerJoin(responses, eq(responses.id, comparedRequests.responseId))
        .where(and(eq(comparedRequests.clusterId, clusters.id), inArray(responses.outcome, [...outcomes]))),
    )
  }

  const columns = {
    cluster: clusters.id,
    responses: clusters.responses,
    trusts: clusters.trusts,
    firstOn: sql<string>`${clusters.firstOn}`,
    lastOn: sql<string>`${clusters.lastOn}`,
    founderId: clusters.founderId,
  }

  const membersWhere = (clusterId: string | Placeholder, scope?: Scope) =>
    connection
      .select(member)
      .from(responseList)
      .where(
        and(
          inArray(
            responseId,
            connection
              .select({ id: comparedRequests.responseId })
              .from(comparedRequests)
              .where(eq(comparedRequests.clusterId, clusterId)),
          ),
          scope && responseConditions(connection, responseList, scope),
          scope && factConditions(connection, responseId, scope),
        ),
      )
      .orderBy(asc(trust), asc(odsCode), asc(datedOn), asc(responseId))
  const allMembers = membersWhere(sql.placeholder('clusterId')).prepare()

  return {
    list: (scope, leastTrusts, limit) => {
      const found = connection
        .select(columns)
        .from(clusters)
        .where(
          and(
            gte(clusters.trusts, leastTrusts),
            gte(clusters.responses, 1),
            restricts(scope) ? hasMember(scope) : undefined,
          ),
        )
        .orderBy(desc(clusters.trusts), desc(clusters.responses), desc(clusters.id))
        .limit(oneMoreThan(limit))
        .all()
      return cutAt(found, limit)
    },
    contested: (scope, after, limit) =>
      connection
        .select(columns)
        .from(clusters)
        .where(
          and(
            after === null
              ? undefined
              : sql`(${clusters.trusts}, ${clusters.responses}, ${clusters.id}) < (${after.trusts}, ${after.responses}, ${after.cluster})`,
            gte(clusters.responses, 2),
            hasOutcome(GAVE),
            hasOutcome(REFUSED),
            restricts(scope) ? hasMember(scope) : undefined,
          ),
        )
        .orderBy(desc(clusters.trusts), desc(clusters.responses), desc(clusters.id))
        .limit(limit)
        .all(),
    named: (beginning, limit) =>
      connection
        .select(columns)
        .from(clusters)
        .where(and(gte(clusters.id, beginning), sql`${clusters.id} < ${`${beginning}~`}`))
        .orderBy(asc(clusters.id))
        .limit(limit ?? -1)
        .all(),
    ofResponse: (id) =>
      connection
        .select({ clusterId: comparedRequests.clusterId })
        .from(comparedRequests)
        .where(eq(comparedRequests.responseId, id))
        .get()?.clusterId ?? null,
    members: (clusterId, scope) => (scope ? membersWhere(clusterId, scope).all() : allMembers.all({ clusterId })),
    member: (id) => connection.select(member).from(responseList).where(eq(responseId, id)).all(),
    factsOf: memberFactsOf(connection),
    notCompared: () =>
      connection.all<{ count: number }>(
        sql`SELECT count(*) AS count FROM responses r INDEXED BY responses_current_revision
            LEFT JOIN compared_requests c ON c.response_id = r.id
            WHERE r.current_revision_id IS NOT NULL AND c.revision_id IS NOT r.current_revision_id`,
      )[0]?.count ?? 0,
  }
}

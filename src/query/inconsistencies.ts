import type { TrustlogDatabase } from '../../db/database.ts'
import type { ClusterRow } from '../../db/questions/clusters.ts'
import type { StoredEvidence } from '../../db/questions/evidence.ts'
import { type Rows, restricts, type Scope } from '../../db/questions/scope.ts'
import type { Day } from '../domain.ts'
import { type Answered, answer } from './answered.ts'
import { type ComparedReply, repliesOf } from './compare.ts'
import { type Filters, limitOf, readFilters } from './filters.ts'
import { type Footing, footingOf } from './footing.ts'
import { isRefusal, type Reply } from './replies.ts'

/** `between_trusts`: disclosed by some, refused by others. `over_time`: disclosed by a trust, and later refused by it. */
export const INCONSISTENCY_KINDS = ['between_trusts', 'over_time'] as const
export type InconsistencyKind = (typeof INCONSISTENCY_KINDS)[number]

/** One side of it: a reply with whose it is. */
export type Party = Omit<ComparedReply, 'cluster' | 'question' | 'questionText'>

/** A question that was disclosed here and refused there. */
export interface Inconsistency {
  kind: InconsistencyKind
  cluster: string
  /** As it was first asked. */
  questionText: string
  /** The newest reply of each trust, the newest first. */
  disclosed: Party[]
  refused: Party[]
  /** Of the newest reply on either side. */
  evidence: Partial<Record<'disclosed' | 'refused', StoredEvidence>>
}

/** On a ground, or since it costs too much (section 12), which others do not find. */
function isRefused(outcome: Reply['outcome']): boolean {
  return isRefusal(outcome) || outcome === 'cost_limit'
}

/** Clusters that are looked into at once. */
const CLUSTERS_AT_ONCE = 20

/** Newest first. */
function byDate(replies: readonly ComparedReply[]): ComparedReply[] {
  return replies.toSorted((one, other) => (one.datedOn < other.datedOn ? 1 : one.datedOn > other.datedOn ? -1 : 0))
}

function groupBy<Key>(replies: readonly ComparedReply[], keyOf: (reply: ComparedReply) => Key): ComparedReply[][] {
  const groups = new Map<Key, ComparedReply[]>()
  for (const reply of replies) {
    const key = keyOf(reply)
    const group = groups.get(key)
    if (group) group.push(reply)
    else groups.set(key, [reply])
  }
  return [...groups.values()]
}

function inconsistency(
  kind: InconsistencyKind,
  disclosed: readonly ComparedReply[],
  refused: readonly ComparedReply[],
): Inconsistency[] {
  const [given, denied] = [disclosed[0], refused[0]]
  if (given === undefined || denied === undefined) return []
  const side = ({ cluster: _cluster, question: _question, questionText: _text, ...party }: ComparedReply): Party =>
    party
  return [
    {
      kind,
      cluster: given.cluster ?? '',
      questionText: given.questionText,
      disclosed: disclosed.map(side),
      refused: refused.map(side),
      evidence: {
        ...(given.evidence && { disclosed: given.evidence }),
        ...(denied.evidence && { refused: denied.evidence }),
      },
    },
  ]
}

/** Of each trust its newest reply: disclosed by some, refused by others. */
function betweenTrusts(replies: readonly ComparedReply[]): Inconsistency[] {
  const newest = byDate(groupBy(byDate(replies), ({ odsCode }) => odsCode).flatMap(([reply]) => reply ?? []))
  const disclosed = newest.filter(({ outcome }) => outcome === 'disclosed')
  return inconsistency(
    'between_trusts',
    disclosed,
    newest.filter(({ outcome }) => isRefused(outcome)),
  )
}

/** Of one trust: the newest refusal, and the newest disclosure before it. */
function overTime(replies: readonly ComparedReply[]): Inconsistency[] {
  return groupBy(byDate(replies), ({ odsCode }) => odsCode).flatMap((ofTrust) => {
    const refused = ofTrust.find(({ outcome }) => isRefused(outcome))
    const before = refused && ofTrust.find((reply) => reply.outcome === 'disclosed' && reply.datedOn < refused.datedOn)
    return refused && before ? inconsistency('over_time', [before], [refused]) : []
  })
}

/** What a cluster shows, as far as a response in scope is a party to it. */
function within(
  database: TrustlogDatabase,
  { cluster, founderId }: ClusterRow,
  scope: Scope,
  kinds: readonly InconsistencyKind[],
): Inconsistency[] {
  const { clusters } = database.questions
  const members = clusters
    .members(cluster)
    .filter(({ withdrawnAt }) => scope.withdrawn === 'include' || withdrawnAt === null)
  const parties = restricts(scope) || scope.withdrawn === 'only' ? clusters.members(cluster, scope) : members
  const inScope = new Set(parties.map(({ responseId }) => responseId))
  const replies = repliesOf(database, { cluster, members, founderId })
  return groupBy(replies, ({ question }) => question)
    .flatMap((asked) => [
      ...(kinds.includes('between_trusts') ? betweenTrusts(asked) : []),
      ...(kinds.includes('over_time') ? overTime(asked) : []),
    ])
    .filter(({ disclosed, refused }) => [...disclosed, ...refused].some(({ responseId }) => inScope.has(responseId)))
}

/**
 * Questions that were disclosed by some and refused (withheld, neither confirmed nor denied, or too costly) by others, and such as one
 * trust disclosed and later refused; those of the requests put to most trusts first. Filters keep those to which a
 * response so filtered is a party.
 */
export function listInconsistencies(
  database: TrustlogDatabase,
  filters: Filters = {},
  kinds: readonly InconsistencyKind[] = INCONSISTENCY_KINDS,
): Answered<Rows<Inconsistency>> {
  const scope = readFilters(database, filters)
  if (!scope.ok) return scope
  const limit = limitOf(filters) ?? Number.POSITIVE_INFINITY
  const rows: Inconsistency[] = []
  for (let after: ClusterRow | null = null; rows.length <= limit; ) {
    const page = database.questions.clusters.contested(scope.value, after, CLUSTERS_AT_ONCE)
    for (const cluster of page) {
      if (rows.length > limit) break
      rows.push(...within(database, cluster, scope.value, kinds))
    }
    after = page.at(-1) ?? null
    if (after === null) break
  }
  return answer({ rows: rows.slice(0, limit), more: rows.length > limit })
}

export function inconsistenciesFooting(rows: readonly Inconsistency[], today: Day): Footing {
  return footingOf(
    rows.flatMap(({ disclosed, refused }) => [...disclosed, ...refused]),
    today,
  )
}

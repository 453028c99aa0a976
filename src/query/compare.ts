import type { TrustlogDatabase } from '../../db/database.ts'
import type { MemberRow } from '../../db/questions/clusters.ts'
import type { Rows, Scope } from '../../db/questions/scope.ts'
import { alignQuestions } from '../similarity/alignment.ts'
import { type Answered, answer, problem } from './answered.ts'
import { type Filters, limitOf, readFilters } from './filters.ts'
import { factsByResponse, type OwnFacts, type Reply, replyTo } from './replies.ts'
import { getResponse } from './response.ts'

/** What one response replies to one question of a request that was put to several. */
export interface ComparedReply extends Reply, Omit<MemberRow, 'outcome'> {
  /** Null where nobody else is known to have been asked. */
  cluster: string | null
  /** Of the aligned question, from 1; the same in every row that is about it. */
  question: number
  /** As the first version asks it. */
  questionText: string
  /** As this version numbers and asks it. */
  label: string
  askedText: string
}

const CLUSTER_NAME = /^c-[a-z]*$/

/** The members that are compared: of a cluster, or of the cluster of a case. */
interface Compared {
  cluster: string | null
  members: MemberRow[]
  founderId: number | null
}

/**
 * Replies to the same request side by side, by trust and date, the questions of each response in the order of the first version.
 * @param typed the name of a cluster, or enough of it, or a case as `getResponse` takes it; `filters.trust` then says whose it is
 */
export function compareReplies(
  database: TrustlogDatabase,
  typed: string,
  filters: Filters = {},
): Answered<Rows<ComparedReply>> {
  const isCluster = CLUSTER_NAME.test(typed.trim())
  const scope = readFilters(database, isCluster ? filters : { ...filters, trust: null })
  if (!scope.ok) return scope
  const found = isCluster
    ? findCluster(database, typed.trim(), scope.value)
    : findCase(database, typed, filters.trust ?? null, scope.value)
  if (!found.ok) return found
  const limit = limitOf(filters) ?? Number.POSITIVE_INFINITY
  const { members } = found.value
  const rows = repliesOf(database, found.value)
  const shown = new Set(members.slice(0, limit).map(({ responseId }) => responseId))
  return answer({ rows: rows.filter(({ responseId }) => shown.has(responseId)), more: members.length > limit })
}

function findCluster(database: TrustlogDatabase, name: string, scope: Scope): Answered<Compared> {
  const { clusters } = database.questions
  const [only, ...others] = clusters.named(name, 20)
  if (only === undefined) {
    const message = `There is no cluster "${name}" in the database.`
    return problem('unknown_cluster', message, 'See "trustlog clusters" for those that there are.')
  }
  if (others.length > 0) {
    const names = [only, ...others].map(
      ({ cluster, trusts, lastOn }) => `${cluster}: ${trusts} trusts, ${lastOn ?? 'withdrawn'}`,
    )
    return problem('ambiguous_cluster', `Several clusters begin with "${name}".`, 'Type more of the name.', names)
  }
  return answer({ cluster: only.cluster, members: clusters.members(only.cluster, scope), founderId: only.founderId })
}

function findCase(database: TrustlogDatabase, typed: string, trust: string | null, scope: Scope): Answered<Compared> {
  const { clusters } = database.questions
  const found = getResponse(database, typed, trust)
  if (!found.ok) return found
  const { responseId } = found.value.response
  const cluster = clusters.ofResponse(responseId)
  if (cluster === null) return answer({ cluster, members: clusters.member(responseId), founderId: null })
  const [row] = clusters.named(cluster, 1)
  return answer({ cluster, members: clusters.members(cluster, scope), founderId: row?.founderId ?? null })
}

/** The replies of responses that ask the same; the founder's questions come first, if it is among them. */
export function repliesOf(database: TrustlogDatabase, { cluster, members, founderId }: Compared): ComparedReply[] {
  const { clusters } = database.questions
  const factsOf = factsByResponse(clusters.factsOf(members.map(({ responseId }) => responseId)))
  const founderFirst = members.toSorted(
    (one, other) => Number(other.responseId === founderId) - Number(one.responseId === founderId),
  )
  const facts = founderFirst.map(({ responseId }) => factsOf(responseId))
  const aligned = alignQuestions(facts.map(({ asked }) => asked.map(({ text }) => text)))
  const questionTexts = aligned.map(({ first }) => facts[first.version]?.asked[first.question]?.text ?? '')
  const of = new Map(founderFirst.map((member, version) => [member.responseId, version]))
  const rows: ComparedReply[] = []
  for (const member of members) {
    const version = of.get(member.responseId) ?? 0
    const own: OwnFacts | undefined = facts[version]
    for (const [column, { places }] of aligned.entries()) {
      const place = places[version] ?? null
      const asked = place === null ? undefined : own?.asked[place]
      if (own === undefined || asked === undefined) continue
      rows.push({
        cluster,
        ...member,
        question: column + 1,
        questionText: questionTexts[column] ?? '',
        label: asked.label,
        askedText: asked.text,
        ...replyTo(asked.label, own, member),
      })
    }
  }
  return rows
}

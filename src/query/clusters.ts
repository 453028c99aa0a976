import type { TrustlogDatabase } from '../../db/database.ts'
import type { ClusterRow } from '../../db/questions/clusters.ts'
import type { StoredEvidence } from '../../db/questions/evidence.ts'
import type { Rows } from '../../db/questions/scope.ts'
import type { Day } from '../domain.ts'
import { topicWords } from '../similarity/words.ts'
import { type Answered, answer } from './answered.ts'
import { type Filters, limitOf, readFilters } from './filters.ts'
import { type Footing, footing } from './footing.ts'

/** A request that was put to several trusts, or several times, as it was put first. */
export interface ListedCluster extends ClusterRow {
  /** Words by which one knows what it is about. */
  words: string[]
  title: string | null
  /** Its first question. */
  question: string | null
  /** Of the response whose wording the others are like. */
  reference: string | null
  odsCode: string | null
  url: string | null
  evidence: StoredEvidence | null
}

const WORDS = 6

/** Requests that are found to be the same, those put to most trusts first. Filters ask for a response among the replies. */
export function listClusters(
  database: TrustlogDatabase,
  filters: Filters = {},
  leastTrusts = 2,
): Answered<Rows<ListedCluster>> {
  const scope = readFilters(database, filters)
  if (!scope.ok) return scope
  const { rows, more } = database.questions.clusters.list(scope.value, leastTrusts, limitOf(filters))
  return answer({ rows: rows.map((row) => withFounder(database, row)), more })
}

function withFounder(database: TrustlogDatabase, row: ClusterRow): ListedCluster {
  const { clusters } = database.questions
  const [founder] = clusters.member(row.founderId)
  const { asked } = clusters.factsOf([row.founderId])
  const title = founder?.title ?? null
  return {
    ...row,
    words: topicWords(
      title,
      asked.map(({ text }) => text),
      WORDS,
    ),
    title,
    question: asked[0]?.text ?? null,
    reference: founder?.reference ?? null,
    odsCode: founder?.odsCode ?? null,
    url: founder?.url ?? null,
    evidence: asked[0]?.evidence ?? null,
  }
}

/** What such rows rest on; a response is a member of one cluster only. */
export function clustersFooting(rows: readonly ClusterRow[], today: Day): Footing {
  const newest = rows.reduce<string | null>((date, { lastOn }) => (date && date > lastOn ? date : lastOn), null)
  const responses = rows.reduce((sum, row) => sum + row.responses, 0)
  return footing(responses, newest, today)
}

/** Published responses that were not compared with the others yet. */
export function countNotCompared(database: TrustlogDatabase): number {
  return database.questions.clusters.notCompared()
}

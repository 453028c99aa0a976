import { createHash } from 'node:crypto'
import type { Candidate } from '../../db/clusters.ts'
import type { TrustlogDatabase } from '../../db/database.ts'
import { type Compared, isSameRequest, likenessOf, shared } from '../similarity/likeness.ts'
import { topicOf } from '../similarity/topics.ts'
import { keysOf, type Wording, wordingOf } from '../similarity/wording.ts'

/*
 * Requests that ask the same are put into clusters, one after the other, in the order in which they were first saved. A
 * request joins the cluster of the one that it is most like, if it has the core of it in common with the cluster's founder:
 * so a chain of small differences does not lead from one request to another. The first two that are alike found a cluster.
 */

/** To be raised when wordings, keys or the rules of likeness change: everything is compared again. */
const COMPARISON_VERSION = 1

/** Saved in one transaction; their keys wait in memory. */
const AT_ONCE = 20_000
/** A night's few find their keys on the disk: room for most of them would fill up with what is known already. */
const MANY = 5000
/** More share keys only where requests say next to nothing. */
const CANDIDATES = 60
/** Fewer shingles are no request: "see attached". */
const LEAST_SHINGLES = 3
/** From here on two wordings are one, and need no keys of their own. */
const IDENTICAL = 0.95
/** What a request, the member that it is most like, and the founder must have in common of the shortest of them. */
const CORE = 0.6
/** Of a cluster's name: enough for millions, and neither a word nor a number. */
const LETTERS = 9
const CONSONANTS = 'bcdfghjkmnpqrstvwxz'
/** Wordings kept in memory, some 500 bytes each. */
const REMEMBERED = 250_000

export interface ClusteringCounts {
  /** Responses that were compared with those held. */
  compared: number
  /** Of these, how many ask what another asks. */
  joined: number
}

/**
 * Brings the clusters up to date: compares what is new or has changed since the last time, everything where the rules are
 * other ones. It can be stopped between two transactions, and goes on from there.
 * @param onProgress is told how many of how many are done
 */
export function clusterRequests(
  database: TrustlogDatabase,
  { signal, onProgress }: { signal?: AbortSignal; onProgress?: (done: number, of: number) => void } = {},
): ClusteringCounts {
  const { clusters, transaction } = database
  if (clusters.comparedByOtherRules(COMPARISON_VERSION)) transaction(clusters.clear)
  const outdated = clusters.outdated()
  const remembered = new Map<number, Compared>()
  const counts = { compared: 0, joined: 0 }
  const compareAll = () => {
    for (let from = 0; from < outdated.length && signal?.aborted !== true; from += AT_ONCE) {
      const some = outdated.slice(from, from + AT_ONCE)
      counts.joined += transaction(() => compareSome(database, some, remembered))
      counts.compared += some.length
      onProgress?.(counts.compared, outdated.length)
    }
  }
  if (outdated.length < MANY) compareAll()
  else clusters.withRoomForKeys(compareAll)
  transaction(clusters.recount)
  return counts
}

/** @returns how many of them ask what another asks */
function compareSome(database: TrustlogDatabase, some: readonly number[], remembered: Map<number, Compared>): number {
  takeOut(database, some)
  let joined = 0
  for (const responseId of some) if (compare(database, responseId, remembered) !== null) joined += 1
  database.clusters.writeKeys()
  return joined
}

/** Takes responses out of their clusters; where others had their wording, one of those stands in for it. */
function takeOut({ clusters }: TrustlogDatabase, responseIds: readonly number[]): void {
  const held = clusters.comparedAmong(responseIds)
  if (held.length === 0) return
  const released = new Set(held)
  const promoted = new Set<number>()
  for (const responseId of held) {
    const next = clusters.release(responseId)
    if (next !== null) promoted.add(next)
  }
  clusters.removeKeys(held)
  for (const responseId of promoted) {
    if (released.has(responseId)) continue
    const request = clusters.requestOf(responseId)
    if (request) clusters.addKeys(responseId, keysOf(wordingOf(request.questions)))
  }
}

/** Compares a response with all exemplars that it may be like, and saves what came of it. @returns its cluster */
function compare({ clusters }: TrustlogDatabase, responseId: number, remembered: Map<number, Compared>): string | null {
  const request = clusters.requestOf(responseId)
  if (request === null) return null
  const { revisionId, title, questions } = request
  const wording = wordingOf(questions)
  const known = (id: number): Compared | null => {
    const held = remembered.get(id)
    if (held) return held
    const other = clusters.requestOf(id)
    return other && remember(id, wordingOf(other.questions), remembered)
  }
  const about = { responseId, revisionId, topic: topicOf(title, questions), comparisonVersion: COMPARISON_VERSION }
  if (wording.shingles.length < LEAST_SHINGLES) {
    clusters.save({ ...about, exemplarId: responseId, clusterId: null }, [])
    return null
  }
  const keys = keysOf(wording)
  const match = bestMatch(wording, clusters.sharing(keys, CANDIDATES), known)
  const clusterId = match && (match.clusterId ?? foundCluster(clusters, match.responseId, known(match.responseId)))
  if (match && match.jaccard >= IDENTICAL) {
    clusters.save({ ...about, exemplarId: match.responseId, clusterId }, [])
  } else {
    remember(responseId, wording, remembered)
    clusters.save({ ...about, exemplarId: responseId, clusterId }, keys)
  }
  return clusterId
}

function bestMatch(
  wording: Wording,
  candidates: readonly Candidate[],
  known: (responseId: number) => Compared | null,
): (Candidate & { jaccard: number }) | null {
  let best: (Candidate & { jaccard: number }) | null = null
  for (const candidate of candidates) {
    const other = known(candidate.responseId)
    if (other === null) continue
    const { jaccard } = likenessOf(wording.shingles, other.shingles)
    if (best !== null && jaccard <= best.jaccard) continue
    if (!isSameRequest(wording, other)) continue
    const { founderId } = candidate
    const founder = founderId === null || founderId === candidate.responseId ? null : known(founderId)
    if (founder === null || haveACore(wording, other, founder)) best = { ...candidate, jaccard }
  }
  return best
}

/** The guard against chains: two that extend one request, each by something else, have that in common. */
function haveACore(wording: Compared, member: Compared, founder: Compared): boolean {
  const shortest = Math.min(...[wording, member, founder].map(({ shingles }) => shingles.length))
  return shared(wording.shingles, founder.shingles) >= CORE * shortest
}

/** Keeps a wording at hand; the one that has been there for longest goes where there are too many. */
function remember(responseId: number, { shingles, subjects }: Compared, remembered: Map<number, Compared>): Compared {
  if (remembered.size >= REMEMBERED) {
    const [oldest] = remembered.keys()
    if (oldest !== undefined) remembered.delete(oldest)
  }
  const kept = { shingles, subjects }
  remembered.set(responseId, kept)
  return kept
}

/** A cluster is named after its founder's wording, so that it has the same name in every database that finds it so. */
function foundCluster(clusters: TrustlogDatabase['clusters'], founderId: number, founder: Compared | null): string {
  for (let attempt = 0; ; attempt += 1) {
    const hash = createHash('sha256').update(`${attempt} ${founder?.shingles.join(' ') ?? founderId}`)
    const id = `c-${[...hash.digest().subarray(0, LETTERS)].map((byte) => CONSONANTS[byte % CONSONANTS.length]).join('')}`
    if (clusters.found(id, founderId)) return id
  }
}

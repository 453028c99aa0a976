import type { Connection } from './connection.ts'
import { requestKeys } from './request-keys.ts'

/** What a response asks, as it now stands. */
export interface StoredRequest {
  revisionId: number
  title: string | null
  /** As printed, in order. */
  questions: string[]
}

/** How a response was compared with the others. */
export interface ComparedRequest {
  responseId: number
  revisionId: number
  /** Under whose keys its wording is found; its own number, or that of a response with next to the same wording. */
  exemplarId: number
  clusterId: string | null
  topic: string | null
  comparisonVersion: number
}

/** A response under whose keys some wording was found. */
export interface Candidate {
  responseId: number
  clusterId: string | null
  /** Of its cluster. */
  founderId: number | null
}

export interface ClusterRepository {
  /** Whether anything was compared by other rules than these. */
  comparedByOtherRules(comparisonVersion: number): boolean
  /** Responses that were never compared, or have changed since, by number. */
  outdated(): number[]
  /** Which of these were compared before. */
  comparedAmong(responseIds: readonly number[]): number[]
  /** Null where nothing of it is published. */
  requestOf(responseId: number): StoredRequest | null
  /** Exemplars that share keys with a wording, those that share most first. */
  sharing(keys: readonly number[], limit: number): Candidate[]
  /** @param keys those of an exemplar; none for a response that has another one's wording */
  save(compared: ComparedRequest, keys: readonly number[]): void
  /** Makes a cluster of an exemplar that had none. @returns false where the id is taken */
  found(clusterId: string, founderId: number): boolean
  /**
   * Takes a response out of its cluster, to be compared anew or for good. A cluster that is left empty is gone.
   * @returns the response that is now the exemplar in its place, and has no keys yet; null where none is needed
   */
  release(responseId: number): number | null
  addKeys(exemplarId: number, keys: readonly number[]): void
  /** Removes the keys of exemplars; reads all keys, so that it is called once for many. */
  removeKeys(exemplarIds: readonly number[]): void
  /** Writes the keys that were saved and added; to be called at the end of that transaction. */
  writeKeys(): void
  /** Counts members, trusts and dates of every cluster anew: responses are withdrawn and come back. */
  recount(): void
  /** Does something that looks up keys all over the table, with memory enough to hold most of it. */
  withRoomForKeys<Value>(work: () => Value): Value
  /** Removes everything, to be made again. */
  clear(): void
}

const OUTDATED = `
SELECT r.id FROM responses r INDEXED BY responses_current_revision
LEFT JOIN compared_requests c ON c.response_id = r.id
WHERE c.revision_id IS NOT r.current_revision_id ORDER BY r.id`

const SAVE = `
INSERT INTO compared_requests (response_id, revision_id, exemplar_id, cluster_id, topic, comparison_version)
VALUES (:responseId, :revisionId, :exemplarId, :clusterId, :topic, :comparisonVersion)`

const RECOUNT = `
UPDATE clusters SET (responses, trusts, first_on, last_on) = (
  SELECT count(*), count(DISTINCT r.ods_code), min(r.dated_on), max(r.dated_on)
  FROM compared_requests c JOIN responses r ON r.id = c.response_id
  WHERE c.cluster_id = clusters.id AND r.withdrawn_at IS NULL
)`

export function clusterRepository(connection: Connection): ClusterRepository {
  const client = connection.$client
  const request = client.prepare<[number], { revisionId: number; title: string | null }>(
    'SELECT current_revision_id AS revisionId, title FROM responses WHERE id = ? AND current_revision_id IS NOT NULL',
  )
  const questions = client
    .prepare<[number], string>('SELECT text FROM questions WHERE revision_id = ? ORDER BY position')
    .pluck()
  const keysOf = requestKeys(connection)
  const placeOf = client.prepare<[number], Omit<Candidate, 'responseId'>>(
    `SELECT c.cluster_id AS clusterId, l.founder_id AS founderId
     FROM compared_requests c LEFT JOIN clusters l ON l.id = c.cluster_id WHERE c.response_id = ?`,
  )
  const save = client.prepare<[ComparedRequest]>(SAVE)
  const insertCluster = client.prepare<[string, number]>(
    'INSERT OR IGNORE INTO clusters (id, founder_id, responses, trusts) VALUES (?, ?, 0, 0)',
  )
  const joinCluster = client.prepare<[string, number]>(
    'UPDATE compared_requests SET cluster_id = ? WHERE exemplar_id = ?',
  )
  const followers = client
    .prepare<[number, number], number | null>(
      'SELECT min(response_id) FROM compared_requests WHERE exemplar_id = ? AND response_id <> ?',
    )
    .pluck()
  const clusterOf = client
    .prepare<[number], string | null>('SELECT cluster_id FROM compared_requests WHERE response_id = ?')
    .pluck()
  const follow = client.prepare<[number, number]>('UPDATE compared_requests SET exemplar_id = ? WHERE exemplar_id = ?')
  const remove = client.prepare<[number]>('DELETE FROM compared_requests WHERE response_id = ?')
  const nextFounder = client
    .prepare<[string], number | null>('SELECT min(exemplar_id) FROM compared_requests WHERE cluster_id = ?')
    .pluck()
  const setFounder = client.prepare<[number, string, number]>(
    'UPDATE clusters SET founder_id = ? WHERE id = ? AND founder_id = ?',
  )
  const removeCluster = client.prepare<[string]>('DELETE FROM clusters WHERE id = ?')

  const comparedAmong = client
    .prepare<[string], number>(
      'SELECT c.response_id FROM json_each(?) j CROSS JOIN compared_requests c ON c.response_id = j.value',
    )
    .pluck()

  function release(responseId: number): number | null {
    const clusterId = clusterOf.get(responseId) ?? null
    const promoted = followers.get(responseId, responseId) ?? null
    remove.run(responseId)
    if (promoted !== null) follow.run(promoted, responseId)
    if (clusterId !== null) {
      const founder = promoted ?? nextFounder.get(clusterId) ?? null
      if (founder === null) removeCluster.run(clusterId)
      else setFounder.run(founder, clusterId, responseId)
    }
    return promoted
  }

  return {
    comparedByOtherRules: (version) =>
      client.prepare<[number]>('SELECT 1 FROM compared_requests WHERE comparison_version <> ? LIMIT 1').get(version) !==
      undefined,
    outdated: () => client.prepare<[], number>(OUTDATED).pluck().all(),
    comparedAmong: (responseIds) => comparedAmong.all(JSON.stringify(responseIds)),
    requestOf: (responseId) => {
      const found = request.get(responseId)
      return found ? { ...found, questions: questions.all(found.revisionId) } : null
    },
    sharing: (keys, limit) =>
      keysOf.sharing(keys, limit).flatMap(({ responseId }) => {
        const place = placeOf.get(responseId)
        return place ? [{ responseId, ...place }] : []
      }),
    save: (compared, keys) => {
      save.run(compared)
      keysOf.add(compared.responseId, keys)
    },
    found: (clusterId, founderId) => {
      if (insertCluster.run(clusterId, founderId).changes === 0) return false
      joinCluster.run(clusterId, founderId)
      return true
    },
    release,
    addKeys: keysOf.add,
    removeKeys: keysOf.remove,
    recount: () => void client.exec(RECOUNT),
    writeKeys: keysOf.write,
    withRoomForKeys: keysOf.withRoom,
    clear: () => {
      keysOf.clear()
      client.exec('DELETE FROM compared_requests; DELETE FROM clusters')
    },
  }
}

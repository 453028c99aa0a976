import type { Sha256 } from '../src/domain.ts'
import { backgroundCheckpoints } from './checkpoints.ts'
import { clusterRepository } from './clusters.ts'
import type { Connection } from './connection.ts'
import { factRepository } from './facts.ts'
import { isHash } from './hash-heads.ts'
import { searchIndex } from './search.ts'
import { type Tombstone, type TombstoneKey, tombstoneRepository } from './tombstones.ts'

/** What goes with a response that is forgotten. */
export interface ForgettingPlan {
  responseId: number
  odsCode: string
  /** Its key within the authority. */
  key: string
  /** Entries of logs that lead to it and to nothing else. */
  entryIds: number[]
  /** Addresses of these entries, and of its documents, that nothing else has. */
  addresses: string[]
  /** Documents that nothing else has, those within others and earlier states of its page among them. */
  contents: Sha256[]
  /** Documents that other responses have, too, and that stay for them: compilations. */
  shared: Sha256[]
}

/** Takes a response out of every table, and keeps it out. */
export interface Forgetting {
  plan(responseId: number): ForgettingPlan
  /**
   * Removes what the plan names, and sets its tombstones. To be called in a transaction; `finish` comes behind it.
   * The files of its contents are the caller's to remove.
   */
  carryOut(plan: ForgettingPlan, tombstone: Tombstone): void
  /**
   * Takes out responses that have a tombstone, or a document that has one, though they are there: brought along by a
   * merged database. To be called in a transaction. @returns how many
   */
  carryOutAgain(): number
  /** Overwrites what was deleted, in the file, its journal and the full-text index. Outside of any transaction. */
  finish(): void
}

interface ResponseKey {
  responseId: number
  odsCode: string
  key: string
}

const RESPONSE_KEYS =
  'SELECT id AS responseId, ods_code AS odsCode, coalesce(canonical_reference, content_key) AS key FROM responses'

const ENTRIES = `
SELECT e.id, e.url FROM log_entries e
WHERE (
  e.response_id = :id
  OR e.id IN (SELECT d.entry_id FROM response_documents d JOIN response_revisions v ON v.id = d.revision_id WHERE v.response_id = :id)
) AND coalesce(e.response_id, :id) = :id
AND NOT EXISTS (
  SELECT 1 FROM response_documents d JOIN response_revisions v ON v.id = d.revision_id
  WHERE d.entry_id = e.id AND v.response_id <> :id
)`

/** The documents of a response, in any revision, and whether another response has them, too. */
const DOCUMENTS = `
SELECT DISTINCT d.document_sha256 AS sha256, d.url, EXISTS (
  SELECT 1 FROM response_documents o JOIN response_revisions w ON w.id = o.revision_id
  WHERE w.response_id <> :id AND ((${isHash('o.document_sha256', 'd.document_sha256')}) OR o.url = d.url)
) AS shared
FROM response_documents d JOIN response_revisions v ON v.id = d.revision_id WHERE v.response_id = :id`

/** What was captured at certain addresses, and what lies within that, however deep. */
const CONTENTS = `
WITH RECURSIVE own(sha256) AS (
  SELECT value FROM json_each(:contents)
  UNION SELECT sha256 FROM captures WHERE url IN (SELECT value FROM json_each(:addresses))
  UNION SELECT m.member_sha256 FROM document_members m JOIN own ON own.sha256 = m.container_sha256
)
SELECT sha256 FROM own
WHERE sha256 NOT IN (
  SELECT d.document_sha256 FROM response_documents d JOIN response_revisions v ON v.id = d.revision_id WHERE v.response_id <> :id
)
AND sha256 NOT IN (
  SELECT member_sha256 FROM document_members WHERE container_sha256 NOT IN (SELECT sha256 FROM own)
)
AND sha256 NOT IN (
  SELECT sha256 FROM captures WHERE url NOT IN (SELECT value FROM json_each(:addresses))
)
ORDER BY sha256`

export function forgetting(connection: Connection): Forgetting {
  const client = connection.$client
  const facts = factRepository(connection)
  const search = searchIndex(connection)
  const tombstones = tombstoneRepository(connection)
  const clusters = clusterRepository(connection)
  // Without keys of its own yet, which the next comparison makes.
  const compareAgain = client.prepare<[number]>('UPDATE compared_requests SET revision_id = 0 WHERE response_id = ?')

  function plan(responseId: number): ForgettingPlan {
    const response = client
      .prepare<[number], { odsCode: string; key: string }>(
        'SELECT ods_code AS odsCode, coalesce(canonical_reference, content_key) AS key FROM responses WHERE id = ?',
      )
      .get(responseId)
    if (!response) throw new Error(`there is no response ${responseId} to forget`)
    const id = { id: responseId }
    const entries = client.prepare<[typeof id], { id: number; url: string }>(ENTRIES).all(id)
    const documents = client.prepare<[typeof id], { sha256: Sha256; url: string; shared: 0 | 1 }>(DOCUMENTS).all(id)
    const own = documents.filter(({ shared }) => shared === 0)
    const addresses = [...new Set([...entries, ...own].map(({ url }) => url))]
    const given = {
      ...id,
      addresses: JSON.stringify(addresses),
      contents: JSON.stringify(own.map(({ sha256 }) => sha256)),
    }
    const contents = client.prepare<[typeof given], Sha256>(CONTENTS).pluck().all(given)
    const shared = documents.filter(({ shared }) => shared === 1).map(({ sha256 }) => sha256)
    return {
      responseId,
      ...response,
      entryIds: entries.map(({ id }) => id),
      addresses,
      contents,
      shared: [...new Set(shared)],
    }
  }

  function carryOut({ responseId, odsCode, key, entryIds, addresses, contents }: ForgettingPlan, tombstone: Tombstone) {
    const keys: TombstoneKey[] = [
      { kind: 'case', odsCode, key },
      ...addresses.map((url) => ({ kind: 'address' as const, url })),
      ...contents.map((sha256) => ({ kind: 'content' as const, sha256 })),
    ]
    tombstones.set(keys, tombstone)
    removeResponse(responseId)
    const lists = {
      entries: JSON.stringify(entryIds),
      addresses: JSON.stringify(addresses),
      contents: JSON.stringify(contents),
    }
    for (const statement of REMOVALS) client.prepare<[typeof lists]>(statement).run(lists)
    forgetFailures(addresses)
  }

  function removeResponse(responseId: number): void {
    client.prepare('UPDATE responses SET current_revision_id = NULL WHERE id = ?').run(responseId)
    // Nothing of it is published any more, so that this removes its row, whatever the transaction wrote before.
    search.index(responseId)
    const standsIn = clusters.release(responseId)
    clusters.removeKeys([responseId])
    if (standsIn !== null) compareAgain.run(standsIn)
    client.prepare('DELETE FROM issues WHERE response_id = ?').run(responseId)
    client.prepare('UPDATE log_entries SET response_id = NULL WHERE response_id = ?').run(responseId)
    const revisions = client
      .prepare<[number], number>('SELECT id FROM response_revisions WHERE response_id = ?')
      .pluck()
      .all(responseId)
    for (const revision of revisions) {
      facts.remove(revision)
      client.prepare('DELETE FROM response_documents WHERE revision_id = ?').run(revision)
    }
    client.prepare('DELETE FROM response_revisions WHERE response_id = ?').run(responseId)
    client.prepare('DELETE FROM responses WHERE id = ?').run(responseId)
  }

  /** A run's record names the addresses that failed, sometimes with the first words that came. */
  function forgetFailures(addresses: string[]): void {
    const rows = client
      .prepare<[string], { rowid: number; failures: string }>(
        `SELECT rowid, failures FROM run_logs WHERE EXISTS (
           SELECT 1 FROM json_each(failures) f WHERE f.value ->> 'where' IN (SELECT value FROM json_each(?))
         )`,
      )
      .all(JSON.stringify(addresses))
    for (const { rowid, failures } of rows) {
      const kept = (JSON.parse(failures) as { where: string }[]).filter(({ where }) => !addresses.includes(where))
      client.prepare('UPDATE run_logs SET failures = ? WHERE rowid = ?').run(JSON.stringify(kept), rowid)
    }
  }

  function tombstoneOf({ responseId, odsCode, key }: ResponseKey): Tombstone | null {
    const id = { id: responseId }
    const entries = client.prepare<[typeof id], { url: string }>(ENTRIES).all(id)
    const documents = client.prepare<[typeof id], { sha256: Sha256 }>(DOCUMENTS).all(id)
    const keys: TombstoneKey[] = [
      { kind: 'case', odsCode, key },
      ...entries.map(({ url }) => ({ kind: 'address' as const, url })),
      ...documents.map(({ sha256 }) => ({ kind: 'content' as const, sha256 })),
    ]
    return keys.map(tombstones.of).find((found) => found !== null) ?? null
  }

  return {
    plan,
    carryOut,
    carryOutAgain: () => {
      let count = 0
      if (client.prepare('SELECT 1 FROM tombstones LIMIT 1').get() === undefined) return count
      for (const response of client.prepare<[], ResponseKey>(RESPONSE_KEYS).all()) {
        const tombstone = tombstoneOf(response)
        if (tombstone === null) continue
        carryOut(plan(response.responseId), tombstone)
        count += 1
      }
      return count
    },
    finish: () => {
      backgroundCheckpoints(connection).settle()
      client.exec("INSERT INTO response_search (response_search) VALUES ('optimize')")
      client.exec('VACUUM')
      client.pragma('wal_checkpoint(TRUNCATE)')
    },
  }
}

/** Children before parents. */
const REMOVALS = [
  'DELETE FROM log_entries WHERE id IN (SELECT value FROM json_each(:entries))',
  'DELETE FROM issues WHERE document_sha256 IN (SELECT value FROM json_each(:contents))',
  'DELETE FROM issues WHERE evidence IN (SELECT value FROM json_each(:addresses))',
  'DELETE FROM document_members WHERE container_sha256 IN (SELECT value FROM json_each(:contents))',
  'DELETE FROM captures WHERE sha256 IN (SELECT value FROM json_each(:contents)) OR url IN (SELECT value FROM json_each(:addresses))',
  'DELETE FROM documents WHERE sha256 IN (SELECT value FROM json_each(:contents))',
]

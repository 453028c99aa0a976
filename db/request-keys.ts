import type { Connection } from './connection.ts'

/** Of an exemplar: how many keys it has in common with a wording. */
interface Sharing {
  responseId: number
  shared: number
}

/**
 * The keys under which wordings are found. What is added waits in memory, where it is found, too, until it is written in the
 * order of the table: one by one, keys fall all over it, and every transaction would write most of its pages.
 */
export interface RequestKeys {
  /** Exemplars that share keys with a wording, those that share most first; of keys that many have, the oldest. */
  sharing(keys: readonly number[], limit: number): Sharing[]
  add(responseId: number, keys: readonly number[]): void
  /** Removes those of exemplars; reads the whole table, so that it is called once for many. */
  remove(responseIds: readonly number[]): void
  /** Writes what waits, in the transaction of what was added. */
  write(): void
  /** Does something that looks up keys all over the table, with memory enough to hold most of it. */
  withRoom<Value>(work: () => Value): Value
  clear(): void
}

/** Keys of 100,000 responses take some 100 MB. */
const CACHE_KILOBYTES = 256_000
/**
 * A key that more have comes from what all sorts of requests have in common; others lead to those that are alike. The first
 * of each stay, so that a request with many versions is found by the oldest of them.
 */
const MOST_UNDER_ONE = 16
/** Pairs that one statement is given. */
const PAIRS_AT_ONCE = 5000

export function requestKeys(connection: Connection): RequestKeys {
  const client = connection.$client
  const written = client
    .prepare<[string], [key: number, responseId: number]>(
      'SELECT k.key, k.response_id FROM json_each(?) j CROSS JOIN request_keys k ON k.key = j.value',
    )
    .raw()
  const insert = client.prepare<[string]>(
    `INSERT OR IGNORE INTO request_keys (key, response_id)
     SELECT value ->> 0, value ->> 1 FROM json_each(?)`,
  )
  const waiting = new Map<number, number[]>()
  const full = new Set<number>()

  /** Exemplars under each key, as far as there are any; keys that have as many as they may are noted. */
  function under(keys: readonly number[]): Map<number, number[]> {
    const found = new Map<number, number[]>()
    const take = (key: number, responseId: number) => {
      const held = found.get(key)
      if (held === undefined) found.set(key, [responseId])
      else if (held.length < MOST_UNDER_ONE) held.push(responseId)
      else full.add(key)
    }
    for (const [key, responseId] of written.iterate(JSON.stringify(keys))) take(key, responseId)
    for (const key of keys) for (const responseId of waiting.get(key) ?? []) take(key, responseId)
    return found
  }

  return {
    sharing: (keys, limit) => {
      const counts = new Map<number, number>()
      for (const responseIds of under(keys).values()) {
        for (const responseId of responseIds) counts.set(responseId, (counts.get(responseId) ?? 0) + 1)
      }
      return [...counts]
        .map(([responseId, shared]) => ({ responseId, shared }))
        .sort((one, other) => other.shared - one.shared || one.responseId - other.responseId)
        .slice(0, limit)
    },
    add: (responseId, keys) => {
      for (const key of keys) {
        if (full.has(key)) continue
        const held = waiting.get(key)
        if (held) held.push(responseId)
        else waiting.set(key, [responseId])
      }
    },
    remove: (responseIds) => {
      client
        .prepare<[string]>('DELETE FROM request_keys WHERE response_id IN (SELECT value FROM json_each(?))')
        .run(JSON.stringify(responseIds))
    },
    write: () => {
      const keys = Float64Array.from(waiting.keys()).sort()
      let pairs: [number, number][] = []
      const writePairs = () => {
        insert.run(JSON.stringify(pairs))
        pairs = []
      }
      for (const key of keys) {
        for (const responseId of waiting.get(key) ?? []) pairs.push([key, responseId])
        if (pairs.length >= PAIRS_AT_ONCE) writePairs()
      }
      writePairs()
      waiting.clear()
      full.clear()
    },
    withRoom: (work) => {
      const before = client.pragma('cache_size', { simple: true })
      client.pragma(`cache_size = -${CACHE_KILOBYTES}`)
      try {
        return work()
      } finally {
        client.pragma(`cache_size = ${before}`)
      }
    },
    clear: () => {
      waiting.clear()
      full.clear()
      client.exec('DELETE FROM request_keys')
    },
  }
}

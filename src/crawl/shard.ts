import { createHash } from 'node:crypto'
import type { DisclosureLog } from '../domain.ts'

/** One part of all logs, such as the third of eight. */
export interface Shard {
  /** From 1. */
  number: number
  of: number
}

/** Sets an authority's code apart from a host's name. */
const AUTHORITY = 'authority '

/** What decides the shard of a log. */
type Placed = Pick<DisclosureLog, 'url' | 'authority'>

/**
 * The logs of one shard, in the order given. Logs on one host stay together, so that nobody is asked by two runners at
 * once, and so do the logs of one authority, whose references are one series: a case that two of them list is compared
 * where it is saved. The shard follows from the first host, by name, of those that hang together, not from the order or
 * number of the logs. `www.` counts for nothing, since it is nearly always the same machine.
 */
export function logsOfShard<Log extends Placed>(logs: readonly Log[], shard: Shard): Log[] {
  const groups = hangingTogether(logs.map((log) => [hostOf(log), `${AUTHORITY}${log.authority.odsCode}`]))
  return logs.filter((log) => {
    const group = groups.get(hostOf(log)) ?? new Set([hostOf(log)])
    const [first = hostOf(log)] = [...group].filter((place) => !place.startsWith(AUTHORITY)).sort()
    return createHash('sha256').update(first).digest().readUInt32BE(0) % shard.of === shard.number - 1
  })
}

function hostOf({ url }: Placed): string {
  return new URL(url).hostname.replace(/^www\./, '')
}

/** To each name all the names that it hangs together with, by whichever lists. */
function hangingTogether(lists: string[][]): Map<string, Set<string>> {
  const groups = new Map<string, Set<string>>()
  for (const names of lists) {
    const joined = new Set([...names, ...names.flatMap((name) => [...(groups.get(name) ?? [])])])
    for (const name of joined) groups.set(name, joined)
  }
  return groups
}

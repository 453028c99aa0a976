import { createHash } from 'node:crypto'

/** One part of all logs, such as the third of eight. */
export interface Shard {
  /** From 1. */
  number: number
  of: number
}

/**
 * The shard of a log follows from its host's name alone: it changes neither with the order of the logs nor with the logs
 * that come or go, and two logs on one host stay together, so that nobody is asked by two runners at once.
 * `www.` counts for nothing, since it is nearly always the same machine.
 * @param url of the log
 */
export function isInShard(url: string, shard: Shard): boolean {
  const host = new URL(url).hostname.replace(/^www\./, '')
  const digest = createHash('sha256').update(host).digest()
  return digest.readUInt32BE(0) % shard.of === shard.number - 1
}

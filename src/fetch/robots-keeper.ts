import type { Instant, Result } from '../domain.ts'
import { failure } from '../failure.ts'
import type { Answer } from './exchange.ts'
import {
  isFresh,
  judgeRobots,
  type RobotsMemory,
  type RobotsRules,
  readRobots,
  robotsAddress,
  type StoredRobots,
} from './robots.ts'

export interface RobotsKeeperOptions {
  memory: RobotsMemory
  /** Our name, as a `User-agent` line would spell it. */
  productToken: string
  now: () => number
  /** Asks for a robots.txt, redirects followed. */
  fetch: (address: string) => Promise<Result<Answer>>
}

/** Gives the rules of an origin; while they are on their way, everyone waits for the same request. */
export type RobotsKeeper = (origin: string) => Promise<Result<RobotsRules>>

/**
 * Keeps the rules of every origin for a day, in `memory` and at hand. A file that could not be read is not asked for
 * again by the same client: wait means until the next run.
 */
export function createRobotsKeeper({ memory, productToken, now, fetch }: RobotsKeeperOptions): RobotsKeeper {
  interface Kept {
    stored: StoredRobots
    rules: RobotsRules
  }
  const keeping = new Map<string, Promise<Result<Kept>>>()

  async function load(origin: string): Promise<Result<Kept>> {
    const address = robotsAddress(origin)
    const remembered = await fromMemory(address, () => memory.load(origin))
    if (!remembered.ok) return remembered
    if (remembered.value !== null && isFresh(remembered.value, now())) return keep(remembered.value)
    const fetchedAt: Instant = new Date(now()).toISOString()
    const judged = judgeRobots(origin, await fetch(address), fetchedAt)
    if (!judged.ok) return judged
    const saved = await fromMemory(address, () => memory.save(judged.value))
    return saved.ok ? keep(judged.value) : saved
  }

  function keep(stored: StoredRobots): Result<Kept> {
    return { ok: true, value: { stored, rules: readRobots(stored, productToken) } }
  }

  function start(origin: string): Promise<Result<Kept>> {
    const loading = load(origin)
    keeping.set(origin, loading)
    const forget = () => keeping.delete(origin)
    // A locked database may be free again the next time, unlike a host that is to be left in peace.
    loading.then((loaded) => !loaded.ok && loaded.failure.kind === 'storage' && forget(), forget)
    return loading
  }

  return async (origin) => {
    const held = keeping.get(origin)
    const known = await held
    const expired = known?.ok === true && !isFresh(known.value.stored, now())
    // Of several who find the rules expired, the first renews them and the others find its request.
    if (expired && keeping.get(origin) === held) keeping.delete(origin)
    const result = await (keeping.get(origin) ?? start(origin))
    return result.ok ? { ok: true, value: result.value.rules } : result
  }
}

async function fromMemory<Value>(where: string, use: () => Promise<Value>): Promise<Result<Value>> {
  try {
    return { ok: true, value: await use() }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { ok: false, failure: failure('storage', `robots.txt could not be kept between runs (${reason})`, where) }
  }
}

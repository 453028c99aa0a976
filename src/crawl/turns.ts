/** Lets work that runs side by side end in the order in which it was numbered, so that a crawl's result does not depend on luck. */
export interface Turns {
  /** A number of one's own, from 0. */
  next(): number
  /** Waits until every lower number has ended. */
  wait(turn: number): Promise<void>
  /** Must be called for every number given, whatever happened; a second time changes nothing. */
  end(turn: number): void
}

/** Starts at turn 0. */
export function createTurns(): Turns {
  let given = 0
  let current = 0
  const ended = new Set<number>()
  const waiting = new Map<number, () => void>()
  return {
    next: () => given++,
    wait: (turn) => (turn <= current ? Promise.resolve() : new Promise<void>((resolve) => waiting.set(turn, resolve))),
    end: (turn) => {
      if (turn >= current) ended.add(turn)
      while (ended.delete(current)) current += 1
      for (const [number, resolve] of waiting) {
        if (number > current) continue
        waiting.delete(number)
        resolve()
      }
    },
  }
}

import { setMaxListeners } from 'node:events'

/** An AbortController that also follows others, until it is released. */
export interface LinkedAbort {
  signal: AbortSignal
  abort(reason: unknown): void
  /** Forgets the others. `AbortSignal.any` never does: signals that live for a whole run would gather every request's. */
  release(): void
}

export function linkAborts(sources: readonly (AbortSignal | undefined)[]): LinkedAbort {
  const controller = new AbortController()
  const links = sources.flatMap((source) => {
    if (source === undefined) return []
    if (source.aborted) controller.abort(source.reason)
    const follow = () => controller.abort(source.reason)
    // Every request that is under way listens: many listeners are no leak here, and Node would warn of one.
    setMaxListeners(0, source)
    source.addEventListener('abort', follow, { once: true })
    return [() => source.removeEventListener('abort', follow)]
  })
  return {
    signal: controller.signal,
    abort: (reason) => controller.abort(reason),
    release: () => {
      for (const unlink of links) unlink()
    },
  }
}

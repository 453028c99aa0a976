import { EXIT } from './exit-codes.ts'
import type { Surroundings } from './surroundings.ts'

export interface Interruption {
  /** From the first call on, Ctrl-C and SIGTERM abort this signal; a second one ends the process. */
  stopSignal(): AbortSignal
  /** Gives Ctrl-C back its usual meaning. */
  release(): void
}

export function createInterruption(surroundings: Pick<Surroundings, 'signals' | 'exit' | 'stderr'>): Interruption {
  const controller = new AbortController()
  let listening = false
  const onSignal = (): void => {
    if (controller.signal.aborted) {
      surroundings.exit(EXIT.interrupted)
      return
    }
    surroundings.stderr.write('\nStopping after the responses under way. Once more stops at once.\n')
    controller.abort()
  }
  const each = (action: 'on' | 'off'): void => {
    for (const signal of ['SIGINT', 'SIGTERM']) surroundings.signals[action](signal, onSignal)
  }
  return {
    stopSignal() {
      if (!listening) each('on')
      listening = true
      return controller.signal
    },
    release: () => each('off'),
  }
}

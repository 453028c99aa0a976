/*
 * How far a database that is brought up to date has got. The work is synchronous: whoever is told can write a line or throw,
 * not wait.
 */

/** What is counted within a step. */
export interface UpgradeCount {
  done: number
  of: number
  what: 'responses' | 'tables' | 'trusts'
}

export type UpgradeProgress =
  | { kind: 'started'; steps: number }
  /**
   * Told when a step begins, and as it goes on where that can be counted.
   * `name` is plain words, such as `search without copies` or `references between rows`.
   */
  | { kind: 'step'; step: number; steps: number; name: string; count: UpgradeCount | null }
  | { kind: 'finished'; steps: number }

export type OnUpgrade = (progress: UpgradeProgress) => void

/** Tells the steps of one upgrade, numbered from 1. */
export interface UpgradeTeller {
  /** The next step begins. */
  next(name: string): void
  /** So much of the step is done. */
  counted(count: UpgradeCount): void
  finished(): void
}

/** Begins with `started`. */
export function tellUpgrade(steps: number, onUpgrade: OnUpgrade): UpgradeTeller {
  let step = 0
  let name = ''
  const tell = (count: UpgradeCount | null): void => onUpgrade({ kind: 'step', step, steps, name, count })
  onUpgrade({ kind: 'started', steps })
  return {
    next: (next) => {
      step += 1
      name = next
      tell(null)
    },
    counted: (count) => tell(count),
    finished: () => onUpgrade({ kind: 'finished', steps }),
  }
}

import type { Failure } from '../domain.ts'

/** What the client does, as it does it, for progress and logs. */
export type FetchEvent =
  | { kind: 'asking'; host: string; url: string; attempt: number }
  | { kind: 'answered'; host: string; url: string; status: number; bytes: number }
  | { kind: 'waiting'; host: string; milliseconds: number; reason: 'spacing' | 'back_off' }
  | { kind: 'failed'; url: string; failure: Failure }
  | { kind: 'rested'; host: string; failure: Failure }

/** Time, as far as the client needs it. `now` in milliseconds since 1970; `sleep` rejects when the signal is aborted. */
export interface Clock {
  now: () => number
  sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>
}

import type { EventEmitter } from 'node:events'
import type { Writable } from 'node:stream'

/** What the command line touches of the process, so that a test can hand over its own. */
export interface Surroundings {
  stdout: OutputStream
  stderr: OutputStream
  environment: Readonly<Record<string, string | undefined>>
  /** Relative paths of the command line start here. Absolute. */
  workingFolder: string
  /** Emits `SIGINT` and `SIGTERM`. */
  signals: Pick<EventEmitter, 'on' | 'off'>
  /** Ends the process at once (a second Ctrl-C). */
  exit(code: number): void
}

/** `process.stdout` is one; `columns` and `isTTY` are missing where it is piped. */
export type OutputStream = Writable & { isTTY?: boolean; columns?: number }

export function processSurroundings(): Surroundings {
  return {
    stdout: process.stdout,
    stderr: process.stderr,
    environment: process.env,
    workingFolder: process.cwd(),
    signals: process,
    exit: (code) => process.exit(code),
  }
}

import type { EventEmitter } from 'node:events'
import type { Writable } from 'node:stream'
import { text } from 'node:stream/consumers'

/** What the command line touches of the process, so that a test can hand over its own. */
export interface Surroundings {
  stdout: OutputStream
  stderr: OutputStream
  /** All of standard input, as text. */
  input(): Promise<string>
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
    input: () => text(process.stdin),
    environment: process.env,
    workingFolder: process.cwd(),
    signals: process,
    exit: (code) => process.exit(code),
  }
}

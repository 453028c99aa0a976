/** The command line, the environment or the settings file is wrong. Exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError'
  /** What to do next, one sentence; null where `--help` is the best advice. */
  readonly advice: string | null

  constructor(message: string, advice: string | null = null) {
    super(message)
    this.advice = advice
  }
}

/** What was asked for is well formed but cannot be done as things are. Exit code 1. */
export class CannotDo extends Error {
  override name = 'CannotDo'
  /** What to do next, one sentence; null where the message says it. */
  readonly advice: string | null

  constructor(message: string, advice: string | null) {
    super(message)
    this.advice = advice
  }
}

/** The reader of a pipe has gone (`trustlog … | head`), which is no error. */
export function isBrokenPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE'
}

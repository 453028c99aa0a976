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

/** What the file system refuses, and what to do: https://nodejs.org/api/errors.html#common-system-errors */
const REFUSALS = new Map<unknown, [message: string, advice: string]>([
  ['EACCES', ['Permission is denied.', 'See who may read and write there, or name another place.']],
  ['EPERM', ['Permission is denied.', 'See who may read and write there, or name another place.']],
  ['EROFS', ['The file system can only be read.', 'Name another place.']],
  ['ENOSPC', ['The disk is full.', 'Free some space, or name another place.']],
])

/** An error of the file system in words; null for any other. */
export function asRefusal(error: unknown, shown: (path: string) => string): CannotDo | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  const refusal = REFUSALS.get(error.code)
  if (refusal === undefined) return null
  const [message, advice] = refusal
  return new CannotDo('path' in error ? `${shown(String(error.path))}: ${message}` : message, advice)
}

/** The reader of a pipe has gone (`trustlog … | head`), which is no error. */
export function isBrokenPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE'
}

/** What the process answers its caller, as `trustlog --help` states it. */
export const EXIT = {
  /** All well; a question that finds nothing is well too. */
  well: 0,
  /** Something failed: a trust, a file, or there is no database yet. The rest was done. */
  failed: 1,
  /** The command line, the environment or the settings file is wrong; nothing was done. */
  usage: 2,
  /** Stopped by Ctrl-C or SIGTERM, after the response under way (128 + SIGINT, as shells count). */
  interrupted: 130,
} as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const INTERRUPTED = 130

/** A folder of the system's for temporary files, gone with `remove` and when the bench is interrupted. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'trustlog-bench-'))
  const erase = () => rmSync(path, { recursive: true, force: true })
  const interrupted = () => {
    erase()
    process.exit(INTERRUPTED)
  }
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted)
  return {
    path,
    remove: () => {
      process.off('SIGINT', interrupted).off('SIGTERM', interrupted)
      erase()
    },
  }
}

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The folder of real documents and facts that stands beside the repository on the project's own machines; null elsewhere.
 * Its documents name real people: tests may read them, nothing of them is copied.
 */
export function sharedFolder(): string | null {
  const folder = process.env['TRUSTLOG_SHARED'] ?? fileURLToPath(new URL('../../shared', import.meta.url))
  return existsSync(join(folder, 'gold')) ? folder : null
}

import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Names under which Debian, Ubuntu and others install Chromium or Chrome. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

/**
 * The browser that renders pages: the file named by the setting, else the first of the usual names on the PATH.
 * @returns null where there is none that may be run
 */
export function findBrowser(named: string | null, path = process.env['PATH'] ?? ''): string | null {
  if (named !== null) return isExecutable(named) ? named : null
  const folders = path.split(delimiter).filter((folder) => folder !== '')
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable) ?? null
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

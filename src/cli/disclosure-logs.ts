import type { Adapter } from '../../crawlers/adapter.ts'
import { findAdapters, loadAdapters, RegistryError, readLogsFile, UnknownTrustError } from '../../crawlers/registry.ts'
import type { AdaptedLog } from '../query/coverage.ts'
import { UsageError } from './errors.ts'
import type { Settings } from './settings.ts'

/**
 * The logs that the names typed stand for, all without a name. A file of logs takes the place of the registered ones, so that
 * a crawl of test sites can never reach the real ones.
 * @throws UsageError where a name fits none or several, or the file of logs is wrong
 */
export async function disclosureLogs(names: string[], settings: Pick<Settings, 'logs'>): Promise<Adapter[]> {
  try {
    const known = settings.logs === null ? await loadAdapters() : await readLogsFile(settings.logs)
    return findAdapters(known, names)
  } catch (error) {
    if (error instanceof UnknownTrustError) {
      throw new UsageError(error.message, 'Run "trustlog trusts" for the names of all logs.')
    }
    if (error instanceof RegistryError && settings.logs !== null) {
      throw new UsageError(error.message, 'Mend the file that --logs names.')
    }
    throw error
  }
}

/** What coverage asks of adapters. */
export function adaptedLogs(adapters: readonly Adapter[]): AdaptedLog[] {
  return adapters.map(({ authority, slug, platform, url, verified }) => {
    return { odsCode: authority.odsCode, slug, platform, url, verified }
  })
}

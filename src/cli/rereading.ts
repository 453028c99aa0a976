/** What `reextract` and `corrections` share: opens what reads again, from the settings, and knows the corrections of all logs. */
import type { Adapter } from '../../crawlers/adapter.ts'
import type { TrustlogDatabase } from '../../db/database.ts'
import type { RereadingScope } from '../../db/rereading.ts'
import { clusterRequests } from '../crawl/cluster.ts'
import { currentTexts, type NormaliseMode } from '../crawl/reextract/current-texts.ts'
import { type RereadReport, reextract } from '../crawl/reextract/reextract.ts'
import type { Correction } from '../domain.ts'
import { extract } from '../extract/extract.ts'
import { openArchive } from '../fetch/archive.ts'
import { withNormaliser } from './files/normalised-file.ts'
import type { Settings } from './settings.ts'

export interface RereadingOrder {
  scope: RereadingScope
  normalise: NormaliseMode
  apply: boolean
  signal?: AbortSignal
}

/** Reads again what is in scope; `take` is given each report as it comes. */
export function readAgain(
  database: TrustlogDatabase,
  adapters: readonly Adapter[],
  settings: Pick<Settings, 'archive' | 'readers' | 'readingTime' | 'ocr'>,
  { normalise, ...order }: RereadingOrder,
  take: (report: RereadReport) => Promise<void>,
): Promise<void> {
  return withNormaliser(settings, async (normaliser) => {
    const texts = currentTexts({ database, archive: openArchive(settings.archive), normaliser }, normalise)
    const corrections = correctionsByTrust(adapters)
    const request = {
      ...order,
      corrections: (odsCode: string) => corrections.get(odsCode) ?? [],
      now: () => new Date(),
    }
    for await (const report of reextract(request, { database, texts, extract })) await take(report)
    if (order.apply) clusterRequests(database, order.signal && { signal: order.signal })
  })
}

/** A trust may have several logs, which correct the same cases. */
function correctionsByTrust(adapters: readonly Adapter[]): Map<string, Correction[]> {
  const found = new Map<string, Correction[]>()
  for (const { authority, corrections = [] } of adapters) {
    found.set(authority.odsCode, [...(found.get(authority.odsCode) ?? []), ...corrections])
  }
  return found
}

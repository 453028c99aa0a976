import type { Tombstone } from '../../db/tombstones.ts'
import type { ListedResponse, Sha256 } from '../domain.ts'
import type { Case } from './cases.ts'
import { removeUnreferenced } from './forgetting.ts'
import type { GatheredResponse } from './gather.ts'
import type { LogContext } from './request.ts'

/** What stands for cases that were forgotten on purpose, by case, and for contents that were. */
export function tombstonesOf(
  { rooms, target }: LogContext,
  { forgotten }: GatheredResponse,
  cases: Case[],
): Map<Case | Sha256, Tombstone> {
  const { tombstones } = rooms.database
  const { odsCode } = target.adapter.authority
  const found = new Map<Case | Sha256, Tombstone>()
  for (const one of cases) {
    const tombstone = tombstones.of({ kind: 'case', odsCode, key: one.reference?.canonical ?? one.contentKey })
    if (tombstone) found.set(one, tombstone)
  }
  for (const sha256 of forgotten) {
    const tombstone = tombstones.of({ kind: 'content', sha256 })
    if (tombstone) found.set(sha256, tombstone)
  }
  return found
}

/** A publication of nothing but what was forgotten is not asked for again, at whatever address it stands by now. */
export function forgetAddresses(
  { rooms }: LogContext,
  entry: ListedResponse,
  { documents }: GatheredResponse,
  tombstone: Tombstone,
): void {
  const urls = new Set([entry.url, ...documents.map(({ capture }) => capture.url)])
  const keys = [...urls].map((url) => ({ kind: 'address', url }) as const)
  rooms.database.tombstones.set(keys, tombstone)
}

/** What was fetched of something that had been forgotten does not stay in the archive. */
export async function removeForgotten(
  { rooms }: LogContext,
  { documents, members, forgotten }: GatheredResponse,
  saved: boolean,
): Promise<void> {
  const fetched = [...documents.map(({ document }) => document.sha256), ...members.map(({ sha256 }) => sha256)]
  await removeUnreferenced(rooms, saved ? forgotten : [...forgotten, ...fetched])
}

import type { ListedResponse } from '../../../src/domain.ts'

/** Entries in their order, each address once: what is first said of it stands. */
export function eachAddressOnce(entries: ListedResponse[]): ListedResponse[] {
  const found = new Map<string, ListedResponse>()
  for (const entry of entries) if (!found.has(entry.url)) found.set(entry.url, entry)
  return [...found.values()]
}

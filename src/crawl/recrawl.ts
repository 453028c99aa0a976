import type { Adapter } from '../../crawlers/adapter.ts'
import type { TrustlogDatabase } from '../../db/database.ts'
import { canonicaliseCaseReference } from '../identify/case-reference.ts'
import type { CrawlTarget } from './request.ts'

/** Nothing that is held fits what is to be fetched again; the message says what to do. */
export class NothingToRecrawlError extends Error {
  override name = 'NothingToRecrawlError'
}

/** The entries of one case of a trust, wherever on its log they stand. */
export function recrawlCase(database: TrustlogDatabase, adapters: Adapter[], printed: string): CrawlTarget[] {
  const reference = canonicaliseCaseReference(printed)
  if (reference === null) throw new NothingToRecrawlError(`"${printed}" is no case reference; write it as "FOI 4216".`)
  const targets = adapters.flatMap((adapter) => {
    const response = database.responses.findByReference(adapter.authority.odsCode, reference.canonical)
    const entries = response ? database.entries.ofResponse(response.id) : []
    const own = entries.filter((entry) => entry.logSlug === adapter.slug).map((entry) => entry.listed)
    return own.length > 0 ? [{ adapter, entries: own }] : []
  })
  if (targets.length > 0) return targets
  const trust = adapters.map((adapter) => adapter.authority.odsCode).join(', ')
  throw new NothingToRecrawlError(
    `No response ${printed} of ${trust} is held: run "trustlog crawl ${trust}" to look for it.`,
  )
}

/** The entry that an address belongs to, as its page or as one of its documents. */
export function recrawlUrl(database: TrustlogDatabase, adapters: Adapter[], url: string): CrawlTarget[] {
  const targets = database.entries.withUrl(url).flatMap((entry) => {
    const adapter = adapters.find((candidate) => candidate.slug === entry.logSlug)
    return adapter ? [{ adapter, entries: [entry.listed] }] : []
  })
  if (targets.length > 0) return targets
  throw new NothingToRecrawlError(
    `No response at ${url} is held: crawl the log that lists it first ("trustlog trusts" shows the logs).`,
  )
}

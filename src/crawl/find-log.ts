/** Looks for a site's disclosure log from its home page, with few requests: links, then the sitemap, then usual addresses. */

import { best, candidatesInSitemap, candidatesOn, type LogCandidate } from '../../crawlers/general/log-candidates.ts'
import { readAnyListing } from '../../crawlers/general/read-listing.ts'
import type { Page } from '../../crawlers/platform.ts'
import type { Result } from '../domain.ts'

export interface SeenCandidate extends LogCandidate {
  /** How many entries its page lists; null where it was not looked at, or could not be. */
  entries: number | null
}

export interface FoundLog {
  /** The most likely log; null where nothing speaks for any page. */
  choice: SeenCandidate | null
  /** All candidates, the best first. */
  candidates: SeenCandidate[]
  /** Pages asked for. */
  requests: number
}

/** Pages that are asked for at most, robots.txt left out. */
const MOST_REQUESTS = 14
/** As good as certain: what stands behind it need not be looked for in sitemaps. */
const LIKELY = 80
const USUAL_PATHS = ['/disclosure-log/', '/foi-disclosure-log/', '/freedom-of-information/', '/foi/']

/** @param visit fetches a page; failures are passed over, since a site lacks most usual addresses */
export async function findLog(home: string, visit: (url: string) => Promise<Result<Page>>): Promise<Result<FoundLog>> {
  const seen = new Map<string, Page | null>()
  const candidates = new Map<string, SeenCandidate>()

  async function look(url: string): Promise<Page | null> {
    const before = seen.get(url)
    if (before !== undefined) return before
    if (seen.size >= MOST_REQUESTS) return null
    const visited = await visit(url)
    seen.set(url, visited.ok ? visited.value : null)
    return visited.ok ? visited.value : null
  }

  function add(found: LogCandidate[]): void {
    for (const one of found) {
      const earlier = candidates.get(one.url)
      if (earlier === undefined || earlier.score < one.score)
        candidates.set(one.url, { ...one, entries: earlier?.entries ?? null })
    }
  }
  const ranked = () => best([...candidates.values()]) as SeenCandidate[]

  /** Looks at the best candidates that were not looked at, and at what they link in turn. */
  async function follow(most: number): Promise<void> {
    for (let times = 0; times < most; times++) {
      const next = ranked().find(({ url }) => !seen.has(url))
      if (next === undefined) return
      const page = await look(next.url)
      if (page === null) continue
      add(candidatesOn(page))
      weigh(next.url, page)
    }
  }

  function weigh(url: string, page: Page): void {
    const known = candidates.get(url)
    if (known === undefined) return
    const { entries, confidence } = readAnyListing(page)
    const points = entries.length >= 3 ? Math.round(30 * confidence) : -10
    const reason = `${entries.length} entries listed ${points > 0 ? '+' : ''}${points}`
    candidates.set(url, {
      ...known,
      score: known.score + points,
      reasons: [...known.reasons, reason],
      entries: entries.length,
    })
  }

  const first = await visit(home)
  if (!first.ok) return first
  seen.set(home, first.value)
  add(candidatesOn(first.value))
  await follow(3)
  if ((ranked()[0]?.score ?? 0) < LIKELY) {
    const sitemap = await look(new URL('/sitemap.xml', home).href)
    const { candidates: listed, sitemaps } =
      sitemap === null ? { candidates: [], sitemaps: [] } : candidatesInSitemap(sitemap)
    add(listed.slice(0, 50))
    for (const url of sitemaps.slice(0, 2)) {
      const further = await look(url)
      if (further !== null) add(candidatesInSitemap(further).candidates.slice(0, 50))
    }
    await follow(3)
  }
  if (candidates.size === 0) {
    for (const path of USUAL_PATHS) {
      const url = new URL(path, home).href
      const page = await look(url)
      if (page === null) continue
      add([{ url, label: '', score: 40, reasons: ['a usual address +40'] }])
      add(candidatesOn(page))
      weigh(url, page)
    }
    await follow(2)
  }
  const all = ranked()
  return { ok: true, value: { choice: all[0] ?? null, candidates: all, requests: seen.size } }
}

import type { Adapter } from '../../crawlers/adapter.ts'
import { INVARIANTS } from '../../crawlers/invariants.ts'
import type { Verification } from '../domain.ts'
import { readRetrieved } from './read-retrieved.ts'
import type { CrawlRooms } from './request.ts'
import { type Sample, type SampleSize, takeSample } from './sample.ts'

/** Little enough to be asked of a site at any time, and enough to see each kind of page. */
const SAMPLE: SampleSize = { listingPages: 2, entries: 3, documents: 2 }

/**
 * Holds an adapter to the live site: crawls a sample and checks what must hold for every log. What comes out is the evidence
 * that the adapter fits, or does not; saving it is the caller's.
 * @param now the time of the check; dates after the day that follows it are misreadings
 */
export async function verifyLog(adapter: Adapter, rooms: CrawlRooms, now: Date): Promise<Verification> {
  const sample = await takeSample(adapter, rooms, SAMPLE)
  const tomorrow = new Date(now.getTime() + 24 * 3600 * 1000).toISOString().slice(0, 10)
  const checks = [
    {
      name: 'answers each request with a page that its adapter knows',
      broken: sample.failures.map(({ kind, message, where }) => `${kind}: ${message} (${where})`),
    },
    ...INVARIANTS.map(({ name, broken }) => ({ name, broken: broken(sample.reading, adapter, tomorrow) })),
    { name: 'publishes documents that can be read', broken: await unreadable(sample, rooms) },
  ]
  const { listings, entries } = sample.reading
  return {
    log: adapter.slug,
    verifiedAt: now.toISOString(),
    passed: checks.every(({ broken }) => broken.length === 0),
    listingPages: listings.length,
    listed: listings.reduce((sum, listing) => sum + listing.entries.length, 0),
    entryPages: Object.keys(entries).length,
    documents: sample.documents.length,
    checks,
  }
}

async function unreadable({ documents }: Sample, rooms: CrawlRooms): Promise<string[]> {
  const broken: string[] = []
  for (const document of documents) {
    const read = await readRetrieved(rooms, document)
    if (!read.ok) broken.push(`${read.failure.kind}: ${read.failure.message} (${document.capture.url})`)
  }
  return broken
}

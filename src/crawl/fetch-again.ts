import { createHash } from 'node:crypto'
import type { TrustlogDatabase } from '../../db/database.ts'
import type { Sha256 } from '../domain.ts'
import type { Archive } from '../fetch/archive.ts'
import type { PoliteClient } from '../fetch/polite-client.ts'
import type { FetchAgain } from './fsck.ts'

/** An archive that takes in nothing but bytes that it has lost: what a site publishes by now is the next crawl's to keep. */
function takingBack(archive: Archive, isWanted: (sha256: Sha256) => boolean): Archive {
  return {
    ...archive,
    put: async (bytes) => {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      return isWanted(sha256) ? archive.put(bytes) : sha256
    },
  }
}

/**
 * Fetches lost bytes from where they were captured last, as politely as a crawl would, and keeps them only if they are
 * the same.
 * @param connect makes a client that archives into the given archive
 */
export function createFetchAgain(
  { contents }: TrustlogDatabase,
  archive: Archive,
  connect: (archive: Archive) => PoliteClient,
): { fetchAgain: FetchAgain; close(): Promise<void> } {
  let wanted: Sha256 | null = null
  const client = connect(takingBack(archive, (sha256) => sha256 === wanted))
  return {
    close: () => client.close(),
    fetchAgain: async (sha256) => {
      const source = contents.source(sha256)
      if (source === null) return 'No capture says where these bytes came from, so they cannot be fetched again.'
      const { url, finalUrl, mediaType } = source
      wanted = sha256
      const outcome = await client.get(url, {
        allowedHosts: [new URL(url).hostname, new URL(finalUrl).hostname],
        expect: mediaType === 'text/html' ? 'page' : 'document',
      })
      if (outcome.kind === 'failed') return `${outcome.failure.message} (${url}). ${outcome.failure.advice}`
      if (outcome.kind === 'captured' && outcome.capture.sha256 === sha256) return null
      return `${url} now gives other bytes: a change, which the next full crawl will find.`
    },
  }
}

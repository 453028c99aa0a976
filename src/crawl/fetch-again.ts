import { createHash } from 'node:crypto'
import type { TrustlogDatabase } from '../../db/database.ts'
import type { Sha256 } from '../domain.ts'
import type { Archive } from '../fetch/archive.ts'
import type { PoliteClient } from '../fetch/polite-client.ts'
import type { Normaliser } from '../normalise/normalise.ts'
import type { FetchAgain } from './fsck.ts'
import { archivedBytes } from './retrieve.ts'

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
 * Takes lost bytes out of the container that they lay in or, where they were fetched by themselves, fetches them from
 * where they were captured last, as politely as a crawl would, and keeps them only if they are the same.
 * @param connect makes a client that archives into the given archive
 */
export function createFetchAgain(
  { contents, members }: TrustlogDatabase,
  archive: Archive,
  normaliser: Normaliser,
  connect: (archive: Archive) => PoliteClient,
): { fetchAgain: FetchAgain; close(): Promise<void> } {
  let wanted: Sha256 | null = null
  const takesBack = takingBack(archive, (sha256) => sha256 === wanted)
  const client = connect(takesBack)

  async function fetchAgain(sha256: Sha256): Promise<string | null> {
    const source = contents.source(sha256)
    if (source === null) return unpackAgain(sha256)
    const { url, finalUrl, mediaType } = source
    wanted = sha256
    const outcome = await client.get(url, {
      allowedHosts: [new URL(url).hostname, new URL(finalUrl).hostname],
      expect: mediaType === 'text/html' ? 'page' : 'document',
    })
    if (outcome.kind === 'failed') return `${outcome.failure.message} (${url}). ${outcome.failure.advice}`
    if (outcome.kind === 'captured' && outcome.capture.sha256 === sha256) return null
    return `${url} now gives other bytes: a change, which the next full crawl will find.`
  }

  async function unpackAgain(sha256: Sha256): Promise<string | null> {
    let trouble = 'No capture says where these bytes came from, so they cannot be fetched again.'
    for (const container of members.containersOf(sha256)) {
      const bytes = await archivedBytes(archive, container)
      const lost = bytes === null ? await fetchAgain(container) : null
      if (lost !== null) {
        trouble = lost
        continue
      }
      let back = false
      const unknown = { fileName: null, declaredMediaType: null, declaredCharset: null, url: null }
      const source = { bytes: bytes ?? (await archive.get(container)), sha256: container, ...unknown }
      wanted = sha256
      await normaliser.normalise(source, async (member) => {
        back = (await takesBack.put(member)) === sha256 || back
      })
      if (back) return null
      trouble = `They do not lie any more in the container that they were taken from (${container}).`
    }
    return trouble
  }

  return { fetchAgain, close: () => client.close() }
}

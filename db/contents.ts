import type { Sha256 } from '../src/domain.ts'
import type { Connection } from './connection.ts'
import { isHash } from './hash-heads.ts'

/** Where bytes were once fetched from. */
export interface ContentSource {
  url: string
  finalUrl: string
  mediaType: string | null
}

/**
 * Which bytes the archive must hold. Captures have no index by content, which would be written all over with every response:
 * contents are found where they were published, and captures that led to no document, such as a log's own pages, by reading
 * all captures.
 */
export interface ContentRepository {
  /** Every content that a document or a capture names, in ascending order, each once; of what was passed no document is kept. */
  referenced(): Iterable<Sha256>
  /** Which of these contents no document and no capture names. */
  unreferenced(contents: readonly Sha256[]): Sha256[]
  /** The last capture of a content; null where it was never captured. */
  source(sha256: Sha256): ContentSource | null
}

/** Names that are read at once, so that no statement is open while the caller works. */
const PAGE = 1000

/** The addresses at which a content was published, or what lay within it. */
const PUBLISHED_AT = `
SELECT url FROM response_documents WHERE ${isHash('document_sha256', ':sha256')}
UNION SELECT p.url FROM document_members m JOIN response_documents p ON ${isHash('p.document_sha256', 'm.member_sha256')}
WHERE m.container_sha256 = :sha256`

const SOURCE = 'SELECT url, final_url AS finalUrl, media_type AS mediaType FROM captures WHERE sha256 = :sha256'

export function contentRepository({ $client }: Connection): ContentRepository {
  const documents = $client
    .prepare<[{ after: string }], string>(
      `SELECT sha256 FROM documents WHERE sha256 > :after ORDER BY sha256 LIMIT ${PAGE}`,
    )
    .pluck()
  const others = $client
    .prepare<[], string>(
      `SELECT DISTINCT sha256 FROM captures c WHERE NOT EXISTS (SELECT 1 FROM documents d WHERE d.sha256 = c.sha256)
       ORDER BY sha256`,
    )
    .pluck()
  const unreferenced = $client
    .prepare<[{ contents: string }], string>(
      `WITH asked AS (SELECT value FROM json_each(:contents))
       SELECT value FROM asked
       EXCEPT SELECT sha256 FROM documents WHERE sha256 IN asked
       EXCEPT SELECT sha256 FROM captures WHERE sha256 IN asked`,
    )
    .pluck()
  const whereItWasPublished = $client.prepare<[{ sha256: string }], ContentSource>(
    `${SOURCE} AND url IN (${PUBLISHED_AT}) ORDER BY id DESC LIMIT 1`,
  )
  const anywhere = $client.prepare<[{ sha256: string }], ContentSource>(`${SOURCE} ORDER BY id DESC LIMIT 1`)

  function* documentsInOrder(): Iterable<Sha256> {
    for (let after: string | undefined = ''; after !== undefined; ) {
      const names: string[] = documents.all({ after })
      yield* names
      after = names.at(-1)
    }
  }

  return {
    *referenced() {
      const left = others.all().values()
      let other = left.next()
      for (const document of documentsInOrder()) {
        for (; !other.done && other.value < document; other = left.next()) yield other.value
        yield document
      }
      for (; !other.done; other = left.next()) yield other.value
    },
    unreferenced: (contents) => unreferenced.all({ contents: JSON.stringify(contents) }),
    source: (sha256) => whereItWasPublished.get({ sha256 }) ?? anywhere.get({ sha256 }) ?? null,
  }
}

import { and, eq, sql } from 'drizzle-orm'
import type { Instant, NormalisedDocument, Sha256 } from '../src/domain.ts'
import type { Connection } from './connection.ts'
import { prepareInsert } from './prepared.ts'
import { documents } from './schema.ts'

export interface DocumentRepository {
  /**
   * The document as this version of the normaliser read it; null if it was never read, or by another version.
   * `fileName` is null: the name belongs to a publication, not to the content.
   */
  get(sha256: Sha256, normaliserVersion: string): NormalisedDocument | null
  /** The same, by whatever version it was read: the text that the facts held of it count their offsets in. */
  held(sha256: Sha256): NormalisedDocument | null
  /**
   * Saves what was read; a reading by another version is replaced. The responses that cite it are then to be extracted
   * again in the same transaction, since their offsets count characters of the replaced text.
   */
  save(document: NormalisedDocument, byteLength: number, at: Instant): void
}

export function documentRepository(connection: Connection): DocumentRepository {
  const insert = prepareInsert(connection, documents, {
    target: [documents.sha256],
    update: [
      'mediaType',
      'title',
      'text',
      'readingEnd',
      'blocks',
      'styles',
      'pages',
      'warnings',
      'recognisedPages',
      'normaliserVersion',
      'normalisedAt',
    ],
  })
  const byContent = connection
    .select()
    .from(documents)
    .where(
      and(
        eq(documents.sha256, sql.placeholder('sha256')),
        eq(documents.normaliserVersion, sql.placeholder('normaliserVersion')),
      ),
    )
    .prepare()
  const byAnyVersion = connection
    .select()
    .from(documents)
    .where(eq(documents.sha256, sql.placeholder('sha256')))
    .prepare()
  const known = connection.$client
    .prepare<[Sha256, version: string], 1>('SELECT 1 FROM documents WHERE sha256 = ? AND normaliser_version = ?')
    .pluck()

  function asDocument(row: ReturnType<typeof byContent.get>): NormalisedDocument | null {
    if (!row) return null
    const { byteLength: _byteLength, normalisedAt: _normalisedAt, ...document } = row
    return { ...document, fileName: null }
  }

  return {
    get: (sha256, normaliserVersion) => asDocument(byContent.get({ sha256, normaliserVersion })),
    held: (sha256) => asDocument(byAnyVersion.get({ sha256 })),
    save: (document, byteLength, at) => {
      const { sha256, normaliserVersion } = document
      if (known.get(sha256, normaliserVersion) !== undefined) return
      insert({ ...document, byteLength, normalisedAt: at })
    },
  }
}

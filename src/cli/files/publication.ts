/** Files of this machine → what they say, without a database. */
import type { Extraction, NormalisedDocument } from '../../domain.ts'
import { extract } from '../../extract/extract.ts'
import type { Normaliser } from '../../normalise/normalise.ts'
import type { FileProblem } from './local-file.ts'
import { mapInOrder } from './map-in-order.ts'
import { normaliseFile } from './normalised-file.ts'

export { withNormaliser } from './normalised-file.ts'

/** What became of one publication: a file, or the files that were given as one response. */
export type ReadFile =
  | { ok: true; file: string; documents: { file: string; document: NormalisedDocument }[]; extraction: Extraction }
  | { ok: false; file: string; problem: FileProblem }

/** Each file is a publication of its own. Files are read at the same time; the results come in the order given. */
export function readApart(
  paths: string[],
  workingFolder: string,
  normaliser: Pick<Normaliser, 'normalise'>,
  readers: number,
): AsyncGenerator<ReadFile> {
  return mapInOrder(paths, 2 * readers, async (path): Promise<ReadFile> => {
    const normalised = await normaliseFile(path, workingFolder, normaliser)
    if (!normalised.ok) return { ...normalised, file: path }
    const { document } = normalised
    return { ok: true, file: path, documents: [{ file: path, document }], extraction: extract([document]) }
  })
}

/**
 * All files are the documents of one response, the first of them the letter. A further file that cannot be read is a
 * problem of its own; the rest is still read. Without the letter there is no response.
 */
export async function readTogether(
  paths: string[],
  workingFolder: string,
  normaliser: Pick<Normaliser, 'normalise'>,
  readers: number,
): Promise<ReadFile[]> {
  const documents: { file: string; document: NormalisedDocument }[] = []
  const problems: ReadFile[] = []
  const normalised = mapInOrder(paths, 2 * readers, async (file) => ({
    file,
    ...(await normaliseFile(file, workingFolder, normaliser)),
  }))
  for await (const read of normalised) {
    if (read.ok) documents.push({ file: read.file, document: read.document })
    else problems.push(read)
  }
  const [letter] = documents
  if (!letter || letter.file !== paths[0]) return problems
  const extraction = extract(documents.map(({ document }) => document))
  return [{ ok: true, file: letter.file, documents, extraction }, ...problems]
}

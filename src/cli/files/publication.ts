/** Files of this machine → what they say, without a database. */
import type { DocumentRole, DocumentWithMembers, Extraction, NormalisedDocument } from '../../domain.ts'
import { extract } from '../../extract/extract.ts'
import { asPublished, inReadingOrder } from '../../normalise/as-published.ts'
import type { Normaliser } from '../../normalise/normalise.ts'
import type { FileProblem } from './local-file.ts'
import { mapInOrder } from './map-in-order.ts'
import { normaliseFile } from './normalised-file.ts'

export { withNormaliser } from './normalised-file.ts'

/** A document of a publication. */
export interface FileDocument {
  /** As given; of a document that lay within it, its names behind that. */
  file: string
  /** Of a document that lay within the file, the names from there inwards; empty for the file itself. */
  memberPath: string[]
  role: DocumentRole
  document: NormalisedDocument
}

/** What became of one publication: a file, or the files that were given as one response. */
export type ReadFile =
  | { ok: true; file: string; documents: FileDocument[]; extraction: Extraction }
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
    return publication(path, partsOf(path, normalised.read, 'response'))
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
  const documents: FileDocument[] = []
  const problems: ReadFile[] = []
  const normalised = mapInOrder(paths, 2 * readers, async (file) => ({
    file,
    ...(await normaliseFile(file, workingFolder, normaliser)),
  }))
  for await (const read of normalised) {
    if (read.ok) documents.push(...partsOf(read.file, read.read, read.file === paths[0] ? 'response' : 'attachment'))
    else problems.push(read)
  }
  const [letter] = paths
  if (letter === undefined || documents[0]?.file !== letter) return problems
  return [publication(letter, documents), ...problems]
}

/** Reads the facts; what only introduces other documents is read where there is nothing else. */
function publication(file: string, parts: FileDocument[]): ReadFile {
  const documents = inReadingOrder(parts)
  const telling = documents.filter(({ role }) => role !== 'log_page')
  const extraction = extract((telling.length > 0 ? telling : documents).map(({ document }) => document))
  return { ok: true, file, documents, extraction }
}

/** A file and what lay within it, as far as it could be read; the file's warnings say of the rest. */
function partsOf(file: string, read: DocumentWithMembers, role: DocumentRole): FileDocument[] {
  return asPublished(read, role).flatMap(({ role, member, document }): FileDocument[] => {
    if (!document.ok) return []
    const memberPath = member?.path ?? []
    return [{ file: [file, ...memberPath].join('/'), memberPath, role, document: document.value }]
  })
}

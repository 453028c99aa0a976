import type { StoredMember } from '../../db/members.ts'
import type {
  DocumentWithMembers,
  Failure,
  FailureKind,
  MemberDocument,
  NormalisedDocument,
  Result,
  Sha256,
} from '../domain.ts'
import { FAILURE_KINDS } from '../domain.ts'
import { failure } from '../failure.ts'
import { memberFileName } from '../normalise/packed-member.ts'
import type { CrawlRooms } from './request.ts'
import { archivedBytes, type Retrieved, requiredBytes } from './retrieve.ts'

/**
 * What a retrieved document says, with the documents within it, whose bytes are archived as its own are. What was once
 * read stays as it was read: facts count their offsets in that text. Rereading is an own command's work.
 */
export async function readRetrieved(rooms: CrawlRooms, retrieved: Retrieved): Promise<Result<DocumentWithMembers>> {
  const { capture } = retrieved
  const stored = rooms.database.documents.held(capture.sha256)
  if (stored && stored.text !== '') {
    const document = { ...stored, fileName: capture.fileName }
    return { ok: true, value: { document, members: await heldMembers(rooms, capture.sha256, []) } }
  }
  const result = await rooms.normaliser.normalise(
    {
      bytes: requiredBytes(retrieved),
      sha256: capture.sha256,
      fileName: capture.fileName,
      declaredMediaType: capture.mediaType,
      declaredCharset: capture.charset,
      url: capture.finalUrl,
    },
    rooms.archive.put,
  )
  return result.ok ? result : { ok: false, failure: { ...result.failure, where: capture.url } }
}

async function heldMembers(rooms: CrawlRooms, container: Sha256, path: string[]): Promise<MemberDocument[]> {
  const members: MemberDocument[] = []
  for (const member of rooms.database.members.of(container)) {
    members.push(...(await heldMember(rooms, member, container, path)))
  }
  return members
}

/** @returns the member, then the documents within it */
async function heldMember(
  rooms: CrawlRooms,
  { name, sha256, byteLength }: StoredMember,
  container: Sha256,
  path: string[],
): Promise<MemberDocument[]> {
  const place = { path: [...path, name], container, sha256, byteLength }
  const stored = rooms.database.documents.held(sha256)
  if (stored && stored.text !== '') {
    const document = { ok: true as const, value: { ...stored, fileName: memberFileName(name) } }
    return [{ ...place, document }, ...(await heldMembers(rooms, sha256, place.path))]
  }
  const again = await readAgain(rooms, sha256, name)
  if (!again.ok) return [{ ...place, document: again.failure.kind === 'storage' ? unread(stored, name) : again }]
  const { document, members } = again.value
  const inner = members.map((member) => ({ ...member, path: [...place.path, ...member.path] }))
  return [{ ...place, document: { ok: true, value: document } }, ...inner]
}

/** A member that no reader could read may be readable by now. */
async function readAgain(rooms: CrawlRooms, sha256: Sha256, name: string): Promise<Result<DocumentWithMembers>> {
  const bytes = await archivedBytes(rooms.archive, sha256)
  if (bytes === null) return { ok: false, failure: failure('storage', 'The archive does not hold its bytes.', name) }
  const unknown = { declaredMediaType: null, declaredCharset: null, url: null }
  const source = { bytes, sha256, fileName: memberFileName(name), ...unknown }
  return rooms.normaliser.normalise(source, rooms.archive.put)
}

/** What was said when it could not be read. */
function unread(stored: NormalisedDocument | null, name: string): Result<NormalisedDocument> {
  const said = stored?.warnings[0]
  const kind: FailureKind = FAILURE_KINDS.find((known) => known === said?.kind) ?? 'unreadable_document'
  return { ok: false, failure: failure(kind, said?.message ?? 'It could not be read.', name) }
}

/** Says of a failure within a container where it happened. */
export function placedFailure(failed: Failure, member: MemberDocument | null, url: string): Failure {
  if (member === null) return { ...failed, where: url }
  return { ...failed, where: url, message: `In it, ${member.path.join(' › ')}: ${failed.message}` }
}

import { createHash } from 'node:crypto'
import type { DocumentWithMembers, MemberDocument, NormalisedDocument, Result } from '../domain.ts'
import { failure } from '../failure.ts'
import type { Source } from './formats/reader.ts'
import { memberFileName, type PackedMember } from './packed-member.ts'
import type { OpenedDocument } from './read-document.ts'

/** Documents of one container that are read, those of containers within it among them. */
const MOST_MEMBERS = 500
/** An archive in a mail in an archive is seen; deeper there are only bombs. */
const DEEPEST = 3
/** Bytes that a container may come to, with all containers within it. */
const MOST_BYTES = 128 * 1024 * 1024
/** A container may take as long as this many documents. */
const DOCUMENTS_OF_TIME = 5

/** Takes the bytes of a member, which are let go of afterwards. */
export type KeepMember = (bytes: Uint8Array) => Promise<unknown>

/** What is left of the limits of the outermost container. */
interface Budget {
  members: number
  bytes: number
  /** In milliseconds of `performance.now`. */
  until: number
}

/**
 * Reads the documents within a container, and those within these. What is not read, and why, is a warning of the
 * container that it lies in, with its name as the place.
 */
export async function readMembers(
  opened: OpenedDocument,
  read: (source: Source) => Promise<Result<OpenedDocument>>,
  limits: { timeLimitMilliseconds: number },
  keep: KeepMember = async () => undefined,
): Promise<DocumentWithMembers> {
  const until = performance.now() + DOCUMENTS_OF_TIME * limits.timeLimitMilliseconds
  const budget: Budget = { members: MOST_MEMBERS, bytes: MOST_BYTES, until }

  async function readInto({ document, members }: OpenedDocument, path: string[]): Promise<DocumentWithMembers> {
    const found: MemberDocument[] = []
    const warnings = [...document.warnings]
    let leftOut = 0
    // Each is let go of as soon as it is read.
    for (let member = members.shift(); member !== undefined; member = members.shift()) {
      budget.members -= 1
      budget.bytes -= member.bytes.byteLength
      if (path.length >= DEEPEST || budget.members < 0 || budget.bytes < 0) {
        leftOut += 1
        continue
      }
      const inner = await readMember(member, document, path)
      const own = inner[0]?.document
      if (own !== undefined && !own.ok) {
        const { kind, message } = own.failure
        warnings.push({ kind, message, place: `member ${member.name}` })
      }
      found.push(...inner)
    }
    if (leftOut > 0) warnings.push(leftOutWarning(leftOut, path.length >= DEEPEST))
    return { document: { ...document, warnings }, members: found }
  }

  /** @returns the member, then the documents within it */
  async function readMember(member: PackedMember, container: NormalisedDocument, path: string[]) {
    const { name, bytes, mediaType } = member
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    await keep(bytes)
    const place = { path: [...path, name], container: container.sha256, sha256, byteLength: bytes.byteLength }
    const outcome = await readInTime({
      bytes,
      sha256,
      fileName: memberFileName(name),
      declaredMediaType: mediaType,
      declaredCharset: null,
      url: null,
    })
    if (!outcome.ok) return [{ ...place, document: outcome }]
    const { document, members } = await readInto(outcome.value, place.path)
    return [{ ...place, document: { ok: true as const, value: document } }, ...members]
  }

  async function readInTime(source: Source): Promise<Result<OpenedDocument>> {
    if (performance.now() < budget.until) return read(source)
    const message = 'Reading the documents before it in its container took too long.'
    return { ok: false, failure: failure('parser_timeout', message, source.fileName ?? source.sha256) }
  }

  return readInto(opened, [])
}

function leftOutWarning(count: number, tooDeep: boolean) {
  const why = tooDeep
    ? `they lie more than ${DEEPEST} containers deep`
    : `a container is read up to ${MOST_MEMBERS} documents and ${MOST_BYTES / 1024 / 1024} MB`
  return { kind: 'members_left_out', message: `${count} documents within are not read: ${why}.`, place: null, count }
}

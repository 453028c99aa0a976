import type { DocumentRole, DocumentWithMembers, MemberDocument, NormalisedDocument, Result } from '../domain.ts'

/** A document of a publication and the part that it plays there. */
export interface PublishedPart {
  role: DocumentRole
  /** Where it lay, for what lay within a container. */
  member: MemberDocument | null
  document: Result<NormalisedDocument>
}

/** An archive says nothing itself: it only introduces what lies in it, as a page does that links documents. */
const ONLY_INTRODUCES = new Set(['application/zip'])
/** A letter in a bundle comes before its figures. */
const FIGURES = /spreadsheet|ms-excel|\/csv$|tab-separated/

/**
 * The documents that one file brings to its response. What lies in a mail is attached to it; an archive that stands where
 * the letter should be gives its first letter for it. What lies there twice is taken once.
 * @param role of the file itself
 */
export function asPublished({ document, members }: DocumentWithMembers, role: DocumentRole): PublishedPart[] {
  const introduces = ONLY_INTRODUCES.has(document.mediaType)
  const own: PublishedPart = {
    role: introduces ? 'log_page' : role,
    member: null,
    document: { ok: true, value: document },
  }
  const different = members.filter(
    ({ sha256 }, at) => sha256 !== document.sha256 && members.findIndex((other) => other.sha256 === sha256) === at,
  )
  const letter = introduces ? letterOf(different) : null
  return [
    own,
    ...different.map((member): PublishedPart => {
      const { document: within } = member
      const lists = within.ok && ONLY_INTRODUCES.has(within.value.mediaType)
      return { role: lists ? 'log_page' : member === letter ? role : 'attachment', member, document: within }
    }),
  ]
}

function letterOf(members: MemberDocument[]): MemberDocument | null {
  const readable = members.filter(({ document }) => document.ok && !ONLY_INTRODUCES.has(document.value.mediaType))
  const letters = readable.filter(({ document }) => document.ok && !FIGURES.test(document.value.mediaType))
  return letters[0] ?? readable[0] ?? null
}

/** The letter first, then what is attached, then what only introduces other documents. */
export function inReadingOrder<Part extends { role: DocumentRole }>(parts: Part[]): Part[] {
  const rank = { response: 0, attachment: 1, log_page: 2 }
  return parts.toSorted((one, other) => rank[one.role] - rank[other.role])
}

import type {
  Capture,
  DocumentRole,
  EntryPage,
  Failure,
  LinkedDocument,
  ListedResponse,
  MemberDocument,
  NormalisedDocument,
  PrintedDetails,
  Sha256,
} from '../domain.ts'
import { asPublished, type PublishedPart } from '../normalise/as-published.ts'
import { NORMALISER_VERSION } from '../normalise/normalise.ts'
import { memberFileName } from '../normalise/packed-member.ts'
import { readWithAdapter } from './listing.ts'
import { placedFailure, readRetrieved } from './read-retrieved.ts'
import type { LogContext } from './request.ts'
import { isFailure, type Retrieved, retrieve } from './retrieve.ts'

/** One document of a response, read. */
export interface GatheredDocument {
  role: DocumentRole
  title: string | null
  /** Of the document itself or, of one that lay within another, of the outermost. */
  capture: Capture
  notModified: boolean
  /** Where it lay; null for what was fetched by itself. */
  member: MemberDocument | null
  document: NormalisedDocument
}

/** All that was fetched and read of one response. */
export interface GatheredResponse {
  details: PrintedDetails
  documents: GatheredDocument[]
  /** All that lay within one of them, in its order. */
  members: MemberDocument[]
  /** Documents that could not be fetched: the response is asked for again next time. */
  missing: Failure[]
  /** Documents that were fetched and archived but could not be read. */
  unread: Failure[]
  /** Contents that were fetched though they had been forgotten on purpose: they are not read, nor kept. */
  forgotten: Sha256[]
}

/** Stands for a document whose bytes are archived but unreadable, so that it is listed, and read again by a better reader. */
function unreadDocument(capture: Capture, member: MemberDocument | null, reason: Failure): NormalisedDocument {
  const fetched = { sha256: capture.sha256, mediaType: capture.mediaType, fileName: capture.fileName }
  const within = member && { sha256: member.sha256, mediaType: null, fileName: memberFileName(lastName(member)) }
  const { mediaType, ...origin } = within ?? fetched
  return {
    ...origin,
    mediaType: mediaType ?? 'application/octet-stream',
    title: null,
    text: '',
    readingEnd: 0,
    blocks: [],
    styles: [],
    pages: [],
    warnings: [{ kind: reason.kind, message: reason.message, place: null }],
    recognisedPages: [],
    normaliserVersion: NORMALISER_VERSION,
  }
}

function lastName({ path }: MemberDocument): string {
  return path.at(-1) ?? ''
}

/** What the page says wins over what its listing said. */
function mergeDetails(page: PrintedDetails, listed: PrintedDetails): PrintedDetails {
  return {
    title: page.title ?? listed.title,
    caseReference: page.caseReference ?? listed.caseReference,
    receivedOn: page.receivedOn ?? listed.receivedOn,
    respondedOn: page.respondedOn ?? listed.respondedOn,
    publishedOn: page.publishedOn ?? listed.publishedOn,
  }
}

function detailsOf({ title, caseReference, receivedOn, respondedOn, publishedOn }: PrintedDetails): PrintedDetails {
  return { title, caseReference, receivedOn, respondedOn, publishedOn }
}

function withoutRepeats(documents: LinkedDocument[]): LinkedDocument[] {
  return [...new Map(documents.toReversed().map((document) => [document.url, document])).values()].toReversed()
}

/**
 * Fetches and reads a response: its page, where it has one, and every document, the letter first.
 * @returns a failure where nothing of it could be fetched, or its page is not one that the adapter knows
 */
export async function gatherResponse(context: LogContext, entry: ListedResponse): Promise<GatheredResponse | Failure> {
  const gathered: GatheredResponse = {
    details: detailsOf(entry),
    documents: [],
    members: [],
    missing: [],
    unread: [],
    forgotten: [],
  }

  const { tombstones } = context.rooms.database
  const isForgotten = (sha256: Sha256) => tombstones.of({ kind: 'content', sha256 }) !== null

  async function add(retrieved: Retrieved, role: DocumentRole, title: string | null): Promise<void> {
    const { sha256 } = retrieved.capture
    if (isForgotten(sha256)) {
      gathered.forgotten.push(sha256)
      return
    }
    const read = await readRetrieved(context.rooms, retrieved)
    const within = read.ok ? read.value.members.map((member) => member.sha256) : []
    // A bundle holds what was forgotten as long as it is kept.
    if (within.some(isForgotten)) {
      gathered.forgotten.push(sha256, ...within)
      return
    }
    if (!read.ok) return addPart({ role, member: null, document: read }, retrieved, title)
    gathered.members.push(...read.value.members)
    for (const part of asPublished(read.value, role)) {
      // What is also linked by itself, or lies in two bundles, is one document.
      const held =
        part.member !== null && gathered.documents.some(({ document }) => document.sha256 === part.member?.sha256)
      if (!held) addPart(part, retrieved, part.member === null ? title : lastName(part.member))
    }
  }

  function addPart({ role, member, document: read }: PublishedPart, retrieved: Retrieved, title: string | null): void {
    const { capture, notModified } = retrieved
    if (!read.ok) gathered.unread.push(placedFailure(read.failure, member, capture.url))
    const document = read.ok ? read.value : unreadDocument(capture, member, read.failure)
    gathered.documents.push({ role, title, capture, notModified, member, document })
  }

  let links = entry.documents
  let page: EntryPage | null = null
  if (entry.kind === 'page') {
    const retrieved = await retrieve(context, entry.url, 'page')
    if (isFailure(retrieved)) {
      if (retrieved.kind !== 'wrong_type') return retrieved
      // An address without an extension led straight to the letter.
      links = [{ url: entry.url, title: entry.title, role: 'response' }, ...entry.documents]
    } else {
      const read = readWithAdapter(retrieved, (adapterPage) => context.target.adapter.readEntry(adapterPage))
      if ('advice' in read) return read
      page = read
      gathered.details = mergeDetails(page, entry)
      links = [...page.documents, ...entry.documents]
      await add(retrieved, page.role, page.title)
    }
  } else if (entry.kind === 'document') {
    links = [{ url: entry.url, title: entry.title, role: 'response' }, ...entry.documents]
  }

  const wanted = links.filter(
    ({ url }) => (page === null || url !== entry.url) && tombstones.of({ kind: 'address', url }) === null,
  )
  for (const link of withoutRepeats(wanted)) {
    const retrieved = await retrieve(context, link.url, 'document')
    if (isFailure(retrieved)) gathered.missing.push(retrieved)
    else await add(retrieved, link.role, link.title)
  }
  const [firstMissing] = gathered.missing
  if (gathered.documents.length === 0 && firstMissing) return firstMissing
  return gathered
}

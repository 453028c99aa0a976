import type {
  Capture,
  DocumentRole,
  EntryPage,
  Failure,
  LinkedDocument,
  ListedResponse,
  NormalisedDocument,
  PrintedDetails,
} from '../domain.ts'
import { NORMALISER_VERSION } from '../normalise/normalise.ts'
import { readWithAdapter } from './listing.ts'
import type { LogContext } from './request.ts'
import { isFailure, type Retrieved, requiredBytes, retrieve } from './retrieve.ts'

/** One document of a response, read. */
export interface GatheredDocument {
  role: DocumentRole
  title: string | null
  capture: Capture
  notModified: boolean
  document: NormalisedDocument
}

/** All that was fetched and read of one response. */
export interface GatheredResponse {
  details: PrintedDetails
  documents: GatheredDocument[]
  /** Documents that could not be fetched: the response is asked for again next time. */
  missing: Failure[]
  /** Documents that were fetched and archived but could not be read. */
  unread: Failure[]
}

/** Stands for a document whose bytes are archived but unreadable, so that it is listed, and read again by a better reader. */
function unreadDocument({ capture }: Retrieved, reason: Failure): NormalisedDocument {
  return {
    sha256: capture.sha256,
    mediaType: capture.mediaType ?? 'application/octet-stream',
    fileName: capture.fileName,
    title: null,
    text: '',
    readingEnd: 0,
    blocks: [],
    styles: [],
    pages: [],
    warnings: [{ kind: reason.kind, message: reason.message, place: null }],
    normaliserVersion: NORMALISER_VERSION,
  }
}

async function readDocument(context: LogContext, retrieved: Retrieved): Promise<NormalisedDocument | Failure> {
  const { database, normaliser } = context.rooms
  const { capture } = retrieved
  // What was once read stays as it was read: facts count their offsets in that text. Rereading is an own command's work.
  const stored = database.documents.held(capture.sha256)
  if (stored && stored.text !== '') return { ...stored, fileName: capture.fileName }
  const result = await normaliser.normalise({
    bytes: requiredBytes(retrieved),
    sha256: capture.sha256,
    fileName: capture.fileName,
    declaredMediaType: capture.mediaType,
    declaredCharset: capture.charset,
    url: capture.finalUrl,
  })
  return result.ok ? result.value : { ...result.failure, where: capture.url }
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
  const gathered: GatheredResponse = { details: detailsOf(entry), documents: [], missing: [], unread: [] }

  async function add(retrieved: Retrieved, role: DocumentRole, title: string | null): Promise<void> {
    const read = await readDocument(context, retrieved)
    const failed = 'advice' in read
    if (failed) gathered.unread.push(read)
    const document = failed ? unreadDocument(retrieved, read) : read
    gathered.documents.push({ role, title, capture: retrieved.capture, notModified: retrieved.notModified, document })
  }

  let links = entry.documents
  let page: EntryPage | null = null
  if (entry.kind === 'page') {
    const retrieved = await retrieve(context, entry.url, 'page')
    if (isFailure(retrieved)) return retrieved
    const read = readWithAdapter(retrieved, (adapterPage) => context.target.adapter.readEntry(adapterPage))
    if ('advice' in read) return read
    page = read
    gathered.details = mergeDetails(page, entry)
    links = [...page.documents, ...entry.documents]
    await add(retrieved, page.role, page.title)
  } else if (entry.kind === 'document') {
    links = [{ url: entry.url, title: entry.title, role: 'response' }, ...entry.documents]
  }

  for (const link of withoutRepeats(links.filter((document) => page === null || document.url !== entry.url))) {
    const retrieved = await retrieve(context, link.url, 'document')
    if (isFailure(retrieved)) gathered.missing.push(retrieved)
    else await add(retrieved, link.role, link.title)
  }
  const [firstMissing] = gathered.missing
  if (gathered.documents.length === 0 && firstMissing) return firstMissing
  return gathered
}

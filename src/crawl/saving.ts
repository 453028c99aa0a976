import { isDeepStrictEqual } from 'node:util'
import { correctionsOf } from '../../crawlers/corrections.ts'
import type { StoredResponse } from '../../db/responses.ts'
import type { PublishedDocument, RevisionToSave } from '../../db/revisions.ts'
import type { Tombstone } from '../../db/tombstones.ts'
import type { Extraction, Failure, Identification, ListedResponse, PrintedDetails, Sha256 } from '../domain.ts'
import { correct } from '../extract/corrections.ts'
import { extract } from '../extract/extract.ts'
import { contentHash, listingFingerprint } from '../identify/content.ts'
import { isSameCase, saidIn } from '../identify/same-case.ts'
import { type Case, casesOf } from './cases.ts'
import { readHere } from './fact-reader.ts'
import { forgetAddresses, tombstonesOf } from './forgotten.ts'
import type { GatheredDocument, GatheredResponse } from './gather.ts'
import { reportFindings } from './privacy-issues.ts'
import { readableFirst } from './readable-first.ts'
import type { LogContext } from './request.ts'

/** What a publication is about to be saved as. */
interface Publication {
  context: LogContext
  runId: number
  entry: ListedResponse
  gathered: GatheredResponse
  /** In the order in which they are read: letters and pages, attachments, then what could not be read or only introduces. */
  documents: GatheredDocument[]
  /** How many of them are read for facts. */
  readCount: number
}

/** What a publication says. */
export interface ReadPublication extends Pick<Publication, 'gathered' | 'documents' | 'readCount'> {
  contentHash: Sha256
  /** Null where its content is held as it is, and nothing has to be read again. */
  extraction: Extraction | null
}

interface Saved {
  result: Identification
  responseId: number
}

/** What became of one case of a publication. */
export interface SavedCase {
  result: Identification
  /** What it is known by, with the reference that was chosen; null where nothing had changed and nothing was read again. */
  read: PrintedDetails | null
}

function isIncomplete({ gathered }: Publication): boolean {
  return gathered.missing.length + gathered.unread.length > 0
}

function saveEntry(publication: Publication, hash: Sha256, responseId: number | null): number {
  const { context, entry, gathered } = publication
  return context.rooms.database.entries.save({
    logSlug: context.target.adapter.slug,
    url: entry.url,
    kind: entry.kind,
    fingerprint: listingFingerprint(entry),
    listed: entry,
    contentHash: hash,
    responseId,
    complete: gathered.missing.length === 0,
    at: context.startedAt,
  })
}

function publishedDocuments({ documents }: Publication, entryId: number): PublishedDocument[] {
  return documents.map(({ role, title, capture, member, document }) => ({
    entryId,
    role,
    sha256: document.sha256,
    url: capture.url,
    title,
    fileName: document.fileName,
    memberPath: member?.path ?? [],
  }))
}

function report(publication: Publication, kind: string, message: string, responseId: number): void {
  const { context, runId, entry } = publication
  context.rooms.database.issues.report({
    kind,
    severity: 'warning',
    logSlug: context.target.adapter.slug,
    responseId,
    runId,
    message,
    evidence: entry.url,
    at: context.startedAt,
  })
}

function revisionOf(publication: Publication, found: Case, entryId: number, version: string): RevisionToSave {
  const { context, runId, documents, entry } = publication
  const corrections = correctionsOf(context.target.adapter.corrections ?? [], {
    canonicalReference: found.reference?.canonical ?? null,
    addresses: [entry.url],
  })
  return {
    seenAt: context.startedAt,
    runId,
    contentHash: found.contentHash,
    details: found.printed,
    documents: publishedDocuments(publication, entryId),
    documentTexts: documents.map(({ document }) => document),
    extraction: correct(found.extracted, corrections).response,
    extractorVersion: version,
    incomplete: isIncomplete(publication),
  }
}

function reportDoubts(publication: Publication, found: Case, responseId: number): void {
  for (const { kind, message, where } of [...publication.gathered.missing, ...publication.gathered.unread]) {
    report(publication, kind, `${message} (${where})`, responseId)
  }
  if (found.contradictedBy !== null) {
    const message = `The log gives ${found.reference?.printed ?? 'no reference'}, the letter ${found.contradictedBy}.`
    report(publication, 'reference_contradicted', message, responseId)
  }
}

function saveRevision(
  publication: Publication,
  found: Case,
  entryId: number,
  responseId: number,
  version: string,
): void {
  const revision = revisionOf(publication, found, entryId, version)
  publication.context.rooms.database.responses.saveRevision(responseId, revision)
  reportDoubts(publication, found, responseId)
}

/** What a response that is held says, read again: needed only where a reference turns up twice. */
function heldWords({ context }: Publication, { id, title }: StoredResponse): string {
  const { documents, responses } = context.rooms.database
  const held = responses
    .documentsOf(id)
    .filter(({ role }) => role !== 'log_page')
    .flatMap(({ sha256 }) => documents.held(sha256) ?? [])
  const listed = { title, caseReference: null, receivedOn: null, respondedOn: null, publishedOn: null }
  return extract(held, { listed }).responses.map(saidIn).join('\n')
}

/** The key that a case is held under; a reused reference gets a mark behind it (`4216~2`). */
function createResponse(publication: Publication, found: Case, entryId: number, version: string): number {
  const { database } = publication.context.rooms
  const { odsCode } = publication.context.target.adapter.authority
  let canonicalReference = found.reference?.canonical ?? null
  for (
    let use = 2;
    canonicalReference !== null && database.responses.findByReference(odsCode, canonicalReference);
    use++
  ) {
    canonicalReference = `${found.reference?.canonical}~${use}`
  }
  const key = {
    odsCode,
    canonicalReference,
    contentKey: canonicalReference === null ? found.contentKey : null,
    caseReference: found.reference?.printed ?? null,
    kind: found.reference?.kind ?? 'request',
  }
  const responseId = database.responses.create(key, revisionOf(publication, found, entryId, version))
  reportDoubts(publication, found, responseId)
  return responseId
}

/** The response that is held under the case's key, and is the same case. */
function findSameCase(publication: Publication, found: Case): { id: number } | 'reused' | null {
  const { database } = publication.context.rooms
  const { odsCode } = publication.context.target.adapter.authority
  if (found.reference === null) return database.responses.findByContentKey(odsCode, found.contentKey)
  const { canonical } = found.reference
  let reused = false
  for (let use = 1; ; use++) {
    const held = database.responses.findByReference(odsCode, use === 1 ? canonical : `${canonical}~${use}`)
    if (held === null) return reused ? 'reused' : null
    const known = { title: held.title, receivedOn: held.receivedOn, said: heldWords(publication, held) }
    const { title, receivedOn } = found.details
    if (isSameCase({ title, receivedOn, said: saidIn(found.extracted) }, known)) return held
    reused = true
  }
}

/** A case that is held already: through a further listing, or (of a compilation, whose entry stands for many) through this one. */
function saveAgain(publication: Publication, found: Case, entryId: number, responseId: number, version: string): Saved {
  const { responses } = publication.context.rooms.database
  const isFurtherListing = responses.documentsOf(responseId).every((document) => document.entryId !== entryId)
  if (isFurtherListing) {
    responses.addDocuments(responseId, publishedDocuments(publication, entryId))
    return { result: 'duplicate', responseId }
  }
  if (responses.get(responseId)?.latestRevision.contentHash === found.contentHash)
    return { result: 'unchanged', responseId }
  saveRevision(publication, found, entryId, responseId, version)
  return { result: 'revision', responseId }
}

function saveCase(
  publication: Publication,
  found: Case,
  entryId: number,
  heldId: number | null,
  version: string,
): Saved {
  if (heldId !== null) {
    const { latestRevision } = publication.context.rooms.database.responses.get(heldId) ?? {}
    saveRevision(publication, found, entryId, heldId, version)
    const result = latestRevision?.contentHash === found.contentHash ? 'unchanged' : 'revision'
    return { result, responseId: heldId }
  }
  const same = findSameCase(publication, found)
  if (same !== null && same !== 'reused') return saveAgain(publication, found, entryId, same.id, version)
  const responseId = createResponse(publication, found, entryId, version)
  if (same === 'reused') {
    const message = `${found.reference?.printed ?? ''} also names a case with other content; they are kept apart.`
    report(publication, 'reference_reused', message, responseId)
  }
  return { result: 'new', responseId }
}

/** What was fetched and what it says, and of containers which documents lay in them. */
function saveContents({ context, runId, gathered, documents }: Publication): void {
  const { database } = context.rooms
  for (const { capture, member, document, notModified } of documents) {
    if (!notModified && member === null) database.captures.save(capture, runId)
    const isNew = database.documents.held(document.sha256) === null
    database.documents.save(document, member?.byteLength ?? capture.byteLength, capture.fetchedAt)
    if (isNew)
      reportFindings(database, document, { logSlug: context.target.adapter.slug, runId, at: context.startedAt })
  }
  for (const container of new Set(gathered.members.map((member) => member.container))) {
    const within = gathered.members.filter((member) => member.container === container)
    const [first] = within
    // A container that lay in two places is held once.
    const once = within.filter(({ path }) => isDeepStrictEqual(path.slice(0, -1), first?.path.slice(0, -1)))
    database.members.save(
      container,
      once.map(({ path, sha256 }) => ({ name: path.at(-1) ?? '', sha256 })),
    )
  }
}

function heldAs({ rooms, target }: LogContext, { url }: ListedResponse, hash: Sha256): number | null {
  const known = rooms.database.entries.get(target.adapter.slug, url)
  return known?.contentHash === hash ? known.responseId : null
}

/** Reads the facts of a publication, unless its content is held as it is. */
export async function readPublication(
  context: LogContext,
  entry: ListedResponse,
  gathered: GatheredResponse,
): Promise<ReadPublication | Failure> {
  const { documents, readCount } = readableFirst(gathered.documents)
  const publication = { gathered, documents, readCount, contentHash: contentHash(gathered.details, documents) }
  if (heldAs(context, entry, publication.contentHash) !== null) return { ...publication, extraction: null }
  const { read } = context.rooms.facts ?? readHere
  const reading = { documents: documents.slice(0, readCount).map(({ document }) => document), listed: gathered.details }
  const extraction = await read(reading)
  return extraction.ok ? { ...publication, extraction: extraction.value } : { ...extraction.failure, where: entry.url }
}

/**
 * Identifies and saves one publication, in one transaction with the captures that it was read from: after a kill at any
 * moment either all of it is there or none, and no validator without what it stands for.
 * @returns what became of each of its cases: one, or several in a compilation; none where all had been forgotten
 */
export function saveGathered(
  context: LogContext,
  runId: number,
  entry: ListedResponse,
  { gathered, documents, readCount, contentHash: hash, extraction }: ReadPublication,
): SavedCase[] {
  const { database } = context.rooms
  const publication: Publication = { context, runId, entry, gathered, documents, readCount }

  return database.transaction(() => {
    if (extraction === null) {
      const unchangedId = heldAs(context, entry, hash)
      if (unchangedId === null) throw new Error(`${entry.url} was not read, and is not held as it is`)
      saveContents(publication)
      saveEntry(publication, hash, unchangedId)
      database.responses.restore(unchangedId)
      return [{ result: 'unchanged', read: null }]
    }
    const heldId = database.entries.get(context.target.adapter.slug, entry.url)?.responseId ?? null
    const found = casesOf(gathered, documents, extraction)
    const held = found.length === 1 ? heldId : null
    const forgotten = held === null ? tombstonesOf(context, gathered, found) : new Map<Case, Tombstone>()
    const cases = found.filter((one) => !forgotten.has(one))
    const [tombstone] = forgotten.values()
    if (tombstone && cases.length === 0) {
      if (gathered.missing.length === 0) forgetAddresses(context, entry, gathered, tombstone)
      return []
    }
    saveContents(publication)
    const entryId = saveEntry(publication, hash, heldId)
    const saved = cases.map((one) => saveCase(publication, one, entryId, held, extraction.extractorVersion))
    const firstId = saved[0]?.responseId ?? heldId
    if (firstId !== null && firstId !== heldId) database.entries.leadTo(entryId, firstId)
    if (heldId !== null) database.responses.restore(heldId)
    return cases.map(({ details, reference }, index) => ({
      result: saved[index]?.result ?? 'unchanged',
      read: { ...details, caseReference: reference?.printed ?? null },
    }))
  })
}

/**
 * Runs the present extractor over what the database holds, without a request. A rereading is no new revision: what was
 * published is the same. Its facts take the place of those that are held, in one transaction, with the extractor's version
 * beside them; the text that they were read from stays, so that any extractor's reading can be made again.
 */
import { isDeepStrictEqual } from 'node:util'
import { correctionsOf } from '../../../crawlers/corrections.ts'
import type { TrustlogDatabase } from '../../../db/database.ts'
import type { HeldRevision, RereadingScope } from '../../../db/rereading.ts'
import type { Correction, NormalisedDocument, Sha256 } from '../../domain.ts'
import type { JudgedCorrection } from '../../extract/corrections.ts'
import type { Extract } from '../fact-reader.ts'
import { type FindingChanges, findingChanges, saveFindingChanges } from '../privacy-issues.ts'
import type { CurrentText, CurrentTexts } from './current-texts.ts'
import { type FactChange, factChanges } from './fact-changes.ts'
import { type Reread, reread } from './reread.ts'

export interface ReextractRequest {
  scope: RereadingScope
  /** Saves what is read; otherwise it is only shown. */
  apply: boolean
  /** Corrections of a trust's logs, by its ODS code. */
  corrections(odsCode: string): readonly Correction[]
  signal?: AbortSignal
  now: () => Date
}

/** What became of one revision. */
export interface RereadReport {
  responseId: number
  revisionId: number
  odsCode: string
  reference: string | null
  title: string | null
  /** The version that read what is held, and the present one; null where it could not be read again. */
  extractorVersion: { before: string; after: string | null }
  /** Documents whose text was made anew and differs. */
  renormalised: Sha256[]
  /** In the facts; `evidence.document` counts `documents`. */
  changes: FactChange[]
  documents: Sha256[]
  corrections: JudgedCorrection[]
  /** What its documents hold that should perhaps not have been published: found anew, or found no more. */
  findings: RereadFinding[]
  /** What stood in the way, in words. */
  problems: string[]
  saved: boolean
}

export interface RereadFinding {
  change: 'added' | 'removed'
  kind: string
  place: string | null
  count: number
  document: Sha256
}

interface Rooms {
  database: TrustlogDatabase
  texts: CurrentTexts
  extract: Extract
}

interface Read {
  revision: HeldRevision
  texts: (CurrentText | null)[]
  read: Reread | null
  before: (NormalisedDocument | null)[] | null
}

/** Responses that are looked up at once. */
const AT_ONCE = 200

/** @yields what became of each response, and of further ones that have a document whose text changes, in order */
export async function* reextract(request: ReextractRequest, rooms: Rooms): AsyncGenerator<RereadReport, void> {
  const { rereading } = rooms.database
  const searched = new Set<Sha256>()
  let last = 0
  for (;;) {
    const found = rereading.after(last, request.scope, AT_ONCE)
    for (const { responseId, revisionId } of found) {
      if (request.signal?.aborted) return
      last = responseId
      const revision = rereading.get(revisionId)
      if (revision) yield* together(await readAll(revision, request, rooms), request, rooms, searched)
    }
    if (found.length < AT_ONCE) return
  }
}

/** The revision and, where a text changes, all others that count their offsets in it. */
async function readAll(revision: HeldRevision, request: ReextractRequest, rooms: Rooms): Promise<Read[]> {
  const first = await readOne(revision, request, rooms, new Map())
  const changed = replaced([first])
  if (changed.size === 0) return [first]
  const others: Read[] = []
  for (const id of rooms.database.rereading.citing([...changed.keys()])) {
    const other = id === revision.id ? null : rooms.database.rereading.get(id)
    if (other) others.push(await readOne(other, request, rooms, changed))
  }
  return [first, ...others]
}

/** @param changed where given, only these documents are taken anew: others would draw further revisions in */
async function readOne(
  revision: HeldRevision,
  { corrections }: ReextractRequest,
  { database, texts, extract }: Rooms,
  changed: ReadonlyMap<Sha256, CurrentText>,
): Promise<Read> {
  const current: (CurrentText | null)[] = []
  const before: (NormalisedDocument | null)[] = []
  for (const { sha256, fileName } of revision.documents) {
    const held = database.documents.held(sha256)
    const anew = changed.get(sha256)
    const kept = held && { document: { ...held, fileName }, replaces: null, problem: null }
    before.push(held)
    if (changed.size === 0) current.push(await texts.of(sha256, fileName))
    else current.push(anew ? { ...anew, document: { ...anew.document, fileName } } : kept)
  }
  const differs = current.some((text) => text?.replaces === 'text')
  const own = correctionsOf(corrections(revision.odsCode), revision)
  const read = reread(revision, current, differs ? before : null, own, extract)
  return { revision, texts: current, read, before: differs ? before : null }
}

/** Texts that take the place of what is held, by their documents. */
function replaced(reads: Read[]): Map<Sha256, CurrentText> {
  const found = new Map<Sha256, CurrentText>()
  for (const text of reads.flatMap(({ texts }) => texts))
    if (text?.replaces === 'text') found.set(text.document.sha256, text)
  return found
}

/** @param searched documents of several responses whose findings were settled already: a compilation has many */
function* together(
  reads: Read[],
  { apply, now }: ReextractRequest,
  { database }: Rooms,
  searched: Set<Sha256>,
): Generator<RereadReport> {
  // Facts of a case that is not found again would point into a text that is gone.
  const lost = reads.some(({ read }) => read === null) && replaced(reads).size > 0
  const findings = reads.map(({ texts }) => (lost ? [] : changedFindings(texts, database, searched)))
  const reports = reads.map((one, index) => report(one, lost, findings[index] ?? []))
  if (apply && !lost) {
    database.transaction(() => {
      const at = now().toISOString()
      for (const text of new Map(
        reads.flatMap(({ texts }) => texts).map((text) => [text?.document.sha256, text]),
      ).values()) {
        if (text && text.replaces !== null) database.rereading.replaceText(text.document, at)
      }
      for (const { revision, read } of reads) if (read) database.rereading.save(revision, read.reread)
      for (const changes of findings.flat()) saveFindingChanges(database, changes, at)
    })
  }
  for (const [index, one] of reports.entries()) yield { ...one, saved: apply && !lost && reads[index]?.read !== null }
}

function changedFindings(
  texts: readonly (CurrentText | null)[],
  database: TrustlogDatabase,
  searched: Set<Sha256>,
): FindingChanges[] {
  return texts.flatMap((text) => {
    if (text === null || searched.has(text.document.sha256)) return []
    // Only what others have too will come again: all of them would be as many names as there are documents.
    if (database.rereading.citing([text.document.sha256]).length > 1) searched.add(text.document.sha256)
    return findingChanges(database, text.document)
  })
}

function report({ revision, texts, read }: Read, lost: boolean, findings: readonly FindingChanges[]): RereadReport {
  const { id: revisionId, responseId, odsCode, reference, title, extractorVersion: before, facts } = revision
  const problems = texts.flatMap((text) => text?.problem ?? [])
  if (texts.length === 0 || texts.every((text) => text === null)) problems.push('None of its documents is held.')
  else if (read === null) problems.push('Its case is not found any more in its documents; its facts stay as they are.')
  else if (lost) problems.push('A document that it shares would lose another case; nothing of it was saved.')
  return {
    responseId,
    revisionId,
    odsCode,
    reference,
    title,
    extractorVersion: { before, after: read?.reread.extractorVersion ?? null },
    renormalised: texts.flatMap((text) => (text?.replaces === 'text' ? text.document.sha256 : [])),
    changes: read ? allChanges(facts, read) : [],
    documents: (read?.reread.documents ?? revision.documents).map(({ sha256 }) => sha256),
    corrections: read?.corrections ?? [],
    findings: findings.flatMap(shownFindings),
    problems,
    saved: false,
  }
}

function shownFindings({ document, added, gone }: FindingChanges): RereadFinding[] {
  const shown = (
    change: RereadFinding['change'],
    { kind, place, count }: Omit<RereadFinding, 'change' | 'document'>,
  ) => {
    return { change, kind, place, count, document: document.sha256 }
  }
  return [
    ...added.map((finding) => shown('added', finding)),
    ...gone.map(({ kind, place, count }) => shown('removed', { kind, place, count: count ?? 1 })),
  ]
}

function allChanges(facts: HeldRevision['facts'], { reread }: Reread): FactChange[] {
  const changes = factChanges(facts, reread.facts)
  if (isDeepStrictEqual(facts.flags, reread.facts.flags)) return changes
  const [before, after] = [facts.flags.join(', ') || null, reread.facts.flags.join(', ') || null]
  const kind = before === null ? 'added' : after === null ? 'removed' : 'changed'
  return [...changes, { kind, fact: 'flags', of: null, before, after, evidence: null }]
}

import { checkEvidence } from '../../../db/evidence.ts'
import type { HeldRevision, RereadRevision } from '../../../db/rereading.ts'
import type { PublishedDocument } from '../../../db/revisions.ts'
import type { Correction, ExtractedResponse, Extraction, NormalisedDocument, PrintedDetails } from '../../domain.ts'
import { correct, type JudgedCorrection } from '../../extract/corrections.ts'
import { contentHash } from '../../identify/content.ts'
import { type Case, casesOf } from '../cases.ts'
import type { Extract } from '../fact-reader.ts'
import { readableFirst } from '../readable-first.ts'
import type { CurrentText } from './current-texts.ts'

export interface Reread {
  reread: RereadRevision
  corrections: JudgedCorrection[]
}

type Part = PublishedDocument & { document: NormalisedDocument }

/**
 * A revision as the present extractor reads it. Only the documents of its first listing are read, as in a crawl; those of
 * further listings stay with it.
 * @param texts of its documents, in their order; null for one that was never read
 * @param before texts as they were, where one of them changes: what a crawl compares is then reckoned anew
 * @returns null where its case is not found any more in what is now read
 */
export function reread(
  revision: HeldRevision,
  texts: readonly (CurrentText | null)[],
  before: readonly (NormalisedDocument | null)[] | null,
  corrections: readonly Correction[],
  extract: Extract,
): Reread | null {
  const [first] = revision.documents
  const all = revision.documents.flatMap((published, index): Part[] => {
    const text = texts[index]
    return text ? [{ ...published, document: text.document }] : []
  })
  const ofFirst = all.filter(({ entryId }) => entryId === first?.entryId)
  const { documents, readCount } = readableFirst(ofFirst)
  const extraction = extractAsCrawled(
    documents.slice(0, readCount).map(({ document }) => document),
    revision.details,
    extract,
  )
  const cases = casesOf({ details: revision.details }, documents, extraction)
  const found = sameCase(revision, cases)
  if (found === null) return null
  const { response, judged } = correct(found.extracted, corrections)
  const ordered = [
    ...documents,
    ...revision.documents.filter((other) => !documents.some((part) => isSame(part, other))),
  ]
  const { accepted } = checkEvidence(
    response,
    documents.map(({ document }) => document.text),
  )
  return {
    reread: {
      facts: accepted,
      extractorVersion: extraction.extractorVersion,
      contentKey: found.contentKey,
      documents: ordered.map(({ entryId, role, sha256, url, title, fileName, memberPath }) => {
        return { entryId, role, sha256, url, title, fileName, memberPath }
      }),
      ...hashes(revision, cases, found, documents, before),
    },
    corrections: judged,
  }
}

function isSame(one: PublishedDocument, other: PublishedDocument): boolean {
  return (
    one.entryId === other.entryId && one.sha256 === other.sha256 && one.url === other.url && one.role === other.role
  )
}

/** The reference that the log gives is no hint for the cases of a compilation. */
function extractAsCrawled(documents: NormalisedDocument[], listed: PrintedDetails, extract: Extract): Extraction {
  const extraction = extract(documents, { listed })
  if (extraction.responses.length <= 1 || listed.caseReference === null) return extraction
  return extract(documents, { listed: { ...listed, caseReference: null } })
}

/** The case that a response is, among those of its publication: by its reference, its content, or what it quotes. */
function sameCase(revision: HeldRevision, cases: Case[]): Case | null {
  const [only, ...others] = cases
  if (only === undefined) return null
  if (others.length === 0 && !revision.shared) return only
  const canonical = revision.canonicalReference?.replace(/~\d+$/, '') ?? null
  const referred = cases.filter(({ reference }) => canonical !== null && reference?.canonical === canonical)
  if (referred.length === 1) return referred[0] ?? null
  const candidates =
    referred.length > 1 ? referred : cases.filter(({ reference }) => canonical === null || reference === null)
  const byContent = candidates.find(({ contentKey }) => contentKey === revision.contentKey)
  return byContent ?? mostAlike(revision.facts, candidates)
}

function quotesOf({ questions, answers }: ExtractedResponse): Set<string> {
  return new Set([...questions, ...answers].map(({ evidence }) => evidence.quote))
}

function mostAlike(held: ExtractedResponse, candidates: Case[]): Case | null {
  const quotes = quotesOf(held)
  let best: { found: Case | null; shared: number } = { found: null, shared: 0 }
  for (const found of candidates) {
    const shared = [...quotesOf(found.extracted)].filter((quote) => quotes.has(quote)).length
    if (shared > best.shared) best = { found, shared }
  }
  return best.found
}

/** What the next crawl compares, so that another reading of the same bytes is not taken for another publication. */
function hashes(
  revision: HeldRevision,
  cases: Case[],
  found: Case,
  documents: Part[],
  before: readonly (NormalisedDocument | null)[] | null,
): Pick<RereadRevision, 'contentHash' | 'entryHash'> {
  if (cases.length > 1 || revision.shared) {
    return { contentHash: found.contentHash, entryHash: before === null ? undefined : null }
  }
  if (before === null) return { contentHash: revision.contentHash }
  const [first] = revision.documents
  const asHeld = revision.documents.flatMap((published, index): Part[] => {
    const document = before[index]
    return document && published.entryId === first?.entryId ? [{ ...published, document }] : []
  })
  // The log may have given the reference, or the letter alone.
  const details = [revision.details, { ...revision.details, caseReference: null }]
  const listed = details.find((one) => contentHash(one, asHeld) === revision.contentHash)
  if (listed === undefined) return { contentHash: revision.contentHash, entryHash: null }
  const hash = contentHash(listed, documents)
  return { contentHash: hash, entryHash: hash }
}

import type { CaseReference, ExtractedResponse, Extraction, PrintedDetails, Sha256 } from '../domain.ts'
import { contentHash, contentKey } from '../identify/content.ts'
import { chooseReference } from '../identify/reference-choice.ts'
import { saidIn } from '../identify/same-case.ts'
import type { GatheredDocument, GatheredResponse } from './gather.ts'

/** One case of a publication: nearly always its only one, one of many in a compilation. */
export interface Case {
  extracted: ExtractedResponse
  /** What the log says, filled up with what the letter says. */
  details: PrintedDetails
  /** What the log says of it alone, but for the reference, which is the one that was chosen. */
  printed: PrintedDetails
  reference: CaseReference | null
  /** A reference that the letter prints and that is not the log's. */
  contradictedBy: string | null
  contentKey: Sha256
  contentHash: Sha256
}

type Listed = Pick<GatheredResponse, 'details'>
type Part = Pick<GatheredDocument, 'role' | 'title' | 'document'>

/** The only case of a publication: the log's own words for it come first. */
function onlyCase(gathered: Listed, documents: Part[], extracted: ExtractedResponse): Case {
  const { details: listed } = gathered
  const details: PrintedDetails = {
    title: listed.title ?? extracted.title,
    caseReference: listed.caseReference ?? extracted.caseReference,
    receivedOn: listed.receivedOn ?? extracted.receivedOn,
    respondedOn: listed.respondedOn ?? extracted.respondedOn,
    publishedOn: listed.publishedOn ?? extracted.publishedOn,
  }
  const chosen = chooseReference({
    listed: listed.caseReference,
    extracted: extracted.caseReference,
    title: details.title,
    fileNames: documents.map(({ document }) => document.fileName ?? ''),
  })
  return {
    extracted,
    details,
    printed: { ...listed, caseReference: details.caseReference },
    ...chosen,
    contentKey: contentKey(documents),
    contentHash: contentHash(listed, documents),
  }
}

/** One case of a compilation. The document is everybody's, so what was asked and answered in it tells the cases apart. */
function caseOfCompilation(gathered: Listed, extracted: ExtractedResponse): Case {
  const { title, caseReference, receivedOn, respondedOn } = extracted
  const details = {
    title,
    caseReference,
    receivedOn,
    respondedOn,
    publishedOn: extracted.publishedOn ?? gathered.details.publishedOn,
  }
  const text = saidIn(extracted)
  const own = [{ role: 'response' as const, title, document: { sha256: '', text, readingEnd: text.length } }]
  const chosen = chooseReference({ listed: null, extracted: caseReference, title: null, fileNames: [] })
  // The log says nothing of the cases of a compilation but when it was published.
  const printed = {
    title: null,
    caseReference,
    receivedOn: null,
    respondedOn: null,
    publishedOn: gathered.details.publishedOn,
  }
  return { extracted, details, printed, ...chosen, contentKey: contentKey(own), contentHash: contentHash(details, own) }
}

/** The cases that a publication holds, in document order. */
export function casesOf(gathered: Listed, documents: Part[], extraction: Extraction): Case[] {
  const [first, ...others] = extraction.responses
  if (first === undefined) return []
  if (others.length === 0) return [onlyCase(gathered, documents, first)]
  return extraction.responses.map((extracted) => caseOfCompilation(gathered, extracted))
}

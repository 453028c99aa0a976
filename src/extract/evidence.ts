import type { Evidence, NormalisedDocument, Span } from '../domain.ts'

/**
 * Evidence for a fact that stands at a span of one of the documents: the quote is the exact slice of its text. Where a
 * page of it was read by OCR, the evidence says so.
 */
export function evidenceAt(documents: NormalisedDocument[], place: Span & { document: number }): Evidence {
  const { document, start, end } = place
  const source = documents[document]
  const evidence = { document, start, end, quote: source?.text.slice(start, end) ?? '' }
  const confidence = source ? ocrConfidence(source, place) : null
  return confidence === null ? evidence : { ...evidence, ocrConfidence: confidence }
}

/** Whether any of the documents was read by OCR, in whole or in part. */
export function isReadByOcr(documents: NormalisedDocument[]): boolean {
  return documents.some(({ recognisedPages }) => recognisedPages.length > 0)
}

/** The least confidence with which OCR read a page that a span touches; null where it read none of them. */
function ocrConfidence({ pages, recognisedPages }: NormalisedDocument, { start, end }: Span): number | null {
  if (recognisedPages.length === 0) return null
  const touched = new Set(pages.filter((page) => page.start < end && page.end > start).map(({ number }) => number))
  const confidences = recognisedPages.filter(({ number }) => touched.has(number)).map(({ confidence }) => confidence)
  return confidences.length === 0 ? null : Math.min(...confidences)
}

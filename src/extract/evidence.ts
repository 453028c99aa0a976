import type { Evidence, NormalisedDocument, Span } from '../domain.ts'

/** Evidence for a fact that stands at a span of one of the documents: the quote is the exact slice of its text. */
export function evidenceAt(documents: NormalisedDocument[], place: Span & { document: number }): Evidence {
  const { document, start, end } = place
  return { document, start, end, quote: documents[document]?.text.slice(start, end) ?? '' }
}

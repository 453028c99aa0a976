/** Parts a compilation (a month's replies on one page) into its cases. */
import type { NormalisedDocument, Span } from '../../domain.ts'
import { findCaseReferenceInName } from '../../identify/case-reference.ts'
import type { Passage } from '../reading/passages.ts'
import { caseRows, type RowFields } from './rows.ts'

export interface CasePassages extends Span {
  passages: Passage[]
  /** The heading that opens the case; null where the document is one case. */
  heading: Passage | null
  /** What the cells of its row say, where the cases are rows of a table. */
  fields?: RowFields
}

/** One entry a case. Headings that each begin with another reference open the cases, or rows of a table hold them; else there is one. */
export function partCases(passages: Passage[], document: NormalisedDocument): CasePassages[] {
  const starts = passages.flatMap((passage, index) => {
    const reference = passage.kind === 'heading' ? findCaseReferenceInName(passage.text) : null
    return reference ? [{ index, canonical: reference.canonical }] : []
  })
  if (new Set(starts.map((start) => start.canonical)).size < 2) {
    const rows = caseRows(passages, document)
    return rows.length > 0 ? rows : [{ passages, heading: null, start: 0, end: document.readingEnd }]
  }
  return starts.map(({ index }, order) => {
    const next = starts[order + 1]?.index ?? passages.length
    const heading = passages[index] ?? null
    return {
      passages: passages.slice(index, next),
      heading,
      start: heading?.start ?? 0,
      end: passages[next]?.start ?? document.readingEnd,
    }
  })
}

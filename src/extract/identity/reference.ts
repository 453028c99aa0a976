import type { CaseReference } from '../../domain.ts'
import { findCaseReferenceInName, findCaseReferences } from '../../identify/case-reference.ts'
import { evidenceIn, type Found, type Front } from './front.ts'

export interface ReadReference {
  reference: CaseReference
  /** null where it stands only in the file's name. */
  found: Found<CaseReference> | null
}

/**
 * The authority's own reference: the first that the front, the headers and footers, or the closing prints; else that of
 * the file's name. A reference that the listing gives is preferred where the text prints it too.
 */
export function readReference(fronts: Front[], fileName: string | null, listed: string | null): ReadReference | null {
  const all = fronts.flatMap((front) => findCaseReferences(front.text).map((reference) => ({ front, reference })))
  const asListed = listed === null ? undefined : all.find(({ reference }) => reference.printed.includes(listed))
  const chosen = asListed ?? all[0]
  if (chosen) {
    const { front, reference } = chosen
    const { printed, canonical, kind } = reference
    const value: CaseReference = { printed, canonical, kind }
    return { reference: value, found: { value, evidence: evidenceIn(front, reference.start, reference.end) } }
  }
  const named = fileName === null ? null : findCaseReferenceInName(fileName)
  return named && { reference: named, found: null }
}

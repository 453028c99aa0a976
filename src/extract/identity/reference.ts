import type { CaseReference } from '../../domain.ts'
import {
  canonicaliseCaseReference,
  findCaseReferenceInName,
  findCaseReferences,
} from '../../identify/case-reference.ts'
import { evidenceIn, type Found, type Front } from './front.ts'

export interface ReadReference {
  reference: CaseReference
  /** null where it stands only in the file's name. */
  found: Found<CaseReference> | null
}

/** A field whose name and value are set apart without a mark, or on two lines: "Case reference⏎23-24/0871", "Our ref 180302". */
const FIELD =
  /(?:^|[\n(|]|\brequest )[^\S\n]{0,8}(?:(?:(?:our|my|case|request|foi) )?ref(?:erence)?(?: (?:number|no))?|(?:request|case) (?:number|no|id))[.:]?[\s|]{1,12}((?:[A-Z]{1,6}[-/ ]?)?\d[\w/.-]{2,24})(?=[\s),\]|]|$)/gi
/** Words of a register that say no more than "reference". */
const LABEL_WORDS = /^(?:FOI\s{1,2})?(?:ID|ref(?:erence)?|no)\b[.:]?\s{1,2}/i

/**
 * The authority's own reference: the first that the front, the headers and footers, or the closing prints; else that of
 * the file's name. A reference that the listing gives is preferred where the text prints it too.
 * @param heading a compilation's heading for the case, where a reference needs no word before it
 */
export function readReference(
  fronts: Front[],
  fileName: string | null,
  listed: string | null,
  heading: Front | null,
): ReadReference | null {
  const headed = heading && referenceOfHeading(heading)
  if (headed) return headed
  const all = fronts.flatMap((front) => referencesIn(front))
  const asListed = listed === null ? undefined : all.find(({ value }) => value.printed.includes(listed))
  const chosen = asListed ?? all[0]
  if (chosen) return { reference: chosen.value, found: chosen }
  const named = fileName === null ? null : findCaseReferenceInName(fileName)
  return named && { reference: named, found: null }
}

function referencesIn(front: Front): Found<CaseReference>[] {
  const announced = findCaseReferences(front.text).map(({ start, end, kind, canonical, printed }) => {
    const words = LABEL_WORDS.exec(printed)?.[0].length ?? 0
    return {
      value: { printed: printed.slice(words), canonical, kind },
      evidence: evidenceIn(front, start + words, end),
    }
  })
  const fields = [...front.text.matchAll(FIELD)].flatMap((match) => {
    const printed = match[1] ?? ''
    const value = canonicaliseCaseReference(printed)
    const start = match.index + match[0].length - printed.length
    return value ? [{ value, evidence: evidenceIn(front, start, start + printed.length) }] : []
  })
  return [...announced, ...fields].sort((one, other) => one.evidence.start - other.evidence.start)
}

function referenceOfHeading(heading: Front): ReadReference | null {
  const value = findCaseReferenceInName(heading.text)
  const at = value === null ? -1 : heading.text.indexOf(value.printed)
  if (value === null || at < 0) return null
  return { reference: value, found: { value, evidence: evidenceIn(heading, at, at + value.printed.length) } }
}

import type { NormalisedDocument, PageSpan } from '../domain.ts'
import { findPersonalData, PERSONAL_KINDS, type PersonalKind } from './personal-data.ts'

/** What a document carries beside its text, as its reader warns of it; none of it is in the text. */
const HIDDEN_KINDS = [
  'hidden_sheet',
  'hidden_rows',
  'hidden_columns',
  'pivot_cache',
  'embedded_file',
  'external_data',
  'comments',
  'tracked_changes',
  'hidden_text',
  'invisible_text',
  'covered_text',
  'text_outside_page',
  'metadata_author',
] as const

/** Every kind of finding, in the order in which they are listed. */
export const PRIVACY_KINDS = [...HIDDEN_KINDS, ...PERSONAL_KINDS] as const
export type PrivacyKind = (typeof PRIVACY_KINDS)[number]

/** Something that should perhaps not have been published: what, where and how much of it, never what it says. */
export interface PrivacyFinding {
  kind: PrivacyKind
  /** As a warning has it; null for the document as a whole. */
  place: string | null
  count: number
}

/** Data about patients and staff, as against what is in most letters. */
const GRAVE: readonly PrivacyKind[] = [
  'hidden_sheet',
  'hidden_rows',
  'hidden_columns',
  'pivot_cache',
  'embedded_file',
  'covered_text',
  'text_outside_page',
  'nhs_number',
  'national_insurance_number',
]

export function isGrave({ kind }: PrivacyFinding): boolean {
  return GRAVE.includes(kind)
}

/** What a document holds that should perhaps not have been published, by kind and place. */
export function privacyFindings(document: NormalisedDocument): PrivacyFinding[] {
  return [...hiddenParts(document), ...personalData(document)]
}

function hiddenParts({ warnings }: NormalisedDocument): PrivacyFinding[] {
  return warnings.flatMap((warning) => {
    const kind = HIDDEN_KINDS.find((known) => known === warning.kind)
    return kind === undefined ? [] : [{ kind, place: warning.place, count: warning.count ?? 1 }]
  })
}

function personalData({ text, pages }: NormalisedDocument): PrivacyFinding[] {
  const found = new Map<string, PrivacyFinding & { kind: PersonalKind }>()
  for (const { kind, start } of findPersonalData(text)) {
    const place = placeOf(pages, start)
    const key = `${kind} ${place}`
    const finding = found.get(key) ?? { kind, place, count: 0 }
    finding.count += 1
    found.set(key, finding)
  }
  return [...found.values()]
}

function placeOf(pages: PageSpan[], at: number): string | null {
  const page = pages.find(({ start, end }) => at >= start && at < end)
  return page ? `page ${page.number}` : null
}

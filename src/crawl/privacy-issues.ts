/** What documents hold that should perhaps not have been published, as issues: kind, place and number only. */
import type { TrustlogDatabase } from '../../db/database.ts'
import type { StoredIssue } from '../../db/issues.ts'
import type { Instant, NormalisedDocument } from '../domain.ts'
import { isGrave, PRIVACY_KINDS, type PrivacyFinding, privacyFindings } from '../privacy/findings.ts'

interface Occasion {
  /** The log in which the document was found; null where it is read again. */
  logSlug: string | null
  runId: number | null
  at: Instant
}

/** Reports what a document holds that was not held before. */
export function reportFindings(
  database: Pick<TrustlogDatabase, 'issues'>,
  document: NormalisedDocument,
  occasion: Occasion,
): void {
  report(database, document, privacyFindings(document), occasion)
}

/** How the findings of a document that is read again differ from those that are open. */
export interface FindingChanges {
  document: NormalisedDocument
  added: PrivacyFinding[]
  /** Open issues of what is not found any more. */
  gone: StoredIssue[]
}

export function findingChanges(
  { issues }: Pick<TrustlogDatabase, 'issues'>,
  document: NormalisedDocument,
): FindingChanges {
  const open = issues
    .open({ documentSha256: document.sha256 })
    .filter(({ kind }) => PRIVACY_KINDS.some((known) => known === kind))
  const found = privacyFindings(document)
  const isSame = (issue: StoredIssue, { kind, place, count }: PrivacyFinding): boolean =>
    issue.kind === kind && issue.place === place && issue.count === count
  return {
    document,
    added: found.filter((finding) => !open.some((issue) => isSame(issue, finding))),
    gone: open.filter((issue) => !found.some((finding) => isSame(issue, finding))),
  }
}

/** Opens issues for what is found anew and settles those of what is not found any more. To be called in a transaction. */
export function saveFindingChanges(
  database: Pick<TrustlogDatabase, 'issues'>,
  { document, added, gone }: FindingChanges,
  at: Instant,
): void {
  for (const { id } of gone) database.issues.resolve(id, at)
  report(database, document, added, { logSlug: null, runId: null, at })
}

function report(
  { issues }: Pick<TrustlogDatabase, 'issues'>,
  { sha256: documentSha256 }: NormalisedDocument,
  findings: readonly PrivacyFinding[],
  occasion: Occasion,
): void {
  for (const finding of findings) {
    const { kind, place, count } = finding
    const severity = isGrave(finding) ? 'warning' : 'note'
    issues.report({ kind, severity, documentSha256, message: messageOf(finding), place, count, ...occasion })
  }
}

function messageOf({ kind, count }: PrivacyFinding): string {
  return `Perhaps not meant to be published: ${kind.replaceAll('_', ' ')} (${count}).`
}

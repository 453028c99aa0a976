import type { NormalisedDocument } from '../domain.ts'
import { isGrave, type PrivacyFinding, privacyFindings } from '../privacy/findings.ts'
import type { LogContext } from './request.ts'

/** Reports what a document holds that should perhaps not have been published, as issues: kind, place and number only. */
export function reportFindings(
  { rooms, target, startedAt }: LogContext,
  runId: number,
  document: NormalisedDocument,
): void {
  for (const finding of privacyFindings(document)) {
    const { kind, place, count } = finding
    rooms.database.issues.report({
      kind,
      severity: isGrave(finding) ? 'warning' : 'note',
      logSlug: target.adapter.slug,
      documentSha256: document.sha256,
      runId,
      message: messageOf(finding),
      place,
      count,
      at: startedAt,
    })
  }
}

function messageOf({ kind, count }: PrivacyFinding): string {
  return `Perhaps not meant to be published: ${kind.replaceAll('_', ' ')} (${count}).`
}

import type { Finding, LogManifest } from '../domain.ts'
import { judgeNight, type Verdict } from './health.ts'
import type { LogContext } from './request.ts'

/** What looks wrong of a log's night, by the log's own history; a run that saves nothing is not judged. */
export function judgeTonight({ runId, startedAt, target, rooms }: LogContext, tonight: LogManifest): Verdict[] {
  if (runId === null) return []
  return judgeNight(rooms.database.runs.history(target.adapter.slug, runId), tonight, startedAt)
}

export function findingsOf(verdicts: readonly Verdict[]): Finding[] {
  return verdicts.flatMap(({ finding }) => finding ?? [])
}

/** Opens an issue for each finding and settles those that tonight's verdicts say are over; the rest stay as they are. */
export function reportFindings({ runId, startedAt, target, rooms }: LogContext, verdicts: readonly Verdict[]): void {
  const { issues } = rooms.database
  const logSlug = target.adapter.slug
  for (const { kind, finding } of verdicts) {
    if (finding !== null) {
      const { message, evidence } = finding
      issues.report({ kind, severity: 'warning', logSlug, runId, message, evidence, at: startedAt })
      continue
    }
    for (const { id } of issues.open({ logSlug, kind })) issues.resolve(id, startedAt)
  }
}

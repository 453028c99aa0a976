import type { Finding, Instant, LogManifest } from '../domain.ts'
import { judgeNight, type Verdict } from './health.ts'
import type { LogContext } from './request.ts'

/** What looks wrong of a log's night, by the log's own history; a run that saves nothing is not judged. */
export function judgeTonight({ runId, startedAt, target, rooms }: LogContext, tonight: LogManifest): Verdict[] {
  if (runId === null) return []
  return judgeNight(rooms.database.runs.history(target.adapter.slug, runId), tonight, startedAt)
}

/** Whether what the night saved is not to be published, and nothing is to be taken for gone. */
export function isHeldBack(verdicts: readonly Verdict[]): boolean {
  return verdicts.some(({ grave }) => grave)
}

/** A night's manifest with what was found, and what a person can do about a night that is held back. */
export function withVerdicts({ target }: LogContext, tonight: LogManifest, verdicts: readonly Verdict[]): LogManifest {
  const heldBack = isHeldBack(verdicts)
  // Not the run's number: a merge may number it anew.
  const release = `What this run saved is held back; to publish it all the same: trustlog release latest ${target.adapter.slug}`
  const findings = verdicts.flatMap(({ finding, grave }): Finding[] => {
    if (finding === null) return []
    return [grave ? { ...finding, advice: `${finding.advice} ${release}` } : finding]
  })
  return {
    ...tonight,
    status: heldBack && tonight.status === 'well' ? 'incomplete' : tonight.status,
    findings,
    heldBack,
  }
}

/** Opens an issue for each finding and settles those that tonight's verdicts say are over; the rest stay as they are. */
export function reportFindings({ runId, startedAt, target, rooms }: LogContext, verdicts: readonly Verdict[]): void {
  const { issues } = rooms.database
  const logSlug = target.adapter.slug
  for (const { kind, finding, grave } of verdicts) {
    if (finding !== null) {
      const { message, evidence } = finding
      issues.report({ kind, severity: grave ? 'error' : 'warning', logSlug, runId, message, evidence, at: startedAt })
      continue
    }
    for (const { id } of issues.open({ logSlug, kind })) issues.resolve(id, startedAt)
  }
}

/** Saves a log's manifest together with what it means for the responses: a grave night is held back, a good one publishes. */
export function saveNight({ startedAt, rooms }: LogContext, runId: number, manifest: LogManifest, at: Instant): void {
  const { database } = rooms
  database.transaction(() => {
    if (manifest.heldBack) database.holdingBack.holdBack(manifest.log, runId)
    else if (manifest.status !== 'failed') database.holdingBack.publishSeen(manifest.log, startedAt)
    database.runs.saveLog(runId, manifest, at)
  })
  database.transaction(() => database.totals.refresh(manifest.odsCode))
}

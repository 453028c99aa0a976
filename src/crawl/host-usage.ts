import type { FailureKind, HostUsage } from '../domain.ts'

function failuresSince(before: HostUsage['failures'], after: HostUsage['failures']): HostUsage['failures'] {
  const counts = Object.entries(after) as [FailureKind, number][]
  return Object.fromEntries(
    counts.map(([kind, count]) => [kind, count - (before[kind] ?? 0)] as const).filter(([, count]) => count > 0),
  )
}

/** What one run asked of each host, since a client counts for as long as it lives. Hosts that the run left alone are left out. */
export function usageSince(before: readonly HostUsage[], after: readonly HostUsage[]): HostUsage[] {
  const earlier = new Map(before.map((usage) => [usage.host, usage]))
  return after.flatMap((usage) => {
    const then = earlier.get(usage.host)
    if (then === undefined) return [usage]
    const since = {
      ...usage,
      requests: usage.requests - then.requests,
      bytes: usage.bytes - then.bytes,
      notModified: usage.notModified - then.notModified,
      waitedMilliseconds: usage.waitedMilliseconds - then.waitedMilliseconds,
      failures: failuresSince(then.failures, usage.failures),
    }
    return since.requests > 0 || Object.keys(since.failures).length > 0 ? [since] : []
  })
}

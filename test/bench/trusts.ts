import type { TrustlogDatabase } from '../../db/database.ts'
import type { DisclosureLog } from '../../src/domain.ts'

export type Begun = TrustlogDatabase & { runId: number }

/** Made-up trusts `B000`, `B001` …, each with a log, in a database that has begun its first run. */
export function beginWith(database: TrustlogDatabase, trusts: number): { begun: Begun; logs: DisclosureLog[] } {
  const logs = Array.from({ length: trusts }, (_, trust): DisclosureLog => {
    const authority = {
      odsCode: `B${String(trust).padStart(3, '0')}`,
      name: `Bench Hospital ${trust}`,
      nation: 'England',
      kind: 'NHS Trust',
    } as const
    return { slug: `bench-${trust}`, authority, url: `https://bench-${trust}.example.nhs.uk/`, platform: 'table' }
  })
  for (const log of logs) {
    database.authorities.save(log.authority)
    database.logs.save(log, 'facts')
  }
  const runId = database.runs.start({ startedAt: '2026-01-01T00:00:00.000Z', command: 'bench' })
  return { begun: { ...database, runId }, logs }
}

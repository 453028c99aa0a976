import type { TrustlogDatabase } from '../../db/database.ts'
import type { DisclosureLog, RegisteredAuthority } from '../../src/domain.ts'

export type Begun = TrustlogDatabase & { runId: number }

const REGIONS = ['London', 'North West', 'South East', 'Midlands', 'North East and Yorkshire'] as const
const SECTORS = ['acute', 'mental health', 'ambulance', 'community'] as const

export function codeOf(trust: number): string {
  return `B${String(trust).padStart(3, '0')}`
}

function authorityOf(trust: number) {
  return {
    odsCode: codeOf(trust),
    name: `Bench Hospital ${trust}`,
    nation: 'England',
    kind: 'NHS Trust',
    sector: SECTORS[trust % SECTORS.length] ?? null,
    region: REGIONS[trust % REGIONS.length] ?? null,
    status: 'operating',
    openedOn: null,
    closedOn: null,
    successors: [],
    mergedOn: null,
    homepage: null,
    foiPage: null,
    disclosureLog: 'published',
    accessNote: null,
    refusesRobots: false,
  } as const satisfies RegisteredAuthority
}

/** Made-up trusts `B000`, `B001` …, each with a log, in a database that has begun its first run. */
export function beginWith(database: TrustlogDatabase, trusts: number): { begun: Begun; logs: DisclosureLog[] } {
  const logs = Array.from({ length: trusts }, (_, trust): DisclosureLog => {
    const { odsCode, name, nation, kind } = authorityOf(trust)
    const url = `https://bench-${trust}.example.nhs.uk/`
    return { slug: `bench-${trust}`, authority: { odsCode, name, nation, kind }, url, platform: 'table' }
  })
  database.authorities.saveRegister(logs.map((_, trust) => authorityOf(trust)))
  for (const log of logs) database.logs.save(log, 'facts')
  const runId = database.runs.start({ startedAt: '2026-01-01T00:00:00.000Z', command: 'bench' })
  return { begun: { ...database, runId }, logs }
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Adapter } from '../../crawlers/adapter.ts'
import { readLogsFile } from '../../crawlers/registry.ts'
import { openDatabase, type TrustlogDatabase } from '../../db/database.ts'
import { crawl } from '../../src/crawl/crawl.ts'
import type { RunManifest } from '../../src/domain.ts'
import { openArchive } from '../../src/fetch/archive.ts'
import { findBrowser } from '../../src/fetch/find-browser.ts'
import { createPoliteClient } from '../../src/fetch/polite-client.ts'
import { canonicaliseCaseReference } from '../../src/identify/case-reference.ts'
import { createNormaliser } from '../../src/normalise/normalise.ts'
import { getResponse } from '../../src/query/response.ts'
import type { ExpectedResponse } from './cases/case.ts'
import { type ExpectedSite, type Replica, type ReplicaOptions, startReplica } from './replica.ts'

/** The founding platforms, then every content management system, each seed another web. */
const WEBS: [string, ReplicaOptions][] = [
  ['four trusts', { seed: 11, trusts: 4, responses: 14 }],
  ['every platform', { seed: 11, trusts: 0, responses: 0, platforms: 6 }],
  ['every platform, of another seed', { seed: 29, trusts: 0, responses: 0, platforms: 6 }],
]

describe.each(WEBS)('what a crawl of the replica says of its responses: %s', (_, web) => {
  const folder = mkdtempSync(join(tmpdir(), 'trustlog-crawled-'))
  let replica: Replica
  let database: TrustlogDatabase
  let manifest: RunManifest
  let published: ExpectedSite[]
  let rows: FoundResponse[][]

  beforeAll(async () => {
    replica = await startReplica(web)
    const logs = join(folder, 'logs.json')
    writeFileSync(logs, JSON.stringify(replica.logs))
    const adapters = await readLogsFile(logs)
    database = openDatabase(join(folder, 'trustlog.db'))
    published = replica.expected()
    manifest = await crawlOnce(adapters, database, folder)
    rows = published.map(({ odsCode, responses }) => found(database, odsCode, responses))
  }, 120_000)

  afterAll(async () => {
    database.close()
    await replica.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('is complete', () => {
    expect(manifest.logs.flatMap(({ failures }) => failures)).toEqual([])
    expect(rows.map((found) => found.length)).toEqual(published.map(({ responses }) => responses.length))
  })

  it('invents none', () => {
    expect(manifest.logs.map(({ log, new: saved }) => [log, saved])).toEqual(
      manifest.logs.map(({ log, odsCode }) => [
        log,
        published.find((site) => site.odsCode === odsCode)?.responses.length,
      ]),
    )
  })

  it.each<keyof FoundResponse>([
    'title',
    'receivedOn',
    'respondedOn',
    'publishedOn',
    'outcome',
    'contracts',
    'exemptions',
    'questions',
    'documents',
  ])('reads the %s of every response as it was written', (field) => {
    const compared = (site: ExpectedSite, rows: FoundResponse[]) =>
      rows
        // The case that is listed twice has the documents of both listings.
        .filter((_, index) => field !== 'documents' || index !== site.plan.duplicate)
        .map((response) => [site.odsCode, response.reference, response[field]])
    const read = published.flatMap((site, index) => compared(site, rows[index] ?? []))
    expect(read).toEqual(published.flatMap((site) => compared(site, site.responses.map(truth))))
  })
})

async function crawlOnce(adapters: Adapter[], database: TrustlogDatabase, folder: string): Promise<RunManifest> {
  const archive = openArchive(join(folder, 'archive'))
  const normaliser = createNormaliser({ workers: 1 })
  const client = createPoliteClient({
    archive,
    userAgent: 'trustlog/0.1 (+https://example.org/about)',
    delayMilliseconds: 0,
    requestTimeoutMilliseconds: 5000,
    maximumBytes: { page: 1e6, document: 1e7 },
    maximumRequestsPerHost: 1000,
    maximumRetries: 0,
    allowLoopback: true,
    browser: findBrowser(null),
  })
  try {
    const request = {
      targets: adapters.map((adapter) => ({ adapter })),
      mode: 'incremental' as const,
      maximumResponses: null,
      since: null,
      dryRun: false,
      command: 'trustlog crawl',
      concurrency: 2,
      now: () => new Date(Date.UTC(2026, 6, 2, 2)),
    }
    return await crawl(request, { database, archive, client, normaliser })
  } finally {
    await client.close()
    await normaliser.close()
  }
}

/** What is compared of a response. */
type FoundResponse = Pick<
  ExpectedResponse,
  'reference' | 'title' | 'receivedOn' | 'respondedOn' | 'publishedOn' | 'outcome' | 'questions' | 'documents'
> & {
  exemptions: string[]
  contracts: string[]
}

function truth(response: ExpectedResponse): FoundResponse {
  const { contracts, exemptions, reference, ...rest } = response
  return {
    ...rest,
    reference: canonical(reference),
    exemptions: exemptions.map(({ section, subsection, ncnd }) => `s${section}${subsection}${ncnd ? ' ncnd' : ''}`),
    contracts: contracts.map(({ supplier, expiryDate }) => `${supplier} until ${expiryDate}`).sort(),
  }
}

function found(database: TrustlogDatabase, odsCode: string, expected: ExpectedResponse[]): FoundResponse[] {
  return expected.flatMap(({ reference }) => {
    const answered = getResponse(database, reference, odsCode)
    if (!answered.ok) return []
    const { response, questions, exemptions, contracts, documents } = answered.value
    return {
      reference: canonical(response.reference),
      title: response.title ?? '',
      receivedOn: response.receivedOn ?? '',
      respondedOn: response.respondedOn,
      publishedOn: response.publishedOn,
      outcome: response.outcome,
      questions: questions.length,
      exemptions: exemptions.map(({ section, subsection, ncnd }) => `s${section}${subsection}${ncnd ? ' ncnd' : ''}`),
      contracts: contracts.map(({ supplier, expiryDate }) => `${supplier} until ${expiryDate}`).sort(),
      documents: documents.length,
    }
  })
}

function canonical(reference: string | null): string {
  return canonicaliseCaseReference(reference ?? '')?.canonical ?? ''
}

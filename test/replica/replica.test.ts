import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { Adapter } from '../../crawlers/adapter.ts'
import { readLogsFile } from '../../crawlers/registry.ts'
import type { LinkedDocument, ListedResponse } from '../../src/domain.ts'
import { canonicaliseCaseReference } from '../../src/identify/case-reference.ts'
import { pageOf } from '../crawlers/replay.ts'
import { sharedFolder } from '../shared.ts'
import { ask } from './ask.ts'
import { type Replica, type ReplicaOptions, startReplica } from './replica.ts'

const running: Replica[] = []
const folders: string[] = []

async function start(options: Partial<ReplicaOptions> = {}): Promise<Replica> {
  const replica = await startReplica({ seed: 7, trusts: 4, responses: 24, ...options })
  running.push(replica)
  return replica
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'trustlog-replica-'))
  folders.push(folder)
  return folder
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((replica) => replica.stop()))
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

async function adaptersOf(replica: Replica): Promise<Adapter[]> {
  const file = join(temporaryFolder(), 'logs.json')
  writeFileSync(file, JSON.stringify(replica.logs))
  return readLogsFile(file)
}

async function adapterOf(replica: Replica, site: string): Promise<Adapter> {
  const adapters = await adaptersOf(replica)
  const adapter = adapters[replica.sites.findIndex(({ name }) => name === site)]
  if (adapter === undefined) throw new Error(`The replica has no log "${site}".`)
  return adapter
}

interface Walked {
  entries: ListedResponse[]
  documents: LinkedDocument[][]
  pages: number
}

/** Reads a log as a crawl does, without its rooms: every listing page, every entry's page. */
async function walk(adapter: Adapter): Promise<Walked> {
  const page = async (url: string) => pageOf((await ask(url)).body.toString('utf8'), url)
  const walked: Walked = { entries: [], documents: [], pages: 0 }
  for (let url: string | null = adapter.url; url !== null; walked.pages++) {
    const listing = adapter.readListing(await page(url))
    walked.entries.push(...listing.entries)
    url = listing.next
  }
  for (const entry of walked.entries) {
    const linked = entry.kind === 'page' ? adapter.readEntry(await page(entry.url)).documents : entry.documents
    walked.documents.push(linked)
  }
  return walked
}

function canonical(reference: string | null): string | undefined {
  return canonicaliseCaseReference(reference ?? '')?.canonical
}

describe('the replica', () => {
  it('shows every case of its truth to the adapters, and no other', async () => {
    const replica = await start()
    for (const site of replica.expected()) {
      const { entries, pages } = await walk(await adapterOf(replica, site.name))
      const found = new Set(entries.map(({ caseReference }) => canonical(caseReference)))
      expect([...found].sort()).toEqual(site.responses.map(({ reference }) => canonical(reference)).sort())
      expect(pages).toBeGreaterThan(2)
    }
  })

  it('lists one case of each log twice, under two spellings of its reference', async () => {
    const replica = await start()
    for (const site of replica.expected()) {
      const { entries } = await walk(await adapterOf(replica, site.name))
      const twice = site.responses[site.plan.duplicate ?? -1]
      const spellings = entries.filter(
        ({ caseReference }) => canonical(caseReference) === canonical(twice?.reference ?? ''),
      )
      expect(spellings).toHaveLength(2)
      expect(new Set(spellings.map(({ caseReference }) => caseReference)).size).toBe(2)
      expect(entries).toHaveLength(site.responses.length + 1)
    }
  })

  it('gives a document for every document that it links', async () => {
    const replica = await start({ responses: 12 })
    for (const adapter of await adaptersOf(replica)) {
      const { documents } = await walk(adapter)
      for (const { url } of documents.flat()) {
        const { status, body, headers } = await ask(url)
        expect(status, url).toBe(200)
        expect(body.length).toBeGreaterThan(100)
        expect(headers['content-type']).toMatch(/pdf|wordprocessingml|csv/)
      }
    }
  })

  it('is the same web for the same seed, byte for byte, and another for another seed', async () => {
    const [first, again, other] = [await start(), await start(), await start({ seed: 8 })]
    const bytes = async (replica: Replica) => {
      const { documents } = await walk(await adapterOf(replica, 'ret'))
      const letters = documents.flat().filter(({ role }) => role === 'response')
      return Promise.all(letters.map(async ({ url }) => (await ask(url)).headers.etag))
    }
    expect(first.expected()).toEqual(again.expected())
    expect(await bytes(first)).toEqual(await bytes(again))
    expect(other.expected()).not.toEqual(first.expected())
  })

  it('answers 304 to the validators that it sent, whichever of the two comes back', async () => {
    const replica = await start()
    const address = `http://rth.localhost:${new URL(replica.origin).port}/disclosures`
    const { headers } = await ask(address)
    expect((await ask(address, { 'If-None-Match': headers.etag ?? '' })).status).toBe(304)
    expect((await ask(address, { 'If-Modified-Since': headers['last-modified'] ?? '' })).status).toBe(304)
    expect((await ask(address, { 'If-None-Match': '"another"' })).status).toBe(200)
  })

  it('corrects one response and withdraws one when it advances', async () => {
    const replica = await start()
    const before = replica.expected()
    replica.advance()
    for (const [index, site] of replica.expected().entries()) {
      const earlier = before[index]?.responses ?? []
      expect(site.responses).toHaveLength(earlier.length - 1)
      const { entries } = await walk(await adapterOf(replica, site.name))
      const withdrawn = earlier[site.plan.withdrawn ?? -1]?.reference ?? ''
      expect(entries.map(({ caseReference }) => canonical(caseReference))).not.toContain(canonical(withdrawn))
    }
  })

  it('keeps the address of a corrected letter’s response while the letter’s own address changes', async () => {
    const replica = await start()
    const ret = await adapterOf(replica, 'ret')
    const revised = replica.expected()[1]
    const reference = revised?.responses[revised.plan.revised]?.reference
    const find = async () => (await walk(ret)).entries.find(({ caseReference }) => caseReference === reference)
    const before = await find()
    replica.advance()
    const after = await find()
    expect(after?.url).toBe(before?.url)
    expect(after?.documents[0]?.url).not.toBe(before?.documents[0]?.url)
  })

  it('lists its sites on a page of its own and records what was asked of it', async () => {
    const replica = await start()
    expect((await ask(replica.origin)).body.toString()).toContain('rth.localhost')
    await ask(`http://rth.localhost:${new URL(replica.origin).port}/nowhere?a=b`, { 'User-Agent': 'test' })
    expect(replica.requests.at(-1)).toMatchObject({ host: 'rth.localhost', path: '/nowhere?a=b', status: 404 })
    expect(replica.requests.at(-1)?.headers['user-agent']).toBe('test')
  })
})

describe('a log of local documents', () => {
  const shared = sharedFolder()
  it.skipIf(shared === null)('serves real replies, one response a folder (needs the shared folder)', async () => {
    const replica = await start({
      trusts: 0,
      documents: [join(shared ?? '', 'gold', 'contracts'), join(shared ?? '', 'gold', 'replies')],
    })
    const { entries, documents } = await walk(await adapterOf(replica, 'documents'))
    expect(entries).toHaveLength(67)
    for (const [letter] of documents) {
      expect(letter?.role).toBe('response')
      expect((await ask(letter?.url ?? '')).status, letter?.url).toBe(200)
    }
  })

  it('lists each file and each subfolder as one response, the letter before its attachments', async () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'FOI 12 (final)', 'attachments'), { recursive: true })
    mkdirSync(join(folder, 'deeper', 'FOI 13'), { recursive: true })
    writeFileSync(join(folder, 'FOI 12 (final)', 'Reply [signed].pdf'), 'letter')
    writeFileSync(join(folder, 'FOI 12 (final)', 'gold.json'), '{}')
    writeFileSync(join(folder, 'FOI 12 (final)', '.hidden'), '')
    writeFileSync(join(folder, 'FOI 12 (final)', 'attachments', 'A first table.csv'), 'a,b')
    writeFileSync(join(folder, 'deeper', 'FOI 13', 'reply.txt'), 'text')
    writeFileSync(join(folder, 'FOI 14 reply.pdf'), 'alone')
    writeFileSync(join(folder, 'page.html'), '<h1>A page</h1>')
    const replica = await start({ trusts: 0, documents: [folder] })
    const { entries, documents } = await walk(await adapterOf(replica, 'documents'))
    expect(entries.map(({ title, kind }) => [title, kind])).toEqual([
      ['FOI 12 (final)', 'page'],
      ['FOI 14 reply.pdf', 'document'],
      ['FOI 13', 'page'],
      ['page.html', 'page'],
    ])
    expect(documents[0]?.map(({ title, role }) => [title, role])).toEqual([
      ['Reply [signed].pdf', 'response'],
      ['A first table.csv', 'attachment'],
    ])
    expect((await ask(documents[0]?.[0]?.url ?? '')).body.toString()).toBe('letter')
    expect((await ask(entries[1]?.url ?? '')).body.toString()).toBe('alone')
    expect(documents[3]?.map(({ title }) => title)).toEqual(['page.html'])
  })
})

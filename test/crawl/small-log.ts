import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Adapter, defineAdapter } from '../../crawlers/adapter.ts'
import knownLayout from '../../crawlers/platforms/known-layout.ts'
import { openDatabase } from '../../db/database.ts'
import { crawl } from '../../src/crawl/crawl.ts'
import type { CrawlRequest, CrawlRooms } from '../../src/crawl/request.ts'
import type { LogManifest } from '../../src/domain.ts'
import { openArchive } from '../../src/fetch/archive.ts'
import { createPoliteClient, type PoliteClientOptions } from '../../src/fetch/polite-client.ts'
import { createNormaliser } from '../../src/normalise/normalise.ts'
import { temporaryFolder } from '../fetch/loopback-server.ts'

const PAGE_SIZE = 3

/** What every letter says besides, so that its page is one of a response and not of links. */
const BOILERPLATE =
  'We have now considered your request under the Freedom of Information Act. If you are not content with this reply you ' +
  'may ask for an internal review within two months, and after that you may write to the Information Commissioner. ' +
  'The information that we have supplied may be used again under the Open Government Licence, as long as its source is ' +
  'named, and it will be published in our disclosure log without your name or any other detail that would identify you.'

/** A response as the log publishes it: a page at `/<slug>` with the letter's words. */
export interface Published {
  slug: string
  title: string
  reference: string
  letter: string
  /** A file that the page links, at `/files/<name>`. */
  attachment?: { name: string; mediaType: string; bytes: Uint8Array }
}

export interface SmallLog {
  adapter: Adapter
  /** What is published now; tests change it between crawls. */
  published: Published[]
  /** Answers with this status instead of the page, by path. */
  broken: Map<string, number>
  /** Paths asked for since the last call, robots.txt left out. */
  asked(): string[]
}

function listingPage(log: SmallLog, page: number): string {
  const shown = log.published.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
  const items = shown.map(
    ({ slug, title, reference }) =>
      `<li class="entry"><a href="/${slug}">${title}</a><p>Case reference: ${reference}</p></li>`,
  )
  const more = log.published.length > page * PAGE_SIZE
  const next = more ? `<a rel="next" href="/?page=${page + 1}">Next</a>` : ''
  return `<html><body><main><h1>Disclosure log</h1><ul>${items.join('')}</ul>${next}</main></body></html>`
}

function responsePage({ title, reference, letter, attachment }: Published): string {
  const link = attachment ? `<p><a href="/files/${attachment.name}">${attachment.name}</a></p>` : ''
  return `<html><body><main><h1>${title}</h1><p>Case reference: ${reference}</p><p>${letter}</p>${link || `<p>${BOILERPLATE}</p>`}</main></body></html>`
}

interface Body {
  bytes: Uint8Array
  mediaType: string
}

function page(html: string): Body {
  return { bytes: Buffer.from(html), mediaType: 'text/html; charset=utf-8' }
}

function bodyOf(log: SmallLog, path: string): Body | null {
  const url = new URL(path, 'http://log.example')
  if (url.pathname === '/') return page(listingPage(log, Number(url.searchParams.get('page') ?? 1)))
  const published = log.published.find(({ slug }) => `/${slug}` === url.pathname)
  if (published) return page(responsePage(published))
  return log.published.find(({ attachment }) => `/files/${attachment?.name}` === url.pathname)?.attachment ?? null
}

/** A disclosure log on loopback that honours validators, three responses a listing page. */
export async function startSmallLog(published: Published[]): Promise<SmallLog> {
  const paths: string[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    if (path !== '/robots.txt') paths.push(path)
    const broken = log.broken.get(path)
    const body = broken === undefined ? bodyOf(log, path) : null
    if (body === null) {
      response.writeHead(broken ?? 404).end()
      return
    }
    const etag = `"${createHash('sha256').update(body.bytes).digest('hex').slice(0, 16)}"`
    const unchanged = request.headers['if-none-match'] === etag
    response.writeHead(unchanged ? 304 : 200, { etag, 'content-type': body.mediaType })
    response.end(unchanged ? undefined : body.bytes)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const adapter = defineAdapter({
    authority: { odsCode: 'ZZ1', name: 'Smallshire NHS Trust', nation: 'England', kind: 'NHS Trust' },
    slug: 'zz1-smallshire',
    url: `http://127.0.0.1:${port}/`,
    verified: 'facts',
    platform: knownLayout,
    options: { entry: 'li.entry' },
  })
  const log: SmallLog = { adapter, published, broken: new Map(), asked: () => paths.splice(0) }
  return log
}

export interface CrawlBench extends CrawlRooms {
  folder: string
  /** Crawls the log once and gives its manifest. */
  run(log: SmallLog, request?: Partial<CrawlRequest>): Promise<LogManifest>
}

/** Rooms on a temporary folder, with a client that may ask this machine and does not wait. */
export function openRooms(manners: Partial<PoliteClientOptions> = {}): CrawlBench {
  const folder = temporaryFolder()
  const archive = openArchive(join(folder, 'archive'))
  const database = openDatabase(join(folder, 'trustlog.db'))
  const normaliser = createNormaliser()
  const client = createPoliteClient({
    archive,
    userAgent: 'trustlog/0.1 (+https://example.org/about)',
    delayMilliseconds: 0,
    requestTimeoutMilliseconds: 5000,
    maximumBytes: { page: 1e6, document: 1e7 },
    maximumRequestsPerHost: 1000,
    maximumRetries: 0,
    allowLoopback: true,
    ...manners,
  })
  onTestFinished(async () => {
    await client.close()
    await normaliser.close()
    database.close()
  })
  let clock = Date.parse('2026-01-01T02:00:00Z')
  return {
    folder,
    archive,
    database,
    normaliser,
    client,
    run: async (log, request = {}) => {
      clock += 24 * 3600 * 1000
      const now = clock
      const manifest = await crawl(
        {
          targets: [{ adapter: log.adapter }],
          mode: 'incremental',
          maximumResponses: null,
          since: null,
          dryRun: false,
          command: 'trustlog crawl',
          concurrency: 2,
          now: () => new Date(now),
          ...request,
        },
        { archive, database, normaliser, client },
      )
      const [first] = manifest.logs
      if (first === undefined) throw new Error('the crawl gave no manifest')
      return first
    },
  }
}

/** Serves the replica's sites on one loopback port, each under its own host name, and records what was asked. */
import { createHash } from 'node:crypto'
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { createByteCache } from './byte-cache.ts'
import type { Version } from './cases/case-book.ts'
import { FAULTS, type Fault, type FaultName } from './faults.ts'
import type { ReplicaSite, Resource, SiteState } from './sites/site.ts'

/** One request that reached the replica, and how it was answered. */
export interface RecordedRequest {
  /** `rth.localhost`, without the port. */
  host: string
  /** With its query. */
  path: string
  method: string
  headers: IncomingHttpHeaders
  /** 0 until it is answered. */
  status: number
  /** What was asked for, as far as the site has it. */
  kind: Resource['kind'] | 'robots' | 'missing'
}

export interface ReplicaServer {
  port: number
  requests: RecordedRequest[]
  setVersion(version: Version): void
  setFault(site: string, fault: FaultName | null): void
  stop(): Promise<void>
}

/** Pages and documents kept ready to send. */
const KEPT_BYTES = 128 * 1024 * 1024
const ROBOTS = 'User-agent: *\nDisallow: /admin/\nDisallow: /requests/\n'

/** A resource as it is sent. */
interface Ready extends Resource {
  bytes: Buffer
  etag: string
}

interface SiteFault {
  fault: Fault
  count: number
}

/** @param port 0 for any free one */
export async function serve(
  sites: ReplicaSite[],
  directory: (port: number) => string,
  port: number,
): Promise<ReplicaServer> {
  const byName = new Map(sites.map((site) => [site.name, site]))
  const faults = new Map<string, SiteFault>()
  const requests: RecordedRequest[] = []
  const ready = createByteCache<Ready>(KEPT_BYTES)
  let version: Version = 1

  const stateOf = (site: ReplicaSite): SiteState => ({
    version,
    endless: false,
    empty: false,
    ...faults.get(site.name)?.fault.state,
  })

  const prepared = async (site: ReplicaSite, url: URL): Promise<Ready | null> => {
    const state = stateOf(site)
    const key = `${site.name} ${state.version} ${state.endless} ${state.empty} ${url.pathname}${url.search}`
    const held = ready.get(key)
    if (held !== undefined) return held
    const resource = await site.find(url, state)
    if (resource === null) return null
    const made = withTag(resource)
    ready.set(key, made, made.bytes.length)
    return made
  }

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const [host = ''] = (request.headers.host ?? '').split(':')
    const record: RecordedRequest = {
      host,
      path: request.url ?? '/',
      method: request.method ?? 'GET',
      headers: request.headers,
      status: 0,
      kind: 'missing',
    }
    requests.push(record)
    response.on('close', () => {
      record.status = response.headersSent ? response.statusCode : 0
    })
    const url = new URL(request.url ?? '/', `http://${request.headers.host ?? host}`)
    if (host === 'localhost' || host === '127.0.0.1') {
      record.kind = 'other'
      return sendText(response, 'text/html; charset=utf-8', directory(portOf(server)))
    }
    const site = byName.get(host.replace(/\.localhost$/, ''))
    if (site === undefined) return notFound(response)

    const robots = url.pathname === '/robots.txt'
    const resource = robots ? null : await prepared(site, url)
    record.kind = robots ? 'robots' : (resource?.kind ?? 'missing')
    const held = faults.get(site.name)
    if (held && !robots) held.count++
    if (
      held &&
      affects(held.fault, robots, resource) &&
      held.fault.answer?.({ request, response, url, count: held.count, resource })
    )
      return
    if (robots) return sendText(response, 'text/plain; charset=utf-8', ROBOTS)
    if (resource === null) return notFound(response)
    sendResource(request, response, rewritten(resource, held), held?.fault.withoutValidators ?? false)
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500)
      response.end(String(error))
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })

  return {
    port: portOf(server),
    requests,
    setVersion: (next) => {
      version = next
    },
    setFault: (name, fault) => {
      if (!byName.has(name)) throw new Error(`The replica has no site "${name}".`)
      if (fault === null) faults.delete(name)
      else faults.set(name, { fault: FAULTS[fault], count: 0 })
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port
}

function affects(fault: Fault, robots: boolean, resource: Resource | null): boolean {
  if (fault.on === 'robots') return robots
  if (fault.on === 'entries') return resource?.kind === 'entry' || resource?.kind === 'document'
  return fault.on === 'pages' && !robots
}

function withTag(resource: Resource): Ready {
  const bytes = Buffer.from(resource.body)
  return { ...resource, bytes, etag: `"${createHash('sha1').update(bytes).digest('hex').slice(0, 20)}"` }
}

/** What a fault makes of a resource that is sent all the same. */
function rewritten(resource: Ready, held: SiteFault | undefined): Ready {
  if (held === undefined) return resource
  const { rewrite, etag } = held.fault
  const isPage = resource.mediaType.startsWith('text/html')
  const body = rewrite && isPage ? rewrite(resource.bytes.toString(), resource.kind, held.count) : null
  const sent = body === null ? resource : withTag({ ...resource, body })
  return etag === undefined ? sent : { ...sent, etag }
}

function sendResource(
  request: IncomingMessage,
  response: ServerResponse,
  resource: Ready,
  withoutValidators: boolean,
): void {
  const lastModified = new Date(`${resource.lastModified}T06:00:00Z`).toUTCString()
  if (!withoutValidators) {
    response.setHeader('ETag', resource.etag)
    response.setHeader('Last-Modified', lastModified)
    if (isUnchanged(request.headers, resource.etag, lastModified)) {
      response.writeHead(304).end()
      return
    }
  }
  response.setHeader('Content-Type', resource.mediaType)
  response.setHeader('Content-Length', resource.bytes.length)
  if (resource.fileName !== undefined) {
    response.setHeader('Content-Disposition', `inline; filename="${resource.fileName.replaceAll('"', '')}"`)
  }
  response.end(request.method === 'HEAD' ? undefined : resource.bytes)
}

/** RFC 9110, 13.2.2: where there is an If-None-Match, If-Modified-Since is not asked. */
function isUnchanged(headers: IncomingHttpHeaders, etag: string, lastModified: string): boolean {
  const tags = headers['if-none-match']
  if (tags !== undefined) return tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)
  const since = Date.parse(headers['if-modified-since'] ?? '')
  return !Number.isNaN(since) && Date.parse(lastModified) <= since
}

function sendText(response: ServerResponse, mediaType: string, text: string): void {
  response.writeHead(200, { 'Content-Type': mediaType, 'Content-Length': Buffer.byteLength(text) }).end(text)
}

function notFound(response: ServerResponse): void {
  const body = '<!doctype html><title>Not found</title><h1>Not found</h1>'
  response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': body.length }).end(body)
}

import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, createServer as createSocketServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Capture, Failure } from '../../src/domain.ts'
import { openArchive } from '../../src/fetch/archive.ts'
import {
  createPoliteClient,
  type GetOptions,
  type PoliteClient,
  type PoliteClientOptions,
} from '../../src/fetch/polite-client.ts'

export type Handler = (request: IncomingMessage, response: ServerResponse) => void

/** A web server on this machine that answers by path, 404 for all others, and keeps what it was asked. */
export interface LoopbackServer {
  port: number
  url(path: string): string
  /** Requests in order of arrival. */
  seen: { host: string; path: string; headers: IncomingMessage['headers'] }[]
  /** Paths asked for in order, robots.txt left out. */
  pages(): string[]
}

export async function serve(handlers: Record<string, Handler | string | Buffer>): Promise<LoopbackServer> {
  const seen: LoopbackServer['seen'] = []
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    seen.push({ host: request.headers.host ?? '', path, headers: request.headers })
    const handler = handlers[path]
    if (typeof handler === 'function') return handler(request, response)
    response.statusCode = handler === undefined ? 404 : 200
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(handler ?? 'no such path')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return {
    port,
    seen,
    url: (path) => `http://127.0.0.1:${port}${path}`,
    pages: () => seen.map(({ path }) => path).filter((path) => path !== '/robots.txt'),
  }
}

/** A server below HTTP: robots.txt is answered with 404, everything else as the test likes, byte by byte. */
export async function serveBytes(answer: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>()
  const server = createSocketServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('data', (data) => {
      if (!data.toString().startsWith('GET /robots.txt')) return answer(socket)
      socket.write('HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/log`
}

/** A client that may ask this machine, without pauses unless a test asks for them. */
export function politeClient(options: Partial<PoliteClientOptions> = {}): PoliteClient {
  const client = createPoliteClient({
    archive: openArchive(temporaryFolder()),
    userAgent: 'trustlog/0.1 (+https://example.org/about)',
    delayMilliseconds: 0,
    requestTimeoutMilliseconds: 5000,
    maximumBytes: { page: 1_000_000, document: 1_000_000 },
    maximumRequestsPerHost: 100,
    maximumRetries: 2,
    backOffMilliseconds: 1,
    allowLoopback: true,
    ...options,
  })
  onTestFinished(() => client.close())
  return client
}

const ANYWHERE_HERE: GetOptions = { allowedHosts: ['127.0.0.1', '*.localhost'], expect: 'page' }

export async function captureOf(
  client: PoliteClient,
  url: string,
  options: Partial<GetOptions> = {},
): Promise<Capture> {
  const outcome = await client.get(url, { ...ANYWHERE_HERE, ...options })
  if (outcome.kind !== 'captured') throw new Error(`not captured: ${JSON.stringify(outcome)}`)
  return outcome.capture
}

export async function failureOf(
  client: PoliteClient,
  url: string,
  options: Partial<GetOptions> = {},
): Promise<Failure> {
  const outcome = await client.get(url, { ...ANYWHERE_HERE, ...options })
  if (outcome.kind !== 'failed') throw new Error(`not failed: ${JSON.stringify(outcome)}`)
  return outcome.failure
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'trustlog-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A clock that stands still until somebody sleeps, so that long waits take no time; `slept` lists them. */
export function frozenClock(start = Date.parse('2025-03-01T00:00:00Z')) {
  let time = start
  const slept: number[] = []
  return {
    slept,
    now: () => time,
    advance: (milliseconds: number) => {
      time += milliseconds
    },
    sleep: async (milliseconds: number) => {
      slept.push(milliseconds)
      time += milliseconds
    },
  }
}

export const LISTING =
  '<!doctype html><title>Disclosure log</title><h1>Disclosure log</h1><ul><li><a href="/1">FOI 1 Parking</a><li><a href="/2">FOI 2 Agency staff</a></ul>'

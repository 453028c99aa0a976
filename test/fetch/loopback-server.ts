import { mkdtempSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openArchive } from '../../src/fetch/archive.ts'
import { createPoliteClient, type PoliteClient, type PoliteClientOptions } from '../../src/fetch/polite-client.ts'

/** One request as the server saw it. */
export interface Seen {
  host: string
  path: string
  headers: IncomingMessage['headers']
}

export type Handler = (request: IncomingMessage, response: ServerResponse) => void

/** A web server on this machine that answers by path, 404 for all others, and keeps what it was asked. */
export interface LoopbackServer {
  port: number
  /** Address on `127.0.0.1`. */
  url(path: string): string
  seen: Seen[]
  /** Paths asked for, robots.txt left out. */
  pages(): string[]
}

export async function serve(handlers: Record<string, Handler | string | Buffer>): Promise<LoopbackServer> {
  const seen: Seen[] = []
  const server: Server = createServer((request, response) => {
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

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'trustlog-'))
}

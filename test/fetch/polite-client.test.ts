import { expect, test } from 'vitest'
import { openArchive } from '../../src/fetch/archive.ts'
import { captureOf, failureOf, LISTING, politeClient, serve, temporaryFolder } from './loopback-server.ts'

test('what came is in the archive under the hash that the capture names', async () => {
  const archive = openArchive(temporaryFolder())
  const server = await serve({ '/log': LISTING })
  const capture = await captureOf(politeClient({ archive }), server.url('/log'))
  expect((await archive.get(capture.sha256)).toString()).toBe(LISTING)
  expect(capture).toMatchObject({
    url: server.url('/log'),
    finalUrl: server.url('/log'),
    status: 200,
    mediaType: 'text/html',
    charset: 'utf-8',
    fileName: 'log',
    byteLength: LISTING.length,
  })
})

test('we say who we are, in every request, and imitate nobody', async () => {
  const server = await serve({ '/log': LISTING })
  await captureOf(politeClient(), server.url('/log'))
  expect(server.seen.map(({ path }) => path)).toEqual(['/robots.txt', '/log'])
  for (const { headers } of server.seen) {
    expect(headers['user-agent']).toBe('trustlog/0.1 (+https://example.org/about)')
    expect(Object.keys(headers).filter((name) => name.startsWith('sec-'))).toEqual([])
  }
})

test('an unchanged page answers 304 and is reported as not modified', async () => {
  const server = await serve({
    '/log': (request, response) => {
      response.setHeader('etag', '"v1"')
      response.setHeader('last-modified', 'Sat, 01 Mar 2025 10:00:00 GMT')
      response.statusCode = request.headers['if-none-match'] === '"v1"' ? 304 : 200
      response.end(response.statusCode === 304 ? undefined : LISTING)
    },
  })
  const client = politeClient()
  const { validators } = await captureOf(client, server.url('/log'))
  const again = await client.get(server.url('/log'), { allowedHosts: ['127.0.0.1'], expect: 'page', validators })
  expect(again.kind).toBe('not_modified')
  expect(server.seen.at(-1)?.headers['if-modified-since']).toBe('Sat, 01 Mar 2025 10:00:00 GMT')
  expect(client.usage()).toMatchObject([{ requests: 3, notModified: 1, robots: 'none', bytes: LISTING.length + 12 }])
})

test('a 304 that nobody asked for is a fault of the server, not an unchanged page', async () => {
  const server = await serve({ '/log': (_, response) => void response.writeHead(304).end() })
  expect((await failureOf(politeClient({ maximumRetries: 0 }), server.url('/log'))).kind).toBe('http_server_error')
})

test('an address on a host that the log does not name is not asked at all', async () => {
  const server = await serve({ '/log': LISTING })
  const failed = await failureOf(politeClient(), server.url('/log'), { allowedHosts: ['example.nhs.uk'] })
  expect(failed).toMatchObject({ kind: 'host_not_allowed', where: server.url('/log') })
  expect(server.seen).toEqual([])
})

test('names in .localhost reach this machine without DNS, and the server sees the name', async () => {
  const server = await serve({ '/log': LISTING })
  await captureOf(politeClient(), `http://rth.localhost:${server.port}/log`)
  expect(server.seen.map(({ host }) => host)).toEqual(Array(2).fill(`rth.localhost:${server.port}`))
})

test('usage counts failures by kind, and can be asked for by host', async () => {
  const server = await serve({ '/log': LISTING })
  const client = politeClient()
  await failureOf(client, server.url('/gone'))
  await captureOf(client, `http://ret.localhost:${server.port}/log`)
  expect(client.usage().map(({ host }) => host)).toEqual([`127.0.0.1:${server.port}`, `ret.localhost:${server.port}`])
  expect(client.usageOf(['127.0.0.1'])).toMatchObject([{ requests: 2, failures: { http_client_error: 1 } }])
  expect(client.usageOf([`ret.localhost:${server.port}`])).toMatchObject([{ requests: 2, failures: {} }])
})

test('an archive that cannot be written is a storage failure, not an exception', async () => {
  const server = await serve({ '/log': LISTING })
  const archive = openArchive('/dev/null/archive')
  expect(await failureOf(politeClient({ archive }), server.url('/log'))).toMatchObject({ kind: 'storage' })
})

test('the caller can abort while a server keeps it waiting', async () => {
  const stop = new AbortController()
  const server = await serve({ '/log': () => stop.abort(new Error('enough')) })
  await expect(failureOf(politeClient(), server.url('/log'), { signal: stop.signal })).rejects.toThrow('enough')
})

test('closing the client ends what is still waiting', async () => {
  const client = politeClient()
  const server = await serve({ '/log': () => void client.close() })
  await expect(failureOf(client, server.url('/log'))).rejects.toThrow(/abort/i)
})

test('a User-Agent without a name that robots.txt could address is refused', () => {
  expect(() => politeClient({ userAgent: '(+https://example.org)' })).toThrow(/User-Agent/)
})

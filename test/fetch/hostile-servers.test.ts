import { setTimeout as pause } from 'node:timers/promises'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { captureOf, failureOf, type Handler, LISTING, politeClient, serve, serveBytes } from './loopback-server.ts'

const once = { maximumRetries: 0 }

test('a body that stalls is a timeout', async () => {
  const server = await serve({ '/log': (_, response) => void response.write('<html>') })
  const failed = await failureOf(politeClient({ ...once, stallTimeoutMilliseconds: 150 }), server.url('/log'))
  expect(failed).toMatchObject({ kind: 'timeout', message: expect.stringContaining('stalled') })
})

test('a server that never begins to answer is a timeout, and is asked once more', async () => {
  const server = await serve({ '/log': () => undefined })
  const failed = await failureOf(politeClient({ stallTimeoutMilliseconds: 100 }), server.url('/log'))
  expect(failed).toMatchObject({ kind: 'timeout' })
  expect(server.pages()).toEqual(['/log', '/log'])
})

test('a server that drips a byte now and then is left when the time for one request is up', async () => {
  const server = await serve({
    '/log': (_, response) => {
      const drip = setInterval(() => response.write('x'), 20)
      response.on('close', () => clearInterval(drip))
    },
  })
  const client = politeClient({ ...once, requestTimeoutMilliseconds: 300, stallTimeoutMilliseconds: 200 })
  expect((await failureOf(client, server.url('/log'))).kind).toBe('timeout')
})

test('a body shorter than its Content-Length is truncated, and worth a second try', async () => {
  let tries = 0
  const url = await serveBytes((socket) => {
    const whole = tries++ > 0
    socket.write(`HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: ${LISTING.length}\r\n\r\n`)
    socket.end(whole ? LISTING : LISTING.slice(0, 40))
  })
  expect((await captureOf(politeClient(), url)).byteLength).toBe(LISTING.length)
  tries = -9
  expect((await failureOf(politeClient(), url)).kind).toBe('truncated')
})

test('a chunked body without its last chunk is truncated', async () => {
  const url = await serveBytes((socket) => {
    socket.end('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n')
  })
  expect((await failureOf(politeClient(once), url)).kind).toBe('truncated')
})

test('bytes beyond the Content-Length do not leak into the next answer', async () => {
  const forged = 'HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\nforged'
  const url = await serveBytes((socket) => {
    socket.write(
      `HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: ${LISTING.length}\r\n\r\n${LISTING}${forged}`,
    )
  })
  const client = politeClient()
  const first = await captureOf(client, url)
  await pause(20)
  const second = await captureOf(client, url)
  expect([first.byteLength, second.byteLength]).toEqual([LISTING.length, LISTING.length])
})

test('an empty body with status 200 is no success', async () => {
  const server = await serve({ '/log': '' })
  expect((await failureOf(politeClient(once), server.url('/log'))).kind).toBe('truncated')
})

test('a part of a document (206) is no document', async () => {
  const server = await serve({ '/log': (_, response) => void response.writeHead(206).end(LISTING) })
  expect((await failureOf(politeClient(once), server.url('/log'))).kind).toBe('truncated')
})

const compressed =
  (coding: string, body: Buffer): Handler =>
  (_, response) =>
    void response.writeHead(200, { 'content-encoding': coding, 'content-type': 'text/html' }).end(body)

test.each([
  ['gzip', gzipSync(LISTING)],
  ['br', brotliCompressSync(LISTING)],
  ['gzip', Buffer.from(LISTING)],
])('%s is undone before the bytes are archived, and a false gzip header is seen through', async (coding, body) => {
  const server = await serve({ '/log': compressed(coding, body) })
  expect((await captureOf(politeClient(), server.url('/log'))).byteLength).toBe(LISTING.length)
})

test.each([
  ['gzip', gzipSync(Buffer.alloc(200_000_000, 'a'), { level: 9 })],
  ['br', brotliCompressSync(Buffer.alloc(200_000_000, 'a'), { params: { 1: 1 } })],
])('a %s bomb is stopped at the limit, without unfolding in memory', async (coding, bomb) => {
  const server = await serve({ '/log': compressed(coding, bomb) })
  const before = process.memoryUsage().rss
  const failed = await failureOf(politeClient(once), server.url('/log'))
  expect(failed).toMatchObject({ kind: 'too_large' })
  expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000)
})

test('a compressed body that breaks off is truncated', async () => {
  const body = gzipSync(LISTING.repeat(50))
  const server = await serve({ '/log': compressed('gzip', body.subarray(0, body.length - 20)) })
  expect((await failureOf(politeClient(once), server.url('/log'))).kind).toBe('truncated')
})

test('a compressed body with damaged bytes is truncated', async () => {
  const body = gzipSync(LISTING)
  body.fill(0xff, 20, 60)
  const server = await serve({ '/log': compressed('gzip', body) })
  expect((await failureOf(politeClient(once), server.url('/log'))).kind).toBe('truncated')
})

test('a coding that was not offered is refused', async () => {
  const server = await serve({ '/log': compressed('zstd', Buffer.from('?')) })
  expect((await failureOf(politeClient(once), server.url('/log'))).kind).toBe('wrong_type')
})

test('a body that is refused unread does not hold up the next request to its host', async () => {
  const server = await serve({
    '/odd': (_, response) => {
      response.writeHead(200, { 'content-encoding': 'zstd' }).write('a beginning')
    },
    '/log': LISTING,
  })
  const client = politeClient({ ...once, stallTimeoutMilliseconds: 10_000, requestTimeoutMilliseconds: 2000 })
  expect((await failureOf(client, server.url('/odd'))).kind).toBe('wrong_type')
  await captureOf(client, server.url('/log'))
})

test('a body that is declared too large is not downloaded', async () => {
  let sent = 0
  const server = await serve({
    '/log': (_, response) => {
      response.writeHead(200, { 'content-length': '5000000000' })
      const more = setInterval(() => {
        sent += 65_536
        response.write(Buffer.alloc(65_536))
      }, 5)
      response.on('close', () => clearInterval(more))
    },
  })
  const failed = await failureOf(politeClient(once), server.url('/log'))
  expect(failed).toMatchObject({ kind: 'too_large', message: expect.stringContaining('5000000000') })
  expect(sent).toBeLessThan(1_000_000)
})

test('a body without end is stopped at the limit', async () => {
  const server = await serve({
    '/log': (_, response) => {
      const push = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536, 'x')));
      }
      response.on('drain', push)
      push()
    },
  })
  expect((await failureOf(politeClient(once), server.url('/log'))).kind).toBe('too_large')
})

test('an error page without end still is the error that its status says', async () => {
  const server = await serve({
    '/log': (_, response) => {
      response.writeHead(404)
      const push = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536, 'x')));
      }
      response.on('drain', push)
      push()
    },
  })
  expect(await failureOf(politeClient(once), server.url('/log'))).toMatchObject({
    kind: 'http_client_error',
    status: 404,
    evidence: 'x'.repeat(200),
  })
})

test('the limit of a page and that of a document are two', async () => {
  const server = await serve({ '/big': `%PDF-1.4 ${'x'.repeat(5000)}` })
  const client = politeClient({ ...once, maximumBytes: { page: 1000, document: 10_000 } })
  expect((await failureOf(client, server.url('/big'))).kind).toBe('too_large')
  await captureOf(client, server.url('/big'), { expect: 'document' })
})

test('a header of a megabyte is too large', async () => {
  const url = await serveBytes((socket) => {
    socket.end(`HTTP/1.1 200 OK\r\nx-filler: ${'x'.repeat(1_000_000)}\r\n\r\n`)
  })
  expect((await failureOf(politeClient(once), url)).kind).toBe('too_large')
})

test('a connection that is reset is tried once more and then a connection failure', async () => {
  let tries = 0
  const url = await serveBytes((socket) => {
    tries++
    socket.resetAndDestroy()
  })
  expect((await failureOf(politeClient({ maximumRetries: 5 }), url)).kind).toBe('connection')
  expect(tries).toBe(2)
})

test('what is not HTTP is a connection failure', async () => {
  const url = await serveBytes((socket) => void socket.end('SSH-2.0-OpenSSH_9.2\r\n'))
  expect((await failureOf(politeClient(once), url)).kind).toBe('connection')
})

test('a port where nobody listens is a connection failure', async () => {
  const failed = await failureOf(politeClient(once), 'http://127.0.0.1:1/log')
  expect(failed).toMatchObject({ kind: 'connection', message: 'The server refused the connection' })
})

test('a server that does not speak TLS is a TLS failure', async () => {
  const server = await serve({ '/log': LISTING })
  const failed = await failureOf(politeClient(once), server.url('/log').replace('http:', 'https:'))
  expect(failed.kind).toBe('tls')
})

test('a name that does not exist is a DNS failure that names it', async () => {
  const resolve = async () => {
    throw Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' })
  }
  const failed = await failureOf(politeClient({ resolve }), 'https://ouh.disclosurelog.example/disclosures', {
    allowedHosts: ['ouh.disclosurelog.example'],
  })
  expect(failed).toMatchObject({ kind: 'dns', message: 'The name ouh.disclosurelog.example could not be resolved' })
})

test('after all of this a healthy page of the same client still comes', async () => {
  const server = await serve({ '/stall': (_, response) => void response.write('<html>'), '/log': LISTING })
  const client = politeClient({ ...once, stallTimeoutMilliseconds: 150 })
  await failureOf(client, server.url('/stall'))
  await captureOf(client, server.url('/log'))
})

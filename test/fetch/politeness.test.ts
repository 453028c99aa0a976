import { expect, test } from 'vitest'
import { captureOf, failureOf, frozenClock, type Handler, LISTING, politeClient, serve } from './loopback-server.ts'

/** Answers after a moment, and notes when each request came and when it was answered. */
function slowly(journal: string[], milliseconds = 20): Handler {
  return (request, response) => {
    const name = `${request.headers.host?.split(':')[0]}${request.url}`
    journal.push(`> ${name}`)
    setTimeout(() => {
      journal.push(`< ${name}`)
      response.end(LISTING)
    }, milliseconds)
  }
}

test('one host is asked one thing at a time, in the order in which it was wanted', async () => {
  const journal: string[] = []
  const paths = ['/a', '/b', '/c', '/d']
  const server = await serve(Object.fromEntries(paths.map((path) => [path, slowly(journal, 5)])))
  const client = politeClient()
  await Promise.all(paths.map((path) => captureOf(client, server.url(path))))
  expect(journal).toEqual(paths.flatMap((path) => [`> 127.0.0.1${path}`, `< 127.0.0.1${path}`]))
})

test('two hosts are asked at the same time', async () => {
  // Each answers only once the other has been asked, too: one after the other would never end.
  const waiting: (() => void)[] = []
  const server = await serve({
    '/log': (_, response) => {
      waiting.push(() => response.end(LISTING))
      if (waiting.length === 2) for (const release of waiting) release()
    },
  })
  const client = politeClient()
  await Promise.all(['a', 'b'].map((name) => captureOf(client, `http://${name}.localhost:${server.port}/log`)))
  expect(waiting).toHaveLength(2)
})

test('www and the bare name are one host to be kind to', async () => {
  const journal: string[] = []
  const server = await serve({ '/a': slowly(journal), '/b': slowly(journal) })
  const client = politeClient()
  await Promise.all([
    captureOf(client, `http://www.x.localhost:${server.port}/a`),
    captureOf(client, `http://x.localhost:${server.port}/b`),
  ])
  expect(journal.map((line) => line[0]).join('')).toBe('><><')
  expect(client.usage()).toHaveLength(1)
})

test('the delay counts from the end of a request to the start of the next, robots.txt included', async () => {
  const clock = frozenClock()
  const server = await serve({
    '/a': (_, response) => {
      clock.advance(700)
      response.end(LISTING)
    },
    '/b': LISTING,
  })
  const client = politeClient({ ...clock, delayMilliseconds: 2000 })
  await captureOf(client, server.url('/a'))
  clock.advance(500)
  await captureOf(client, server.url('/b'))
  expect(clock.slept).toEqual([2000, 1500])
  expect(client.usage()).toMatchObject([{ waitedMilliseconds: 3500 }])
})

test('jitter adds to the delay and never shortens it', async () => {
  const clock = frozenClock()
  const server = await serve({ '/a': LISTING })
  const client = politeClient({ ...clock, delayMilliseconds: 1000, jitterMilliseconds: 500 })
  for (let time = 0; time < 20; time++) await captureOf(client, server.url('/a'))
  expect(Math.min(...clock.slept)).toBeGreaterThanOrEqual(1000)
  expect(Math.max(...clock.slept)).toBeLessThan(1500)
  expect(new Set(clock.slept).size).toBeGreaterThan(10)
})

test('Crawl-delay is obeyed where it is longer than our own delay', async () => {
  const clock = frozenClock()
  const server = await serve({ '/robots.txt': 'User-agent: *\nCrawl-delay: 10\n', '/a': LISTING })
  const client = politeClient({ ...clock, delayMilliseconds: 2000 })
  await captureOf(client, server.url('/a'))
  await captureOf(client, server.url('/a'))
  expect(clock.slept).toEqual([10_000, 10_000])
  expect(client.usage()).toMatchObject([{ crawlDelaySeconds: 10, robots: 'obeyed' }])
})

test('a Crawl-delay longer than we wait leaves the host alone instead of being shortened', async () => {
  const clock = frozenClock()
  const server = await serve({ '/robots.txt': 'User-agent: *\nCrawl-delay: 86400\n', '/a': LISTING })
  const failed = await failureOf(politeClient(clock), server.url('/a'))
  expect(failed).toMatchObject({ kind: 'rate_limited', message: expect.stringContaining('86400 seconds') })
  expect(clock.slept).toEqual([])
  expect(server.pages()).toEqual([])
})

test.each([
  ['seconds', '7', 7000],
  ['an HTTP date', 'Sat, 01 Mar 2025 00:00:30 GMT', 30_000],
])('Retry-After in %s is obeyed after 429', async (_, retryAfter, wait) => {
  const clock = frozenClock()
  let turnedAway = 0
  const server = await serve({
    '/a': (_, response) => {
      if (turnedAway++ > 0) return void response.end(LISTING)
      response.writeHead(429, { 'retry-after': retryAfter }).end()
    },
  })
  await captureOf(politeClient(clock), server.url('/a'))
  expect(clock.slept).toEqual([wait])
})

test('503 without Retry-After is tried again with growing pauses, then given up', async () => {
  const clock = frozenClock()
  const server = await serve({ '/a': (_, response) => void response.writeHead(503).end('down') })
  const client = politeClient({ ...clock, maximumRetries: 3, backOffMilliseconds: 1000 })
  const failed = await failureOf(client, server.url('/a'))
  expect(failed).toMatchObject({ kind: 'http_server_error', status: 503, evidence: 'down' })
  expect(server.pages()).toHaveLength(4)
  const [first = 0, second = 0, third = 0] = clock.slept
  expect([first >= 500 && first <= 1000, second >= 1000 && second <= 2000, third >= 2000 && third <= 4000]).toEqual([
    true,
    true,
    true,
  ])
})

test('a Retry-After beyond our patience leaves the host alone, without another request', async () => {
  const clock = frozenClock()
  const server = await serve({
    '/a': (_, response) => void response.writeHead(503, { 'retry-after': '3600' }).end(),
    '/b': LISTING,
  })
  const client = politeClient(clock)
  expect(await failureOf(client, server.url('/a'))).toMatchObject({
    kind: 'http_server_error',
    message: expect.stringContaining('60 minutes'),
  })
  expect(await failureOf(client, server.url('/b'))).toMatchObject({
    kind: 'http_server_error',
    where: server.url('/b'),
  })
  expect(server.pages()).toEqual(['/a'])
  expect(clock.slept).toEqual([])
})

test('a host that still answers 429 after all repeats is left alone for the rest of the run', async () => {
  const server = await serve({ '/a': (_, response) => void response.writeHead(429).end(), '/b': LISTING })
  const client = politeClient()
  expect((await failureOf(client, server.url('/a'))).kind).toBe('rate_limited')
  expect((await failureOf(client, server.url('/b'))).kind).toBe('rate_limited')
  expect(server.pages()).toEqual(['/a', '/a', '/a'])
  expect(client.usage()).toMatchObject([{ rested: 'rate_limited', failures: { rate_limited: 2 } }])
})

test('requests that wait in line when a host is rested are answered at once', async () => {
  const server = await serve({
    '/a': (_, response) => void response.writeHead(429, { 'retry-after': '99999' }).end(),
    '/b': LISTING,
    '/c': LISTING,
  })
  const client = politeClient()
  const kinds = await Promise.all(
    ['/a', '/b', '/c'].map(async (path) => (await failureOf(client, server.url(path))).kind),
  )
  expect(kinds).toEqual(['rate_limited', 'rate_limited', 'rate_limited'])
  expect(server.pages()).toEqual(['/a'])
})

test('a challenge leaves the host alone, while a single forbidden document does not', async () => {
  const server = await serve({
    '/forbidden': (_, response) => void response.writeHead(403).end('Forbidden'),
    '/challenge': (_, response) => void response.writeHead(403, { 'cf-mitigated': 'challenge' }).end('<html></html>'),
    '/a': LISTING,
    '/b': LISTING,
  })
  const client = politeClient()
  expect((await failureOf(client, server.url('/forbidden'))).kind).toBe('blocked')
  await captureOf(client, server.url('/a'))
  expect((await failureOf(client, server.url('/challenge'))).kind).toBe('blocked')
  expect((await failureOf(client, server.url('/b'))).kind).toBe('blocked')
  expect(server.pages()).toEqual(['/forbidden', '/a', '/challenge'])
})

test('a few faulty documents do not keep the rest from being read', async () => {
  const broken = Object.fromEntries(
    [1, 2, 3, 4, 5].map((number) => [`/${number}`, ((_, response) => void response.writeHead(500).end()) as Handler]),
  )
  const server = await serve({ ...broken, '/good': LISTING })
  const client = politeClient({ maximumRetries: 0 })
  for (const path of Object.keys(broken)) await failureOf(client, server.url(path))
  await captureOf(client, server.url('/good'))
})

test('the budget of requests a host ends with a failure, and other hosts go on', async () => {
  const server = await serve({ '/a': LISTING })
  const client = politeClient({ maximumRequestsPerHost: 2 })
  await captureOf(client, server.url('/a'))
  expect(await failureOf(client, server.url('/a'))).toMatchObject({
    kind: 'rate_limited',
    message: 'The 2 requests allowed for this host are used up',
  })
  await captureOf(client, `http://other.localhost:${server.port}/a`)
})

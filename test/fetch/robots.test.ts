import { expect, test } from 'vitest'
import { createRobotsMemory, readRobots } from '../../src/fetch/robots.ts'
import { captureOf, failureOf, frozenClock, LISTING, politeClient, serve } from './loopback-server.ts'

function rulesOf(body: string) {
  return readRobots({ origin: 'https://x.nhs.uk', fetchedAt: '2025-03-01T00:00:00Z', status: 200, body }, 'trustlog')
}
const allows = (body: string, path: string) => rulesOf(body).allows(new URL(path, 'https://x.nhs.uk'))

test('a group with our name counts instead of the group for all', () => {
  const body = 'User-agent: *\nDisallow: /\n\nUser-agent: Trustlog/2.0\nDisallow: /private\n'
  expect(allows(body, '/log')).toBe(true)
  expect(allows(body, '/private/1')).toBe(false)
})

test('the longest rule wins, and Allow wins a draw', () => {
  const body = 'User-agent: *\nDisallow: /foi\nAllow: /foi/log\nDisallow: /same\nAllow: /same\n'
  expect(allows(body, '/foi/other')).toBe(false)
  expect(allows(body, '/foi/log/1')).toBe(true)
  expect(allows(body, '/same')).toBe(true)
})

test('wildcards and the end mark are understood, query included', () => {
  const body = 'User-agent: *\nDisallow: /*.pdf$\nDisallow: /*?page=\n'
  expect(allows(body, '/a/letter.pdf')).toBe(false)
  expect(allows(body, '/a/letter.pdf?x')).toBe(true)
  expect(allows(body, '/log?page=2')).toBe(false)
})

test('sitemaps are named for everybody, outside of any group', () => {
  const body = 'Sitemap: https://x.nhs.uk/a.xml\nUser-agent: other\nDisallow: /\nsitemap: https://x.nhs.uk/b.xml.gz\n'
  expect(rulesOf(body).sitemaps).toEqual(['https://x.nhs.uk/a.xml', 'https://x.nhs.uk/b.xml.gz'])
  expect(rulesOf('User-agent: *\nDisallow:').sitemaps).toEqual([])
})

test('a Crawl-delay that is no positive number is none', () => {
  expect(rulesOf('User-agent: *\nCrawl-delay: 2.5').crawlDelaySeconds).toBe(2.5)
  for (const value of ['soon', '-3', '0', 'Infinity']) {
    expect(rulesOf(`User-agent: *\nCrawl-delay: ${value}`).crawlDelaySeconds).toBeNull()
  }
})

test('a forbidden address is not asked', async () => {
  const server = await serve({ '/robots.txt': 'User-agent: trustlog\nDisallow: /log', '/log': LISTING })
  expect(await failureOf(politeClient(), server.url('/log'))).toMatchObject({ kind: 'robots_disallowed', status: null })
  expect(server.pages()).toEqual([])
})

test('a redirect into a forbidden part is not followed', async () => {
  const server = await serve({
    '/robots.txt': 'User-agent: *\nDisallow: /hidden',
    '/log': (_, response) => void response.writeHead(302, { location: '/hidden' }).end(),
    '/hidden': LISTING,
  })
  expect((await failureOf(politeClient(), server.url('/log'))).kind).toBe('robots_disallowed')
  expect(server.pages()).toEqual(['/log'])
})

test.each([401, 403, 404, 410])('a robots.txt that answers %i means that there are no rules', async (status) => {
  const server = await serve({
    '/robots.txt': (_, response) => void response.writeHead(status).end('User-agent: *\nDisallow: /'),
    '/log': LISTING,
  })
  await captureOf(politeClient(), server.url('/log'))
})

test('a robots.txt that answers 5xx means wait: nothing else is asked, now or later in the run', async () => {
  const server = await serve({
    '/robots.txt': (_, response) => void response.writeHead(500).end(),
    '/log': LISTING,
  })
  const client = politeClient()
  for (const path of ['/log', '/other']) {
    expect(await failureOf(client, server.url(path))).toMatchObject({
      kind: 'robots_unavailable',
      status: 500,
      where: server.url(path),
    })
  }
  expect(server.seen.map(({ path }) => path)).toEqual(['/robots.txt', '/robots.txt'])
  expect(client.usage()).toMatchObject([{ robots: 'unavailable' }])
})

test('a robots.txt that does not come at all means wait', async () => {
  const server = await serve({ '/robots.txt': () => undefined, '/log': LISTING })
  const client = politeClient({ stallTimeoutMilliseconds: 100, maximumRetries: 0 })
  expect((await failureOf(client, server.url('/log'))).kind).toBe('robots_unavailable')
  expect(server.pages()).toEqual([])
})

test('a robots.txt is read after redirects, to another host, too', async () => {
  const server = await serve({
    '/robots.txt': (request, response) => {
      if (request.headers.host?.startsWith('b.')) return void response.end('User-agent: *\nDisallow: /log')
      response.writeHead(301, { location: `http://b.localhost:${server.port}/robots.txt` }).end()
    },
    '/log': LISTING,
  })
  expect((await failureOf(politeClient(), `http://a.localhost:${server.port}/log`)).kind).toBe('robots_disallowed')
})

test('redirects of robots.txt that never end count as no robots.txt', async () => {
  const server = await serve({
    '/robots.txt': (_, response) => void response.writeHead(301, { location: '/robots.txt' }).end(),
    '/log': LISTING,
  })
  await captureOf(politeClient(), server.url('/log'))
})

test('a page served in place of robots.txt has no rules', async () => {
  const page = '<html><body>User-agent: *<br>\nUser-agent: *\nDisallow: /\n</body></html>'
  const server = await serve({ '/robots.txt': page, '/log': LISTING })
  const client = politeClient()
  await captureOf(client, server.url('/log'))
  expect(client.usage()).toMatchObject([{ robots: 'none' }])
})

test('a byte order mark does not hide the first line', async () => {
  const server = await serve({ '/robots.txt': '\ufeffUser-agent: *\nDisallow: /log', '/log': LISTING })
  expect((await failureOf(politeClient(), server.url('/log'))).kind).toBe('robots_disallowed')
})

test('of a huge robots.txt the first 500 KiB count', async () => {
  const filler = '# nothing\n'.repeat(60_000)
  const server = await serve({
    '/robots.txt': `User-agent: *\nDisallow: /early\n${filler}Disallow: /late\n`,
    '/early': LISTING,
    '/late': LISTING,
  })
  const client = politeClient()
  expect((await failureOf(client, server.url('/early'))).kind).toBe('robots_disallowed')
  await captureOf(client, server.url('/late'))
})

test('robots.txt is asked for once, however many wait for it', async () => {
  const server = await serve({ '/a': LISTING, '/b': LISTING, '/c': LISTING })
  const client = politeClient()
  await Promise.all(['/a', '/b', '/c'].map((path) => captureOf(client, server.url(path))))
  expect(server.seen.filter(({ path }) => path === '/robots.txt')).toHaveLength(1)
})

test('a remembered robots.txt serves other clients for a day, then it is asked for again', async () => {
  const clock = frozenClock()
  const robots = createRobotsMemory()
  const server = await serve({ '/robots.txt': 'User-agent: *\nDisallow: /x', '/log': LISTING })
  const asked = () => server.seen.filter(({ path }) => path === '/robots.txt').length
  await captureOf(politeClient({ ...clock, robots }), server.url('/log'))
  clock.advance(23 * 3_600_000)
  const second = politeClient({ ...clock, robots })
  expect((await failureOf(second, server.url('/x'))).kind).toBe('robots_disallowed')
  expect(asked()).toBe(1)
  clock.advance(2 * 3_600_000)
  await Promise.all([captureOf(second, server.url('/log')), captureOf(second, server.url('/log'))])
  expect(asked()).toBe(2)
})

test('a robots.txt that could not be read is never remembered', async () => {
  const robots = createRobotsMemory()
  let well = false
  const server = await serve({
    '/robots.txt': (_, response) => void response.writeHead(well ? 200 : 502).end(),
    '/log': LISTING,
  })
  await failureOf(politeClient({ robots }), server.url('/log'))
  well = true
  await captureOf(politeClient({ robots }), server.url('/log'))
})

test('a memory that fails once is a storage failure, and is asked again', async () => {
  const robots = createRobotsMemory()
  let locked = true
  const load: typeof robots.load = async (origin) => {
    if (locked) throw new Error('database is locked')
    return robots.load(origin)
  }
  const server = await serve({ '/log': LISTING })
  const client = politeClient({ robots: { ...robots, load } })
  expect(await failureOf(client, server.url('/log'))).toMatchObject({
    kind: 'storage',
    message: expect.stringContaining('database is locked'),
  })
  locked = false
  await captureOf(client, server.url('/log'))
})

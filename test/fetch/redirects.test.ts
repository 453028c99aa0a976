import { expect, test } from 'vitest'
import { followRedirects } from '../../src/fetch/redirects.ts'
import { captureOf, failureOf, type Handler, LISTING, politeClient, serve } from './loopback-server.ts'

const to =
  (location: string, status = 302): Handler =>
  (_, response) =>
    void response.writeHead(status, { location }).end()

test.each([301, 302, 303, 307, 308])(
  'a redirect (%i) is followed, and the capture names both addresses',
  async (status) => {
    const server = await serve({ '/old': to('new?page=1#top', status), '/new?page=1': LISTING })
    expect(await captureOf(politeClient(), server.url('/old'))).toMatchObject({
      url: server.url('/old'),
      finalUrl: server.url('/new?page=1'),
    })
  },
)

test('a redirect to itself, or back and forth, is a loop', async () => {
  const server = await serve({ '/self': to('/self'), '/a': to('/b'), '/b': to('/a') })
  expect(await failureOf(politeClient(), server.url('/self'))).toMatchObject({ kind: 'redirect_loop', status: 302 })
  expect((await failureOf(politeClient(), server.url('/a'))).kind).toBe('redirect_loop')
  expect(server.pages()).toEqual(['/self', '/a', '/b'])
})

test('five redirects are followed, a sixth is not', async () => {
  const chain = Object.fromEntries([1, 2, 3, 4, 5, 6].map((hop) => [`/${hop}`, to(`/${hop + 1}`)]))
  const server = await serve({ ...chain, '/7': LISTING })
  await captureOf(politeClient(), server.url('/2'))
  expect((await failureOf(politeClient(), server.url('/1'))).kind).toBe('redirect_loop')
})

test('a redirect without an address is reported', async () => {
  const server = await serve({ '/log': (_, response) => void response.writeHead(302).end() })
  expect((await failureOf(politeClient(), server.url('/log'))).kind).toBe('redirect_loop')
})

test('a redirect to a host that the log does not name is not followed', async () => {
  const server = await serve({ '/log': to('https://elsewhere.example/') })
  expect(await failureOf(politeClient(), server.url('/log'))).toMatchObject({
    kind: 'host_not_allowed',
    where: 'https://elsewhere.example/',
  })
})

test.each([
  'http://169.254.169.254/latest/meta-data/',
  'http://[::ffff:169.254.169.254]/',
  'http://0xa9fea9fe/',
  'http://10.0.0.1/',
  'file:///etc/passwd',
  'ftp://127.0.0.1/',
  'javascript:alert(1)',
  'http://user:secret@127.0.0.1/',
  'http://',
])('a redirect to %s is refused before any connection', async (location) => {
  const server = await serve({ '/log': to(location) })
  const failed = await failureOf(politeClient(), server.url('/log'), { allowedHosts: ['127.0.0.1', '169.254.169.254'] })
  expect(failed).toMatchObject({ kind: 'address_refused' })
  expect(server.pages()).toEqual(['/log'])
})

test('a redirect from https to plain http is asked by https instead', async () => {
  const asked: string[] = []
  const result = await followRedirects(
    'https://x.nhs.uk/foi',
    async (address) => ({ ok: true, value: new URL(address) }),
    async (url) => {
      asked.push(url.href)
      const last = url.pathname.endsWith('/')
      const headers: Record<string, string> = last ? {} : { location: 'http://x.nhs.uk/foi/' }
      const answer = { url: url.href, status: last ? 200 : 301, headers, body: Buffer.alloc(0), fetchedAt: '' }
      return { ok: true, value: answer }
    },
  )
  expect(result.ok).toBe(true)
  expect(asked).toEqual(['https://x.nhs.uk/foi', 'https://x.nhs.uk/foi/'])
})

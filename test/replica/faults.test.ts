import { gunzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ask } from './ask.ts'
import { FAULTS, type FaultName } from './faults.ts'
import { type Replica, startReplica } from './replica.ts'

describe('a site with a fault', () => {
  let replica: Replica
  beforeAll(async () => {
    replica = await startReplica({ seed: 3, trusts: 2, responses: 12 })
  })
  afterAll(() => replica.stop())
  afterEach(() => replica.setFault('rth', null))

  const at = (path: string, site = 'rth') => `http://${site}.localhost:${new URL(replica.origin).port}${path}`
  const entryPath = async () => {
    replica.setFault('rth', null)
    return /\/disclosures\/[0-9a-f-]{36}/.exec((await ask(at('/disclosures'))).body.toString())?.[0] ?? ''
  }
  const listingWith = async (fault: FaultName) => {
    replica.setFault('rth', fault)
    return ask(at('/disclosures'))
  }

  it('leaves the other sites as they are', async () => {
    await listingWith('server-error')
    expect((await ask(at('/freedom-of-information-requests---form', 'ret'))).status).toBe(200)
  })

  it('robots-503: only robots.txt fails', async () => {
    expect((await listingWith('robots-503')).status).toBe(200)
    expect((await ask(at('/robots.txt'))).status).toBe(503)
  })

  it('robots-disallow: robots.txt forbids everything', async () => {
    await listingWith('robots-disallow')
    expect((await ask(at('/robots.txt'))).body.toString()).toMatch(/^Disallow: \/$/m)
  })

  it('rate-limit: the first page is answered 429 with Retry-After, the second as ever', async () => {
    const { status, headers } = await listingWith('rate-limit')
    expect([status, headers['retry-after']]).toEqual([429, '1'])
    expect((await ask(at('/disclosures'))).status).toBe(200)
  })

  it('server-error: every page answers 500', async () => {
    expect((await listingWith('server-error')).status).toBe(500)
  })

  it('stall: nothing comes', async () => {
    const answer = listingWith('stall').catch(() => 'broken off')
    const waited = new Promise((resolve) => setTimeout(resolve, 200, 'nothing yet'))
    expect(await Promise.race([answer, waited])).toBe('nothing yet')
  })

  it('half-body: a response page breaks off, the listing does not', async () => {
    const path = await entryPath()
    expect((await listingWith('half-body')).status).toBe(200)
    await expect(ask(at(path))).rejects.toThrow()
  })

  it.each<[FaultName, RegExp]>([
    ['challenge', /_Incapsula_Resource/],
    ['suspended', /Account Suspended/],
  ])('%s: another page stands there with status 200', async (fault, words) => {
    const { status, body } = await listingWith(fault)
    expect(status).toBe(200)
    expect(body.toString()).toMatch(words)
  })

  it('soft-404: a response page says with status 200 that it cannot be found', async () => {
    const path = await entryPath()
    await listingWith('soft-404')
    const { status, body } = await ask(at(path))
    expect(status).toBe(200)
    expect(body.toString()).toContain('Page not found')
  })

  it('login-page: every page leads to a form that asks for a password', async () => {
    const { status, headers } = await listingWith('login-page')
    expect([status, headers.location]).toEqual([302, '/login'])
    expect((await ask(at('/login'))).body.toString()).toContain('type="password"')
  })

  it('empty-listing: the listing has no entries', async () => {
    expect((await listingWith('empty-listing')).body.toString()).not.toMatch(/\/disclosures\/[0-9a-f-]{36}/)
  })

  it('redirect-loop: each redirect leads to another', async () => {
    let path = '/disclosures'
    for (let hop = 0; hop < 5; hop++) {
      replica.setFault('rth', 'redirect-loop')
      const { status, headers } = await ask(at(path))
      expect(status).toBe(302)
      path = headers.location ?? ''
    }
  })

  it('private-redirect: leads into the network', async () => {
    expect((await listingWith('private-redirect')).headers.location).toContain('169.254.169.254')
  })

  it('no-validators: none is sent, and no 304', async () => {
    const { headers } = await listingWith('no-validators')
    expect([headers.etag, headers['last-modified']]).toEqual([undefined, undefined])
    expect(
      (await ask(at('/disclosures'), { 'If-None-Match': '*', 'If-Modified-Since': new Date().toUTCString() })).status,
    ).toBe(200)
  })

  it('endless-pagination: the thousandth page has a next one', async () => {
    await listingWith('endless-pagination')
    expect((await ask(at('/disclosures?page=1000'))).body.toString()).toContain('/disclosures?page=1001')
  })

  it.each<[FaultName, (html: string) => unknown, unknown]>([
    ['half-listing', (html) => html.match(/class="release"/g)?.length, 5],
    ['many-links', (html) => html.match(/href="\/about\//g)?.length, 10_000],
  ])('%s: the listing is another', async (fault, measure, expected) => {
    expect(measure((await listingWith(fault)).body.toString())).toBe(expected)
  })

  it('reused-references: fewer references than entries', async () => {
    const html = (await listingWith('reused-references')).body.toString()
    expect(new Set(html.match(/FOI\d{4}\/\d+/g)).size).toBeLessThan(10)
  })

  it('volatile: no two answers are the same, and none has a validator', async () => {
    const [first, second] = [await listingWith('volatile'), await ask(at('/disclosures'))]
    expect(first.body.equals(second.body)).toBe(false)
    expect([first.headers.etag, second.headers['last-modified']]).toEqual([undefined, undefined])
  })

  it('stuck-etag: two pages have one ETag', async () => {
    const listing = await listingWith('stuck-etag')
    expect((await ask(at('/'))).headers.etag).toBe(listing.headers.etag)
  })

  it('gzip-bomb: a response page is small and unfolds to much', async () => {
    const path = await entryPath()
    await listingWith('gzip-bomb')
    const { headers, body } = await ask(at(path))
    expect(headers['content-encoding']).toBe('gzip')
    expect(body.length).toBeLessThan(100_000)
    expect(gunzipSync(body).length).toBe(64 * 1024 * 1024)
  })

  it('wrong-length: less comes than is declared', async () => {
    const path = await entryPath()
    await listingWith('wrong-length')
    await expect(ask(at(path))).rejects.toThrow()
  })

  it('wrong-charset: the bytes are not the UTF-8 that is declared', async () => {
    const { headers, body } = await listingWith('wrong-charset')
    expect(headers['content-type']).toContain('utf-8')
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(body)).toThrow()
  })

  it('out-for-an-hour and file-redirect: what their names say', async () => {
    const out = await listingWith('out-for-an-hour')
    expect([out.status, out.headers['retry-after']]).toEqual([503, '3600'])
    expect((await listingWith('file-redirect')).headers.location).toBe('file:///etc/passwd')
  })

  it('is known by one line that says what it does', () => {
    for (const { says } of Object.values(FAULTS)) expect(says).toMatch(/^[^\n]{10,100}$/)
  })
})

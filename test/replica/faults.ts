/** How a site of the replica can misbehave: one name, one behaviour. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import iconv from 'iconv-lite'
import type { Resource, SiteState } from './sites/site.ts'

/** One request to a site with a fault. */
interface Visit {
  request: IncomingMessage
  response: ServerResponse
  url: URL
  /** How many requests the site has had since the fault began, robots.txt not counted, this one included. */
  count: number
  /** What the site would give; null for a page that it does not have. */
  resource: Resource | null
}

export interface Fault {
  /** For people, one line. */
  says: string
  /** Which requests are affected; the others are answered as ever. */
  on: 'robots' | 'pages' | 'entries' | 'nothing'
  /** Answers in the site's place; false leaves the request to the site after all. */
  answer?: (visit: Visit) => boolean
  /** What the site shows otherwise. */
  state?: Partial<SiteState>
  /** The site sends no ETag and no Last-Modified, and never answers 304. */
  withoutValidators?: boolean
  /** Every address has this ETag, whatever stands there. */
  etag?: string
  /** Changes an HTML page before it is sent. */
  rewrite?: (html: string, kind: Resource['kind'], count: number) => string
}

const html = 'text/html; charset=utf-8'

function send(response: ServerResponse, status: number, headers: Record<string, string>, body = ''): true {
  response.writeHead(status, { 'Content-Length': String(Buffer.byteLength(body)), ...headers }).end(body)
  return true
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><title>${title}</title></head><body><h1>${title}</h1>${body}</body></html>`
}

/** Shaped like the shell that Incapsula sends with status 200 in place of a page. */
const CHALLENGE =
  '<html style="height:100%"><head><META NAME="ROBOTS" CONTENT="NOINDEX, NOFOLLOW"><script src="/_Incapsula_Resource?SWJIYLWA=0"></script></head><body style="margin:0px;height:100%"><iframe id="main-iframe" src="/_Incapsula_Resource?CWUDNSAI=1">Request unsuccessful.</iframe></body></html>'

let packedZeros: Buffer | null = null
/** Zeros enough for any limit, in a few kilobytes; packing them takes a while, so it is done where it is asked for. */
function bomb(): Buffer {
  packedZeros ??= gzipSync(Buffer.alloc(64 * 1024 * 1024))
  return packedZeros
}

const LINKS = Array.from({ length: 10_000 }, (_, index) => `<li><a href="/about/${index}">About us ${index}</a></li>`)

const SERIAL = /\b0?1\d{3}\b/g
/** Serial numbers go in steps of three from 1000; every second one becomes the one before it. */
function reuse(serial: string): string {
  const steps = (Number(serial) - 1000) / 3
  const before = Number.isInteger(steps) && steps % 2 === 1 ? Number(serial) - 3 : Number(serial)
  return String(before).padStart(serial.length, '0')
}

/** Keeps every second entry of a listing; entries begin with this tag. */
function everySecond(html: string): string {
  const [head = '', ...entries] = html.split('<li class="release">')
  const last = entries.at(-1) ?? ''
  const tail = last.slice(last.indexOf('</li>') + '</li>'.length)
  const kept = entries.filter((_, index) => index % 2 === 0).map((entry) => entry.slice(0, entry.indexOf('</li>') + 5))
  return [head, ...kept.map((entry) => `<li class="release">${entry}`), tail].join('')
}

export const FAULTS = {
  'robots-503': {
    says: 'robots.txt answers 503, the site itself is well',
    on: 'robots',
    answer: ({ response }) => send(response, 503, { 'Content-Type': 'text/plain' }, 'Service Unavailable'),
  },
  'robots-disallow': {
    says: 'robots.txt forbids everything',
    on: 'robots',
    answer: ({ response }) => send(response, 200, { 'Content-Type': 'text/plain' }, 'User-agent: *\nDisallow: /\n'),
  },
  'rate-limit': {
    says: 'the first request is answered 429 with Retry-After: 1, the later ones as ever',
    on: 'pages',
    answer: ({ response, count }) => count === 1 && send(response, 429, { 'Retry-After': '1' }, 'Too Many Requests'),
  },
  'server-error': {
    says: 'every page answers 500',
    on: 'pages',
    answer: ({ response }) => send(response, 500, { 'Content-Type': html }, page('Internal Server Error', '')),
  },
  stall: {
    says: 'no page is ever answered',
    on: 'pages',
    // The connection stays open until the client or the replica ends it.
    answer: () => true,
  },
  'half-body': {
    says: 'every response page and document breaks off in the middle',
    on: 'entries',
    answer: ({ response, resource }) => {
      const body = Buffer.from(resource?.body ?? '')
      response.writeHead(200, { 'Content-Type': resource?.mediaType ?? html, 'Content-Length': String(body.length) })
      response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy())
      return true
    },
  },
  challenge: {
    says: 'every page is a robot challenge with status 200',
    on: 'pages',
    answer: ({ response }) => send(response, 200, { 'Content-Type': html, 'X-Iinfo': '1-2-3' }, CHALLENGE),
  },
  'soft-404': {
    says: 'every response page and document says with status 200 that it cannot be found',
    on: 'entries',
    answer: ({ response }) =>
      send(
        response,
        200,
        { 'Content-Type': html },
        page('Page not found', '<p>Sorry, the page you are looking for cannot be found.</p>'),
      ),
  },
  'login-page': {
    says: 'every page leads to a sign-in form',
    on: 'pages',
    answer: ({ response, url }) =>
      url.pathname === '/login'
        ? send(
            response,
            200,
            { 'Content-Type': html },
            page(
              'Sign in',
              '<form method="post" action="/login"><input name="username"><input type="password" name="password"><button>Sign in</button></form>',
            ),
          )
        : send(response, 302, { Location: '/login' }),
  },
  'empty-listing': { says: 'the listing shows no entries', on: 'nothing', state: { empty: true } },
  'redirect-loop': {
    says: 'every page redirects to itself by way of another',
    on: 'pages',
    answer: ({ response, url }) => {
      const hop = url.searchParams.get('hop') === '1' ? '2' : '1'
      return send(response, 302, { Location: `${url.pathname}?hop=${hop}` })
    },
  },
  'private-redirect': {
    says: 'every page redirects to an address inside a network',
    on: 'pages',
    answer: ({ response }) => send(response, 302, { Location: 'http://169.254.169.254/latest/meta-data/' }),
  },
  'no-validators': { says: 'no ETag, no Last-Modified, never 304', on: 'nothing', withoutValidators: true },
  'endless-pagination': { says: 'the listing has always another page', on: 'nothing', state: { endless: true } },
  suspended: {
    says: 'every page says with status 200 that the account is suspended',
    on: 'pages',
    answer: ({ response }) =>
      send(
        response,
        200,
        { 'Content-Type': html },
        page(
          'Account Suspended',
          '<p>This account has been suspended. Contact your hosting provider for more information.</p>',
        ),
      ),
  },
  'gzip-bomb': {
    says: 'every response page and document is a few kilobytes that unfold to 64 megabytes',
    on: 'entries',
    answer: ({ response }) => {
      const headers = { 'Content-Type': html, 'Content-Encoding': 'gzip', 'Content-Length': bomb().length }
      response.writeHead(200, headers).end(bomb())
      return true
    },
  },
  'wrong-length': {
    says: 'every response page and document is declared longer than it is',
    on: 'entries',
    answer: ({ response, resource }) => {
      const body = Buffer.from(resource?.body ?? '')
      response.writeHead(200, { 'Content-Type': resource?.mediaType ?? html, 'Content-Length': body.length + 1000 })
      response.write(body, () => response.destroy())
      return true
    },
  },
  'wrong-charset': {
    says: 'pages in Windows-1252 are declared as UTF-8',
    on: 'pages',
    answer: ({ response, resource }) => {
      if (!resource?.mediaType.startsWith('text/html')) return false
      response.writeHead(200, { 'Content-Type': html }).end(iconv.encode(String(resource.body), 'win1252'))
      return true
    },
  },
  'pdf-as-html': {
    says: 'every document is declared as a web page',
    on: 'entries',
    answer: ({ response, resource }) => {
      if (resource?.kind !== 'document') return false
      response.writeHead(200, { 'Content-Type': html }).end(resource.body)
      return true
    },
  },
  'html-as-pdf': {
    says: 'every document is a web page that is declared as a PDF',
    on: 'entries',
    answer: ({ response, resource }) =>
      resource?.kind === 'document' &&
      send(response, 200, { 'Content-Type': 'application/pdf' }, page('Download', '<p>Your download starts soon.</p>')),
  },
  'pdf-for-page': {
    says: 'every response page is a PDF, and a broken one',
    on: 'entries',
    answer: ({ response, resource }) =>
      resource?.kind === 'entry' && send(response, 200, { 'Content-Type': html }, '%PDF-1.7\n%âãÏÓ\n1 0 obj\n'),
  },
  'stuck-etag': { says: 'every address has one ETag, whatever stands there', on: 'nothing', etag: '"1"' },
  volatile: {
    says: 'every page has a new token and clock each time, and no validators',
    on: 'nothing',
    withoutValidators: true,
    rewrite: (body, _, count) =>
      body
        .replace('<main', `<form><input type="hidden" name="csrf" value="${count}-${count * 7919}"></form><main`)
        .replace('</footer>', `<p>Page generated in 0.${count} seconds</p></footer>`),
  },
  'half-listing': {
    says: 'the listing of a hosted log shows every second entry only',
    on: 'nothing',
    rewrite: (body, kind) => (kind === 'listing' ? everySecond(body) : body),
  },
  'sitemap-knows-more': {
    says: 'the listing of a hosted log shows every second entry only, its sitemap shows them all',
    on: 'robots',
    answer: ({ request, response }) =>
      send(response, 200, { 'Content-Type': 'text/plain' }, `Sitemap: http://${request.headers.host}/sitemap.xml\n`),
    rewrite: (body, kind) => (kind === 'listing' ? everySecond(body) : body),
  },
  'reused-references': {
    says: 'every second case has the reference of the case before it',
    on: 'nothing',
    rewrite: (body) => body.replace(SERIAL, reuse),
  },
  'many-links': {
    says: 'every page has 10,000 links besides its own',
    on: 'nothing',
    rewrite: (body) => body.replace('<footer', `<ul>${LINKS.join('')}</ul><footer`),
  },
  'file-redirect': {
    says: 'every page redirects to a file of the machine that asks',
    on: 'pages',
    answer: ({ response }) => send(response, 302, { Location: 'file:///etc/passwd' }),
  },
  'out-for-an-hour': {
    says: 'every page answers 503 with Retry-After: 3600',
    on: 'pages',
    answer: ({ response }) => send(response, 503, { 'Retry-After': '3600' }, 'Down for maintenance'),
  },
  slow: {
    says: 'every page stalls in the middle for a third of a second',
    on: 'pages',
    answer: ({ response, resource }) => {
      if (resource === null) return false
      const body = Buffer.from(resource.body)
      response.writeHead(200, { 'Content-Type': resource.mediaType, 'Content-Length': body.length })
      response.write(body.subarray(0, body.length / 2))
      setTimeout(() => response.end(body.subarray(body.length / 2)), 333)
      return true
    },
  },
} as const satisfies Record<string, Fault>

export type FaultName = keyof typeof FAULTS

export function isFaultName(name: string): name is FaultName {
  return Object.hasOwn(FAULTS, name)
}

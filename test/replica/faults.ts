/** How a site of the replica can misbehave: one name, one behaviour. */
import type { IncomingMessage, ServerResponse } from 'node:http'
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
} as const satisfies Record<string, Fault>

export type FaultName = keyof typeof FAULTS

export function isFaultName(name: string): name is FaultName {
  return Object.hasOwn(FAULTS, name)
}

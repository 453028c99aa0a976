import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { FailureKind } from '../../src/domain.ts'
import type { Answer } from '../../src/fetch/exchange.ts'
import { judgeAnswer } from '../../src/fetch/judgement.ts'
import { sharedFolder } from '../shared.ts'
import { LISTING } from './loopback-server.ts'

interface Circumstances {
  status?: number
  headers?: Record<string, string>
  expect?: 'page' | 'document'
  startUrl?: string
  url?: string
}

function judged(body: string | Buffer, circumstances: Circumstances = {}) {
  const url = circumstances.url ?? 'https://x.nhs.uk/foi/disclosure-log/1'
  const answer: Answer = {
    url,
    status: circumstances.status ?? 200,
    headers: { 'content-type': 'text/html', ...circumstances.headers },
    body: typeof body === 'string' ? Buffer.from(body, 'latin1') : body,
    fetchedAt: '2025-03-01T00:00:00Z',
  }
  const startUrl = circumstances.startUrl ?? url
  return judgeAnswer(answer, { expect: circumstances.expect ?? 'page', startUrl, conditional: false })
}
const kindOf = (body: string | Buffer, circumstances?: Circumstances): FailureKind | null =>
  judged(body, circumstances)?.failure.kind ?? null

/** A page of a trust, with the navigation that all its pages carry. */
const sitePage = (
  title: string,
  content: string,
) => `<!doctype html><html><head><title>${title} | Anytown NHS Trust</title></head>
<body><nav><a href="/">Home</a> <a href="/login">Staff log in</a> <a href="/missing">Page not found?</a></nav>
<h1>${title}</h1><main>${content}</main><footer>${'Accessibility, cookies, contact us. '.repeat(40)}</footer></body></html>`

const paragraphs = '<p>You asked for the number of agency nurses employed in each of the last three years.</p>'.repeat(
  30,
)

test('a listing is a listing', () => {
  expect(kindOf(LISTING)).toBeNull()
  expect(kindOf(sitePage('Disclosure log', paragraphs))).toBeNull()
})

test.each([
  ['a soft 404', 'Login failures and pages not found on the trust website'],
  ['a suspended account', 'Suspended staff accounts'],
  ['a refusal', 'Access denied to records: complaints since 2020'],
  ['a captcha', 'Use of reCAPTCHA and hCaptcha; log in attempts'],
  ['maintenance', 'Maintenance of the lifts'],
  ['a missing page', 'FOI 404 Missing patients'],
  ['a sale', 'The old hospital is for sale'],
])('a response whose title sounds like %s is a response', (_, title) => {
  expect(kindOf(sitePage(title, paragraphs))).toBeNull()
  expect(kindOf(`<title>${title}</title><h1>${title}</h1><p>Twelve.</p>`)).toBeNull()
})

test.each([
  'Page not found',
  'Page Not Found (404)',
  '404 - Page not found',
  '404: File Not Found',
  'Oops! That page can’t be found.',
  "Sorry, we couldn't find that page",
  'The page you are looking for could not be found',
  'The page you requested cannot be found',
  'This page does not exist',
  'This page no longer exists',
])('a page with status 200 that says %j is a soft 404', (title) => {
  expect(kindOf(sitePage(title.replace('’', '&rsquo;'), paragraphs))).toBe('soft_404')
})

test.each(['404', 'Error 404', 'Not found', '404 Not Found'])('a short page that says %j is a soft 404', (title) => {
  expect(kindOf(`<html><title>${title}</title><h1>${title}</h1><p>Try the home page.</p></html>`)).toBe('soft_404')
})

test('a redirect from deep within the site to its front page is a soft 404', () => {
  const start = { startUrl: 'https://x.nhs.uk/foi/log/4216', url: 'https://www.x.nhs.uk/' }
  expect(kindOf(sitePage('Welcome', paragraphs), start)).toBe('soft_404')
  expect(kindOf(sitePage('Welcome', paragraphs), { ...start, startUrl: 'https://x.nhs.uk/foi' })).toBeNull()
})

test.each(['Account Suspended', 'This Account has been suspended', 'x.nhs.uk is for sale', 'Domain expired'])(
  'the page of a host that says %j is not the page of the trust',
  (title) => {
    expect(
      kindOf(
        `<html><head><title>${title}</title></head><body><h1>${title}</h1>Contact your hosting provider.</body></html>`,
      ),
    ).toBe('soft_404')
  },
)

const passwordForm = '<form><input name="user"><input type="PASSWORD" name="p"><button>Go</button></form>'

test('a page that asks for a login instead of showing anything is a login page', () => {
  expect(kindOf(sitePage('Log in', passwordForm))).toBe('login_page')
  expect(kindOf(`<title>Sign in to your account</title><div id="root"></div>`)).toBe('login_page')
  const sent = { startUrl: 'https://x.nhs.uk/foi/log', url: 'https://x.nhs.uk/wp-login.php?redirect_to=%2Ffoi' }
  expect(kindOf(sitePage('Anytown', passwordForm), sent)).toBe('login_page')
  expect(kindOf('denied', { status: 401 })).toBe('login_page')
})

test('a page with a login box beside its content is a page', () => {
  expect(kindOf(sitePage('Disclosure log', passwordForm + paragraphs))).toBeNull()
})

const imperva =
  '<html style="height:100%"><head><META NAME="ROBOTS" CONTENT="NOINDEX, NOFOLLOW"><script src="/_Incapsula_Resource?SWJIYLWA=1"></script></head><body style="margin:0px"><iframe id="main-iframe" src="/_Incapsula_Resource?CWUDNSAI=1&incident_id=1">Request unsuccessful. Incapsula incident ID: 1</iframe></body></html>'
const cloudflare =
  '<!DOCTYPE html><html><head><title>Just a moment...</title></head><body><noscript>Enable JavaScript and cookies to continue</noscript><script>window._cf_chl_opt={cvId:"3"};</script></body></html>'

test.each([
  ['Imperva', imperva],
  ['Cloudflare', cloudflare],
  [
    'Akamai',
    '<HTML><HEAD><TITLE>Access Denied</TITLE></HEAD><BODY><H1>Access Denied</H1>Reference #18.1<P>https://errors.edgesuite.net/18.1</P></BODY></HTML>',
  ],
  [
    'AWS WAF',
    '<html><head><script>window.gokuProps = {"key":"a"};</script></head><body><div id="challenge-container"></div></body></html>',
  ],
  [
    'hCaptcha',
    '<html><body><p>One more step</p><script src="https://js.hcaptcha.com/1/api.js"></script><div class="h-captcha"></div></body></html>',
  ],
  [
    'F5',
    '<html><head><title>Request Rejected</title></head><body>The requested URL was rejected. Please consult with your administrator.<br>Your support ID is: 1</body></html>',
  ],
  ['a challenge page', '<html><script>document.cookie="ok=1";location.reload()</script></html>'],
  ['a challenge page', '<html><body>Checking your browser before you are let through.</body></html>'],
])('a challenge by %s with status 200 is blocked, and concerns the whole host', (guard, page) => {
  for (const expected of ['page', 'document'] as const) {
    const trouble = judged(page, { expect: expected })
    expect(trouble?.failure).toMatchObject({
      kind: 'blocked',
      status: 200,
      message: `The site challenges robots (${guard})`,
    })
    expect(trouble?.concernsHost).toBe(true)
  }
})

test('the scripts that a guard adds to pages that it lets through are no challenge', () => {
  const scripts =
    '<script src="/_Incapsula_Resource?SWJIYLWA=1"></script><script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script><script src="https://www.google.com/recaptcha/api.js"></script><script>document.cookie="a=1";function go(){location.href="/"}</script>'
  expect(kindOf(scripts + sitePage('Disclosure log', paragraphs))).toBeNull()
  expect(kindOf(scripts + sitePage('FOI 1', '<p>No.</p>'))).toBeNull()
})

test('a 403 is blocked, with or without a page; other statuses keep their kinds', () => {
  expect(kindOf('Forbidden', { status: 403 })).toBe('blocked')
  expect(kindOf(cloudflare, { status: 503 })).toBe('blocked')
  expect(kindOf('', { status: 403, headers: { 'cf-mitigated': 'challenge' } })).toBe('blocked')
  expect(kindOf('gone', { status: 410 })).toBe('http_client_error')
  expect(kindOf('gone', { status: 404 })).toBe('http_client_error')
  expect(kindOf('slow down', { status: 429 })).toBe('rate_limited')
  expect(kindOf('oops', { status: 500 })).toBe('http_server_error')
})

test.each(['Service Unavailable', 'Error establishing a database connection', 'Site under maintenance'])(
  'a page with status 200 that says %j is a fault of the server',
  (title) => {
    expect(kindOf(`<title>${title}</title><h1>${title}</h1>`)).toBe('http_server_error')
  },
)

test('an HTML letter is a document', () => {
  expect(kindOf('<html><body><p>Dear requester</p></body></html>', { expect: 'document' })).toBeNull()
})

test('a page in place of a file, promised by its name or its declared type, is of the wrong type', () => {
  const pdf = { expect: 'document', url: 'https://x.nhs.uk/letters/FOI-4216.pdf' } as const
  expect(judged(sitePage('Publications', paragraphs), pdf)?.failure).toMatchObject({
    kind: 'wrong_type',
    message: 'A PDF file was promised, and a web page came',
    evidence: expect.stringContaining('Publications | Anytown NHS Trust'),
  })
  const declared = { expect: 'document', headers: { 'content-type': 'application/pdf' } } as const
  expect(kindOf('<!DOCTYPE html><p>x</p>', declared)).toBe('wrong_type')
  expect(kindOf(sitePage('Page not found', paragraphs), pdf)).toBe('soft_404')
  expect(kindOf(sitePage('Log in', passwordForm), pdf)).toBe('login_page')
})

test('a PDF declared as HTML is still the PDF that was asked for', () => {
  const pdf = { expect: 'document', url: 'https://x.nhs.uk/letters/FOI-4216.pdf' } as const
  expect(kindOf('%PDF-1.7\n%âãÏÓ', pdf)).toBeNull()
})

test.each([
  ['%PDF-1.7', 'a PDF'],
  ['\r\n%PDF-1.4', 'a PDF'],
  ['PK\u0003\u0004', 'a ZIP or Office file'],
  ['\u00d0\u00cf\u0011\u00e0\u00a1', 'an old Office file'],
  ['\u00ff\u00d8\u00ff\u00e0', 'an image'],
])('where a page was expected, %j is of the wrong type', (body, name) => {
  expect(judged(body)?.failure).toMatchObject({ kind: 'wrong_type', message: `A page was expected, and ${name} came` })
})

test('feeds and JSON are pages that an adapter may read', () => {
  expect(kindOf('<?xml version="1.0"?><rss></rss>', { headers: { 'content-type': 'application/rss+xml' } })).toBeNull()
  expect(kindOf('{"items":[]}', { headers: { 'content-type': 'application/json' } })).toBeNull()
})

test('evidence is at most 200 printable characters', () => {
  const evidence = judged(`a\u0000\u0007\n\t b${'x'.repeat(500)}`, { status: 500 })?.failure.evidence
  expect(evidence?.startsWith('a bxxx')).toBe(true)
  expect(evidence).toHaveLength(200)
})

const shared = sharedFolder()

test.skipIf(shared === null)(
  'no real page in the shared folder (skipped where it is absent) is taken for trouble',
  () => {
    const files = readdirSync(shared ?? '', { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.html'),
    )
    expect(files.length).toBeGreaterThan(0)
    const troubled = files.filter(
      (file) => kindOf(readFileSync(join(shared ?? '', file)), { expect: 'document' }) !== null,
    )
    expect(troubled).toEqual([])
  },
)

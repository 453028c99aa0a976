import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openArchive } from '../../src/fetch/archive.ts'
import { findBrowser } from '../../src/fetch/find-browser.ts'
import type { PoliteClientOptions } from '../../src/fetch/polite-client.ts'
import { captureOf, failureOf, politeClient, serve, temporaryFolder } from './loopback-server.ts'

const browser = findBrowser(null)
/** Chromium takes its time to start on a busy machine. */
const PATIENCE = 60_000

/** A register as scripts fill it: "Loading…", then what the site's own data address says. */
const REGISTER = `<!doctype html><html><head><title>Register</title><link rel="stylesheet" href="/style.css"></head><body><main><h1>Request and response register</h1><div id="rows">Loading...</div><img src="/logo.png">
<script src="/app.js"></script></main></body></html>`
const APP = `fetch('/rows.json').then((answer) => answer.json()).then((rows) => {
  document.getElementById('rows').innerHTML = rows.map((row) => '<h2>' + row.reference + '</h2>').join('')
})`
const ROWS = '[{"reference":"10827"},{"reference":"10826"}]'

const script = (body: string, type = 'text/javascript') => ({ body, type })
type Answers = Parameters<typeof serve>[0]

function answers(more: Answers = {}, app = APP): Answers {
  const typed =
    ({ body, type }: { body: string; type: string }): Answers[string] =>
    (_, response) =>
      void response.writeHead(200, { 'content-type': type }).end(body)
  return {
    '/register': typed(script(REGISTER, 'text/html')),
    '/app.js': typed(script(app)),
    '/rows.json': typed(script(ROWS, 'application/json')),
    ...more,
  }
}

/** A client with a browser. */
function client(options: Partial<PoliteClientOptions> = {}) {
  return politeClient({ browser, ...options })
}

describe('a page that scripts fill in', { timeout: PATIENCE }, () => {
  const name = (text: string) =>
    browser === null ? `${text} (no Chromium on the PATH: apt-get install chromium)` : text
  const run = it.skipIf(browser === null)

  run(name('is captured as the scripts leave it, without validators'), async () => {
    const archive = openArchive(temporaryFolder())
    const server = await serve(answers())
    const capture = await captureOf(client({ archive }), server.url('/register'), { render: true })
    const source = (await archive.get(capture.sha256)).toString()
    expect(source).toContain('<h2>10827</h2><h2>10826</h2>')
    expect(source).not.toContain('Loading...')
    expect(capture).toMatchObject({
      mediaType: 'text/html',
      charset: 'utf-8',
      validators: { etag: null, lastModified: null },
    })
  })

  run(name('makes no request but ours: honest, in turn, and none for images and styles'), async () => {
    const server = await serve(answers())
    await captureOf(client(), server.url('/register'), { render: true })
    expect(server.seen.map(({ path }) => path)).toEqual(['/robots.txt', '/register', '/app.js', '/rows.json'])
    for (const { headers } of server.seen) {
      expect(headers['user-agent']).toBe('trustlog/0.1 (+https://example.org/about)')
    }
  })

  run(name('asks nothing that robots.txt forbids'), async () => {
    const robots: Answers[string] = (_, response) => void response.end('User-agent: *\nDisallow: /rows.json\n')
    const server = await serve(answers({ '/robots.txt': robots }))
    await captureOf(client(), server.url('/register'), { render: true })
    expect(server.seen.map(({ path }) => path)).not.toContain('/rows.json')
  })

  run(name('reaches no other host and no inner address, sends no form and goes nowhere else'), async () => {
    const other = await serve({ '/beacon': 'seen' })
    const app = `fetch(${JSON.stringify(other.url('/beacon').replace('127.0.0.1', 'other.localhost'))}).catch(() => 0)
      fetch('http://169.254.169.254/latest/meta-data/').catch(() => 0)
      fetch('/rows.json', { method: 'POST', body: 'x' }).catch(() => 0)
      new WebSocket(${JSON.stringify(other.url('/beacon').replace('http', 'ws'))})
      setTimeout(() => { location.href = '/elsewhere' }, 50)
      ${APP}`
    const server = await serve(answers({}, app))
    await captureOf(client(), server.url('/register'), { render: true, allowedHosts: ['127.0.0.1'] })
    expect(other.seen).toEqual([])
    expect(server.seen.map(({ path }) => path)).toEqual(['/robots.txt', '/register', '/app.js', '/rows.json'])
  })

  run(name('is a timeout where its scripts never come to rest'), async () => {
    const app = 'setInterval(() => fetch("/rows.json?" + Math.random()), 100)'
    const server = await serve(answers({}, app))
    const failed = await failureOf(client({ longestRenderMilliseconds: 4000 }), server.url('/register'), {
      render: true,
    })
    expect(failed.kind).toBe('timeout')
  })

  run(name('is too large where its scripts make it so'), async () => {
    const server = await serve(answers({}, 'document.body.textContent = "x".repeat(200000)'))
    const client20 = client({ maximumBytes: { page: 20_000, document: 20_000 } })
    expect((await failureOf(client20, server.url('/register'), { render: true })).kind).toBe('too_large')
  })

  it('is a known failure where no browser is found, and asks for nothing', async () => {
    const server = await serve(answers())
    const failed = await failureOf(client({ browser: null }), server.url('/register'), { render: true })
    expect(failed.kind).toBe('no_browser')
    expect(failed.advice).toMatch(/apt-get install chromium/)
    expect(server.seen).toEqual([])
  })

  it('is a known failure where the browser does not start', async () => {
    const program = join(temporaryFolder(), 'chromium')
    writeFileSync(program, '#!/bin/sh\nexit 3\n')
    chmodSync(program, 0o755)
    const server = await serve(answers())
    const failed = await failureOf(client({ browser: program }), server.url('/register'), { render: true })
    expect(failed.kind).toBe('no_browser')
  })
})

describe('findBrowser', () => {
  it('takes the one that is named, else the first of the usual names on the PATH', () => {
    const [first, second] = [temporaryFolder(), temporaryFolder()]
    const program = join(second, 'chromium')
    mkdirSync(join(first, 'google-chrome'))
    writeFileSync(program, '')
    expect(findBrowser(null, [first, second].join(delimiter))).not.toBe(program)
    chmodSync(program, 0o755)
    expect(findBrowser(null, [first, second].join(delimiter))).toBe(program)
    expect(findBrowser(program, '')).toBe(program)
    expect(findBrowser(join(first, 'none'), second)).toBeNull()
    expect(findBrowser(null, '')).toBeNull()
  })
})

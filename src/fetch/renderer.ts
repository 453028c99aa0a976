import PQueue from 'p-queue'
import type { Browser, BrowserContext, Page, Route } from 'playwright'
import type { Failure, Result } from '../domain.ts'
import { failure } from '../failure.ts'
import type { Answer } from './exchange.ts'

export interface RendererOptions {
  /** The browser's program; null where none was found. */
  browser: string | null
  userAgent: string
  /** Longest time for one page with all that its scripts ask for. */
  longestRenderMilliseconds: number
  /** Largest page, after its scripts have run. */
  maximumBytes: number
}

/** Gets what a page asks for, by the rules of the polite client. */
export type ResourceFetch = (url: string, signal: AbortSignal) => Promise<Result<Answer>>

/** Runs the scripts of pages that come empty without them. */
export interface Renderer {
  /**
   * Renders a page that was fetched already: the browser is given its bytes, and whatever else it asks for through
   * `fetch`. It never reaches the network itself.
   * @returns the same answer with the page's source after its scripts came to rest
   */
  render(answer: Answer, fetch: ResourceFetch, signal: AbortSignal): Promise<Result<Answer>>
  close(): Promise<void>
}

/** What a reader of text has no use for. */
const NOT_LOADED = new Set([
  'image',
  'media',
  'font',
  'stylesheet',
  'websocket',
  'eventsource',
  'manifest',
  'ping',
  'texttrack',
])
/** A page that asks for more than this is left as it is then. */
const MOST_REQUESTS = 40

/** Made at once, started with the first page that needs it; one page at a time. */
export function createRenderer(options: RendererOptions): Renderer {
  const queue = new PQueue({ concurrency: 1 })
  let running: Promise<Browser> | null = null

  async function launch(executablePath: string): Promise<Browser> {
    const { chromium } = await import('playwright')
    return chromium.launch({
      executablePath,
      // Chromium's sandbox does not start as root; anyone else has it.
      chromiumSandbox: process.getuid?.() !== 0,
      // A proxy that is not there: what is not handed to us (sockets, prefetches, updates) reaches nobody.
      args: ['--proxy-server=http://127.0.0.1:9', '--proxy-bypass-list=<-loopback>', '--disable-gpu'],
    })
  }

  async function render(answer: Answer, fetch: ResourceFetch, signal: AbortSignal): Promise<Result<Answer>> {
    if (options.browser === null)
      return failed(failure('no_browser', 'The page needs a browser, and none was found', answer.url))
    signal.throwIfAborted()
    running ??= launch(options.browser)
    let context: BrowserContext | null = null
    const timeUp = AbortSignal.any([signal, AbortSignal.timeout(options.longestRenderMilliseconds)])
    try {
      const browser = await running
      context = await browser.newContext({
        userAgent: options.userAgent,
        serviceWorkers: 'block',
        acceptDownloads: false,
        locale: 'en-GB',
      })
      const page = await context.newPage()
      await serveRequests(page, answer, fetch, timeUp)
      return await settled(page, answer, timeUp)
    } catch (error) {
      signal.throwIfAborted()
      if (!(await isAlive(running))) running = null
      return failed(troubleOf(error, timeUp.aborted, answer.url))
    } finally {
      await context?.close().catch(() => undefined)
    }
  }

  async function settled(page: Page, answer: Answer, timeUp: AbortSignal): Promise<Result<Answer>> {
    const timeout = options.longestRenderMilliseconds
    const closing = () => void page.close().catch(() => undefined)
    timeUp.addEventListener('abort', closing, { once: true })
    try {
      await page.goto(answer.url, { waitUntil: 'networkidle', timeout })
      const body = Buffer.from(await page.content())
      if (body.length > options.maximumBytes) {
        return failed(failure('too_large', `The page grew to ${body.length} bytes by its scripts`, answer.url))
      }
      return { ok: true, value: { ...answer, headers: { 'content-type': 'text/html; charset=utf-8' }, body } }
    } finally {
      timeUp.removeEventListener('abort', closing)
    }
  }

  return {
    render: (answer, fetch, signal) => queue.add(() => render(answer, fetch, signal)),
    close: async () => {
      queue.clear()
      const browser = await running?.catch(() => null)
      await browser?.close()
    },
  }
}

/** Answers every request of the page: its own with the bytes at hand, others through the polite client, most not at all. */
async function serveRequests(page: Page, answer: Answer, fetch: ResourceFetch, signal: AbortSignal): Promise<void> {
  let served = false
  let requests = 0
  async function serve(route: Route): Promise<void> {
    const request = route.request()
    const url = withoutFragment(request.url())
    const own = request.isNavigationRequest() && request.frame() === page.mainFrame()
    if (own && !served && url === withoutFragment(answer.url)) {
      served = true
      return route.fulfill({
        status: 200,
        headers: { 'content-type': answer.headers['content-type'] ?? 'text/html' },
        body: answer.body,
      })
    }
    // A page that leads itself elsewhere would be another page; a form that is sent would be a request to somebody.
    if (own || request.method() !== 'GET' || NOT_LOADED.has(request.resourceType()) || requests >= MOST_REQUESTS)
      return route.abort()
    requests += 1
    const got = await fetch(url, signal)
    if (!got.ok) return route.abort()
    const type = got.value.headers['content-type']
    return route.fulfill({
      status: got.value.status,
      body: got.value.body,
      ...(type !== undefined && { headers: { 'content-type': type } }),
    })
  }
  // A route that is answered after the page was closed says so by an error, which then matters to nobody.
  await page.route('**/*', (route) => serve(route).catch(() => route.abort().catch(() => undefined)))
}

function withoutFragment(address: string): string {
  return address.split('#', 1)[0] ?? address
}

async function isAlive(running: Promise<Browser>): Promise<boolean> {
  return running.then(
    (browser) => browser.isConnected(),
    () => false,
  )
}

function troubleOf(error: unknown, timeIsUp: boolean, url: string): Failure {
  const [message = ''] = (error instanceof Error ? error.message : String(error)).split('\n', 1)
  if (timeIsUp || /timeout/i.test(message))
    return failure('timeout', 'The scripts of the page did not come to rest in time', url)
  const advice = 'See whether the browser starts by itself; another one can be named with --browser.'
  return failure('no_browser', `The browser could not render the page: ${message}`, url, { advice })
}

function failed(value: Failure): { ok: false; failure: Failure } {
  return { ok: false, failure: value }
}

/** Looks at single pages of the web, without a database: what `probe`, `new` and `find` work with. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Page } from '../../../crawlers/adapter.ts'
import type { Result } from '../../domain.ts'
import { openArchive } from '../../fetch/archive.ts'
import { loadPage } from '../../normalise/html-page.ts'
import type { Settings } from '../settings.ts'
import { connect } from './rooms.ts'

export interface Visitor {
  /** Fetches one page as a crawl would: robots.txt obeyed, the host's pauses kept. `bytes` are as they came. */
  visit(url: string): Promise<Result<VisitedPage>>
}

export interface VisitedPage extends Page {
  bytes: Buffer
}

/** Opens a polite client for as long as `work` takes; what it fetches is not kept. */
export async function withVisitor<Outcome>(
  settings: Settings,
  log: Logger,
  work: (visitor: Visitor) => Promise<Outcome>,
): Promise<Outcome> {
  const scratch = await mkdtemp(join(tmpdir(), 'trustlog-visit-'))
  const archive = openArchive(scratch)
  await archive.prepare()
  const client = connect(settings, { archive, robots: null, log })
  try {
    return await work({
      async visit(url) {
        const outcome = await client.get(url, { allowedHosts: [new URL(url).host], expect: 'page' })
        if (outcome.kind === 'failed') return { ok: false, failure: outcome.failure }
        if (outcome.kind === 'not_modified') throw new Error('the client reported 304 to a request without validators')
        const bytes = await archive.get(outcome.capture.sha256)
        const page = loadPage(bytes, outcome.capture.charset)
        return { ok: true, value: { url: outcome.capture.finalUrl, ...page, bytes } }
      },
    })
  } finally {
    await client.close()
    await rm(scratch, { recursive: true, force: true })
  }
}

/** A tenant of the hosted log, in the shape of `https://<tenant>.disclosurelog.co.uk/` (see crawlers/platforms/disclosurelog.ts). */
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { printDay } from '../calendar.ts'
import type { ReplicaCase } from '../cases/case.ts'
import type { CaseBook, Version } from '../cases/case-book.ts'
import { attachmentBytes } from '../documents/attachment.ts'
import { blocksToHtml, escapeHtml } from '../documents/html.ts'
import { mediaTypeOf } from '../documents/media-types.ts'
import { framed } from './frame.ts'
import {
  type FurtherLogItem,
  otherSpelling,
  pageNumber,
  pageOf,
  type ReplicaSite,
  type Resource,
  type SiteState,
} from './site.ts'

const PAGE_SIZE = 10

/** One line of the listing; `copy` is the second listing of a case under another spelling of its reference. */
interface Release {
  index: number
  copy: boolean
}

export function hostedLogSite(
  name: string,
  title: string,
  book: CaseBook,
  log: (origin: string) => FurtherLogItem,
): ReplicaSite {
  const idOf = (release: Release) => releaseId(name, release)
  const releasesById = new Map<string, Release>()
  for (let index = 0; index < book.count; index++)
    releasesById.set(idOf({ index, copy: false }), { index, copy: false })
  const { duplicate } = book.plan
  if (duplicate !== null) releasesById.set(idOf({ index: duplicate, copy: true }), { index: duplicate, copy: true })

  const releasesIn = (version: Version): Release[] => {
    const listed = book.shown(version).map((index) => ({ index, copy: false }))
    // Far from the first listing, as a case that was filed twice is.
    if (duplicate !== null) listed.splice(duplicate + PAGE_SIZE + 1, 0, { index: duplicate, copy: true })
    return listed
  }
  const releases = { 1: releasesIn(1), 2: releasesIn(2) }
  const caseOf = ({ index, copy }: Release, version: Version): ReplicaCase => {
    const held = book.at(index, version)
    return copy ? { ...held, reference: otherSpelling(held.reference) } : held
  }

  const page = (kind: Resource['kind'], heading: string, lastModified: string, main: string): Resource => ({
    kind,
    mediaType: 'text/html; charset=utf-8',
    lastModified,
    body: framed({
      site: title,
      title: `${heading} - FOI releases`,
      navigation: [
        ['Browse responses', '/disclosures'],
        ['Make a request', '/requests/new'],
      ],
      main: `<main id="main">${main}</main>`,
      footer: [
        ['Accessibility', '/accessibility'],
        ['Privacy', '/privacy'],
        ['Cookies', '/cookies'],
      ],
    }),
  })

  const listing = (url: URL, state: SiteState): Resource | null => {
    const number = pageNumber(url)
    const { items, exists, more } = pageOf(releases[state.version], number, PAGE_SIZE, state.endless)
    if (!exists) return null
    const cards = (state.empty ? [] : items).map((release) => card(idOf(release), caseOf(release, state.version)))
    const next = more ? `<a rel="next" href="/disclosures?page=${number + 1}" aria-label="Next page">Next</a>` : ''
    const main = `<h1>FOI releases</h1><ul class="releases">${cards.join('\n')}</ul><nav aria-label="Pagination"><span aria-current="page">${number}</span> ${next}</nav>`
    return page('listing', 'Browse responses', book.at(0, state.version).publishedOn, main)
  }

  const find = async (url: URL, state: SiteState): Promise<Resource | null> => {
    if (url.pathname === '/')
      return page(
        'other',
        'Welcome',
        '2026-01-05',
        `<h1>${escapeHtml(title)}</h1><p><a href="/disclosures">Browse responses</a></p>`,
      )
    if (url.pathname === '/disclosures') return listing(url, state)
    if (url.pathname.startsWith('/sitemap')) return sitemap(url, releases[state.version].map(idOf))
    const [, id = '', fileName] = /^\/disclosures\/([0-9a-f-]{36})(?:\/documents\/([^/]+))?$/.exec(url.pathname) ?? []
    const release = releasesById.get(id)
    if (release === undefined || !book.isShown(release.index, state.version)) return null
    const held = caseOf(release, state.version)
    if (fileName === undefined) return page('entry', held.title, held.publishedOn, releaseMain(title, id, held))
    const attachment = held.attachments.find((file) => file.fileName === decodeURIComponent(fileName))
    if (attachment === undefined) return null
    return {
      kind: 'document',
      mediaType: mediaTypeOf(attachment.fileName),
      body: await attachmentBytes(attachment),
      lastModified: held.publishedOn,
    }
  }

  return {
    name,
    title,
    log,
    find,
    plan: book.plan,
    // The log prints no date of reply.
    expected: (version) => book.expected(version).map((response) => ({ ...response, respondedOn: null })),
  }
}

/** Named in robots.txt only where a fault wants it: an index that leads to one packed sitemap of all releases. */
function sitemap(url: URL, ids: string[]): Resource | null {
  const made = { kind: 'other', lastModified: '2026-01-05' } as const
  const xml = (root: string, item: string, paths: string[]) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${paths.map((path) => `<${item}><loc>${url.origin}${path}</loc></${item}>`).join('')}</${root}>`
  if (url.pathname === '/sitemap.xml') {
    const body = xml('sitemapindex', 'sitemap', ['/sitemap.xml', '/sitemap-releases.xml.gz', '/sitemap-missing.xml'])
    return { ...made, mediaType: 'application/xml', body }
  }
  if (url.pathname !== '/sitemap-releases.xml.gz') return null
  const paths = ['/', '/disclosures', '/disclosures/00000000-0000-4000-a000-000000000000']
  const body = gzipSync(xml('urlset', 'url', [...paths, ...ids.map((id) => `/disclosures/${id}`)]))
  return { ...made, mediaType: 'application/gzip', body }
}

/** A UUID that stays with the release through every state and seed order. */
function releaseId(site: string, { index, copy }: Release): string {
  const digest = createHash('sha1').update(`${site} ${index} ${copy}`).digest('hex')
  const parts = [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `4${digest.slice(13, 16)}`,
    `a${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ]
  return parts.join('-')
}

function summary(held: ReplicaCase): string {
  return `<dl class="summary"><div class="summary__row"><dt>Case reference</dt><dd>${held.reference}</dd></div><div class="summary__row"><dt>Received</dt><dd>${printDay(held.receivedOn)}</dd></div><div class="summary__row"><dt>Published</dt><dd>${printDay(held.publishedOn)}</dd></div></dl>`
}

function card(id: string, held: ReplicaCase): string {
  const address = `/disclosures/${id}?preserveHistory`
  return `<li class="release"><h2><a href="${address}">${escapeHtml(held.title)}</a></h2>${summary(held)}<a href="${address}">Read response</a></li>`
}

function releaseMain(site: string, id: string, held: ReplicaCase): string {
  const questions = held.questions.map((question, index) => `<p>${index + 1}. ${escapeHtml(question)}</p>`)
  const files = held.attachments.map(
    (file) =>
      `<li><a href="/disclosures/${id}/documents/${encodeURIComponent(file.fileName)}">${escapeHtml(file.title)}</a></li>`,
  )
  return `<p class="kicker">FOI release</p><h1>${escapeHtml(held.title)}</h1>${summary(held)}
<section id="request"><h2>Request</h2><p>Please provide the following information.</p>${questions.join('\n')}</section>
<section id="response"><h2>Response</h2>${blocksToHtml(held.blocks)}</section>
<section id="documents"><h2>Documents</h2>${files.length > 0 ? `<ul>${files.join('')}</ul>` : ''}</section><hr><p>This is ${escapeHtml(site)}'s response to a freedom of information (FOI) or environmental information regulations (EIR) request.</p>
<p>You can <a href="/disclosures">browse our other responses</a> or <a href="/requests/new">make a new FOI request</a>.</p>`
}

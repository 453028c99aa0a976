/**
 * A site on a content management system, drawn from a design: what its pages print, in the markup of `../content/`. A
 * design says how such sites were seen to lay out their log; the cases come from the book.
 */
import type { ExpectedResponse, ReplicaCase } from '../cases/case.ts'
import type { CaseBook, ReferenceStyle, Version } from '../cases/case-book.ts'
import { entryHtml } from '../content/entry-pages.ts'
import { listHtml } from '../content/lists.ts'
import type { FieldForm, ListForm, PrintedFile, PrintedListing, PrintedPage, SoftwareName } from '../content/printed.ts'
import { contentPage } from '../content/software.ts'
import { attachmentBytes } from '../documents/attachment.ts'
import { blocksToHtml, escapeHtml } from '../documents/html.ts'
import { letterOf } from '../documents/letter.ts'
import { letterToDocx } from '../documents/letter-docx.ts'
import { letterToPdf } from '../documents/letter-pdf.ts'
import { mediaTypeOf } from '../documents/media-types.ts'
import { framed } from './frame.ts'
import type { FurtherLogItem, ReplicaSite, Resource, SiteState } from './site.ts'

/** What a design draws with. */
export interface Pen {
  site: string
  /** The site's own origin, for links that are absolute. */
  origin: string
  listing(path: string, listing: PrintedListing, list?: ListForm): void
  page(path: string, held: ReplicaCase, page: PrintedPage): void
  /** A page whose main part is written already, in the site's frame. */
  main(path: string, kind: 'listing' | 'entry', main: string): void
  /** An answer for programs. */
  data(path: string, mediaType: string, body: string): void
  /** Puts the letter at an address; the extension decides its format. */
  letter(path: string, held: ReplicaCase): string
  /** Puts what comes with the letter at addresses of their own. */
  attachments(held: ReplicaCase, pathOf: (fileName: string, position: number) => string): PrintedFile[]
}

/** How one kind of site is built. */
export interface SiteDesign {
  /** Of the host, and of the log's slug. */
  name: string
  platform: string
  options: Record<string, unknown>
  /** How `listing` and `page` are written; left out where the design writes its pages' main parts itself. */
  software?: SoftwareName
  list?: ListForm
  fields?: FieldForm
  /** Its pages are filled in by scripts. */
  rendered?: boolean
  /** The site has no place for what comes with a letter. */
  withoutAttachments?: boolean
  reference: ReferenceStyle
  /** Where the log begins. */
  start: string
  draw(cases: ReplicaCase[], pen: Pen): void
  /** What can be read of a case, where the site prints less than is true. */
  readable?(response: ExpectedResponse, index: number, all: ExpectedResponse[]): ExpectedResponse
}

/** The questions and the answer as they stand on a page that answers itself. */
export function requestHtml(held: ReplicaCase): string {
  const questions = held.questions.map((question, index) => `<p>${index + 1}. ${escapeHtml(question)}</p>`)
  return `<p>Please provide the following information.</p>${questions.join('\n')}`
}

export const answerHtml = (held: ReplicaCase) => blocksToHtml(held.blocks)

/** The whole letter, as sites paste it into a page. */
export function letterHtml(site: string, held: ReplicaCase): string {
  return blocksToHtml(letterOf(site, held).blocks)
}

/** Where letters stand behind a page of their own, that page is a document too. */
export function withPage(response: ExpectedResponse): ExpectedResponse {
  return { ...response, documents: response.documents + 1 }
}

export function contentSite(design: SiteDesign, title: string, book: CaseBook, log: FurtherLogItem): ReplicaSite {
  const drawn = new Map<string, Map<string, () => Resource | Promise<Resource>>>()
  const resources = (version: Version, origin: string) => {
    const key = `${version} ${origin}`
    const held = drawn.get(key) ?? drawnSite(design, title, book, version, origin)
    drawn.set(key, held)
    return held
  }
  const find = async (url: URL, { version }: SiteState): Promise<Resource | null> => {
    const address = decodeURI(url.pathname) + url.search
    return (await resources(version, url.origin).get(address)?.()) ?? null
  }
  const readable: SiteDesign['readable'] = design.readable ?? ((response) => response)
  return {
    name: design.name,
    title,
    log: (origin) => ({ ...log, url: origin + design.start }),
    find,
    plan: { ...book.plan, duplicate: null },
    expected: (version) => book.expected(version).map(readable),
  }
}

function drawnSite(design: SiteDesign, site: string, book: CaseBook, version: Version, origin: string) {
  const { software = 'wordpress', list = 'list', fields = 'definitions' } = design
  const resources = new Map<string, () => Resource | Promise<Resource>>()
  const newest = book.at(0, version).publishedOn
  const html = (kind: Resource['kind'], heading: string, content: string, lastModified: string): Resource => ({
    kind,
    mediaType: 'text/html; charset=utf-8',
    body: contentPage({ software, site, heading, content }),
    lastModified,
  })
  const file = async (path: string, bytes: Buffer | Promise<Buffer>, lastModified: string): Promise<Resource> => ({
    kind: 'document',
    mediaType: mediaTypeOf(path),
    body: await bytes,
    lastModified,
  })
  const pen: Pen = {
    site,
    origin,
    listing: (path, listing, own = list) => {
      const content = listHtml(own, listing)
      if (content.startsWith('<?xml')) pen.data(path, 'application/xml; charset=utf-8', content)
      else resources.set(path, () => html('listing', listing.heading, content, newest))
    },
    page: (path, held, page) => {
      resources.set(path, () => html('entry', page.heading, entryHtml(page, fields, software), held.publishedOn))
    },
    main: (path, kind, main) => {
      const body = framed({ site, title: site, navigation: [], main: `<main id="main">${main}</main>`, footer: [] })
      resources.set(path, () => ({ kind, mediaType: 'text/html; charset=utf-8', body, lastModified: newest }))
    },
    data: (path, mediaType, body) => {
      resources.set(path, () => ({ kind: 'listing', mediaType, body, lastModified: newest }))
    },
    letter: (path, held) => {
      const letter = letterOf(site, held)
      const bytes = () => (path.endsWith('.docx') ? letterToDocx(letter) : letterToPdf(letter))
      resources.set(path, () => file(path, bytes(), held.respondedOn))
      return path
    },
    attachments: (held, pathOf) =>
      held.attachments.map((attachment, position) => {
        const path = pathOf(attachment.fileName, position)
        const served = path.replace(/\?t=\d+$/, '')
        resources.set(served, () => file(served, attachmentBytes(attachment), held.respondedOn))
        return { address: path, text: attachment.title }
      }),
  }
  design.draw(
    book.shown(version).map((index) => book.at(index, version)),
    pen,
  )
  return resources
}

/** Cuts a list into the pages of a listing: each with the address of the next. */
export function paged<Item>(items: Item[], size: number, addressOf: (page: number) => string) {
  const count = Math.max(1, Math.ceil(items.length / size))
  return Array.from({ length: count }, (_, index) => ({
    path: addressOf(index + 1),
    items: items.slice(index * size, (index + 1) * size),
    next: index + 1 < count ? addressOf(index + 2) : undefined,
  }))
}

/** A VerseOne site: a page about FOI, a slug page of documents a year, letters behind download addresses that change (see crawlers/platforms/verseone.ts). */
import type { ReplicaCase } from '../cases/case.ts'
import type { CaseBook, Version } from '../cases/case-book.ts'
import { attachmentBytes } from '../documents/attachment.ts'
import { escapeHtml } from '../documents/html.ts'
import { letterOf } from '../documents/letter.ts'
import { letterToDocx } from '../documents/letter-docx.ts'
import { letterToPdf } from '../documents/letter-pdf.ts'
import { mediaTypeOf } from '../documents/media-types.ts'
import { framed, links } from './frame.ts'
import {
  type FurtherLogItem,
  otherSpelling,
  pageNumber,
  pageOf,
  type ReplicaSite,
  type Resource,
  type SiteState,
} from './site.ts'

const PAGE_SIZE = 25
const LANDING = '/freedom-of-information-requests---form'
const ARCHIVE = '/foi-disclosure-log-archive'
/** Document numbers of a case: its letter, up to two attachments, the copy under another spelling. */
const NUMBERS_A_CASE = 4
const COPY = 3
const FIRST_NUMBER = 3000
/** Papers that stand on the same pages and answer nobody's request; number, title. */
const OTHER_PAPERS: [number, string][] = [
  [101, 'Freedom of Information Policy 2024'],
  [102, 'Publication scheme'],
  [103, 'Schedule of charges 2025'],
]

export function verseoneSite(
  name: string,
  title: string,
  book: CaseBook,
  log: (origin: string) => FurtherLogItem,
): ReplicaSite {
  const numberOf = (index: number, part: number) => FIRST_NUMBER + (book.count - index) * NUMBERS_A_CASE + part
  const years = [...new Set(book.shown(1).map((index) => book.publishedOn(index).slice(0, 4)))]
  const logPages: [string, string][] = [
    ...years.map((year): [string, string] => [`FOI disclosure log ${year}`, `/foi-disclosure-log-${year}`]),
    ['FOI disclosure log archive', ARCHIVE],
  ]

  const page = (kind: Resource['kind'], heading: string, main: string, lastModified = '2026-01-05'): Resource => ({
    kind,
    mediaType: 'text/html; charset=utf-8',
    lastModified,
    body: framed({
      site: title,
      title: heading,
      navigation: [
        ['About us', '/about-us'],
        ['Contact us', '/contact-us'],
        ['Annual report 2024', downloadAddress(104, 'pdf', 130, '', 0)],
      ],
      main: `<div id="content"><h1>${escapeHtml(heading)}</h1>${main}</div>`,
      aside: `<nav class="side-nav"><h2>In this section</h2><ul>${links([['Freedom of Information requests - form', LANDING], ...logPages])}</ul></nav>`,
      footer: [
        ['Cookie policy 2023', downloadAddress(105, 'pdf', 140, '', 0)],
        ['Accessibility', '/accessibility'],
      ],
    }),
  })

  const partsOf = (index: number, version: Version) => {
    const held = book.at(index, version)
    const letter = {
      part: 0,
      text: `${held.reference} ${held.publishedOn.slice(0, 4)} ${held.title}`,
      extension: letterExtension(index),
    }
    const attachments = held.attachments.map((file, position) => ({
      part: 1 + position,
      text: `${held.reference} ${held.publishedOn.slice(0, 4)} ${held.title} - attachment ${file.title}`,
      extension: file.fileName.slice(file.fileName.lastIndexOf('.') + 1),
    }))
    return [letter, ...attachments]
  }
  const linkTo = (index: number, part: number, text: string, extension: string, version: Version) => {
    const upload = 5000 + (book.count - index) * 7 + part + (version === 2 && index === book.plan.revised ? 9000 : 0)
    const address = downloadAddress(numberOf(index, part), extension, upload, slugOf(text), index % 4)
    return `<li><a href="${escapeHtml(address)}" target="_blank">${escapeHtml(text)}</a> <span>${extension} ${20 + (index % 90)}KB</span></li>`
  }

  const logPage = (path: string, url: URL, state: SiteState): Resource | null => {
    const listed = path === ARCHIVE ? duplicates : filedUnder(path.slice(-4), state.version)
    const { items, exists, more } = pageOf(listed, pageNumber(url), PAGE_SIZE, state.endless)
    if (!exists) return null
    const next = more ? `<p class="pager"><a href="${path}?page=${pageNumber(url) + 1}">Next page</a></p>` : ''
    const shown = (state.empty ? [] : items).flatMap((index) =>
      path === ARCHIVE ? linkToCopy(index, state.version) : linksOf(index, state.version),
    )
    const papers = OTHER_PAPERS.map(
      ([number, text]) =>
        `<a href="${escapeHtml(downloadAddress(number, 'pdf', number + 900, slugOf(text), 1))}">${text}</a>`,
    )
    const main = `<div class="editor"><ul>${shown.join('\n')}</ul></div>${next}<p>See also: ${papers.join(', ')}.</p>`
    return page('listing', logPages.find(([, address]) => address === path)?.[0] ?? '', main)
  }
  const duplicates = book.plan.duplicate === null ? [] : [book.plan.duplicate]
  const filedUnder = (year: string, version: Version) =>
    book.shown(version).filter((index) => book.publishedOn(index).startsWith(year))
  const linksOf = (index: number, version: Version) =>
    partsOf(index, version).map(({ part, text, extension }) => linkTo(index, part, text, extension, version))
  const linkToCopy = (index: number, version: Version) => {
    const held = book.at(index, version)
    const text = `${otherSpelling(held.reference)} ${held.publishedOn.slice(0, 4)} ${held.title}`
    return linkTo(index, COPY, text, letterExtension(index), version)
  }

  const landing = () =>
    page(
      'listing',
      'Freedom of Information requests - form',
      `<p>Our answers to requests are published in our disclosure log, by year.</p><ul>${links(logPages)}</ul><p><a href="${escapeHtml(downloadAddress(101, 'pdf', 1001, 'foi-policy', 1))}">Freedom of Information Policy 2024</a></p><form action="/contact" method="post"><label>Your request <textarea name="request"></textarea></label></form>`,
    )

  const find = async (url: URL, state: SiteState): Promise<Resource | null> => {
    if (url.pathname === LANDING) return landing()
    if (logPages.some(([, path]) => path === url.pathname)) return logPage(url.pathname, url, state)
    if (url.pathname === '/') return page('other', title, `<p><a href="${LANDING}">Freedom of information</a></p>`)
    const number = Number(/^docm93jijm4n(\d+)(?:\.\w+)?$/.exec(url.searchParams.get('doc') ?? '')?.[1] ?? Number.NaN)
    return Number.isNaN(number) ? null : download(number, state.version)
  }

  const download = async (number: number, version: Version): Promise<Resource | null> => {
    const paper = [...OTHER_PAPERS, [104, 'Annual report 2024'] as const, [105, 'Cookie policy 2023'] as const].find(
      ([known]) => known === number,
    )
    if (paper)
      return document(
        `${slugOf(paper[1])}.pdf`,
        await letterToPdf({ letterhead: [title], footer: title, blocks: [{ kind: 'heading', text: paper[1] }] }),
        '2025-01-06',
      )
    const index = book.count - Math.floor((number - FIRST_NUMBER) / NUMBERS_A_CASE)
    const part = (number - FIRST_NUMBER) % NUMBERS_A_CASE
    if (number < FIRST_NUMBER || !book.isShown(index, version)) return null
    const held = book.at(index, version)
    if (part === 0) return document(letterName(held), await letterBytes(held), held.respondedOn)
    // The copy is the same letter, uploaded again.
    if (part === COPY)
      return index === book.plan.duplicate
        ? document(letterName(held), await letterBytes(held), held.respondedOn)
        : null
    const attachment = held.attachments[part - 1]
    return attachment === undefined
      ? null
      : document(attachment.fileName, await attachmentBytes(attachment), held.respondedOn)
  }

  const letterBytes = async (held: ReplicaCase) => {
    const letter = letterOf(title, held)
    return letterExtension(held.index) === 'pdf' ? letterToPdf(letter) : letterToDocx(letter)
  }

  return {
    name,
    title,
    log,
    find,
    plan: book.plan,
    // The listing gives the year only.
    expected: (version) =>
      book
        .expected(version)
        .map((response) => ({ ...response, publishedOn: response.publishedOn?.slice(0, 4) ?? null })),
  }
}

function letterExtension(index: number): 'pdf' | 'docx' {
  return index % 3 === 1 ? 'docx' : 'pdf'
}

function letterName(held: ReplicaCase): string {
  return `${held.reference.replaceAll('/', '-')} response letter.${letterExtension(held.index)}`
}

function document(fileName: string, body: Buffer, lastModified: string): Resource {
  return { kind: 'document', mediaType: mediaTypeOf(fileName), body, lastModified, fileName }
}

function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

/** The four forms in which such addresses stand in real pages; in the last the site has escaped its own escaping. */
function downloadAddress(number: number, extension: string, upload: number, slug: string, form: number): string {
  const id = `docm93jijm4n${number}`
  switch (form) {
    case 1:
      return `/download/${slug}.${extension}?ver=${upload}&doc=${id}.${extension}`
    case 2:
      return `/download.cfm?doc=${id}&ver=${upload}`
    case 3:
      return `/download/${slug}.${extension}?ver=${upload}&%3Bdoc=${id}.${extension}`
    default:
      return `/download.cfm?doc=${id}.${extension}&ver=${upload}`
  }
}

import type { ListedResponse, PartialDate } from '../../../src/domain.ts'
import { findCaseReferenceInName, findCaseReferences } from '../../../src/identify/case-reference.ts'
import { parsePartialDate } from '../../../src/normalise/dates.ts'
import { leadsToDocument, tellingFileName } from './addresses.ts'
import { dayAtEnd } from './day-at-end.ts'
import { type DocumentLink, letterFirst } from './document-links.ts'
import { isOtherPaper } from './other-papers.ts'
import { subjectOf } from './subject.ts'

/** What differs between the sites on which documents stand in a list, titled by their case. */
export interface DocumentListRules {
  /** The address by which a document is known through all its uploads. */
  identity(address: string): string
  /**
   * Which documents without a reference are responses: those that a year dates (on a page with other papers besides), or
   * all but those titled as other papers (in a list that is the log).
   */
  unreferenced: 'dated' | 'all'
  /** Titles end in the day of the reply, written ddmmyy. */
  dayAtEnd?: boolean
}

/** A link of the list, and when it was put there where the list says so. */
export interface ListedLink extends DocumentLink {
  publishedOn?: PartialDate | null
}

/** A document, or a page, that belongs to a case. */
interface CaseLink {
  link: ListedLink
  /** As printed; null where none is. */
  reference: string | null
  /** Links with one key are of one case. */
  key: string
}

/**
 * The responses of a list whose documents are titled by their case (`FOI6852 2024 Temporary Medical Staffing`), in the
 * list's order: documents that share a reference are one response, the letter first.
 */
export function responsesByCase(links: ListedLink[], rules: DocumentListRules): ListedResponse[] {
  const cases = new Map<string, CaseLink[]>()
  const seen = new Set<string>()
  for (const link of links) {
    const found = caseLink(link, rules)
    const identity = rules.identity(link.url)
    if (found === null || seen.has(identity)) continue
    seen.add(identity)
    cases.set(found.key, [...(cases.get(found.key) ?? []), found])
  }
  return [...cases.values()].map((found) => listedResponse(found, rules))
}

/**
 * A link belongs to a case where its text announces a reference ("FOI6852 …"), or is one and the page's own name, too
 * (`HWHCT-340` at `/hwhct-340`). A bare number is enough only for a document that is not titled as another paper.
 */
function caseLink(link: ListedLink, rules: DocumentListRules): CaseLink | null {
  const { identity, unreferenced } = rules
  const title = link.title ?? ''
  const document = leadsToDocument(link.url)
  const own = document && !isOtherPaper(title)
  const [announced] = findCaseReferences(title)
  const named = own
    ? (findCaseReferenceInName(title) ?? findCaseReferenceInName(tellingFileName(link.url) ?? ''))
    : null
  const reference = announced ?? named ?? (document ? null : pageReference(link))
  if (reference) return { link, reference: reference.printed, key: reference.canonical }
  const dated = parsePartialDate(title) ?? (rules.dayAtEnd === true && dayAtEnd(title))
  if (!own || (unreferenced === 'dated' && !dated)) return null
  return { link, reference: null, key: identity(link.url) }
}

function pageReference({ url, title }: ListedLink) {
  const printed = findCaseReferenceInName(title ?? '')
  const slug = new URL(url).pathname.replace(/\/$/, '').split('/').at(-1) ?? ''
  const filed = findCaseReferenceInName(slug.replaceAll('--', '-'))
  return printed !== null && printed.canonical === filed?.canonical ? printed : null
}

function listedResponse(found: CaseLink[], { identity, ...rules }: DocumentListRules): ListedResponse {
  const files = found.map(({ link }) => link).filter((link) => leadsToDocument(link.url))
  const ordered = letterFirst(files.map(({ url, title }) => ({ url, title })))
  const page = found.find(({ link }) => !files.includes(link))
  const named = page ?? found.find(({ link }) => link.url === ordered[0]?.url)
  const printed = named?.link.title ?? ''
  const ending = rules.dayAtEnd === true ? dayAtEnd(printed) : null
  const text = ending?.title ?? printed
  return {
    url: page?.link.url ?? identity(ordered[0]?.url ?? ''),
    kind: page ? 'page' : 'documents',
    title: subjectOf(text, named?.reference ?? null),
    caseReference: named?.reference ?? null,
    receivedOn: null,
    respondedOn: ending?.day ?? null,
    publishedOn: named?.link.publishedOn ?? (ending ? null : filedUnder(text, named?.reference ?? null)),
    documents: ordered,
  }
}

/**
 * The year or day under which a log files a document; whether the request or the answer is of that time it does not say.
 * Behind a reference it comes at once (`FOI6852 2024 Staffing`): a later one is of the subject (`FOI6852 Staffing 2018/19`).
 */
function filedUnder(text: string, reference: string | null): PartialDate | null {
  if (reference === null) return parsePartialDate(text)
  const [before = '', after = ''] = text.split(reference)
  return parsePartialDate(/^[\s:,–—_()-]{0,4}([\d/ .-]{4,12})/.exec(after)?.[1] ?? '') ?? parsePartialDate(before)
}

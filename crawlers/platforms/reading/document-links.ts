import type { CheerioAPI } from 'cheerio'
import type { LinkedDocument } from '../../../src/domain.ts'
import { absoluteAddress, fileNameOf, leadsToDocument, tellingFileName } from './addresses.ts'
import type { Element } from './elements.ts'
import { printedText } from './printed-text.ts'

/** A link to a file: where it leads and what it is called. */
export interface DocumentLink {
  url: string
  title: string | null
}

/** Link texts that say nothing of the document; its file name then says more. */
const SAYS_NOTHING =
  /^(?:please )?(?:(?:click )?here|download(?: (?:here|file|document|response|pdf|now))?|view(?: (?:file|document|pdf))?|open|read more|more|pdf|link|document)$/i
/** `(PDF, 754KB)`, `[docx]`, `pdf 1.2 MB` behind a link's text: of the file, not of its title. */
const FILE_NOTE =
  /(?:^|[\s([])(?:pdf|docx?|xlsx?|csv|odt|rtf|zip)\b[\s,;:-]{0,3}(?:\d[\d.,]{0,8} ?(?:kb|mb|bytes))?[)\]]?$/i

/** A link's text as the title of a document, or its file's name where the text says nothing. */
function documentTitle(text: string, address: string): string | null {
  const title = text.replace(FILE_NOTE, '').trim()
  return title === '' || SAYS_NOTHING.test(title) ? nameOf(address) : title
}

/** A document served under a number (`/download_file/12/3`) has no name to be called by. */
function nameOf(address: string): string | null {
  return leadsToDocument(address) ? tellingFileName(address) : fileNameOf(address)
}

/**
 * The links of a part of a page in order, each address once (an icon and a text often lead to one file: the text that
 * says something wins).
 */
export function documentLinks($: CheerioAPI, links: Element[], pageUrl: string): DocumentLink[] {
  const found = new Map<string, DocumentLink>()
  for (const link of links) {
    const url = absoluteAddress($(link).attr('href'), pageUrl)
    if (url === null) continue
    const title = documentTitle(printedText(link), url)
    const earlier = found.get(url)
    if (earlier === undefined) found.set(url, { url, title })
    else if (earlier.title === nameOf(url)) earlier.title = title
  }
  return [...found.values()]
}

const ATTACHED = /\b(?:attach(?:ed|ment)s?|appendix|appendices|annex(?:e|es)?|enclosures?)\b/i
const DATA = /\b(?:spreadsheet|data ?sets?|data|table|register extract)\b/i
const LETTER = /\b(?:response|reply|letter|refusal|decision|outcome)\b/i
const SHEET = /\.(?:xlsx?|xlsm|xlsb|ods|csv|tsv|zip)$/i

/** Whether a document's title or file name says that it comes with a letter rather than being one. */
export function looksAttached(document: DocumentLink): boolean {
  const title = document.title ?? ''
  if (ATTACHED.test(title) || SHEET.test(fileNameOf(document.url) ?? '')) return true
  return DATA.test(title) && !LETTER.test(title)
}

/** Names one document the response, the others its attachments: the first that does not look like an attachment leads. */
export function letterFirst(documents: DocumentLink[]): LinkedDocument[] {
  const letter = documents.find((document) => !looksAttached(document)) ?? documents[0]
  if (letter === undefined) return []
  return [
    { ...letter, role: 'response' },
    ...documents.filter((other) => other !== letter).map((other) => ({ ...other, role: 'attachment' as const })),
  ]
}

/** The documents that come with a page which itself carries the answer, in the page's order. */
export function allAttached(documents: DocumentLink[]): LinkedDocument[] {
  return documents.map((document) => ({ ...document, role: 'attachment' }))
}

import { Parser } from 'htmlparser2'

/** The little that tells a page from an error page: its headlines and how much there is to read. */
export interface PageOutline {
  /** The title and the first headings of level 1, split where a site's name is appended, white space folded. */
  headlines: string[]
  /** Length of the visible text, white space folded; not counted beyond what any error page has. */
  textLength: number
  links: number
  asksForPassword: boolean
}

/** More than this of a page is never looked at: an error page says what it is near its top. */
const OUTLINE_BYTES = 256 * 1024

/** Indentation counts until it is folded, hence the room to spare. */
const COUNTED_TEXT = 64 * 1024

/** Headings of level 1 that may be what a page says of itself. */
const MOST_HEADINGS = 3

const UNREAD = new Set(['script', 'style', 'template', 'head'])

/** The beginning of a body, lower case, one character a byte: good enough to look for ASCII words in any charset. */
export function sourceOf(body: Buffer): string {
  return body.toString('latin1', 0, OUTLINE_BYTES).toLowerCase()
}

/** Reads the outline in one pass without building the page: nothing here depends on where HTML5 would move an element. */
export function outlinePage(body: Buffer): PageOutline {
  const outline = createOutline()
  const parser = new Parser(outline.handler, { decodeEntities: true })
  parser.write(body.toString('utf8', 0, OUTLINE_BYTES))
  parser.end()
  return outline.finish()
}

function createOutline() {
  /** What the open title or heading says; null outside. */
  let headline: string | null = null
  const headings: string[] = []
  let title: string | null = null
  let unread = 0
  let text = ''
  let links = 0
  let asksForPassword = false

  function opened(name: string, attributes: Record<string, string>): void {
    if (UNREAD.has(name)) unread += 1
    if (name === 'a' && attributes['href'] !== undefined) links += 1
    if (name === 'input' && attributes['type']?.toLowerCase() === 'password') asksForPassword = true
    const isHeadline = name === 'title' ? title === null : name === 'h1' && headings.length < MOST_HEADINGS
    if (isHeadline) headline = ''
  }

  function closed(name: string): void {
    if (UNREAD.has(name)) unread -= 1
    if (headline === null) return
    if (name === 'title') title ??= headline
    else if (name === 'h1') headings.push(headline)
    else return
    headline = null
  }

  function read(piece: string): void {
    if (headline !== null) headline += piece
    if (unread === 0 && text.length < COUNTED_TEXT) text += piece
  }

  return {
    handler: { onopentag: opened, onclosetag: closed, ontext: read },
    finish: (): PageOutline => ({
      headlines: [title ?? '', ...headings].flatMap((words) => fold(words).split(/ [|–—·»:-] /)).filter(Boolean),
      textLength: fold(text.slice(0, COUNTED_TEXT)).length,
      links,
      asksForPassword,
    }),
  }
}

function fold(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

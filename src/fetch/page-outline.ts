import { load } from 'cheerio/slim'

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

/** The beginning of a body, lower case, one character a byte: good enough to look for ASCII words in any charset. */
export function sourceOf(body: Buffer): string {
  return body.toString('latin1', 0, OUTLINE_BYTES).toLowerCase()
}

export function outlinePage(body: Buffer): PageOutline {
  // The faster, laxer parser: nothing here depends on where HTML5 would move an element.
  const $ = load(body.toString('utf8', 0, OUTLINE_BYTES), { xml: { xmlMode: false, decodeEntities: true } })
  const asksForPassword = $('input[type=password i]').length > 0
  const links = $('a[href]').length
  const printed = [
    $('title').first().text(),
    ...$('h1')
      .slice(0, 3)
      .toArray()
      .map((heading) => $(heading).text()),
  ]
  $('script, style, template, head').remove()
  return {
    headlines: printed.flatMap((text) => fold(text).split(/ [|–—·»:-] /)).filter((text) => text !== ''),
    textLength: fold($.root().text().slice(0, COUNTED_TEXT)).length,
    links,
    asksForPassword,
  }
}

function fold(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

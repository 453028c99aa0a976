import { type CheerioAPI, load } from 'cheerio'
import { decodeText } from './charset.ts'

/** No page nests deeper; the parser's time grows with the square of the depth. */
const DEEPEST_PAGE = 1500
/** Behind the name something else must begin, so that a long name is read in one way only. */
const TAG = /<(\/?)([a-z][a-z\d]*)(?:[^<>a-z\d][^<>]*)?>/gi
/** Elements without an end tag, or whose end tag most pages leave out. */
const NOT_COUNTED = new Set(
  'area base br col dd dt embed hr img input li link meta option p param source tbody td tfoot th thead tr track wbr'.split(
    ' ',
  ),
)

export interface LoadedPage {
  $: CheerioAPI
  /** The decoded text as sent. */
  body: string
}

interface KeptPage {
  declaredCharset: string | null
  page: LoadedPage
}

/** A page is read twice, by its log's adapter and for its text, and parsed once: kept for as long as its bytes are. */
const kept = new WeakMap<Uint8Array, KeptPage>()

/**
 * Decodes and parses an HTML page. Never throws: every text is some HTML. Of a page that nests absurdly deep, the
 * innermost tags are left out and their text is kept. Whoever reads the page leaves it as it is: the next one gets the same.
 */
export function loadPage(bytes: Uint8Array, declaredCharset: string | null): LoadedPage {
  const before = kept.get(bytes)
  if (before?.declaredCharset === declaredCharset) return before.page
  const body = decodeText(bytes, declaredCharset)
  const page = { $: load(withoutDeepTags(body)), body }
  kept.set(bytes, { declaredCharset, page })
  return page
}

function withoutDeepTags(body: string): string {
  if (!hasManyTags(body)) return body
  let open = 0
  return body.replace(TAG, (tag, slash: string, name: string) => {
    if (NOT_COUNTED.has(name.toLowerCase())) return tag
    open = slash === '' ? open + 1 : Math.max(0, open - 1)
    return open > DEEPEST_PAGE ? '' : tag
  })
}

/** What has fewer tags than may lie within each other cannot lie too deep. */
function hasManyTags(body: string): boolean {
  let tags = 0
  for (let at = body.indexOf('<'); at >= 0 && tags <= DEEPEST_PAGE; at = body.indexOf('<', at + 1)) tags++
  return tags > DEEPEST_PAGE
}

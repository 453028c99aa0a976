import type { CheerioAPI } from 'cheerio'
import { absoluteAddress } from './addresses.ts'
import { printedText } from './printed-text.ts'

const NEXT_WORDS = /^(?:go to )?next(?: (?:page|results|disclosures|releases|responses|entries))?(?: ?[›»→>]+)?$/i
const NEXT_ARROW = /^[›»→]$/
const DISABLED = /(?:^|\s)(?:disabled|is-disabled|inactive)(?:\s|$)/

/**
 * The address of the page that follows in a listing, or null on the last. By `rel=next` first, then the pager's class,
 * then a link that says "Next" in its label or text. A link that is switched off or leads to the page itself is no next page.
 */
export function nextPage($: CheerioAPI, pageUrl: string): string | null {
  const byRelation = $('link[rel~="next"], a[rel~="next"]').toArray()
  const byClass = $('li.next > a, a.next, li.pagination-next > a').toArray()
  const byWords = $('a[href]')
    .toArray()
    .filter((link) => {
      const label = $(link).attr('aria-label') ?? $(link).attr('title') ?? ''
      const text = printedText(link)
      return NEXT_WORDS.test(label.trim()) || NEXT_WORDS.test(text) || NEXT_ARROW.test(text)
    })
  for (const link of [...byRelation, ...byClass, ...byWords]) {
    if ($(link).attr('aria-disabled') === 'true') continue
    if (DISABLED.test($(link).attr('class') ?? '') || DISABLED.test($(link).parent().attr('class') ?? '')) continue
    const address = absoluteAddress($(link).attr('href'), pageUrl)
    if (address !== null && address !== absoluteAddress(pageUrl, pageUrl)) return address
  }
  return null
}

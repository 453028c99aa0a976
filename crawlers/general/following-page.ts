/** The page that follows in a listing, also where a pager has numbers only. */
import type { Page } from '../platform.ts'
import { absoluteAddress } from '../platforms/reading/addresses.ts'
import type { Element } from '../platforms/reading/elements.ts'
import { nextPage } from '../platforms/reading/next-page.ts'
import { printedText } from '../platforms/reading/printed-text.ts'
import { baseOf } from './content-links.ts'

const OLDER =
  /^[«‹←\s]*(?:older(?: posts| entries| items)?|next \d{1,3}|more results|(?:siguiente|suivante?|weiter|nächste|próxima|nesaf))\b[\s»›→>]*$/i

/** The address of the next listing page; null on the last, and where only a script turns the page. */
export function followingPage(page: Page): string | null {
  const { $, url } = page
  const base = baseOf($, url)
  const here = absoluteAddress(url, url)
  const leadsOn = (link: Element | undefined) => {
    const address = link === undefined ? null : absoluteAddress($(link).attr('href'), base)
    return address === here ? null : address
  }
  const declared = nextPage($, base)
  if (declared !== null && declared !== here) return declared
  const older = $('a[href]')
    .toArray()
    .find((link) => OLDER.test(printedText(link)))
  return leadsOn(older) ?? leadsOn(numberAfterCurrent(page))
}

/** The link whose text is the number after the current page's, beside it in one pager. */
function numberAfterCurrent({ $ }: Page): Element | undefined {
  const numbers = $('a[href]')
    .toArray()
    .filter((link) => /^\d{1,4}$/.test(printedText(link)))
  for (const link of numbers) {
    const number = Number(printedText(link))
    const pager = $(link).closest('ul, ol, nav, p, tr, div')
    const current = pager
      .find('.current, .active, [aria-current], strong, b, span, em')
      .toArray()
      .find(
        (mark) =>
          /^\d{1,4}$/.test(printedText(mark)) &&
          Number(printedText(mark)) === number - 1 &&
          $(mark).closest('a[href]').length === 0,
      )
    if (current !== undefined) return link
  }
  return undefined
}

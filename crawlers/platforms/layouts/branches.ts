/** The other listings of a log that a listing page leads to. */
import { absoluteAddress, leadsToDocument } from '../reading/addresses.ts'
import { fitsPath } from '../reading/path-patterns.ts'
import { printedText } from '../reading/printed-text.ts'
import type { LayoutOptions } from './options.ts'
import type { SitePage } from './site-page.ts'

/** How pages about FOI call their log. */
const NAMES_THE_LOG =
  /\bdisclosure logs?\b|\b(?:previous|past|published|recent|received|latest|archived?|all|our) (?:foi |freedom of information )?(?:requests|responses|disclosures|answers|replies)\b|\bfois? (?:requests|responses|disclosures|released)\b|\brequests? (?:and|&) (?:our )?(?:responses?|answers)\b|\b(?:responses?|answers|replies) to (?:previous |foi |your |published )*(?:requests|questions)\b/i
/** What such pages link besides, in the same words. */
const NO_LOG = /\b(?:make|making|submit|how to|form|policy|scheme|performance|statistics|review|fees|charges)\b/i

/** Addresses in the page's order, each once, the page itself not among them. */
export function branchesOf(page: SitePage, { listingPaths = [], landing }: LayoutOptions, entries: number): string[] {
  const { $, url, content } = page
  const here = absoluteAddress(url, url)
  const addresses = (within: Parameters<typeof $>[0], belongs: (address: string, text: string) => boolean) =>
    $(within)
      .find('a[href]')
      .toArray()
      .flatMap((link) => {
        const address = absoluteAddress($(link).attr('href'), url)
        return address !== null && belongs(address, printedText(link)) ? [address] : []
      })
  // Menus beside the content are where years and subjects are chosen.
  const listings = addresses('html', (address) => fitsPath(address, listingPaths))
  const named =
    landing === true && entries === 0
      ? addresses(
          content,
          (address, text) => NAMES_THE_LOG.test(text) && !NO_LOG.test(text) && !leadsToDocument(address),
        )
      : []
  const host = new URL(url).host
  return [...new Set([...listings, ...named])].filter((address) => address !== here && new URL(address).host === host)
}

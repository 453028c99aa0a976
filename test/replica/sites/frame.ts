/** What every page of a site repeats: the words around the words, as real sites have them. */
import { escapeHtml } from '../documents/html.ts'

const COOKIES =
  '<div id="cookie-banner" role="region" aria-label="Cookies"><p>We use cookies to make this website work and to see how it is used. <a href="/cookies">Read about our cookies</a>.</p><button type="button">Accept</button> <button type="button">Reject</button></div>'
/** The style sheet that many platforms put into every page; it brings pages to the size that real ones have (10 KB). */
const SPACING = ['margin', 'padding'].flatMap((property) =>
  ['top', 'right', 'bottom', 'left'].flatMap((side) =>
    Array.from(
      { length: 12 },
      (_, step) => `.u-${property}-${side}-${step}{${property}-${side}:${step * 4}px!important}`,
    ),
  ),
)
const STYLE = `<style>body{font-family:Arial,sans-serif;margin:0;color:#212b32}header,footer{background:#005eb8;color:#fff;padding:1rem}main{max-width:60rem;margin:auto;padding:1rem}table{border-collapse:collapse}td,th{border:1px solid #aeb7bd;padding:.3rem}.kicker{text-transform:uppercase}${SPACING.join('')}</style>`
const SCRIPT =
  '<script>document.addEventListener("click",function(event){var button=event.target.closest("#cookie-banner button");if(button){document.cookie="choice="+button.textContent;button.closest("#cookie-banner").remove()}})</script>'

export interface FramedPage {
  site: string
  title: string
  /** The site's own links, in its header: text and address. */
  navigation: [string, string][]
  main: string
  /** Links below the page's own. */
  footer: [string, string][]
  aside?: string
  head?: string
  /** Without the style sheet and the script, for pages that are kept. */
  bare?: boolean
}

export function links(items: [string, string][]): string {
  return items.map(([text, address]) => `<li><a href="${escapeHtml(address)}">${escapeHtml(text)}</a></li>`).join('')
}

/** The body of the page is `main`, and nothing else of it differs between the pages of a site. */
export function framed(page: FramedPage): string {
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>${escapeHtml(page.title)} - ${escapeHtml(page.site)}</title><meta name="viewport" content="width=device-width">${page.head ?? ''}${page.bare ? '' : STYLE}</head>
<body><a class="skip" href="#main">Skip to main content</a>${COOKIES}
<header role="banner"><a href="/">${escapeHtml(page.site)}</a><nav aria-label="Main"><ul>${links(page.navigation)}</ul></nav></header>
${page.main}
${page.aside ?? ''}
<footer><ul>${links(page.footer)}</ul><p>© ${escapeHtml(page.site)}</p></footer>${page.bare ? '' : SCRIPT}</body></html>
`
}

/** Query keys that only defeat caches; `doc`, `id`, `p`, `c` and the like name the document and stay. */
const CACHE_BUSTERS = ['t', '_', 'cb', 'cachebuster', 'timestamp']

/**
 * The absolute http(s) address that a link leads to, or null for any other kind of link (mail, telephone, script, a
 * fragment of the same page). Entities that a site escaped twice (`&amp;`, `&%3B` for `&`) are decoded, spaces and
 * brackets percent-encoded where they must be, fragments and cache-buster queries dropped.
 */
export function absoluteAddress(href: string | undefined, pageUrl: string): string | null {
  const written = href?.trim() ?? ''
  if (written === '' || written.startsWith('#')) return null
  const url = parse(decodeTwiceEscaped(written), pageUrl)
  if (url === null || !/^https?:$/.test(url.protocol)) return null
  url.hash = ''
  for (const key of CACHE_BUSTERS)
    if (/^[\d.]*$/.test(url.searchParams.get(key) ?? 'kept')) url.searchParams.delete(key)
  return url.href
}

/** `download.cfm?ver=1&amp;doc=2` and `…&%3Bdoc=2` are both seen where a site escapes an address that was escaped before. */
function decodeTwiceEscaped(href: string): string {
  return href.replace(/&(?:amp;|#38;|#x26;|amp%3B|%3B)/gi, '&')
}

function parse(href: string, base: string): URL | null {
  return URL.canParse(href, base) ? new URL(href, base) : null
}

/**
 * The name of the file that an address leads to, decoded: from a `doc=` parameter where there is one (VerseOne), else
 * the last part of the path; null where the address ends in a folder.
 */
export function fileNameOf(address: string): string | null {
  const url = new URL(address)
  const name = url.searchParams.get('doc') ?? url.pathname.slice(url.pathname.lastIndexOf('/') + 1)
  return name === '' ? null : decodePart(name)
}

/** The name of a file that says what it is; null for the bare numbers of `/download_file/12/3` and the like. */
export function tellingFileName(address: string): string | null {
  const name = fileNameOf(address)
  return name !== null && DOCUMENT_EXTENSION.test(name) ? name : null
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

const DOCUMENT_EXTENSION =
  /\.(pdf|docx?|docm|odt|rtf|txt|md|xlsx?|xlsm|xlsb|ods|csv|tsv|pptx?|odp|msg|eml|zip|jpe?g|png|tiff?)$/i

/** Addresses under which sites serve documents, though no extension may say so. Lower case, path and query. */
const DOCUMENT_ROUTES: RegExp[] = [
  // VerseOne: /download.cfm?doc=docm93jijm4n<number>&ver=<n>, /download/<slug>?ver=<n>
  /[?&]doc=docm93jijm4n\d/,
  /^\/download\/[^?]+\?(?:.*&)?ver=\d/,
  // Concrete CMS: /download_file/<id>/<page>, /download_file/view/<id or uuid>/<page>
  /^\/(?:index\.php\/)?download_file\/(?:view\/)?[\da-f-]+(?:\/|$)/,
  // Jadu: /downloads/file/<id>/<slug>, /download/downloads/id/<id>/<slug>
  /^\/(?:downloads\/file|download\/downloads\/id)\/\d+(?:\/|$)/,
  // Wagtail: /documents/<id>/<file>
  /^\/documents\/\d+\/[^/]/,
  // /download/clientfiles/files/<file>
  /^\/download\/clientfiles\/files\/./,
  // ASP.NET: Sitekit's getresource.axd?AssetID=<n>, EasySite's GatewayLink.aspx?alId=<n>, document.ashx?id=<n>
  /\/getresource\.axd\?(?:[^?]*&)?assetid=\d/,
  /\/gatewaylink\.aspx\?(?:[^?]*&)?alid=\d/,
  /\/(?:document\.ashx|(?:download|getfile)\.(?:ashx|aspx|asp))\?(?:[^?]*&)?(?:id|doc)=\d/,
]

/** Whether an address ends in the extension of a document rather than of a page, or is one under which only documents are served. */
export function leadsToDocument(address: string): boolean {
  if (DOCUMENT_EXTENSION.test(fileNameOf(address) ?? '')) return true
  const { pathname, search } = new URL(address)
  const route = (pathname + search).toLowerCase()
  return DOCUMENT_ROUTES.some((pattern) => pattern.test(route))
}

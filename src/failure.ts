import type { Failure, FailureKind } from './domain.ts'

/** What a maintainer can do about each kind of failure, in one sentence. */
const ADVICE: Record<FailureKind, string> = {
  dns: 'Check the network, then whether the site has moved to another host name.',
  tls: "The site's certificate does not verify; try again later and tell the authority if it lasts.",
  connection: 'Check the network; if other sites answer, this one is down or refuses connections: try again later.',
  timeout: 'The site answers too slowly; the next run tries again.',
  http_client_error:
    'Open the address in a browser; if it is gone there too, the log has moved and its adapter needs the new address.',
  http_server_error: 'The site has a fault of its own; the next run tries again.',
  rate_limited: 'Raise the delay between requests for this host.',
  blocked: 'The site turns robots away: leave it alone, and ask the authority for access or a feed.',
  robots_disallowed: 'robots.txt forbids this address: leave it alone, and ask the authority for permission.',
  robots_unavailable: 'robots.txt could not be read, which means wait; the next run tries again.',
  address_refused:
    'The name leads to an address that is not public; if it is a test site on this machine, allow loopback.',
  host_not_allowed: "If the authority really publishes there, add the host to the adapter's allowedHosts.",
  redirect_loop: 'Open the address in a browser; the adapter may need the final address.',
  soft_404: 'The page says that it does not exist although its status is 200: find the new address.',
  login_page: 'The address now asks for a login: find the public one.',
  wrong_type: 'The bytes are not what the address promises: look at the evidence, then at the page in a browser.',
  truncated: 'The download broke off; the next run tries again.',
  too_large: 'Raise the size limit if a document of this size is expected.',
  empty_listing: 'The listing has no entries: compare it with the page in a browser, then mend the adapter.',
  layout_changed: "The page's layout is not the one that the adapter knows: record the page and mend the adapter.",
  endless_listing: 'The pages of the listing do not end: look at its next-page link, then mend the adapter.',
  no_browser:
    'Its pages are filled in by scripts: install Chromium (Debian: apt-get install chromium), or name a browser with --browser.',
  encrypted_document: 'The document needs a password: ask the authority for an open copy.',
  unsupported_format: 'No reader for this format yet: open an issue with the address of the document.',
  unreadable_document: 'The document is damaged: open it by hand and ask the authority for a good copy.',
  empty_document: 'It may be a scan: open it by hand.',
  parser_timeout: 'Reading the document took too long and was stopped: open an issue with its address.',
  storage: 'Check free space and permissions of the archive and the database.',
  interrupted: 'Run the same command again: it goes on where it stopped, and asks for nothing that it has.',
  internal: 'This is a fault of trustlog: open an issue with this line and the address.',
}

/**
 * Makes a failure of a known kind.
 * @param message one sentence that says what happened, without the address
 * @param where an address or a file
 */
export function failure(
  kind: FailureKind,
  message: string,
  where: string,
  more: { status?: number | null; evidence?: string | null; advice?: string } = {},
): Failure {
  return {
    kind,
    message,
    advice: more.advice ?? ADVICE[kind],
    where,
    status: more.status ?? null,
    evidence: more.evidence ?? null,
  }
}

/**
 * Addresses of VerseOne's documents. Seen: `/download.cfm?doc=docm93jijm4n4711.pdf&ver=5820`,
 * `/download/<slug>.pdf?ver=5820&doc=docm93jijm4n4711.pdf`, without extension (`doc=docm93jijm4n4711&ver=5820`) and
 * without a document number (`/download/<slug>.pdf?ver=5820`).
 *
 * The number behind docm93jijm4n stays with a document for life; `ver` changes with each upload and the slug with its
 * title. So a response is named by the number alone, while its letter is listed at the address of today: a new `ver` is
 * a changed entry of the same response, never a new response.
 */
const DOCUMENT_NUMBER = /^docm93jijm4n(\d{1,12})(?:\.\w{1,5})?$/i

function documentNumber(url: URL): string | null {
  return DOCUMENT_NUMBER.exec(url.searchParams.get('doc') ?? '')?.[1] ?? null
}

/** Whether an address is one of a VerseOne document. */
export function isDownload(address: string): boolean {
  const url = new URL(address)
  return documentNumber(url) !== null || url.pathname.startsWith('/download/')
}

/**
 * The address that stays the same through every upload of a document: by its number, else its path. Any other address
 * is given back as it is.
 */
export function documentIdentity(address: string): string {
  const url = new URL(address)
  const number = documentNumber(url)
  if (number !== null) return `${url.origin}/download.cfm?doc=docm93jijm4n${number}`
  return isDownload(address) ? url.origin + url.pathname : address
}

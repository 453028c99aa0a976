// What somebody asked to be fetched again, checked before it becomes arguments of the program.

export type RecrawlRequest = { ok: true; parameters: string[] } | { ok: false; message: string }

/** An ODS code, a slug or a part of a name. */
const TRUST = /^[\p{L}\d][\p{L}\d '&.,()-]{0,99}$/u
/** A reference as printed: one line, no leading dash that could be read as an option. */
const CASE = /^[\p{L}\d][\p{L}\d /:._-]{0,79}$/u

function isPublicAddress(text: string): boolean {
  if (!URL.canParse(text) || text.length > 2000) return false
  const url = new URL(text)
  return ['http:', 'https:'].includes(url.protocol) && url.username === '' && url.password === ''
}

/** Reads RECRAWL_TRUST, RECRAWL_CASE and RECRAWL_URL; an empty variable counts as absent. */
export function recrawlParameters(environment: Record<string, string | undefined>): RecrawlRequest {
  const trust = environment['RECRAWL_TRUST']?.trim() ?? ''
  const reference = environment['RECRAWL_CASE']?.trim() ?? ''
  const url = environment['RECRAWL_URL']?.trim() ?? ''
  const refuse = (message: string): RecrawlRequest => ({ ok: false, message })

  if (url) {
    if (trust || reference) return refuse('Give an address, or a trust with or without a case, not both.')
    return isPublicAddress(url) ? { ok: true, parameters: [url] } : refuse('The address is not an http(s) address.')
  }
  if (!trust) return refuse('Give a trust (its ODS code or slug) or an address.')
  if (!TRUST.test(trust)) return refuse('The trust is neither an ODS code nor a slug nor a name.')
  if (!reference) return { ok: true, parameters: [trust] }
  if (!CASE.test(reference)) return refuse('The case reference has characters that no reference has.')
  return { ok: true, parameters: [trust, '--case', reference] }
}

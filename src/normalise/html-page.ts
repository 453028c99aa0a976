import { type CheerioAPI, load } from 'cheerio'
import { decodeText } from './charset.ts'

/** Decodes and parses an HTML page; `body` is the decoded text as sent. Never throws: every text is some HTML. */
export function loadPage(bytes: Uint8Array, declaredCharset: string | null): { $: CheerioAPI; body: string } {
  const body = decodeText(bytes, declaredCharset)
  return { $: load(body), body }
}

import type { FailureKind } from '../domain.ts'
import { failure } from '../failure.ts'
import type { Trouble } from './attempts.ts'
import { challengeInHeaders, challengeInPage } from './challenge.ts'
import { contentType, fileNameOf } from './content-headers.ts'
import type { Answer } from './exchange.ts'
import { headlineTrouble } from './headlines.ts'
import { outlinePage } from './page-outline.ts'
import { isRedirect } from './redirects.ts'

export interface Expectation {
  expect: 'page' | 'document'
  /** The address that the journey began with. */
  startUrl: string
  /** Whether 304 is a possible answer. */
  conditional: boolean
}

/**
 * Tells whether an answer is what was asked for. A page that is doubtful passes: its adapter will see that it is not a
 * listing, whereas a real page judged wrongly is lost.
 * @returns what is wrong, null for a good answer and for a redirect
 */
export function judgeAnswer(answer: Answer, expectation: Expectation): Trouble | null {
  if (isRedirect(answer)) return null
  const found =
    inHeaders(answer) ?? inPage(answer, expectation) ?? inStatus(answer, expectation) ?? inBytes(answer, expectation)
  if (found === null) return null
  const { url, status, body } = answer
  return {
    failure: failure(found.kind, found.message, url, { status, evidence: printable(body) }),
    concernsHost: found.challenge ?? false,
  }
}

interface Finding {
  kind: FailureKind
  message: string
  challenge?: boolean
}

function inHeaders({ headers }: Answer): Finding | null {
  const guard = challengeInHeaders(headers)
  return guard === null ? null : challenged(guard)
}

function challenged(guard: string): Finding {
  return { kind: 'blocked', message: `The site challenges robots (${guard})`, challenge: true }
}

function inPage(answer: Answer, { startUrl }: Expectation): Finding | null {
  if (!isHtml(answer)) return null
  const outline = outlinePage(answer.body)
  const guard = challengeInPage(answer.body, outline)
  if (guard !== null) return challenged(guard)
  if (answer.status < 200 || answer.status >= 300) return null
  if (outline.asksForPassword && isSentToLogin(startUrl, answer.url)) {
    return { kind: 'login_page', message: 'The address leads to a login' }
  }
  return headlineTrouble(outline)
}

const LOGIN_PATH = /\/(?:log-?in|log-?on|sign-?in|wp-login)(?:[./]|$)/i

function isSentToLogin(startUrl: string, url: string): boolean {
  return LOGIN_PATH.test(new URL(url).pathname) && !LOGIN_PATH.test(new URL(startUrl).pathname)
}

function inStatus({ status, body }: Answer, { conditional }: Expectation): Finding | null {
  if (status === 304 && conditional) return null
  if (status === 401 || status === 407)
    return { kind: 'login_page', message: `The server asks for a login (${status})` }
  if (status === 403) return { kind: 'blocked', message: 'The server forbids us the page (403)' }
  if (status === 429) return { kind: 'rate_limited', message: 'The server answers that we ask too often (429)' }
  if (status === 404 || status === 410) {
    return { kind: 'http_client_error', message: `The page does not exist (${status})` }
  }
  if (status >= 400 && status < 500) return { kind: 'http_client_error', message: `The server refuses with ${status}` }
  if (status >= 500) return { kind: 'http_server_error', message: `The server reports a fault of its own (${status})` }
  if (status < 200 || status >= 300)
    return { kind: 'http_server_error', message: `The server answers ${status}, unasked` }
  if (status === 206) return { kind: 'truncated', message: 'The server sent a part of what was asked for (206)' }
  return body.length === 0 ? { kind: 'truncated', message: 'The server sent nothing' } : null
}

function inBytes(answer: Answer, { expect, startUrl }: Expectation): Finding | null {
  if (answer.status === 304) return null
  if (isSentHome(startUrl, answer.url)) {
    return { kind: 'soft_404', message: "The address leads to the site's front page instead" }
  }
  const binary = binaryFormat(answer.body)
  if (expect === 'page') {
    return binary === null ? null : { kind: 'wrong_type', message: `A page was expected, and ${binary} came` }
  }
  const promised = promisedFormat(answer)
  if (promised === null || binary !== null || !isHtml(answer)) return null
  return { kind: 'wrong_type', message: `${promised} was promised, and a web page came` }
}

/** A redirect from deep within a site to its front page is how many sites say "not found". */
function isSentHome(startUrl: string, url: string): boolean {
  const start = new URL(startUrl)
  const end = new URL(url)
  const depth = start.pathname.split('/').filter((part) => part !== '').length
  return end.pathname === '/' && end.search === '' && depth >= 2
}

const MAGIC: [bytes: string, name: string][] = [
  ['%PDF-', 'a PDF'],
  ['PK\u0003\u0004', 'a ZIP or Office file'],
  ['\u00d0\u00cf\u0011\u00e0', 'an old Office file'],
  ['{\\rtf', 'an RTF file'],
  ['\u0089PNG', 'an image'],
  ['\u00ff\u00d8\u00ff', 'an image'],
  ['GIF8', 'an image'],
  ['\u001f\u008b', 'a compressed file'],
]

/** The format of bytes that are no text, as far as it matters here; the normaliser tells formats apart in earnest. */
function binaryFormat(body: Buffer): string | null {
  const start = body
    .toString('latin1', 0, 16)
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
  return MAGIC.find(([bytes]) => start.startsWith(bytes))?.[1] ?? null
}

const HTML_START = /^<(?:!doctype html|html|head|body|title|meta|script|style|div|p|h1|iframe|center|table|!--)[\s>-]?/i

function isHtml({ body, headers }: Answer): boolean {
  if (binaryFormat(body) !== null) return false
  const start = body.toString('latin1', 0, 512).replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '')
  if (HTML_START.test(start.replaceAll('\u0000', '').trimStart())) return true
  const { mediaType } = contentType(headers)
  return mediaType === 'text/html' || mediaType === 'application/xhtml+xml'
}

const PROMISING_NAME = /\.(pdf|docx?|xlsx?|pptx?|odt|ods|rtf|zip|msg)$/i
const PROMISING_TYPE = /^application\/(?:pdf|msword|rtf|zip|vnd\.(?:openxmlformats|oasis|ms-))/

/** The kind of file that the name or the declared type promises; null where a page would be just as right. */
function promisedFormat({ url, headers }: Answer): string | null {
  const extension = PROMISING_NAME.exec(fileNameOf(headers, url) ?? '')?.[1]
  if (extension !== undefined) return `A ${extension.toUpperCase()} file`
  const { mediaType } = contentType(headers)
  return mediaType !== null && PROMISING_TYPE.test(mediaType) ? `A file of type ${mediaType}` : null
}

/** The beginning of a body as evidence: at most 200 printable characters, white space folded. */
function printable(body: Buffer): string | null {
  const text = body
    .toString('utf8', 0, 2000)
    .replaceAll(/[\s\p{C}\ufffd]+/gu, ' ')
    .trim()
  return [...text].slice(0, 200).join('') || null
}

import type { FailureKind } from '../domain.ts'
import type { PageOutline } from './page-outline.ts'

interface HeadlineRule {
  kind: FailureKind
  message: string
  /** A whole headline in plain words (see `plain`); a part of a longer one never counts. */
  pattern: RegExp
  /** How much text the page may have at most; what a response may well be called counts only on a nearly empty page. */
  below: number
}

const ANY_LENGTH = Number.POSITIVE_INFINITY
const SHORT = 1500

const RULES: HeadlineRule[] = [
  {
    kind: 'soft_404',
    message: 'The page says that it was not found, although its status is 200',
    pattern:
      /^(?:page|file|document|content|resource|url|webpage|web page)(?: you (?:are|were) looking for| you requested| requested)? (?:not found|missing|(?:was|is) not found|(?:can ?not|cant|could not|couldnt) be found|does not exist|doesnt exist|no longer exists|(?:is )?no longer available|has been removed|has been deleted)$/,
    below: ANY_LENGTH,
  },
  {
    kind: 'soft_404',
    message: 'The page says that it was not found, although its status is 200',
    pattern: /^(?:cant|cannot|couldnt|could not) find (?:that|this|the|your) page(?: you (?:are|were) looking for)?$/,
    below: ANY_LENGTH,
  },
  {
    kind: 'soft_404',
    message: 'The page says that it was not found, although its status is 200',
    pattern: /^(?:not found|nothing found|)$/,
    below: SHORT,
  },
  {
    kind: 'soft_404',
    message: 'The website is suspended or for sale: this is the page of its host',
    pattern:
      /^(?:account|website|site|domain|hosting)(?: has been| is)? (?:suspended|expired|for sale|parked)$|^[a-z0-9 ]{3,60} (?:com|org|net|uk|info) (?:is|may be) for sale$/,
    below: 3000,
  },
  {
    kind: 'soft_404',
    message: 'The server shows the page of an empty website',
    pattern: /^(?:welcome to nginx|iis windows(?: server)?|apache2? (?:\w+ )?default page(?: it works)?|it works)$/,
    below: 6000,
  },
  {
    kind: 'http_server_error',
    message: 'The page reports a fault of the server, although its status is 200',
    pattern:
      /^(?:internal server error|service (?:temporarily )?unavailable|bad gateway|gateway timeout|establishing a database connection|runtime error|server error in application|(?:site|website) (?:is )?(?:temporarily |currently )?unavailable|(?:site|website)?(?: is)? ?(?:currently )?(?:under|undergoing|down for) (?:scheduled |planned )?maintenance|bandwidth limit exceeded)$/,
    below: SHORT,
  },
  {
    kind: 'blocked',
    message: 'The server turns us away with a page instead of a status',
    pattern:
      /^(?:access denied|access forbidden|forbidden|request unsuccessful|request rejected|just a moment|attention required|human verification|security verification|bot verification|robot check|client challenge|web page blocked|you have been blocked|access to page has been denied)$/,
    below: SHORT,
  },
]

const LOGIN =
  /^(?:(?:please |you must |you need to )?(?:log ?in|log ?on|sign ?in|be logged in)(?: to (?:your|my) account| to continue| required| page| form)?|(?:member|members|staff|user|account|admin|client|customer|portal) (?:log ?in|sign ?in|log ?on)|authentication required)$/

/** What a page says of itself when it is not what was asked for; null for everything that may be a real page. */
export function headlineTrouble(outline: PageOutline): { kind: FailureKind; message: string } | null {
  for (const headline of outline.headlines) {
    const words = plain(headline)
    if (words === null) continue
    const rule = RULES.find(({ pattern, below }) => outline.textLength < below && pattern.test(words))
    if (rule !== undefined) return rule
    if (LOGIN.test(words) && (outline.asksForPassword || outline.textLength < SHORT)) {
      return { kind: 'login_page', message: 'A login is asked for instead of showing the page' }
    }
  }
  return null
}

const FILLER_BEFORE = /^(?:oops|whoops|sorry|error|http|404|403|500|502|503|the|this|that|your|we|our|uh|oh) /
const FILLER_AFTER = / (?:error|404|403|500|502|503|here)$/

/** A headline in lower-case words without punctuation and without the usual padding; null where nothing but a name of a thing is left. */
function plain(headline: string): string | null {
  if (headline.length > 120) return null
  let words = headline
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
  const saysNotFound = words.includes('404')
  for (let shorter = ''; shorter !== words; ) {
    shorter = words
    words = words.replace(FILLER_BEFORE, '').replace(FILLER_AFTER, '')
  }
  // "404", "Error 404" and "404 error" leave nothing else behind.
  if (words === '404' || (saysNotFound && words === 'error')) return ''
  return words === '' ? null : words
}

/** Which links of a site may lead to its disclosure log, by what they and their addresses say. */
import type { Page } from '../platform.ts'
import { absoluteAddress, leadsToDocument } from '../platforms/reading/addresses.ts'
import { printedText } from '../platforms/reading/printed-text.ts'
import { baseOf } from './content-links.ts'

export interface LogCandidate {
  url: string
  label: string
  score: number
  /** What speaks for and against it, such as `disclosure log +100`. */
  reasons: string[]
}

interface Clue {
  name: string
  points: number
  says: RegExp
}

const FOI = '(?:foi|eir|freedom of information|information requests?)'
/** Of these the strongest counts. */
const SPEAKS_FOR: Clue[] = [
  { name: 'disclosure log', points: 100, says: /\bdisclosures? logs?\b/ },
  {
    name: 'FOI log',
    points: 90,
    says: new RegExp(
      `\\b${FOI}\\b.{0,20}\\b(?:log|register|archive)\\b|\\b(?:log|register|archive) of .{0,20}\\b${FOI}\\b`,
    ),
  },
  {
    name: 'FOI responses',
    points: 80,
    says: new RegExp(
      `\\b${FOI}\\b.{0,25}\\b(?:responses?|answers|replies|decisions|disclosures|releases)\\b|\\b(?:responses|answers|replies) to .{0,25}\\b${FOI}\\b`,
    ),
  },
  {
    name: 'published FOI requests',
    points: 70,
    says: new RegExp(`\\b(?:published|previous|past|recent|completed|closed|answered|all)\\b.{0,20}\\b${FOI}\\b`),
  },
  { name: 'disclosures', points: 55, says: /\bdisclosures\b/ },
  { name: 'FOI', points: 40, says: new RegExp(`\\b${FOI}\\b`) },
  {
    name: 'access to information',
    points: 20,
    says: /\baccess to information\b|\btransparency\b|\binformation governance\b/,
  },
]
/** Each of these counts. */
const SPEAKS_AGAINST: Clue[] = [
  { name: 'publication scheme', points: -60, says: /\bschemes?\b/ },
  {
    name: 'a form, or how to ask',
    points: -50,
    says: /\bforms?\b|\b(?:make|making|submit|send) (?:an?|your|foi)\b|\bhow to\b|\brequest information\b/,
  },
  { name: 'a login', points: -100, says: /\blog ?in\b|\bsign ?in\b|\baccount\b/ },
  { name: 'an annual report', points: -80, says: /\bannual reports?\b|\bstatistics\b/ },
  {
    name: 'a policy or notice',
    points: -60,
    says: /\bpolic(?:y|ies)\b|\bprivacy\b|\bcookies?\b|\bcharges?\b|\bfees?\b/,
  },
  {
    name: 'of other disclosures',
    points: -80,
    says: /\bprotected disclosure|\bwhistle|\bdbs\b|\bdisclosures? (?:and )?barring|\bpatient records?\b|\bsubject access\b/,
  },
  { name: 'news', points: -30, says: /\bnews\b|\bblog\b|\bevents?\b|\bjobs?\b|\bvacanc/ },
]

/** What the words of a label or an address are worth. */
export function scoreOf(text: string): { score: number; reasons: string[] } {
  const words = text.toLowerCase().replace(/[^a-z0-9]+/g, ' ')
  const best = SPEAKS_FOR.find(({ says }) => says.test(words))
  if (best === undefined) return { score: 0, reasons: [] }
  const counted = [best, ...SPEAKS_AGAINST.filter(({ says }) => says.test(words))]
  return {
    score: counted.reduce((sum, { points }) => sum + points, 0),
    reasons: counted.map(({ name, points }) => `${name} ${points > 0 ? '+' : ''}${points}`),
  }
}

/** A candidate from an address and its label; null where nothing speaks for it, or it is a file. */
function candidate(url: string, label: string): LogCandidate | null {
  if (leadsToDocument(url)) return null
  const path = decodeURIComponentSafely(new URL(url).pathname)
  const byLabel = scoreOf(label)
  const byPath = scoreOf(path.slice(path.lastIndexOf('/', path.length - 2)))
  const { score, reasons } = byLabel.score >= byPath.score ? byLabel : byPath
  return score <= 0 ? null : { url, label, score, reasons }
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Candidates among the links of a page, menus and footers too, the best first. Each address once. */
export function candidatesOn(page: Page): LogCandidate[] {
  const { $ } = page
  const base = baseOf($, page.url)
  return best(
    $('a[href]')
      .toArray()
      .flatMap((link) => {
        const url = absoluteAddress($(link).attr('href'), base)
        const label = printedText(link) || ($(link).attr('title') ?? '')
        return url === null || url === absoluteAddress(page.url, page.url) ? [] : (candidate(url, label) ?? [])
      }),
  )
}

/** Candidates in a sitemap, and the further sitemaps that it names. */
export function candidatesInSitemap({ $, url }: Page): { candidates: LogCandidate[]; sitemaps: string[] } {
  const addresses = $('loc')
    .toArray()
    .flatMap((place) => absoluteAddress(printedText(place), url) ?? [])
  const sitemaps = addresses.filter((address) => /\.xml(?:\.gz)?$/.test(new URL(address).pathname))
  return { candidates: best(addresses.flatMap((address) => candidate(address, '') ?? [])), sitemaps }
}

/** The best first, each address once; entries below a log that is itself among them are left out. */
export function best(candidates: LogCandidate[]): LogCandidate[] {
  const byUrl = new Map<string, LogCandidate>()
  for (const one of candidates) {
    const earlier = byUrl.get(one.url)
    if (earlier === undefined || earlier.score < one.score) byUrl.set(one.url, one)
  }
  return [...byUrl.values()].sort((a, b) => b.score - a.score || a.url.length - b.url.length)
}

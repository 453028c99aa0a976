/** The service that a question is about: "Who holds the Trust’s linen and laundry contract?" → "linen and laundry". */
import type { Span } from '../../domain.ts'
import { trimSpan } from '../reading/text.ts'

/** What stands before a service's name. */
const LEADS: RegExp[] = [
  /\b(?:provides?|suppl(?:y|ies)|delivers?|maintains?|collects?(?: and disposes? of)?|manages?|holds?|runs?)\s/i,
  /\b(?:have|is there|hold)\s(?=an?\s[^?.]{1,60}\b(?:contract|agreement)\b)/i,
  /\b(?:vendor|supplier|provider|contractor|reseller|contract|agreement|company|name)\s(?:for|of)\s/i,
  /\b(?:make|brand|type|kind) of\s/i,
  /\b(?:supplier|vendor|provider|company)\b[^?.]{1,30}\buse for\s/i,
  /\b(?:what|which)\s(?=(?:[\w/&’'-]+\s){0,3}(?:software|system|platform|solution)\b)/i,
]
/** Owners and adjectives that belong to no name. */
const OWNER =
  /^(?:(?:the|a|an|your|our|its|any|all|current|main|existing|primary|new|each|of|trust[’']s|organisation[’']s|service[’']s|hospital[’']s)\s)+/i
/** What a name ends before. */
const STOP =
  /[?.,;:]|\s(?:under|at|in|for|with|to|from|is|are|by|that|which|covering|does|do|used|currently|contractor|provider|supplier|and\s(?:who|what|when|which|how|where|from|in|at|is|are|does|do|the))\b/i
/** A contract is named with its kind only where nothing else names it. */
const KIND = /\s(?:contract|agreement|arrangement)s?$/i
/** Words that stand for any contract name none. */
const GENERIC =
  /^(?:it|this|that|these|those|contracts?|services?|suppliers?|products?|company|one|names?|value|total|both|tender|which|what|system|software|solution)$/i

/** The service's name as a span of the question; null where the question names none of its own ("the contract"). */
export function findServiceName(question: string): Span | null {
  for (const lead of LEADS) {
    const match = lead.exec(question)
    if (!match) continue
    const span = nameAt(question, match.index + match[0].length)
    if (span) return span
  }
  return null
}

const TITLE =
  /(?:^|[:–—-]\s)([\p{L}\d][\p{L}\d &/’'()-]{2,60}?)\s(?:contracts?|tenders?|agreements?|procurement|suppliers?)\s{0,3}$/iu

const INTRODUCES =
  /\b(?:about|regarding|concerning|relating to|related to|in relation to|respect of|details of|information on|for|on)\s(?:the trust[’']s|the board[’']s|the organisation[’']s|your|our|the|its)\s(?:current |existing |main )?(?!request|enquiry|questions?|e-?mail|letter)([\p{L}\d][\p{L}\d &/’'()-]{2,50}?)\s(?:contract|agreement|service contract)s?\b/iu

/** The service that a letter's introduction names: "your request about the Trust's linen and laundry contract". */
export function findServiceInIntroduction(words: string): Span | null {
  const match = INTRODUCES.exec(words.slice(0, 600))
  const name = match?.[1]
  if (
    !match ||
    name === undefined ||
    GENERIC.test(name) ||
    /\b(?:request|questions?|about|regarding|freedom|information|FOI|act|following|these|above)\b/i.test(name)
  )
    return null
  const start = match.index + match[0].lastIndexOf(name)
  return { start, end: start + name.length }
}

/** The service that a title names: "Digital dictation Tender". Null where it does not end in such a word. */
export function findServiceInTitle(title: string): Span | null {
  const name = TITLE.exec(title.slice(0, 200))?.[1]
  if (name === undefined || GENERIC.test(name) || /\b(?:freedom|information|FOI|request|trust)\b/i.test(name))
    return null
  const start = title.indexOf(name)
  return { start, end: start + name.length }
}

/** A name that was cut inside a bracket ends before it. */
function closedBrackets(printed: string): string {
  const open = printed.lastIndexOf('(')
  return open > printed.lastIndexOf(')') ? printed.slice(0, open) : printed
}

function nameAt(question: string, at: number): Span | null {
  const rest = question.slice(at, at + 120)
  const start = OWNER.exec(rest)?.[0].length ?? 0
  const stop = STOP.exec(rest.slice(start))
  const printed = closedBrackets(rest.slice(start, stop ? start + stop.index : rest.length))
  const name = printed.replace(KIND, '')
  const span = trimSpan(question, { start: at + start, end: at + start + name.length })
  return name.length < 3 || GENERIC.test(name) ? null : span
}

/** What became of one question, by the words of its answer. The first sentence that decides counts most. */
import type { AnswerOutcome } from '../domain.ts'
import { sentencesOf } from './reading/text.ts'

const NCND = /\bneither (?:to )?confirm(?:s|ed|ing)?\b.{0,20}\bnor\b.{0,10}\bden(?:y|ies|ied|ying)\b/i
const VEXATIOUS = /\bvexatious\b/i
const REPEATED = /\brepeat(?:ed)? requests?\b|\bsection 14 ?\(2\)/i
const COST =
  /\b(?:appropriate limit|cost limit|fees limit|exceeds? (?:the )?(?:cost|18 hours|eighteen hours)|in excess of 18 hours|section 12\b(?! ?\([45]\)))/i
const REFUSAL =
  /\b(?:withheld|withhold(?:ing)?|(?:is|are|be|as|being|it|this) (?:therefore )?(?:exempt|except)(?:ed)?\b|(?:exempt|except)(?:ed)? (?:from|under|by|until)|exemption (?:applies|under|has been|section)|not (?:be |being )?(?:releas(?:ed?|ing)|disclos(?:ed?|ing))\b|(?:do|does|will|can|could) not (?:give out|release|disclose)|will not be (?:provided|supplied)|(?:not|un)able to (?:release|disclose)|refus(?:e[ds]?|ing)\b|redact(?:ed|ions?)|(?:we|trust|must) declines?(?: to)?|names? (?:have|has) been removed|(?:been|are|were) suppressed|exception in regulation|section \d{2}[()\da-z]{0,10} (?:therefore )?applies)\b|^(?:exempt|not given)\b/i
const SMALL_NUMBERS =
  /(?:[<≤]\s?\d|\bless than (?:5|five)\b|\bsmall numbers?\b|\blow numbers?\b).{0,400}\b(?:identif|section|personal|exempt|data protection)/is
/** A number given as small, and refused in full: something of it is told. */
const SMALL_NUMBER_FIRST = /^(?:[<≤]\s?\d|(?:fewer|less) than (?:\d|five|six|ten)\b)/i
/** "Please see attached with redactions under section 40": given, but for a part. */
const GIVEN_REDACTED = /^[^.]{0,60}\b(?:attached|enclosed|provided)\b[^.]{0,60}\bredact/i
const NOT_HELD =
  /\b(?:not (?:been )?(?:held|hold|recorded|collected|collated|captured)\b(?! centrally)|(?:do|does|did) not (?:hold|record|collect|collate|capture|keep)|no (?:recorded )?information (?:is )?held|(?:holds?|has|have) no (?:recorded )?(?:information|records?|data)|(?:unable|not able|not possible|cannot|could only|can not) (?:to )?(?:be )?(?:report|reported|extract|extracted|ascertain|provide this information))\b/i
const OTHER_FORMAT = /\bin the format\b|\b(?:hold|held) (?:some|exact)\b/i
const ELSEWHERE =
  /\b(?:section 21\b|s\.? ?21\b|(?:otherwise|already|publicly|freely) (?:accessible|available)|(?:is|are|already|has been|have been) (?:\w+ ){0,3}(?:published|available) (?:\w+ ){0,4}(?:at|on|via|here|each)|reasonably accessible|accessible (?:to you )?by other means|can be (?:found|accessed|viewed) (?:at|on|via|here))/i
const ONLY_LINK = /^(?:please )?(?:see|refer to|visit|go to|follow)\b[^.]{0,60}(?:https?:\/\/|www\.)/i
const TRANSFERRED =
  /\b(?:re-?direct|direct|send|submit|forward|address)\b.{0,20}\b(?:your|this|the)(?: part of (?:your|the))? (?:request|questions?|enquiry)\b.{0,40}\bto\b|\b(?:request|question|enquiry) should be (?:directed|addressed|sent) to\b|\btransferred (?:your|the|this) request\b/i
/** "We suggest that you contact the council": somebody else is named, and nothing given. */
const ASK_ELSEWHERE =
  /^(?:we (?:would )?(?:suggest|advise|recommend)|it is suggested|you (?:may|might) (?:wish|like|want) to|please|you (?:should|will need to)|this (?:question|request) (?:should|needs to|would need to) be)\b(?: that)?(?: you)?(?: to)? (?:contact(?! (?:us|me|the foi))|approach|re-?direct(?:ed)?|direct(?:ed)?|write to)\b(?![^.]{0,60}\b(?:attach|enclos|website|link))/i
const CLARIFY =
  /\b(?:please (?:could you )?clarify|require (?:further )?clarification|clarification (?:is|was) (?:needed|sought|requested)|could you (?:please )?clarify)\b/i
const POSITIVE = /\b(?:attached|£\s?\d|\d[\d,]*\b)|^(?:yes|the (?!first|information|brand)|it |they )/i

/** What is given in spite of a refusal before it. */
const GIVEN_BESIDES =
  /\b(?:attached|enclosed|(?:remaining|other) information (?:is|has)|(?:is|are) (?:provided|set out|given) (?:below|above|in))\b/i

/** Sentences that only argue or cite: they neither give nor refuse by themselves. */
const EXPLAINS =
  /\b(?:would|could|might|due to be|(?:intend|plan)(?:s|ed)? to|will be published|considers? that|of the (?:view|opinion))\b|^(?:section|s\.?\s?\d|regulation|this (?:is|means|exemption|would)|in this|the (?:public interest|exemption|limit|figures? .{0,60}will be published)|disclos|releas|as (?:section|the limit|such)|because|we (?:consider|believe|have (?:considered|applied|weighed)|hold this but)|it is (?:estimated|reasonable)|to (?:disclose|release))/i

/** What speaks of the work that an answer would take: where and how it is recorded, how long a search takes. */
const TELLS_OF_WORK =
  /\b(?:recorded|records?|notes|files?|free[- ]text|manual(?:ly)?|search(?:es|ing)?|minutes?|hours?|retriev\w+|extract\w*|locat(?:e|ed|ing)|collat\w+|estimate[ds]?|individual(?:ly)?|review(?:ed|ing)?|read|centrally|systems?|database)\b/i
/** A provision's own numbers are no figures that are given. */
const CITATION = /\b(?:sections?|regulations?|s\.?|article) ?\d{1,2}[A-Z]?(?: ?\([\da-z]{1,4}\))*/gi

/** @param answer the answer's words, a footnote or note that it calls added to them by `withNotes` */
export function answerOutcome(answer: string): AnswerOutcome {
  if (NCND.test(answer)) return 'neither_confirm_nor_deny'
  const sentences = sentencesOf(answer, { start: 0, end: answer.length }).map(({ start, end }) =>
    answer.slice(start, end),
  )
  const clauses = sentences.flatMap((sentence) => sentence.split(/(?<=\S)(?:\s\|\s|;\s)/))
  const refusal = clauses.findIndex((clause) => REFUSAL.test(clause) && !ELSEWHERE.test(clause))
  if (VEXATIOUS.test(answer)) return 'vexatious'
  if (REPEATED.test(answer)) return 'repeated'
  if (COST.test(answer)) {
    const work = clauses.findIndex((clause) => COST.test(clause) || TELLS_OF_WORK.test(clause))
    return givesBefore(clauses, work) ? 'partially_withheld' : 'cost_limit'
  }
  if (refusal >= 0 && (SMALL_NUMBER_FIRST.test(answer) || GIVEN_REDACTED.test(answer))) return 'partially_withheld'
  if (refusal >= 0) return givesAround(clauses, refusal) ? 'partially_withheld' : 'withheld'
  if (SMALL_NUMBERS.test(answer)) return 'partially_withheld'
  return withoutRefusal(answer, clauses)
}

function withoutRefusal(answer: string, clauses: string[]): AnswerOutcome {
  const opening = clauses.slice(0, 2).join(' ')
  if (TRANSFERRED.test(answer) && !NOT_HELD.test(clauses[0] ?? '')) return 'transferred'
  if (ASK_ELSEWHERE.test(clauses[0] ?? '') && !NOT_HELD.test(answer)) return 'transferred'
  if (NOT_HELD.test(opening) && !OTHER_FORMAT.test(opening) && !givesFirst(clauses)) return 'not_held'
  if (NOT_HELD.test(answer) && /\btherefore\b/i.test(answer)) return 'not_held'
  if ((ELSEWHERE.test(clauses[0] ?? '') && !/\battached\b/i.test(clauses[0] ?? '')) || ONLY_LINK.test(clauses[0] ?? ''))
    return 'accessible_elsewhere'
  return CLARIFY.test(opening) ? 'clarification_requested' : 'disclosed'
}

/** Whether the first sentence gives something, so that what is not held behind it is only a part. */
function givesFirst(clauses: string[]): boolean {
  const [first = ''] = clauses
  return !NOT_HELD.test(first) && givesBefore(clauses, 1)
}

/** Names of grounds, which give nothing by themselves: "Personal information – section 40(2)". */
const GROUND_NAME =
  /\b(?:personal (?:data|information)|in confidence|confidential|commercial(?:ly)? (?:interests?|sensitiv\w+)|legal professional|prejudice|law enforcement|national security|health (?:and|&) safety|third part(?:y|ies)|not (?:be )?provided?|(?:will|can|do) not (?:provide|supply|share)|appl(?:y|ies)|engaged)\b/i

/** Whether an answer that cites a ground without refusing in words gives something beside it. */
export function givesBesideGround(answer: string): boolean {
  const sentences = sentencesOf(answer, { start: 0, end: answer.length }).map(({ start, end }) =>
    answer.slice(start, end),
  )
  const clauses = sentences.flatMap((sentence) => sentence.split(/\s[|–—-]\s|[;:]\s/))
  return clauses.some((clause) => {
    const words = clause.replace(CITATION, '')
    return words === clause && !GROUND_NAME.test(clause) && !EXPLAINS.test(clause) && /\p{L}{2}|\d/u.test(clause)
  })
}

/** Whether something is given before the refusal begins. */
function givesBefore(clauses: string[], refusal: number): boolean {
  return clauses
    .slice(0, refusal)
    .some(
      (clause) =>
        !EXPLAINS.test(clause) && !NOT_HELD.test(clause) && !COST.test(clause) && !STATES_HOLDING.test(clause),
    )
}

/** Sentences that come before a refusal and give nothing: "I can confirm that the Trust holds this information." */
const STATES_HOLDING =
  /^(?:unfortunately|all information|(?:i|we|the (?:trust|health board|board))(?: can)? confirms? that\b.{0,40}\bholds?\b.{0,40}$|(?:we|the (?:trust|health board|board)) (?:do(?:es)? )?(?:holds?|can confirm)\b)/i

function givesAround(clauses: string[], refusal: number): boolean {
  const clause = clauses[refusal] ?? ''
  if (givesBefore(clauses, refusal)) return true
  const colon = clause.indexOf(': ')
  const lead = clause.slice(0, Math.max(colon, 0)).replace(CITATION, '')
  if (POSITIVE.test(lead) && !REFUSAL.test(lead)) return true
  return clauses.slice(refusal + 1).some((later) => givesBesides(later) && !REFUSAL.test(later))
}

/** "However, the number of consultants was 4": figures behind a refusal, its own sections apart. */
function givesBesides(clause: string): boolean {
  if (GIVEN_BESIDES.test(clause)) return true
  return /^however\b/i.test(clause) && !EXPLAINS.test(clause) && /\d/.test(clause.replace(CITATION, ''))
}

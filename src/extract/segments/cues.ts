/** The phrases by which a letter shows what a passage is for. Data: add what another authority writes. */

const any = (patterns: RegExp[]) => (text: string) => patterns.some((pattern) => pattern.test(text))

/** Announces the request: a heading, or a sentence that ends in a colon. */
const REQUEST = [
  /^(?:your |the |details of (?:the |your )?|foi |freedom of information |information )?(?:request|questions?|enquiry|query)(?: (?:details|for information|text|summary))?\s?[:.]?$/i,
  /^(?:what (?:was|you) asked|requested|you (?:asked|requested|submitted|wrote)|request received|information requested|original request)(?: for)?\s?:?$/i,
  /^(?:(?:request|question)s?|you (?:asked|requested)(?: for)?)\s?:/i,
  /\b(?:you|your (?:request|questions|email|e-mail|enquiry)|requesting|request(?:ed)?|information)\b(?:[^.]|\.(?=\d)){0,160}:$/i,
]
export const announcesRequest = any(REQUEST)

/** The requester's own voice, which opens a request that nothing announces. */
export const speaksAsRequester = any([
  /^[“"']?(?:i (?:would like|wish|am (?:writing|a |requesting|updating)|request)|under the (?:freedom|foi|provisions)|under foi|please (?:could|can|would|provide|send|supply|tell|advise|list|state|confirm|give|let)|could (?:you|i)|for (?:each|your|every)|my name is)\b/i,
])

/** Announces the reply: a heading, or a sentence that says that the answers come now. */
const RESPONSE = [
  /^(?:our |the |trust(?:[’']s)? |the trust[’']s |details of (?:the |our )?|final |foi )?(?:response|reply|answer|decision)s?(?: (?:to|from)[^.]{0,60})?\s?[:.]?$/i,
  /^(?:i|we) can now (?:reply|respond|answer)[^.]{0,60}[:.]$/i,
  /^(?:our |the trust[’']s )?(?:response|reply) is (?:as follows|below|set out below)\s?[:.]$/i,
  /^(?:i am|we are|the trust is) (?:pleased|able|happy) to (?:confirm|advise|provide|respond|supply)\b[^.]{0,80}:$/i,
  /^(?:our )?(?:answers?|responses?) (?:to your questions? )?(?:is|are) as follows[:.]$/i,
]
export const announcesResponse = any(RESPONSE)

/** Rights of review and appeal, re-use notices, courtesies and signatures: no part of request or response. */
const CLOSING = [
  /^(?:yours (?:sincerely|faithfully|truly)|yn (?:gywir|ddiffuant)\b|cofion\b|kind(?:est)? regards|many thanks|with (?:kind|best) (?:regards|wishes)|regards\b|best wishes)/i,
  /\binformation commissioner\b/i,
  /^if you (?:are|were|have any|feel|wish|would|think|disagree|remain|require|need|do not|then|want|believe)\b/i,
  /^should you\b/i,
  /^in the event (?:that )?you\b/i,
  /\b(?:request|ask for|carry out|arrange|arrange for|require) an internal review\b/i,
  /^(?:you (?:may|can|have the right to|are entitled to) (?:ask|complain|appeal|make|request|seek|complain))/i,
  /\breview of (?:this|our|the) (?:decision|response|reply)\b/i,
  /^(?:re-?use of|copyright|(?:your )?(?:right of )?appeals?\b(?: procedure)?|complaints?\b|(?:internal )?review(?: procedure)?$|your rights?|feedback|privacy and electronic|disclaimer|complaint rights)/i,
  /^(?:i|we) (?:do )?(?:hope|trust)\b/i,
  /^this (?:concludes|completes|now completes)\b|\bcompletes your request\b/i,
  /^(?:all|the) (?:information|material)(?: and material)? (?:supplied|provided|that (?:is|we)|we (?:have )?(?:supplied|provided))[^.]{0,80}\b(?:copyright|re-?use|subject to|licen[cs]e)/i,
  /^any (?:contact details|personal information|appeal|re-?use)\b/i,
  /^please (?:remember|do not hesitate|quote|let me know|contact (?:us|me|the)|be aware,? (?:that )?(?:although|any personal))/i,
  /\bdisclosure log\b[^.]{0,80}\b(?:publish|version|posted|will)|\bform part of our disclosure log\b|\bmay be (?:published|released) (?:on|into|in) (?:our|the) (?:disclosure|public)/i,
  /^(?:the full freedom of information act|this letter is not to be taken|as required by section 17)\b/i,
  /^enc(?:l|s|losures?)?\s?[:.]/i,
  /^(?:documents?|attachments?|downloads?|related (?:links|documents|pages))\s?:?$/i,
  /^to help you, as section 16\b|\bsection 16\b[^.]{0,60}\b(?:advice|assist|help)/i,
  /^(?:this is .{1,80}response to a freedom of information|you can browse our|share this|was this page|page last updated|back to top)\b/i,
]
export const closes = any(CLOSING)

/** A passage behind which everything is the earlier message of a thread. */
export const quotesMessage = any([/^-{2,}\s?(?:original|forwarded) message/i, /^_{5,}$/, /^on .{5,60} wrote:$/i])

/** A passage that argues for a refusal made elsewhere in the letter. */
export const arguesGround = any([
  /^\*/,
  /^(?:under |as )?(?:both )?(?:sections?|regulations?|s\.?)\s?\d/i,
  /^(?:exemptions?|reasons? for|why (?:some|we)|information (?:not supplied|withheld)|notes?\b|public interest|conclusion|explanation)/i,
  /^on questions? \d/i,
  /^(?:the )?public interest\b/i,
])

/** Courtesies that open a letter. */
export const greets = any([
  /^(?:dear|hello|good (?:morning|afternoon)|hi)\b/i,
  /^(?:thank you|thanks|i (?:write|refer|am writing|am replying|acknowledge)|we (?:are writing|received|write)|further to|with reference|following your|firstly|please accept (?:our|my)|in (?:line|accordance) with)\b/i,
  /^re:/i,
  /^you (?:have )?(?:requested|asked|wrote)\b/i,
  /^(?:your questions? (?:and|with) (?:the trust[’']s|our) (?:responses?|answers?)|please (?:find|see) (?:below )?(?:our|the trust[’']s) (?:response|answers?)s?)\b[^.]{0,60}\bbelow\b/i,
])

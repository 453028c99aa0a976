/** Sentences about the request itself, which many write under whatever they ask. */
const ABOUT_THE_REQUEST =
  /\b(?:working days|look forward|hesitate to|contact me|get in touch|acknowledge|advi[cs]e and assist|advice and assistance|cost limit|appropriate limit|time limit|cost ceiling|exempt|exemption|withhold|withheld|redact(?:ed|ions?)?|clarif(?:y|ication)|narrow|refine|electronic (?:form|format|copy)|electronically|by e-?mail|via e-?mail|(?:this|my|the|your) (?:request|response|reply|query|email|letter) |reuse|re-use|entitled|internal review|many thanks|thank you)\b/i

/** Longer sentences are more than a courtesy. */
const LONGEST = 400

/** Ends of sentences and lines; numbers and short words before a full stop (`e.g.`, `1.`) end none. */
const SENTENCE_END = /(?<=[^\s.]{3}[.!?])\s+|\n+/

/**
 * A question without the sentences that speak of the request itself (its format, its costs, the law): those are shared by
 * requests that ask for nothing of the same kind. What ends with a question mark stays.
 */
export function withoutCourtesies(text: string): string {
  const sentences = text.split(SENTENCE_END)
  const kept = sentences.filter(
    (sentence) => sentence.trimEnd().endsWith('?') || sentence.length > LONGEST || !ABOUT_THE_REQUEST.test(sentence),
  )
  return kept.length === sentences.length ? text : kept.join('\n')
}

/** Parts a letter, page or message into what is said before the matter, the matter, and what follows it. */
import type { Passage } from '../reading/passages.ts'
import { askingScore } from '../reading/wording.ts'
import { closes, quotesMessage } from './cues.ts'

export interface Letter {
  /** Letterhead, address, subject, up to and with the salutation. */
  opening: Passage[]
  /** Request and response, with the courtesies between them. */
  body: Passage[]
  /** Rights of appeal, notices, signature. */
  closing: Passage[]
  /** The earlier message that a reply quotes below itself. */
  quoted: Passage[]
}

/** Parts the passages of one response. Nothing is lost: the four parts together are the passages given. */
export function partLetter(passages: Passage[]): Letter {
  const quoteAt = passages.findIndex((passage) => quotesMessage(passage.text))
  const own = quoteAt < 0 ? passages : passages.slice(0, quoteAt)
  const quoted = quoteAt < 0 ? [] : passages.slice(quoteAt)
  const bodyAt = salutation(own) + 1
  const closingAt = closingStart(own, bodyAt)
  const behind = own.slice(closingAt)
  const body = [...own.slice(bodyAt, closingAt), ...behind.filter(isAnswerTable)]
  return { opening: own.slice(0, bodyAt), body, closing: behind.filter((passage) => !isAnswerTable(passage)), quoted }
}

/** "No. | Your question | Our answer": a sheet or a schedule behind the signature that still answers. */
function isAnswerTable(passage: Passage): boolean {
  return (
    passage.kind === 'table' &&
    /^(?:(?:no|ref|number|#)?\.?\s?\|\s)?(?:your |the )?questions?\s?\|\s?(?:our |the |trust(?:[’']s)? )?(?:answers?|response|reply)\b/i.test(
      passage.text,
    )
  )
}

/** Index of the last salutation before anything closes: a thread's final message is the one that counts. */
function salutation(passages: Passage[]): number {
  return passages.findLastIndex((passage) => /^dear\b/i.test(passage.text) && passage.text.length < 120)
}

/** The first closing passage behind which no list of questions follows any more. */
function closingStart(passages: Passage[], from: number): number {
  const lastQuestion = passages.findLastIndex(
    (passage, index) =>
      index >= from &&
      passage.label !== null &&
      passage.label.ordinals.length > 0 &&
      askingScore(passage.text) >= 0.5 &&
      !closes(passage.text),
  )
  const signature = passages.findIndex(
    (passage, index) => index >= from && /^(?:yours (?:sincerely|faithfully)|kind regards)/i.test(passage.text),
  )
  const after = signature >= 0 && signature < lastQuestion ? from : Math.max(from, lastQuestion + 1)
  const at = passages.findIndex((passage, index) => index >= after && closes(passage.text) && passage.label === null)
  return at < 0 ? passages.length : at
}

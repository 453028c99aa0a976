/** Requests without numbers: bullets, separate questions, or one paragraph. */
import type { Passage } from '../reading/passages.ts'
import { answers, asks, carriesOnQuestion } from '../reading/wording.ts'
import { announcesRequest, announcesResponse, greets, speaksAsRequester } from '../segments/cues.ts'
import type { DraftQuestion } from './draft.ts'
import { joinWords, type Words, wordsOfPassage } from './words.ts'

export interface UnnumberedRequest {
  questions: DraftQuestion[]
  /** Index of the first passage behind the request. */
  end: number
}

/** The request that stands in some passages without numbers; null where none is restated. */
export function readUnnumberedRequest(passages: Passage[]): UnnumberedRequest | null {
  const marker = passages.findIndex((passage) => announcesRequest(passage.text) && !announcesResponse(passage.text))
  const voice = passages.findIndex((passage) => speaksAsRequester(passage.text))
  if (marker < 0 && voice < 0) return null
  const ownWords = marker >= 0 && wordsBehindMarker(passages[marker]) !== null
  const start = marker >= 0 ? marker + (ownWords ? 0 : 1) : voice
  const end = endOfRequest(passages, start, marker >= 0)
  if (end <= start) return null
  const words = passages.slice(start, end).map((passage) => wordsBehindMarker(passage) ?? wordsOfPassage(passage))
  return { questions: separate(passages.slice(start, end), words), end }
}

function wordsBehindMarker(passage: Passage | undefined): Words | null {
  const marker =
    passage &&
    /^(?:(?:your |the )?(?:request|question)s?|you (?:asked|requested)(?: for)?)\s?:\s{1,4}(?=\S)/i.exec(passage.text)
  if (!passage || !marker) return null
  return {
    ...wordsOfPassage(passage),
    start: passage.start + marker[0].length,
    text: passage.text.slice(marker[0].length),
  }
}

/** A request ends where the reply is announced, or at the first passage that speaks as replies do. */
function endOfRequest(passages: Passage[], start: number, announced: boolean): number {
  const marked = passages.findIndex((passage, index) => index > start && opensResponse(passage))
  if (marked > 0) return marked
  if (!announced) return endOfVoice(passages, start)
  const spoken = passages.findIndex(
    (passage, index) => index > start && (answers(passage.text) || greets(passage.text)),
  )
  return spoken < 0 ? start : spoken
}

/** A requester's paragraph that nothing announces ends before the first that asks for nothing more. */
function endOfVoice(passages: Passage[], start: number): number {
  const rest = passages.findIndex(
    ({ text, label }, index) =>
      index > start &&
      !asks(text) &&
      label?.kind !== 'bullet' &&
      !carriesOnQuestion(text, passages[index - 1]?.text ?? ''),
  )
  return rest < 0 ? start : rest
}

export function opensResponse(passage: Passage): boolean {
  return announcesResponse(passage.text) || (passage.label?.says === 'answer' && passage.label.ordinals.length === 0)
}

function separate(passages: Passage[], words: Words[]): DraftQuestion[] {
  const bullets = passages.flatMap((passage, index) => (passage.label?.kind === 'bullet' ? [index] : []))
  if (bullets.length >= 2) return bullets.flatMap((index, order) => question(order, words[index]))
  const asking = words.filter((piece) => piece.text.endsWith('?'))
  if (asking.length >= 2 && asking.length === words.length)
    return words.flatMap((piece, order) => question(order, piece))
  return question(0, joinWords(words) ?? undefined)
}

function question(order: number, words: Words | undefined): DraftQuestion[] {
  return words ? [{ label: String(order + 1), words }] : []
}

/**
 * References are reused: a date serves as one, a register starts again, a typist slips. Two publications with one
 * reference are the same case only where their content agrees; otherwise they are kept apart and a person is told.
 */
import type { ExtractedResponse, PartialDate } from '../domain.ts'

/** Share of common words from which on two titles speak of one case. */
const TITLES_AGREE = 0.5
/** The same for what was asked and answered, where the titles say nothing, and where they speak of different things. */
const TEXTS_AGREE = 0.6
const TEXTS_ARE_ONE = 0.9

/** Two listings of one case may give the day of receipt differently, but not by more days than this. */
const DAYS_APART = 31

export interface Publication {
  title: string | null
  receivedOn: PartialDate | null
  /** What was asked and answered, without the boilerplate that all letters of an authority share; may be empty. */
  said: string
}

/** What a response says of its own: its questions and answers. */
export function saidIn({ questions, answers }: Pick<ExtractedResponse, 'questions' | 'answers'>): string {
  return [...questions, ...answers].map(({ text }) => text).join('\n')
}

function words(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[a-z]{3,}|\d+/g) ?? [])
}

/** How much of the smaller set stands in the larger, 0 to 1. */
function containment(a: Set<string>, b: Set<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  if (small.size === 0) return 0
  let common = 0
  for (const word of small) if (large.has(word)) common += 1
  return common / small.size
}

/** Words that every title has. */
const USUAL = new Set([
  'foi',
  'eir',
  'request',
  'response',
  'reply',
  'letter',
  'final',
  'freedom',
  'information',
  'the',
  'and',
  'for',
  'ref',
])

/** Words of a title that say what it is about. */
function subject(title: string | null): Set<string> {
  return new Set([...words((title ?? '').replace(/[\d_]+/g, ' '))].filter((word) => !USUAL.has(word)))
}

/** Whether both give a day of receipt, and not the same within reason. */
function receivedApart(a: PartialDate | null, b: PartialDate | null): boolean {
  if (a?.length !== 10 || b?.length !== 10) return false
  return Math.abs(Date.parse(a) - Date.parse(b)) > DAYS_APART * 24 * 3600 * 1000
}

/**
 * Whether two publications under one reference are one case: their titles speak of the same, or what was asked and
 * answered is the same, or nothing contradicts it. Where they were received at different times, only the same words will do.
 */
export function isSameCase(a: Publication, b: Publication): boolean {
  const [subjectA, subjectB] = [subject(a.title), subject(b.title)]
  const apart = receivedApart(a.receivedOn, b.receivedOn)
  const titlesSpeak = subjectA.size > 0 && subjectB.size > 0
  if (!apart && titlesSpeak && containment(subjectA, subjectB) >= TITLES_AGREE) return true
  const [saidA, saidB] = [words(a.said), words(b.said)]
  if (saidA.size === 0 || saidB.size === 0) return !titlesSpeak && !apart
  return containment(saidA, saidB) >= (titlesSpeak || apart ? TEXTS_ARE_ONE : TEXTS_AGREE)
}

/** Answers in lists of their own, which carry the questions' numbers: once, or once for each of several contracts. */
import type { NormalisedDocument } from '../../domain.ts'
import type { Passage } from '../reading/passages.ts'
import { foldWhiteSpace, wordsOf } from '../reading/text.ts'
import { announcesResponse, arguesGround, closes } from '../segments/cues.ts'
import type { Sequence } from '../segments/sequences.ts'
import type { DraftAnswer, DraftQuestion } from './draft.ts'
import { subjectOf } from './subjects.ts'
import { joinWords, type Words, wordsOfPassage } from './words.ts'

export interface ListedAnswers {
  answers: DraftAnswer[]
  /** Passages that the answers are made of. */
  used: Set<Passage>
}

/** Reads lists of answers; where there are several, each is about the subject named before it. */
export function readListedAnswers(
  lists: Sequence[],
  questions: DraftQuestion[],
  starts: Set<number>,
  passages: Passage[],
  documents: NormalisedDocument[],
): ListedAnswers {
  const used = new Set<Passage>()
  const keys = recurringKeys(lists, passages)
  const answers: DraftAnswer[] = []
  const subjects = lists.map((list) => (lists.length > 1 || list.parent ? subjectOf(list, passages, documents) : null))
  // A list's name is no part of the last answer of the list before it
  const stops = new Set([
    ...starts,
    ...lists.flatMap((list, index) => (subjects[index] && index > 0 ? [(list.items[0]?.at ?? 0) - 1] : [])),
  ])
  for (const [order, list] of lists.entries()) {
    const subject = subjects[order] ?? null
    list.items.forEach((item, index) => {
      const next = list.items[index + 1]?.at ?? endOfLast(passages, item.at, stops)
      const own = passages.slice(item.at, next)
      for (const passage of own) used.add(passage)
      const words = joinWords(withoutRestatedQuestion(own, item.ordinals, questions, keys, documents))
      if (words && words.text !== '') answers.push({ questions: item.ordinals, subject, words })
    })
  }
  return { answers, used }
}

/** The last item runs on to the next list, heading, footnote, ground of refusal or closing. */
function endOfLast(passages: Passage[], at: number, starts: Set<number>): number {
  for (let index = at + 1; index < passages.length; index++) {
    const passage = passages[index]
    if (!passage) break
    const ends = starts.has(index) || passage.kind === 'heading' || announcesResponse(passage.text)
    if (ends || arguesGround(passage.text) || closes(passage.text) || REQUEST_BEHIND.test(passage.text)) return index
  }
  return passages.length
}

/** Announces the request where it is quoted behind its answers. */
const REQUEST_BEHIND = /^(?:(?:your|the) (?:original )?request\b|you (?:asked|requested)\b)[^:]{0,40}:$/i

/** Drops the question, or its short form before a colon, where the answer repeats it: "Annual spend: £850" → "£850". */
function withoutRestatedQuestion(
  own: Passage[],
  ordinals: string[],
  questions: DraftQuestion[],
  keys: Set<string>,
  documents: NormalisedDocument[],
): Words[] {
  const [first, ...rest] = own.map(wordsOfPassage)
  if (!first) return []
  const question = questions.find((asked) => asked.label === ordinals[0])?.words.text ?? ''
  const text = documents[first.document]?.text ?? ''
  const printed = text.slice(first.start, first.end)
  const length = lengthOfRepeated(printed, question) ?? lengthOfShortForm(printed, question, keys) ?? 0
  const start = first.start + length
  const shortened = { ...first, start, text: foldWhiteSpace(text.slice(start, first.end)) }
  return (shortened.text === '' ? rest : [shortened, ...rest]).filter((words) => words.text !== '')
}

/** How much of the text repeats the question word for word, marks and spacing apart; null where it does not. */
function lengthOfRepeated(printed: string, question: string): number | null {
  const asked = wordsOf(question)
  if (asked.length < 2) return null
  let index = 0
  for (const match of printed.matchAll(/[\p{L}\p{N}]+/gu)) {
    if (match[0].toLowerCase() !== asked[index]) return null
    index++
    if (index < asked.length) continue
    const end = match.index + match[0].length
    return end + (/^[\s?.:;)\]"”’–—-]{0,8}/.exec(printed.slice(end, end + 8))?.[0].length ?? 0)
  }
  return null
}

const SHORT_FORM = /^([^:\n]{3,90}):\s{1,4}(?=\S)/
const EMPTY_WORDS = new Set([
  'the',
  'and',
  'for',
  'with',
  'are',
  'this',
  'that',
  'please',
  'see',
  'refer',
  'find',
  'note',
])

/** What stands before a colon under several numbers ("EDR: …") names a contract; it is no question's short form. */
function recurringKeys(lists: Sequence[], passages: Passage[]): Set<string> {
  const seen = new Map<string, Set<string>>()
  for (const item of lists.flatMap((list) => list.items)) {
    const key = SHORT_FORM.exec(passages[item.at]?.text ?? '')?.[1]
    if (key !== undefined) seen.set(key, (seen.get(key) ?? new Set()).add(item.ordinals[0] ?? ''))
  }
  return new Set([...seen].filter(([, ordinals]) => ordinals.size > 1).map(([key]) => key))
}

function lengthOfShortForm(printed: string, question: string, keys: Set<string>): number | null {
  const form = SHORT_FORM.exec(printed)
  if (!form || keys.has(form[1] ?? '')) return null
  const asked = new Set(wordsOf(question).map(stem))
  const words = wordsOf(form[1] ?? '').filter((word) => word.length > 2 && !EMPTY_WORDS.has(word))
  const shared = words.filter(
    (word) => asked.has(stem(word)) || synonymsOf(word).some((other) => asked.has(stem(other))),
  )
  return shared.length * 3 >= words.length && words.length > 0 ? form[0].length : null
}

function synonymsOf(word: string): string[] {
  return SYNONYMS.filter((group) => group.includes(word)).flat()
}

/** Different words in which a short form may repeat a question. */
const SYNONYMS = [
  ['spend', 'spends', 'cost', 'costs', 'value', 'price', 'pay', 'annual', 'year', 'yearly'],
  ['length', 'duration', 'term', 'long'],
  ['officer', 'post', 'manager', 'owner', 'lead', 'contact', 'responsible', 'who'],
  ['start', 'began', 'commencement', 'begin'],
  ['end', 'ends', 'expiry', 'expire', 'expires', 'finish'],
  ['supplier', 'provider', 'vendor', 'supplies', 'provides'],
]

function stem(word: string): string {
  return word.length > 4 ? word.replace(/(?:ing|ed|es|s)$/, '') : word
}

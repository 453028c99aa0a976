/** Which of a letter's lists asks, and which answer. */
import type { Passage } from '../reading/passages.ts'
import { overlap } from '../reading/text.ts'
import { answers } from '../reading/wording.ts'
import { announcesResponse } from '../segments/cues.ts'
import { askingScoreOf, type Sequence } from '../segments/sequences.ts'
import { fits } from './alignment.ts'

/** A list asks when its items, taken together, are rather questions than answers. */
const LEAST_ASKING = 0.2
const RESTATED = 0.6

/** The list of questions: the one that asks most, of equals the first; one that stands before an announced reply comes before others. */
export function chooseQuestionList(sequences: Sequence[], passages: Passage[]): Sequence | null {
  const announced = passages.findIndex(({ text, label }) => announcesResponse(text) && label?.says !== 'answer')
  const asked = sequences.filter((sequence) => announced > 0 && (sequence.items.at(-1)?.at ?? 0) < announced)
  return listThatAsks(asked, passages) ?? listThatMayAsk(asked, passages) ?? listThatAsks(sequences, passages)
}

/** Before an announced reply, a numbered list that does not answer asks, though its items be only names. */
function listThatMayAsk(sequences: Sequence[], passages: Passage[]): Sequence | null {
  const lists = sequences.filter(({ kind, items }) => kind === 'number' && items.length >= 2)
  return lists.find((list) => askingScoreOf(list, passages) >= 0) ?? null
}

function listThatAsks(sequences: Sequence[], passages: Passage[]): Sequence | null {
  let best: Sequence | null = null
  let most = 0
  for (const sequence of sequences) {
    if (sequence.parent?.sequence === best && best !== null) continue
    const score = Math.max(askingScoreOf(sequence, passages), answeredScore(sequence, passages))
    const total = score * sequence.items.length
    if (score < LEAST_ASKING || total <= most) continue
    best = sequence
    most = total
  }
  return best
}

const ANSWERED = 0.3
const LEAST_ANSWERED = 0.6

/** Items that do not speak as replies do, each with a paragraph below it that does, are questions whatever their words. */
function answeredScore(sequence: Sequence, passages: Passage[]): number {
  const answered = sequence.items.filter(({ at }) => {
    const [item, below] = [passages[at], passages[at + 1]]
    return item && below && item.text !== '' && !answers(item.text) && below.label === null && answers(below.text)
  })
  return sequence.items.length >= 2 && answered.length >= sequence.items.length * LEAST_ANSWERED ? ANSWERED : -1
}

/** The lists that stand before or behind all questions and carry their numbers. */
export function answeringLists(sequences: Sequence[], questions: Sequence): Sequence[] {
  const labels = new Set(questions.items.flatMap((item) => item.ordinals))
  const [first, last] = [questions.items[0]?.at ?? 0, questions.items.at(-1)?.at ?? 0]
  const outer = new Set(
    sequences.flatMap((sequence) =>
      sequence.parent?.sequence.kind === sequence.kind ? [sequence.parent.sequence] : [],
    ),
  )
  return sequences.filter((sequence) => {
    if (sequence === questions || outer.has(sequence)) return false
    const [from, to] = [sequence.items[0]?.at ?? 0, sequence.items.at(-1)?.at ?? 0]
    if (from <= last && to >= first) return false
    const ordinals = sequence.items.flatMap((item) => item.ordinals)
    if (!ordinals.every((ordinal) => labels.has(ordinal))) return false
    return ordinals.length * 2 >= labels.size
  })
}

/**
 * A list behind the questions that has as many items but other numbers (1, 2, 4, 5 for four questions): its items taken
 * in order, where no answer is of another kind than its question asks for. Null where there is none.
 */
export function driftedList(sequences: Sequence[], questions: Sequence, passages: Passage[]): Sequence | null {
  const last = questions.items.at(-1)?.at ?? 0
  for (const sequence of sequences) {
    const [first] = sequence.items
    if (!first || first.at <= last || sequence.items.length !== questions.items.length) continue
    if (askingScoreOf(sequence, passages) >= LEAST_ASKING) continue
    const items = sequence.items.map(({ at }, index) => ({ at, ordinals: questions.items[index]?.ordinals ?? [] }))
    const fit = items.map(({ at }, index) => fits(textAt(passages, questions.items[index]?.at), textAt(passages, at)))
    if (!fit.includes(-1)) return { ...sequence, items }
  }
  return null
}

function textAt(passages: Passage[], at: number | undefined): string {
  return at === undefined ? '' : (passages[at]?.text ?? '')
}

/** Whether a list repeats the questions' own words. */
export function restates(sequence: Sequence, questions: Sequence, passages: Passage[]): boolean {
  const shares = sequence.items.map((item) => {
    const asked = questions.items.find((question) => question.ordinals[0] === item.ordinals[0])
    if (!asked) return 0
    const question = openingWords(passages, asked.at)
    const length = question.split(' ').length
    return overlap(question, openingWords(passages, item.at).split(' ').slice(0, length).join(' '))
  })
  return shares.reduce((sum, share) => sum + share, 0) / shares.length >= RESTATED
}

/** An item's words, or, where only its label stands by itself, those of the next passage. */
function openingWords(passages: Passage[], at: number): string {
  const own = passages[at]?.text ?? ''
  return (own === '' ? (passages[at + 1]?.text ?? '') : own).split(' ').slice(0, 40).join(' ')
}

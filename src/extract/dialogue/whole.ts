/** Replies that answer the request as a whole, or name the questions that a paragraph answers. */
import { readOrdinals } from '../reading/labels.ts'
import type { Passage } from '../reading/passages.ts'
import { announcesResponse, closes } from '../segments/cues.ts'
import type { DraftAnswer } from './draft.ts'
import { joinWords, wordsOfPassage } from './words.ts'

const NAMES_QUESTIONS =
  /^(?:(?:the|our) (?:answer|response|reply) (?:to|for)|in (?:respect|relation|regard|response|answer) (?:of|to)|with regards? to|as regards|regarding|for(?: the (?:response|answer)s? to)?|on|re) (?:your )?(?:questions?|q|items?|points?|parts?) ?((?:\d{1,2}[a-z]?(?: ?(?:,|&|and|to|-|–) ?)?){1,12})/i
const NAMES_THE_REST =
  /^(?:with regards? to|in (?:respect|relation) (?:of|to)|as regards|regarding|for|to) (?:all )?(?:the |your )?(?:other|remaining|rest of the) questions?\b/i

/** The questions that the opening of a passage names; null where it names none. */
function questionsNamed(text: string, all: string[], answered: string[]): string[] | null {
  if (NAMES_THE_REST.test(text)) return all.filter((label) => !answered.includes(label))
  const named = NAMES_QUESTIONS.exec(text.slice(0, 160))?.[1]
  if (named === undefined) return null
  const ordinals = readOrdinals(named).filter((label) => all.includes(label))
  return ordinals.length > 0 ? ordinals : null
}

/** "Question 4: The annual cost is …": the label itself names what is answered. */
function questionsLabelled({ label }: Passage, all: string[]): string[] | null {
  if (label?.says !== 'question') return null
  const ordinals = label.ordinals.filter((ordinal) => all.includes(ordinal))
  return ordinals.length > 0 ? ordinals : null
}

/** Reads passages that follow the questions: one answer for all, or one for each group of questions that is named. */
export function readWholeAnswers(passages: Passage[], labels: string[]): DraftAnswer[] {
  const groups: { questions: string[]; passages: Passage[] }[] = []
  const answered: string[] = []
  for (const passage of passages) {
    const named = questionsNamed(passage.text, labels, answered) ?? questionsLabelled(passage, labels)
    if (!named && (announcesResponse(passage.text) || closes(passage.text))) continue
    if (named) {
      answered.push(...named)
      groups.push({ questions: named, passages: isMarker(passage) || passage.text === '' ? [] : [passage] })
    } else if (groups.length === 0) groups.push({ questions: [], passages: [passage] })
    else groups.at(-1)?.passages.push(passage)
  }
  const named = groups.filter((group) => group.questions.length > 0)
  const kept = named.length > 0 ? named : groups.map((group) => ({ ...group, questions: labels }))
  return kept.flatMap((group) => {
    const words = joinWords(group.passages.map(wordsOfPassage))
    return words ? [{ questions: group.questions, subject: null, words }] : []
  })
}

function isMarker(passage: Passage): boolean {
  return passage.text.length < 80 && passage.text.endsWith(':')
}

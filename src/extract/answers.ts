/** The outcome of each answer: by its own words, by the note it calls, by what it points to, by the ground it cites. */
import type { Answer, NormalisedDocument, Regime } from '../domain.ts'
import { answerOutcome, givesBesideGround } from './answer-outcome.ts'
import { isPointer } from './contracts/values.ts'
import type { Dialogue, DraftAnswer } from './dialogue/draft.ts'
import { evidenceAt } from './evidence.ts'
import { readProvisions } from './exemptions/reliance.ts'
import { withNotes } from './notes.ts'

/** All answers with their outcomes and evidence. "As above" is the answer to the same question about the contract before. */
export function readAnswers(dialogue: Dialogue, regime: Regime, documents: NormalisedDocument[]): Answer[] {
  const answers: Answer[] = []
  const last = new Map<string, Answer>()
  for (const draft of dialogue.answers) {
    const answer = readAnswer(draft, dialogue, documents)
    const question = answer.questions[0] ?? ''
    const meant = answer.subject !== null && isPointer(answer.text) ? last.get(question) : undefined
    const named = meant ?? answerNamed(answer, answers)
    const settled = named ? { ...answer, outcome: named.outcome } : refusedByGround(answer, regime, documents)
    last.set(question, settled)
    answers.push(settled)
  }
  return answers
}

const POINTS_TO_QUESTION =
  /^(?:please )?(?:see|refer to|as (?:per|for|in)|same as)\b[\w\s]{0,40}?\b(?:q|questions?)\.? ?(\d{1,2}[a-z]?)(?: above)?\.?$/i

/** "Please refer to our response to question 1": what became of that question. */
function answerNamed({ text, subject, questions }: Answer, before: Answer[]): Answer | undefined {
  const label = POINTS_TO_QUESTION.exec(text.slice(0, 100))?.[1]?.toLowerCase()
  if (label === undefined || questions.includes(label)) return undefined
  return before.findLast((other) => other.questions.includes(label) && other.subject === subject)
}

function readAnswer(draft: DraftAnswer, dialogue: Dialogue, documents: NormalisedDocument[]): Answer {
  return {
    questions: draft.questions,
    subject: draft.subject?.text ?? null,
    text: draft.words.text,
    outcome: answerOutcome(withNotes(draft.words.text, dialogue.remarks)),
    evidence: evidenceAt(documents, draft.words),
  }
}

/** Provisions that keep nothing from the requester: what is published already, what is not held. */
const KEEP_NOTHING: Record<Regime, string[]> = { FOIA: ['21'], EIR: ['6'], FOISA: ['17', '25'], EISR: ['6'] }

/**
 * An answer that relies on an exemption without a word of refusal holds something back: all, where it only cites
 * ("Section 40(2) – personal data"), a part, where it gives something besides.
 */
function refusedByGround(answer: Answer, regime: Regime, documents: NormalisedDocument[]): Answer {
  if (answer.outcome !== 'disclosed') return answer
  const { exemptions } = readProvisions([{ ...answer.evidence, answer }], [answer], regime, documents)
  const held = exemptions.some(({ section }) => !KEEP_NOTHING[regime].includes(section))
  if (!held) return answer
  return { ...answer, outcome: givesBesideGround(answer.text) ? 'partially_withheld' : 'withheld' }
}

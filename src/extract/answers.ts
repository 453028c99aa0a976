/** The outcome of each answer: by its own words, by the note it calls, by what it points to, by the ground it cites. */
import type { Answer, NormalisedDocument, Regime } from '../domain.ts'
import { answerOutcome } from './answer-outcome.ts'
import { isPointer } from './contracts/values.ts'
import type { Dialogue, DraftAnswer } from './dialogue/draft.ts'
import { evidenceAt } from './evidence.ts'
import { readProvisions } from './exemptions/reliance.ts'
import { withNotes } from './notes.ts'

/** All answers with their outcomes and evidence. */
export function readAnswers(dialogue: Dialogue, regime: Regime, documents: NormalisedDocument[]): Answer[] {
  const answers: Answer[] = []
  for (const draft of dialogue.answers) {
    const answer = readAnswer(draft, dialogue, documents)
    const meant = pointedTo(answer, answers)
    answers.push(meant ? { ...answer, outcome: meant.outcome } : refusedByGround(answer, regime, documents))
  }
  return answers
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

/** "As above", "as a)": the answer to the same question about the contract before. */
function pointedTo(answer: Answer, before: Answer[]): Answer | undefined {
  if (answer.subject === null || !isPointer(answer.text)) return undefined
  return before.findLast((other) => other.questions[0] === answer.questions[0])
}

/** An answer that relies on an exemption without a word of refusal ("I agree as regards …") holds something back. */
function refusedByGround(answer: Answer, regime: Regime, documents: NormalisedDocument[]): Answer {
  if (answer.outcome !== 'disclosed') return answer
  const { exemptions } = readProvisions([{ ...answer.evidence, answer }], [answer], regime, documents)
  const held = exemptions.some(({ section }) => section !== '21')
  return held ? { ...answer, outcome: 'partially_withheld' } : answer
}

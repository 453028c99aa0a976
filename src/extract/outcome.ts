import type { Answer, AnswerOutcome, ResponseOutcome } from '../domain.ts'

const REFUSED: AnswerOutcome[] = [
  'withheld',
  'partially_withheld',
  'neither_confirm_nor_deny',
  'cost_limit',
  'vexatious',
  'repeated',
]

/** Where nothing is disclosed and the answers differ, the first of these that is among them stands for the response. */
const PRECEDENCE: AnswerOutcome[] = [
  'withheld',
  'neither_confirm_nor_deny',
  'cost_limit',
  'vexatious',
  'repeated',
  'accessible_elsewhere',
  'transferred',
  'not_held',
]

/** An answer's outcome in the words of a response's: a response is granted or withheld in full. */
function inFull(outcome: AnswerOutcome): ResponseOutcome {
  if (outcome === 'disclosed') return 'granted_in_full'
  return outcome === 'withheld' ? 'withheld_in_full' : outcome
}

/**
 * What became of the whole request: all answers alike give their own outcome; something given beside something refused is
 * partially withheld; something given beside something not held is partially held; pointing to a publication takes
 * nothing away from a grant.
 * @returns `unknown` where there is no answer
 */
export function responseOutcome(answers: readonly Pick<Answer, 'outcome'>[]): ResponseOutcome {
  const outcomes = new Set(answers.map((answer) => answer.outcome))
  const [first] = outcomes
  if (first === undefined) return 'unknown'
  if (outcomes.size === 1) return inFull(first)
  const given = outcomes.has('disclosed') || outcomes.has('partially_withheld') || outcomes.has('accessible_elsewhere')
  if (given && REFUSED.some((outcome) => outcomes.has(outcome))) return 'partially_withheld'
  if (outcomes.has('disclosed') && (outcomes.has('not_held') || outcomes.has('transferred'))) return 'partially_held'
  if (outcomes.has('disclosed') && outcomes.has('accessible_elsewhere')) return 'granted_in_full'
  return inFull(PRECEDENCE.find((outcome) => outcomes.has(outcome)) ?? first)
}

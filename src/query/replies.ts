/** What a response replies to each of its questions, from what was read of it. */
import type { MemberRow } from '../../db/questions/clusters.ts'
import type { StoredEvidence } from '../../db/questions/evidence.ts'
import type { CitedRow, MemberFacts, RepliedRow } from '../../db/questions/member-facts.ts'
import type { AnswerOutcome, ResponseOutcome } from '../domain.ts'

/** A provision that was relied on. */
export type Ground = Pick<CitedRow, 'regime' | 'section' | 'subsection' | 'ncnd'>

export interface Reply {
  outcome: AnswerOutcome | 'no_reply_known'
  /** Those on which a refusal rests, each once. */
  grounds: Ground[]
  /** As printed; null where only the outcome of the whole response is known. */
  text: string | null
  evidence: StoredEvidence | null
}

/** Outcomes of a whole response that say what became of each of its questions. */
const OF_EVERY_QUESTION: Partial<Record<ResponseOutcome, AnswerOutcome>> = {
  granted_in_full: 'disclosed',
  withheld_in_full: 'withheld',
  neither_confirm_nor_deny: 'neither_confirm_nor_deny',
  not_held: 'not_held',
  cost_limit: 'cost_limit',
  vexatious: 'vexatious',
  repeated: 'repeated',
  accessible_elsewhere: 'accessible_elsewhere',
  transferred: 'transferred',
}

/** Outcomes that a ground can stand behind. */
const WITH_GROUNDS: ReadonlySet<Reply['outcome']> = new Set([
  'partially_withheld',
  'withheld',
  'neither_confirm_nor_deny',
  'cost_limit',
  'vexatious',
  'repeated',
  'accessible_elsewhere',
])

/** What several answers to one question come to: some of it withheld, where they differ and one refuses. */
function together(outcomes: readonly AnswerOutcome[]): AnswerOutcome | null {
  const [first = null, ...others] = [...new Set(outcomes)]
  if (first === null || others.length === 0) return first
  const all = [first, ...others]
  const gives = all.some((outcome) => outcome === 'disclosed' || outcome === 'partially_withheld')
  const refuses = all.some((outcome) => isRefusal(outcome))
  if (gives) return refuses ? 'partially_withheld' : 'disclosed'
  return all.find((outcome) => isRefusal(outcome)) ?? first
}

/** Whether information that is held, or may be, was refused on a ground: in part is no refusal. */
export function isRefusal(outcome: Reply['outcome']): boolean {
  return outcome === 'withheld' || outcome === 'neither_confirm_nor_deny'
}

function groundsOf(cited: readonly CitedRow[], label: string, outcome: Reply['outcome']): Ground[] {
  if (!WITH_GROUNDS.has(outcome)) return []
  const named = cited.filter(({ questions }) => questions.includes(label))
  const relied = named.length > 0 ? named : cited.filter(({ questions }) => questions.length === 0)
  const grounds = new Map<string, Ground>()
  for (const { regime, section, subsection, ncnd } of relied)
    grounds.set(`${regime} ${section}${subsection}`, { regime, section, subsection, ncnd })
  return [...grounds.values()]
}

/** Facts of one response. */
export type OwnFacts = MemberFacts

/** Facts by the response that they were read in. */
export function factsByResponse(facts: MemberFacts): (responseId: number) => OwnFacts {
  const by = new Map<number, OwnFacts>()
  const of = (responseId: number): OwnFacts => {
    const held = by.get(responseId) ?? { asked: [], replied: [], cited: [] }
    by.set(responseId, held)
    return held
  }
  for (const row of facts.asked) of(row.responseId).asked.push(row)
  for (const row of facts.replied) of(row.responseId).replied.push(row)
  for (const row of facts.cited) of(row.responseId).cited.push(row)
  return of
}

/**
 * The reply to the question with a label: by an answer of its own, else by one to the request as a whole, else by the
 * outcome of the whole response where that leaves no doubt.
 */
export function replyTo(label: string, { replied, cited }: OwnFacts, response: Pick<MemberRow, 'outcome'>): Reply {
  const own = replied.filter(({ questions }) => questions.includes(label))
  const answers: RepliedRow[] = own.length > 0 ? own : replied.filter(({ questions }) => questions.length === 0)
  const stated = together(answers.map(({ outcome }) => outcome))
  const outcome = stated ?? OF_EVERY_QUESTION[response.outcome] ?? 'no_reply_known'
  const grounds = groundsOf(cited, label, outcome)
  const [first] = answers
  const text = answers.length === 0 ? null : answers.map((answer) => answer.text).join('\n')
  return { outcome, grounds, text, evidence: first?.evidence ?? null }
}

/** What can be wrong with a question. */
export type QueryProblemKind =
  | 'unknown_trust'
  | 'wrong_filter'
  | 'unknown_response'
  | 'ambiguous_response'
  | 'unknown_run'
  | 'unknown_cluster'
  | 'ambiguous_cluster'
  | 'unknown_watch'
  | 'sql_refused'

/** Why a question has no answer: what is wrong with it and what to ask instead. */
export interface QueryProblem {
  kind: QueryProblemKind
  /** One sentence. */
  message: string
  /** What to do next, one sentence. */
  advice: string
  /** What may have been meant, a line each, best first. */
  candidates: string[]
}

/** An answer, perhaps an empty one, or what is wrong with the question. */
export type Answered<Value> = { ok: true; value: Value } | { ok: false; problem: QueryProblem }

export function answer<Value>(value: Value): Answered<Value> {
  return { ok: true, value }
}

export function problem(
  kind: QueryProblemKind,
  message: string,
  advice: string,
  candidates: string[] = [],
): { ok: false; problem: QueryProblem } {
  return { ok: false, problem: { kind, message, advice, candidates } }
}

/** On how much an answer rests, and how old that is. */
import type { Day } from '../domain.ts'

/** What an answer rests on: a response and the date under which it counts. */
export interface Source {
  responseId: number
  datedOn: string
}

/** Fewer responses than this are few, whatever is asked. */
const FEW = 3
const OLD_AFTER_YEARS = 3

export interface Footing {
  responses: number
  /** The newest date of any. */
  newest: string | null
  few: boolean
  old: boolean
}

/** @param today from which age counts */
export function footingOf(sources: readonly Source[], today: Day): Footing {
  const responses = new Set(sources.map(({ responseId }) => responseId)).size
  const newest = sources.reduce<string | null>((date, { datedOn }) => (date && date > datedOn ? date : datedOn), null)
  return footing(responses, newest, today)
}

/** Whether so many responses are few, and their newest date is old. */
export function footing(responses: number, newest: string | null, today: Day): Footing {
  const limit = `${Number(today.slice(0, 4)) - OLD_AFTER_YEARS}${today.slice(4)}`
  return { responses, newest, few: responses < FEW, old: newest !== null && newest < limit }
}

import { counted, dateInWords } from '../../publish/wording.ts'
import type { Footing } from '../../query/footing.ts'

/** A sentence where an answer rests on few responses, or on old ones only; null where it rests well. */
export function footingInWords(subject: string, { responses, newest, few, old }: Footing): string | null {
  if (newest === null || !(few || old)) return null
  const date = dateInWords(newest)
  const on = `${few ? 'only ' : ''}${counted(responses, 'response')}`
  if (responses === 1) return `${subject} on ${on}, ${old ? 'an old one: it is' : 'which is'} of ${date}.`
  return `${subject} on ${on}, ${old ? `all of them old: the newest is of ${date}` : `the newest of ${date}`}.`
}

import { type Answered, answer, problem } from './answered.ts'
import { typingErrors } from './near-trusts.ts'

function folded(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** More letters than this are another word. */
const ERRORS_FORGIVEN = 2

/**
 * The nation, region or sector that is meant, among those of the authorities in the database: in any case, by a part
 * that only one has, or mistyped by a letter or two; else those that there are become the candidates.
 */
export function readPlace(
  kind: 'nation' | 'region' | 'sector',
  typed: string,
  known: readonly string[],
): Answered<string> {
  const wanted = folded(typed)
  const exact = known.find((name) => folded(name) === wanted)
  if (exact !== undefined) return answer(exact)
  const near = [
    known.filter((name) => wanted !== '' && folded(name).includes(wanted)),
    known.filter((name) => wanted.length > 3 && typingErrors(folded(name), wanted) <= ERRORS_FORGIVEN),
  ].find((found) => found.length > 0)
  const [only] = near ?? []
  if (only !== undefined && near?.length === 1) return answer(only)
  const advice =
    known.length > 0 ? 'Choose one of those listed.' : `No authority in the database has a ${kind} yet; crawl first.`
  return problem('wrong_filter', `No authority in the database has the ${kind} "${typed}".`, advice, [...known])
}

import type { Span } from '../../domain.ts'
import type { Mark } from './marks.ts'

/** A stretch of text over which the same marks stand. */
export interface Piece {
  text: string
  /** The outermost first. */
  marks: Mark[]
}

/** A stretch that is shown as something else, such as `[e-mail address]`. */
export interface Replacement extends Span {
  shown: string
}

/**
 * Cuts a text wherever a mark begins or ends. What is replaced is shown once and whole, under the marks that stand where
 * it begins, so that no mark can lay bare a part of it.
 * @param marks in order of `start`, outer ones first
 */
export function piecesOf(text: string, marks: readonly Mark[], replacements: readonly Replacement[] = []): Piece[] {
  const within = ({ start, end }: Span): boolean => start >= 0 && end > start && end <= text.length
  const standing = marks.filter(within)
  const hidden = replacements.filter(within).toSorted((one, other) => one.start - other.start)
  const cuts = [...new Set([0, text.length, ...[...standing, ...hidden].flatMap(({ start, end }) => [start, end])])]
  cuts.sort((one, other) => one - other)
  const pieces: Piece[] = []
  let [next, nextHidden] = [0, 0]
  let open: Mark[] = []
  for (const [index, start] of cuts.entries()) {
    const end = cuts[index + 1]
    if (end === undefined) break
    open = open.filter((mark) => mark.end > start)
    for (let mark = standing[next]; mark && mark.start <= start; mark = standing[++next])
      if (mark.end > start) open.push(mark)
    while ((hidden[nextHidden]?.end ?? text.length) <= start) nextHidden += 1
    const replacement = hidden[nextHidden]
    const isHidden = replacement !== undefined && replacement.start <= start && replacement.end > start
    if (!isHidden) pieces.push({ text: text.slice(start, end), marks: [...open] })
    else pieces.push({ text: replacement.start === start ? replacement.shown : '', marks: [...open] })
  }
  return pieces
}

/** How to come from the marks of one piece to those of the next: so many are closed, then these opened. */
export function turn(before: readonly Mark[], after: readonly Mark[]): { close: Mark[]; open: Mark[] } {
  let shared = 0
  while (shared < before.length && before[shared] === after[shared]) shared += 1
  return { close: before.slice(shared).toReversed(), open: after.slice(shared) }
}

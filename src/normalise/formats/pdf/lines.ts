import { type Fragment, type Line, lineOf } from './page.ts'

/** Whether a fragment stands on a baseline, sub- and superscripts included. */
function isOnLine(fragment: Fragment, y: number, size: number): boolean {
  return Math.abs(fragment.y - y) < 0.55 * Math.max(fragment.size, size)
}

/** Lines of fragments that come in reading order, such as those of one tagged paragraph. */
export function linesInOrder(fragments: Fragment[]): Line[] {
  const lines: Fragment[][] = []
  let [y, size, page] = [0, 0, 0]
  for (const fragment of fragments) {
    const last = lines.at(-1)
    if (last && fragment.page === page && isOnLine(fragment, y, size)) {
      last.push(fragment)
      if (fragment.size > size) [y, size] = [fragment.y, fragment.size]
      continue
    }
    lines.push([fragment])
    ;[y, size, page] = [fragment.y, fragment.size, fragment.page]
  }
  return lines.map((line) => lineOf(line))
}

/** Lines of a page whose fragments come in any order: by baseline, then from left to right. */
export function linesByPlace(fragments: Fragment[]): Line[] {
  const byBaseline = [...fragments].sort((one, other) => one.y - other.y || one.x - other.x)
  const lines: { y: number; size: number; fragments: Fragment[] }[] = []
  for (const fragment of byBaseline) {
    // A superscript comes before its line and a subscript after: a few lines are open at a time.
    const line = lines.slice(-3).findLast((other) => isOnLine(fragment, other.y, other.size))
    if (line) {
      line.fragments.push(fragment)
      if (fragment.size > line.size) [line.y, line.size] = [fragment.y, fragment.size]
    } else lines.push({ y: fragment.y, size: fragment.size, fragments: [fragment] })
  }
  return lines.map((line) => lineOf(withSpaces(line.fragments.sort((one, other) => one.x - other.x))))
}

/** In printed order, a gap between two fragments is white space whatever the page's own order said. */
function withSpaces(fragments: Fragment[]): Fragment[] {
  return fragments.map((fragment, at) => {
    const before = fragments[at - 1]
    if (!before) return fragment
    const gap = fragment.x - (before.x + before.width)
    return { ...fragment, spaced: fragment.spaced || gap > 0.15 * Math.min(fragment.size, before.size) }
  })
}

import { readPrintedLabel } from '../../printed-label.ts'
import { type Fragment, type Line, lineOf, lineText } from './page.ts'

/** A gap wider than this, in heights of the letters, parts a line: no justified text is set so wide. */
const WIDE_GAP = 1.5

/** pdfjs gives what stands farther apart than this as two pieces; columns of a narrow table may be no farther. */
const NARROW_GAP = 0.55

/** Parts a line at its wide gaps; the gap behind a list label parts nothing. */
export function segmentsOf(line: Line): Line[] {
  return partsOf(line, WIDE_GAP)
}

/** Parts a line at every gap that may lie between columns: many are only wide spaces between words. */
export function loosePartsOf(line: Line): Line[] {
  return partsOf(line, NARROW_GAP)
}

function partsOf(line: Line, widest: number): Line[] {
  const groups: Fragment[][] = []
  for (const fragment of line.fragments) {
    const group = groups.at(-1)
    const before = group?.at(-1)
    const gap = before ? fragment.x - (before.x + before.width) : 0
    if (group && gap <= widest * Math.max(fragment.size, before?.size ?? 0)) group.push(fragment)
    else groups.push([fragment])
  }
  const segments = groups.map(lineOf)
  const [first, second, ...rest] = segments
  if (!first || !second || !isLabel(lineText(first))) return segments
  return [lineOf([...first.fragments, ...second.fragments]), ...rest]
}

function isLabel(text: string): boolean {
  const label = readPrintedLabel(`${text} x`)
  return label !== null && label.label === text
}

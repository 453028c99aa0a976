import { readPrintedLabel } from '../../printed-label.ts'
import { paragraphOf, type TextBlock } from './blocks.ts'
import { isBrokenOnPurpose } from './join-lines.ts'
import { type Line, lineText } from './page.ts'

/** Groups lines that follow each other into paragraphs and list items. */
export function paragraphsOf(lines: Line[], margin: number): TextBlock[] {
  const leading = usualLeading(lines)
  const groups: Line[][] = []
  for (const line of lines) {
    const group = groups.at(-1)
    const before = group?.at(-1)
    if (group && before && continues(before, line, leading, margin)) group.push(line)
    else groups.push([line])
  }
  return groups.map((group) => paragraphOf(group, margin))
}

/** The most common distance of baselines, as a share of the letters' height. */
function usualLeading(lines: Line[]): number {
  const counts = new Map<number, number>()
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1]
    if (!before) continue
    const ratio = Math.round(((line.y - before.y) / Math.max(1, line.size)) * 20) / 20
    if (ratio > 0.9 && ratio < 2.2) counts.set(ratio, (counts.get(ratio) ?? 0) + 1)
  }
  let [usual, most] = [1.2, 0]
  for (const [ratio, count] of counts)
    if (count > most || (count === most && ratio < usual)) [usual, most] = [ratio, count]
  return usual
}

function continues(before: Line, line: Line, leading: number, margin: number): boolean {
  const distance = (line.y - before.y) / Math.max(before.size, line.size)
  if (distance > leading * 1.25 + 0.05 || distance < 0.3) return false
  if (Math.abs(before.size - line.size) > 0.12 * before.size) return false
  if (readPrintedLabel(lineText(line)) !== null && startsItem(line)) return false
  if (!isBrokenOnPurpose(before, line, margin)) return true
  return isBold(before) === isBold(line) && Math.abs(before.x - line.x) < 0.6 * line.size
}

/** A dash at the start of a wrapped line is punctuation more often than a bullet. */
function startsItem(line: Line): boolean {
  const [label, text] = line.fragments
  if (!/^[-–—*o]$/.test(readPrintedLabel(lineText(line))?.label ?? '')) return true
  return label !== undefined && text !== undefined && text.x - (label.x + label.width) > 0.6 * line.size
}

function isBold(line: Line): boolean {
  return line.fragments.every((fragment) => fragment.bold)
}

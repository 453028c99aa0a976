import type { PdfBlock } from './blocks.ts'
import type { Line } from './page.ts'

/**
 * Puts a page's tagged blocks into the order in which they are printed below each other. The tree of a page begins with
 * what is left of a list from the page before, wherever that stands. Blocks beside each other keep the tree's order.
 */
export function inPrintedOrder(blocks: PdfBlock[]): PdfBlock[] {
  const ordered: { block: PdfBlock; box: Box }[] = []
  for (const block of blocks) {
    const box = boxOf(block)
    const before = ordered.findIndex((other) => isBelow(other.box, box))
    if (before < 0) ordered.push({ block, box })
    else ordered.splice(before, 0, { block, box })
  }
  return ordered.map(({ block }) => block)
}

interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

function linesOf(block: PdfBlock): Line[] {
  if (block.kind === 'text') return block.lines
  return block.rows.flatMap((row) => row.flatMap((cell) => cell.parts.flatMap((part) => part.lines)))
}

function boxOf(block: PdfBlock): Box {
  const box: Box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity }
  for (const line of linesOf(block)) {
    box.left = Math.min(box.left, line.x)
    box.right = Math.max(box.right, line.right)
    box.top = Math.min(box.top, line.y - line.size)
    box.bottom = Math.max(box.bottom, line.y)
  }
  return box
}

/** Whether one block stands wholly below another, and under it rather than beside it. */
function isBelow(one: Box, other: Box): boolean {
  const shared = Math.min(one.right, other.right) - Math.max(one.left, other.left)
  return one.top > other.bottom - 1 && shared > 0.3 * Math.min(one.right - one.left, other.right - other.left)
}

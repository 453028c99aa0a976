import { readPrintedLabel } from '../../printed-label.ts'
import { type PdfBlock, paragraphOf, type TableBlock, type TableCellBlock } from './blocks.ts'
import { alignCells } from './cell-columns.ts'
import { linesInOrder } from './lines.ts'
import { edgesOf, type Fragment, lineText, type PdfPage, type TagNode, type TagPointer } from './page.ts'

/** Roles that stand for a block of text of their own (ISO 32000-2, 14.8.4). */
const PARAGRAPHS = new Set([
  'P',
  'Title',
  'Caption',
  'TOCI',
  'Note',
  'FENote',
  'BibEntry',
  'BlockQuote',
  'Quote',
  'Aside',
])
const BLOCK_ROLES = new Set([
  ...PARAGRAPHS,
  'L',
  'LI',
  'LBody',
  'Table',
  'TR',
  'TD',
  'TH',
  'Div',
  'Sect',
  'Part',
  'Art',
])

export interface TaggedPage {
  blocks: PdfBlock[]
  /** Text that no tag points at. */
  rest: Fragment[]
}

/** Reads a page's blocks from its tree of tags, in the tree's order; null where the page has none. */
export function readTaggedPage(page: PdfPage, fragments: Fragment[], margin: number): TaggedPage | null {
  if (page.tags === null) return null
  const byTag = new Map<string, Fragment[]>()
  for (const fragment of fragments) {
    if (fragment.tag === null) continue
    const tagged = byTag.get(fragment.tag)
    if (tagged) tagged.push(fragment)
    else byTag.set(fragment.tag, [fragment])
  }
  const walker = createWalker(byTag, margin)
  walker.visit(page.tags, -1)
  const rest = fragments.filter((fragment) => fragment.tag === null || byTag.has(fragment.tag))
  return { blocks: walker.blocks, rest }
}

function createWalker(byTag: Map<string, Fragment[]>, margin: number) {
  const blocks: PdfBlock[] = []
  /** A list item's label, waiting for the first text of its body. */
  let label: { text: string; x: number; depth: number } | null = null

  /** Takes the text below a node; each piece of marked content is taken once. */
  function take(node: TagNode | TagPointer): Fragment[] {
    if ('content' in node) {
      const fragments = byTag.get(node.content) ?? []
      byTag.delete(node.content)
      return fragments
    }
    return node.children.flatMap(take)
  }

  function addText(fragments: Fragment[], headingLevel: number | null): void {
    if (fragments.length === 0) return
    const block = paragraphOf(linesInOrder(fragments), margin)
    if (label !== null) blocks.push({ ...block, label: label.text, depth: label.depth, x: label.x })
    else blocks.push({ ...block, headingLevel })
    label = null
  }

  function visit(node: TagNode, depth: number): void {
    const level = /^H([1-6])$/.exec(node.role)?.[1]
    if (level !== undefined || node.role === 'H') addText(take(node), Number(level ?? 2))
    else if (node.role === 'Table') visitTable(node)
    else if (node.role === 'LI') visitItem(node, Math.max(0, depth))
    else visitChildren(node, node.role === 'L' ? depth + 1 : depth)
  }

  /** Children that are no blocks follow each other in one paragraph. */
  function visitChildren(node: TagNode, depth: number): void {
    let inline: Fragment[] = []
    for (const child of node.children) {
      if ('content' in child || !holdsBlocks(child)) inline.push(...take(child))
      else {
        addText(inline, null)
        inline = []
        visit(child, depth)
      }
    }
    addText(inline, null)
  }

  function visitItem(node: TagNode, depth: number): void {
    const labels = node.children.filter((child): child is TagNode => 'role' in child && child.role === 'Lbl')
    const printed = labels.flatMap(take)
    const [first] = printed
    if (first) label = { text: printed.map((fragment) => fragment.text).join(''), x: first.x, depth }
    const from = blocks.length
    visitChildren(
      { role: 'LBody', children: node.children.filter((child) => !labels.includes(child as TagNode)) },
      depth,
    )
    if (label !== null) {
      // A label without a body is still printed.
      label = null
      addText(printed, null)
    } else if (!first) markBullet(blocks[from], depth)
  }

  /** An item without a printed label has a bullet that is drawn, not written. */
  function markBullet(block: PdfBlock | undefined, depth: number): void {
    const [line] = block?.kind === 'text' ? block.lines : []
    if (block?.kind !== 'text' || !line || block.label !== null || readPrintedLabel(lineText(line)) !== null) return
    block.label = '•'
    block.depth = depth
  }

  function visitTable(node: TagNode): void {
    const rows = rowsOf(node)
      .map((row) => row.children.flatMap((cell) => ('role' in cell ? [readCell(cell)] : [])))
      .filter((row) => row.some((cell) => cell.parts.length > 0))
    const page = rows.flat().flatMap((cell) => cell.parts)[0]?.lines[0]?.page ?? 0
    const table: TableBlock = { kind: 'table', rows, page, furniture: null }
    if (rows.length > 0) blocks.push(alignCells(table))
  }

  function readCell(node: TagNode): TableCellBlock {
    const inner = createWalker(byTag, Number.NEGATIVE_INFINITY)
    inner.visitChildren(node, -1)
    const parts = inner.blocks.flatMap((block) =>
      block.kind === 'text' ? [block] : block.rows.flat().flatMap((cell) => cell.parts),
    )
    const { left, right } = edgesOf(parts.flatMap((part) => part.lines))
    return {
      parts: parts.map((part) => ({ ...part, margin: right })),
      x: left,
      right,
      rowSpan: 1,
      columnSpan: 1,
      header: node.role === 'TH',
    }
  }

  return { blocks, visit, visitChildren }
}

function rowsOf(table: TagNode): TagNode[] {
  return table.children.flatMap((child) => {
    if (!('role' in child)) return []
    return child.role === 'TR' ? [child] : rowsOf(child)
  })
}

/** Whether a node is a block or has one below it; spans, links and the like are part of their paragraph. */
function holdsBlocks(node: TagNode): boolean {
  if (BLOCK_ROLES.has(node.role) || /^H[1-6]?$/.test(node.role)) return true
  return node.children.some((child) => 'role' in child && holdsBlocks(child))
}

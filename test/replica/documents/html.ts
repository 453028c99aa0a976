import type { ReplyBlock } from '../cases/case.ts'

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character)
}

/** A reply as the body of a page. */
export function blocksToHtml(blocks: ReplyBlock[]): string {
  return blocks.map(blockToHtml).join('\n')
}

function blockToHtml(block: ReplyBlock): string {
  switch (block.kind) {
    case 'heading':
      return `<h3>${escapeHtml(block.text)}</h3>`
    case 'paragraph':
      return `<p>${escapeHtml(block.text)}</p>`
    case 'question':
      return `<p><strong>${block.label}. ${escapeHtml(block.text)}</strong></p>`
    case 'numbered':
      return `<ol>${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ol>`
    case 'table':
      return `<table>${block.rows.map(rowToHtml).join('')}</table>`
  }
}

function rowToHtml(cells: string[], row: number): string {
  const tag = row === 0 ? 'th' : 'td'
  return `<tr>${cells.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`
}

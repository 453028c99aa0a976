import { isElement, type MarkupNode } from '../markup-tree.ts'

/** All text below a node, in order. Without recursion, since a hostile page nests a hundred thousand deep. */
export function textBelow(node: MarkupNode): string {
  const pieces: string[] = []
  const waiting: MarkupNode[] = [node]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.type === 'text') pieces.push(next.data)
    else if ('children' in next && !isSilent(next)) {
      for (let at = next.children.length - 1; at >= 0; at--) {
        const child = next.children[at]
        if (child) waiting.push(child)
      }
    }
  }
  return pieces.join('')
}

const SILENT = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'head',
  'svg',
  'math',
  'canvas',
  'iframe',
  'object',
  'embed',
  'audio',
  'video',
  'map',
  'input',
  'select',
  'textarea',
  'datalist',
  'progress',
  'meter',
  'dialog',
])

/** Whether an element shows no words of the document: code, pictures, inputs. */
export function isSilent(node: MarkupNode): boolean {
  return isElement(node) && SILENT.has(node.name)
}

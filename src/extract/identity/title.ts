import type { NormalisedDocument } from '../../domain.ts'
import { foldWhiteSpace } from '../reading/text.ts'
import type { Found } from './front.ts'

/** The title of a page or letter: its first heading, highest level first, that stands before the questions. */
export function readTitle(document: NormalisedDocument, start: number, until: number): Found<string> | null {
  const headings = document.blocks.filter(
    (block) => block.kind === 'heading' && block.furniture === null && block.start >= start && block.start < until,
  )
  const top = headings.reduce<number>(
    (least, block) => (block.kind === 'heading' ? Math.min(least, block.level) : least),
    7,
  )
  const title = headings.find((block) => block.kind === 'heading' && block.level === top)
  if (!title) return null
  const quote = document.text.slice(title.start, title.end)
  return { value: foldWhiteSpace(quote), evidence: { document: 0, start: title.start, end: title.end, quote } }
}

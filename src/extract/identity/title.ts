import type { NormalisedDocument, Span } from '../../domain.ts'
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
  return title ? titleAt(document, title) : null
}

/** What stands at a place that is known to hold the title. */
export function titleAt(document: NormalisedDocument, { start, end }: Span): Found<string> {
  const quote = document.text.slice(start, end)
  return { value: foldWhiteSpace(quote), evidence: { document: 0, start, end, quote } }
}

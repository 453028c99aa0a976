import type { Furniture } from '../../../domain.ts'
import type { BlockDraft, TextStyle } from '../../document-draft.ts'
import type { MarkupElement } from '../markup-tree.ts'

/** What a node inherits from the elements around it. */
export interface Surroundings {
  look: TextStyle
  furniture: Furniture | null
  /** -1 outside any list. */
  listDepth: number
  insideMain: boolean
  nesting: number
}

/** Reads what a table cell or a field of a `dl` holds. */
export type CellReader = (element: MarkupElement, inside: Surroundings) => BlockDraft[]

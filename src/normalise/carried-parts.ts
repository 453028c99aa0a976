import type { NormaliserWarning } from '../domain.ts'

/** What a document may carry without showing it. None of it is in the text. */
const CARRIED = {
  pivot_cache: 'Copies of the data behind pivot tables lie in the document',
  comments: 'Comments lie in the document',
  tracked_changes: 'Changes are tracked in the document',
  hidden_text: 'Pieces of text are hidden',
  invisible_text: 'Pieces of text are white on white',
  embedded_file: 'Embedded files lie in the document',
  external_data: 'Copies of cells of other workbooks lie in the document',
} as const
type CarriedKind = keyof typeof CARRIED

/** Says of what a document carries how much there is, never what it says. */
export function carriedWarnings(counts: Partial<Record<CarriedKind, number>>): NormaliserWarning[] {
  const kinds = Object.keys(CARRIED) as CarriedKind[]
  return kinds.flatMap((kind) => {
    const count = counts[kind] ?? 0
    if (count === 0) return []
    const message = `${CARRIED[kind]}: ${count}. What is not to be seen is not in the text.`
    return [{ kind, message, place: null, count }]
  })
}

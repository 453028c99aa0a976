/**
 * Follows how far list labels are indented, for the depth of lists that nothing else tells.
 * @param tolerance labels nearer than this stand at the same indentation, in the format's own unit
 */
export function createListDepth(tolerance: number) {
  let edges: number[] = []
  return {
    /** Depth of an item whose label stands at `x`, from 0. */
    itemAt(x: number): number {
      while (edges.length > 0 && x < (edges.at(-1) ?? 0) - tolerance) edges.pop()
      const last = edges.at(-1)
      if (last === undefined || x > last + tolerance) edges.push(x)
      return edges.length - 1
    },
    /** A paragraph at or left of the outermost labels ends the list; one further in belongs to an item. */
    textAt(x: number): void {
      if (x <= (edges[0] ?? Number.POSITIVE_INFINITY) + tolerance) edges = []
    },
    /** A heading ends every list. */
    heading(): void {
      edges = []
    },
  }
}

export type ListDepth = ReturnType<typeof createListDepth>

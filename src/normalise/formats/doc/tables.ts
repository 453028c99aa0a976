import { element, property } from './markup.ts'
import type { Paragraph } from './paragraphs.ts'

interface Row {
  /** The paragraphs of each cell. */
  cells: string[][]
  definition: Buffer | null
}

/** A cell's place: its left and right edges, in twentieths of a point, and how it is merged. */
interface CellPlace {
  left: number
  right: number
  /** Whether it only carries on the cell before, or the cell above. */
  continuesBefore: boolean
  continuesAbove: boolean
  startsDown: boolean
}

/** Edges nearer than this are the same column's. */
const SAME_EDGE = 30
const CELL = 20

/**
 * Puts paragraphs together to tables ([MS-DOC] 2.4.3): cells end in a mark of their own, rows in another. What stands in
 * a table within a cell is read as paragraphs of the cell.
 */
export function writeBlocks(paragraphs: Paragraph[]): string {
  const written: string[] = []
  let rows: Row[] = []
  let cells: string[][] = []
  let cell: string[] = []
  const endTable = (): void => {
    if (rows.length > 0) written.push(writeTable(rows))
    // A row without an end, as damage leaves it, is read as it stands.
    written.push(...cells.flat(), ...cell)
    rows = []
    cells = []
    cell = []
  }
  for (const { written: paragraph, properties, endsCell } of paragraphs) {
    const { inTable, tableDepth, endsRow, endsInnerRow } = properties
    if (!inTable && (tableDepth ?? 0) < 1 && !endsRow) {
      endTable()
      written.push(paragraph)
    } else if (endsRow) {
      rows.push({ cells, definition: properties.row })
      cells = []
      cell = []
    } else if (!endsInnerRow) {
      cell.push(paragraph)
      if (!endsCell) continue
      cells.push(cell)
      cell = []
    }
  }
  endTable()
  return written.join('')
}

function writeTable(rows: Row[]): string {
  const places = rows.map(({ cells, definition }) => placesOf(definition, cells.length))
  const edges = edgesOf(places.flatMap((row) => row ?? []))
  return element('tbl', {}, rows.map(({ cells }, at) => writeRow(cells, places[at] ?? null, edges)).join(''))
}

function writeRow(cells: string[][], places: CellPlace[] | null, edges: number[]): string {
  if (places === null) return element('tr', {}, cells.map((cell) => element('tc', {}, cell.join(''))).join(''))
  const before = columnOf(edges, places[0]?.left ?? 0)
  const written: string[] = []
  for (const [at, place] of places.entries()) {
    if (place.continuesBefore && at > 0) continue
    let last = at
    while (places[last + 1]?.continuesBefore) last++
    const span = Math.max(1, columnOf(edges, places[last]?.right ?? 0) - columnOf(edges, place.left))
    const merge = place.startsDown ? property('vMerge', 'restart') : place.continuesAbove ? element('vMerge', {}) : ''
    const content = cells.slice(at, last + 1).flat()
    written.push(element('tc', {}, element('tcPr', {}, property('gridSpan', span) + merge) + content.join('')))
  }
  return element('tr', {}, element('trPr', {}, property('gridBefore', before)) + written.join(''))
}

/** Reads where the cells of a row stand; null where the definition does not fit the row. */
function placesOf(definition: Buffer | null, count: number): CellPlace[] | null {
  if (definition === null || definition[0] !== count || definition.length < 1 + (count + 1) * 2) return null
  return Array.from({ length: count }, (_, at) => {
    const described = 1 + (count + 1) * 2 + at * CELL
    // Cells behind the last that is described have nothing special.
    const flags = described + 2 <= definition.length ? definition.readUInt16LE(described) : 0
    const down = (flags >> 5) & 3
    return {
      left: definition.readInt16LE(1 + at * 2),
      right: definition.readInt16LE(3 + at * 2),
      continuesBefore: (flags & 2) !== 0,
      continuesAbove: down === 1,
      startsDown: down === 3,
    }
  })
}

/** The edges of a table's columns from left to right, each once. */
function edgesOf(places: CellPlace[]): number[] {
  const all = places.flatMap(({ left, right }) => [left, right]).sort((a, b) => a - b)
  const edges: number[] = []
  for (const edge of all) if (edge - (edges.at(-1) ?? Number.NEGATIVE_INFINITY) > SAME_EDGE) edges.push(edge)
  return edges
}

function columnOf(edges: number[], edge: number): number {
  const next = edges.findIndex((other) => other > edge)
  return Math.max(0, (next === -1 ? edges.length : next) - 1)
}

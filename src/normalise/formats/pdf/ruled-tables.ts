import type { TableBlock, TableCellBlock } from './blocks.ts'
import { linesByPlace } from './lines.ts'
import type { Fragment, Rule } from './page.ts'
import { paragraphsOf } from './paragraphs.ts'

/** Rules nearer than this (points) touch, or are one rule drawn in pieces. */
const TOUCH = 3
/** No letter's table is larger; a drawing may be. */
const MOST_LINES = 500

export interface RuledTable {
  block: TableBlock
  top: number
  /** The text in it. */
  fragments: Set<Fragment>
}

/** A rule seen along its direction: where it stands across, and from where to where it runs. */
interface Stroke {
  at: number
  from: number
  to: number
}

/** Finds tables by their borders; cells between which no border is drawn are one. */
export function findRuledTables(rules: Rule[], fragments: Fragment[]): RuledTable[] {
  const across = mergeStrokes(rules.filter((rule) => rule.width >= rule.height).map(acrossStroke))
  const down = mergeStrokes(rules.filter((rule) => rule.height > rule.width).map(downStroke))
  if (across.length > MOST_LINES || down.length > MOST_LINES) return []
  return connected(across, down).flatMap((grid) => {
    const table = readGrid(grid.across, grid.down, fragments)
    return table === null ? [] : [table]
  })
}

function acrossStroke({ x, y, width, height }: Rule): Stroke {
  return { at: y + height / 2, from: x, to: x + width }
}

function downStroke({ x, y, width, height }: Rule): Stroke {
  return { at: x + width / 2, from: y, to: y + height }
}

/** Puts pieces of one rule together: tables are mostly drawn cell by cell. */
function mergeStrokes(strokes: Stroke[]): Stroke[] {
  const merged: Stroke[] = []
  for (const stroke of [...strokes].sort((one, other) => one.at - other.at || one.from - other.from)) {
    // Rules come by their place: those that may join are among the latest.
    const same = merged.slice(-40).findLast((other) => {
      return (
        Math.abs(other.at - stroke.at) < TOUCH / 2 && stroke.from <= other.to + TOUCH && stroke.to >= other.from - TOUCH
      )
    })
    if (same) {
      same.from = Math.min(same.from, stroke.from)
      same.to = Math.max(same.to, stroke.to)
    } else merged.push({ ...stroke })
  }
  return merged
}

function touches(across: Stroke, down: Stroke): boolean {
  return (
    down.at >= across.from - TOUCH &&
    down.at <= across.to + TOUCH &&
    across.at >= down.from - TOUCH &&
    across.at <= down.to + TOUCH
  )
}

/** Groups of rules that hang together. */
function connected(across: Stroke[], down: Stroke[]): { across: Stroke[]; down: Stroke[] }[] {
  const groups: { across: Set<Stroke>; down: Set<Stroke> }[] = []
  for (const rule of across) {
    const own = { across: new Set([rule]), down: new Set(down.filter((other) => touches(rule, other))) }
    if (own.down.size === 0) continue
    const joined = groups.filter((group) => [...own.down].some((other) => group.down.has(other)))
    for (const group of joined) {
      for (const other of group.across) own.across.add(other)
      for (const other of group.down) own.down.add(other)
      groups.splice(groups.indexOf(group), 1)
    }
    groups.push(own)
  }
  return groups.map((group) => ({ across: [...group.across], down: [...group.down] }))
}

/** The places of rules, those that nearly coincide taken as one. */
function places(strokes: Stroke[]): number[] {
  const found: number[] = []
  for (const { at } of [...strokes].sort((one, other) => one.at - other.at)) {
    if (found.length === 0 || at - (found.at(-1) ?? 0) > TOUCH) found.push(at)
  }
  return found
}

function readGrid(across: Stroke[], down: Stroke[], fragments: Fragment[]): RuledTable | null {
  const [xs, ys] = [places(down), places(across)]
  if (xs.length < 3 || ys.length < 2) return null
  const cells = mergeCells(xs, ys, across, down)
  const inside = new Set<Fragment>()
  for (const fragment of fragments) {
    const column = indexOf(xs, fragment.x + fragment.width / 2)
    const row = indexOf(ys, fragment.y - fragment.size * 0.3)
    const cell = cells[row]?.[column]
    if (!cell) continue
    cell.fragments.push(fragment)
    inside.add(fragment)
  }
  const filled = new Set(cells.flat().filter((cell) => cell.fragments.length > 0))
  // A frame around a paragraph, or a drawing, is no table.
  if (filled.size < 3 || new Set([...filled].map((cell) => cell.column)).size < 2) return null
  const rows = cells.map((row, at) =>
    [...new Set(row)].filter((cell) => cell.row === at).map((cell) => cellBlock(cell, xs)),
  )
  const block: TableBlock = { kind: 'table', rows, page: fragments[0]?.page ?? 0, furniture: null }
  return { block, top: ys[0] ?? 0, fragments: inside }
}

interface GridCell {
  row: number
  column: number
  rowSpan: number
  columnSpan: number
  fragments: Fragment[]
}

/** The cell at each place of the grid; a merged cell stands at all its places. */
function mergeCells(xs: number[], ys: number[], across: Stroke[], down: Stroke[]): GridCell[][] {
  const grid: GridCell[][] = ys.slice(1).map(() => [])
  for (let row = 0; row < ys.length - 1; row++) {
    for (let column = 0; column < xs.length - 1; column++) {
      if (grid[row]?.[column]) continue
      const middleY = ((ys[row] ?? 0) + (ys[row + 1] ?? 0)) / 2
      const middleX = ((xs[column] ?? 0) + (xs[column + 1] ?? 0)) / 2
      let columnSpan = 1
      while (column + columnSpan < xs.length - 1 && !isDrawn(down, xs[column + columnSpan] ?? 0, middleY)) columnSpan++
      let rowSpan = 1
      while (row + rowSpan < ys.length - 1 && !isDrawn(across, ys[row + rowSpan] ?? 0, middleX)) rowSpan++
      const cell: GridCell = { row, column, rowSpan, columnSpan, fragments: [] }
      for (const places of grid.slice(row, row + rowSpan)) {
        for (let x = column; x < column + columnSpan; x++) places[x] ??= cell
      }
    }
  }
  return grid
}

function isDrawn(strokes: Stroke[], at: number, middle: number): boolean {
  return strokes.some((stroke) => Math.abs(stroke.at - at) <= TOUCH && stroke.from <= middle && stroke.to >= middle)
}

function indexOf(edges: number[], value: number): number {
  return edges.findLastIndex((edge) => value >= edge - 1)
}

function cellBlock(cell: GridCell, xs: number[]): TableCellBlock {
  const right = xs[cell.column + cell.columnSpan] ?? 0
  return {
    parts: paragraphsOf(linesByPlace(cell.fragments), right - 4),
    x: xs[cell.column] ?? 0,
    right,
    rowSpan: cell.rowSpan,
    columnSpan: cell.columnSpan,
    header: false,
  }
}

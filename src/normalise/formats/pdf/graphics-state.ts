import { IDENTITY, type Matrix, matrixFrom, multiply } from './matrix.ts'

/** What a page's drawing commands have set when something is drawn (ISO 32000-2, 8.4 and 9.3). */
export interface GraphicsState {
  transform: Matrix
  /** Of what is filled, `#rrggbb`; null for a pattern. */
  colour: string | null
  /** Whether what is filled hides what lies under it. */
  opaque: boolean
  fontName: string | null
  fontSize: number
  letterSpacing: number
  wordSpacing: number
  /** How much wider than the font letters are set. */
  stretch: number
  rise: number
  leading: number
  /** 3 for letters that are not drawn at all, 7 where they only cut to their shape. */
  renderingMode: number
}

export const FIRST_STATE: GraphicsState = {
  transform: IDENTITY,
  colour: '#000000',
  opaque: true,
  fontName: null,
  fontSize: 0,
  letterSpacing: 0,
  wordSpacing: 0,
  stretch: 1,
  rise: 0,
  leading: 0,
  renderingMode: 0,
}

/** A number among a command's operands; 0 where none stands. */
export function numberAt(args: unknown[], at: number): number {
  const value = Number(args[at])
  return Number.isFinite(value) ? value : 0
}

/** The change that a `gs` command makes: transparency and the font are among its entries. */
export function stateFrom(entries: unknown): Partial<GraphicsState> {
  if (!Array.isArray(entries)) return {}
  const change: Partial<GraphicsState> = {}
  for (const entry of entries as unknown[]) {
    const [key, value] = Array.isArray(entry) ? (entry as unknown[]) : []
    if (key === 'ca') change.opaque = value === 1
    else if (key === 'BM' && value !== 'source-over') change.opaque = false
    else if (key === 'SMask' && value !== false) change.opaque = false
    else if (key === 'Font' && Array.isArray(value)) Object.assign(change, fontFrom(value))
  }
  return change
}

/** A negative size turns letters over; they take the same room. */
export function fontFrom(args: unknown[]): Pick<GraphicsState, 'fontName' | 'fontSize'> {
  return { fontName: typeof args[0] === 'string' ? args[0] : null, fontSize: numberAt(args, 1) }
}

export function colourFrom(args: unknown[]): string | null {
  const [colour] = args
  return typeof colour === 'string' && /^#[\da-f]{6}$/i.test(colour) ? colour.toLowerCase() : null
}

export function transformed(state: GraphicsState, inner: unknown): GraphicsState {
  const matrix = matrixFrom(inner)
  return matrix === null ? state : { ...state, transform: multiply(state.transform, matrix) }
}

/** How a list counts, in HTML's and Word's terms. */
export type NumberStyle = 'decimal' | 'lower-alpha' | 'upper-alpha' | 'lower-roman' | 'upper-roman'

/** What the first item of a list shows of how it counts: HTML's `type` and OpenDocument's `num-format`. */
export const STYLE_OF_FIRST_ITEM = new Map<string, NumberStyle>([
  ['1', 'decimal'],
  ['a', 'lower-alpha'],
  ['A', 'upper-alpha'],
  ['i', 'lower-roman'],
  ['I', 'upper-roman'],
])

const ROMAN: [number, string][] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

/** A number as a list prints it: 4 → `4`, `d`, `D`, `iv` or `IV`. Zero and negative numbers stay decimal. */
export function formatNumber(value: number, style: NumberStyle): string {
  if (style === 'decimal' || value < 1 || value > 3999) return String(value)
  const small = style.endsWith('roman') ? roman(value) : letters(value)
  return style.startsWith('upper') ? small.toUpperCase() : small
}

function roman(value: number): string {
  let rest = value
  let text = ''
  for (const [worth, sign] of ROMAN) {
    while (rest >= worth) {
      text += sign
      rest -= worth
    }
  }
  return text
}

/** 1 → a, 26 → z, 27 → aa, 28 → ab, as browsers count. */
function letters(value: number): string {
  let rest = value
  let text = ''
  while (rest > 0) {
    rest -= 1
    text = String.fromCharCode(97 + (rest % 26)) + text
    rest = Math.floor(rest / 26)
  }
  return text
}

const BARS = [...'▁▂▃▄▅▆▇█']

/** Numbers as small bars, the highest full, none as a dot: `·▁▃█`. */
export function sparkline(values: readonly number[]): string {
  const highest = Math.max(0, ...values)
  return values.map((value) => (value <= 0 ? '·' : BARS[Math.ceil((value / highest) * BARS.length) - 1])).join('')
}

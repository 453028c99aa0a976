/** A stretch across the page, in points. */
export interface Interval {
  from: number
  to: number
}

/** Joins stretches that overlap; what is left are the columns of a table. */
export function joinIntervals(intervals: Interval[]): Interval[] {
  const joined: Interval[] = []
  for (const { from, to } of [...intervals].sort((one, other) => one.from - other.from)) {
    const last = joined.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else joined.push({ from, to })
  }
  return joined
}

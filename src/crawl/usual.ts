/** What is usual, of numbers among which some may be wild: statistics that a few outliers do not move. */

/** Makes the median absolute deviation comparable with a standard deviation, of numbers that are normally distributed. */
const MAD_TO_DEVIATION = 1.4826

/** The middle one; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const upper = sorted[Math.floor(middle)] ?? Number.NaN
  return Number.isInteger(middle) ? (upper + (sorted[middle - 1] ?? Number.NaN)) / 2 : upper
}

/** How far the values usually are from their median, by the median absolute deviation. */
export function usualDeviation(values: readonly number[]): number {
  const middle = median(values)
  return MAD_TO_DEVIATION * median(values.map((value) => Math.abs(value - middle)))
}

/** The smallest value that at least the given share of them do not exceed; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

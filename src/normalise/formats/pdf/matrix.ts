/** An affine transformation as PDF writes it (ISO 32000-2, 8.3.3). */
export type Matrix = [number, number, number, number, number, number]

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

/** The transformation that does `inner` first, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer
  const [g, h, i, j, k, l] = inner
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}

export function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f]
}

/** Reads six numbers, or null. */
export function matrixFrom(numbers: unknown): Matrix | null {
  if (!(Array.isArray(numbers) || numbers instanceof Float32Array) || numbers.length !== 6) return null
  const [a, b, c, d, e, f] = Array.from(numbers, Number)
  return [a ?? 0, b ?? 0, c ?? 0, d ?? 0, e ?? 0, f ?? 0]
}

/** Which references a mistyped one may mean: one digit wrong, two swapped, or the year left out or put in. */

const DIGITS = [...'0123456789']

/** Every number that is one typing error away: a digit put in, left out, changed, or swapped with the next. */
function oneErrorFrom(number: string): string[] {
  const near = Array.from({ length: number.length + 1 }, (_, at) => {
    const [before, digit, after] = [number.slice(0, at), number.charAt(at), number.slice(at + 1)]
    const next = after.charAt(0)
    return [
      ...DIGITS.map((put) => before + put + digit + after),
      ...(digit === '' ? [] : [before + after, ...DIGITS.map((put) => before + put + after)]),
      ...(next === '' ? [] : [before + next + digit + after.slice(1)]),
    ]
  })
  return near.flat().filter((one) => /^[1-9]\d*$/.test(one))
}

/** The first year of which responses are published. */
const FIRST_YEAR = 2005

/** The number within a year, however that is written: `2024/123`, `24/123`, `123/2024`, `23/24/123`. */
function withinYears(number: string, lastYear: number): string[] {
  return Array.from({ length: lastYear - FIRST_YEAR + 1 }, (_, index) => lastYear - index).flatMap((year) => {
    const [short, following] = [String(year % 100), String((year + 1) % 100)]
    const names = [String(year), short, `${year}/${following}`, `${short}/${following}`]
    return names.flatMap((name) => [`${name}/${number}`, `${number}/${name}`])
  })
}

/** Longer pieces are no numbers that people type, and have too many neighbours. */
const LONGEST_NUMBER = 9

/**
 * Canonical references that one may have meant by another, the likeliest first; never the one that was typed.
 * @param canonical such as `4215`, `2024/123`, `IR/4215`
 * @param lastYear the year that may stand in one, with those before it
 */
export function nearReferences(canonical: string, lastYear: number): string[] {
  const pieces = canonical.split('/')
  const numbers = pieces.filter((piece) => /^\d+$/.test(piece) && piece.length <= LONGEST_NUMBER)
  const isPlain = numbers.length === pieces.length
  const near = [
    ...(isPlain && pieces.length === 1 ? withinYears(canonical, lastYear) : []),
    ...(isPlain && pieces.length > 1 ? numbers.filter((number) => number.length > 2) : []),
    ...pieces.flatMap((piece, at) =>
      numbers.includes(piece)
        ? oneErrorFrom(piece).map((number) => [...pieces.slice(0, at), number, ...pieces.slice(at + 1)].join('/'))
        : [],
    ),
  ]
  return [...new Set(near)].filter((one) => one !== canonical)
}

/** What is given behind `--name`; null where it was not. */
export function argumentOf(name: string): string | null {
  const at = process.argv.indexOf(name)
  return at < 0 ? null : (process.argv[at + 1] ?? '')
}

/** How many responses `--responses` asks for. @throws Error where that is no number from 1 */
export function countAskedFor(otherwise: number): number {
  const asked = argumentOf('--responses')
  const count = asked === null ? otherwise : Number(asked)
  if (!Number.isInteger(count) || count < 1) throw new Error('--responses takes a whole number from 1')
  return count
}

/** How many responses `--responses` asks for. @throws Error where that is no number from 1 */
export function countAskedFor(otherwise: number): number {
  const at = process.argv.indexOf('--responses')
  const count = at < 0 ? otherwise : Number(process.argv[at + 1])
  if (!Number.isInteger(count) || count < 1) throw new Error('--responses takes a whole number from 1')
  return count
}

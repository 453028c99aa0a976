import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The totals below which the score may not fall by more than a point. */
export const SCORE_FILE = fileURLToPath(new URL('./score.json', import.meta.url))

/** Totals by name, in per cent. */
export type Totals = Record<string, number>

/** Counts and times of a run, which are no measure of how well it reads. */
const NO_TOTALS = ['documents', 'unread', 'seconds', 'exit', 'inventedFacts', 'evidenceSpans']

/**
 * What the score script beside the labelled letters prints when `trustlog extract` reads them from the sources.
 * @throws Error where it could not score
 */
export function scoreTable(shared: string, flags: string[]): string {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const program = `${process.execPath} --import tsx ${join(root, 'src/cli/main.ts')} extract --json`
  const run = spawnSync(process.execPath, [join(shared, 'gold/score.mjs'), '--run', program, ...flags], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (run.status !== 0) throw new Error(`the score script ended with ${run.status}: ${run.stderr}`)
  return run.stdout
}

/** The totals of a table printed with `--json`. */
export function totalsOf(printed: string): Totals {
  const { summary } = JSON.parse(printed) as { summary: Totals }
  return Object.fromEntries(Object.entries(summary).filter(([name]) => !NO_TOTALS.includes(name)))
}

/** How many facts were read of letters that state none. */
export function inventedIn(printed: string): number {
  return (JSON.parse(printed) as { summary: Totals }).summary['inventedFacts'] ?? Number.NaN
}

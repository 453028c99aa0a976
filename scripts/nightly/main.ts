// Runs one step of the night over the folder `data`, such as npm run nightly:restore.
// Prints the sentence that the step gives; when it fails, prints why, without a stack, and exits 1.
import { feeds } from './feeds.ts'
import { issues } from './issues.ts'
import { merge } from './merge.ts'
import { pack, packShard } from './pack.ts'
import { type Places, placesIn } from './places.ts'
import { publish } from './publish.ts'
import { report } from './report.ts'
import { restore, restoreOnlyDatabase } from './restore.ts'
import { verify } from './verify.ts'
import { watches } from './watches.ts'

const STEPS: Record<string, (places: Places) => Promise<string>> = {
  restore: (places) => restore(places),
  'restore-database': restoreOnlyDatabase,
  'pack-shard': packShard,
  merge,
  watches: (places) => watches(places),
  feeds,
  report,
  verify,
  pack,
  publish,
  issues,
}

const [name = ''] = process.argv.slice(2)
const step = Object.hasOwn(STEPS, name) ? STEPS[name] : undefined
if (step === undefined) {
  console.error(`Name a step: ${Object.keys(STEPS).join(', ')}.`)
  process.exitCode = 2
} else {
  try {
    console.log(await step(placesIn('data')))
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  }
}

// Runs one step of the night over the folder `data`: npm run nightly:restore, :verify, :pack, :publish.
// Prints the sentence that the step gives; when it fails, prints why, without a stack, and exits 1.
import { pack } from './pack.ts'
import { type Places, placesIn } from './places.ts'
import { publish } from './publish.ts'
import { restore } from './restore.ts'
import { verify } from './verify.ts'

const STEPS: Record<string, (places: Places) => Promise<string>> = { restore, verify, pack, publish }

const [name = ''] = process.argv.slice(2)
const step = STEPS[name]
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

import { isBrokenPipe } from './errors.ts'
import { run } from './run.ts'
import { processSurroundings } from './surroundings.ts'

// `trustlog … | head`: the reader has what it wanted.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    if (isBrokenPipe(error)) process.exit(process.exitCode ?? 0)
    throw error
  })
}

process.exitCode = await run(process.argv.slice(2), processSurroundings())

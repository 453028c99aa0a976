/** `npm run bench`: what is claimed of speed and memory, measured; ratios against a peer in the same run. */
import { benchClusters } from './clusters.ts'
import { benchCrawl } from './crawl.ts'
import { benchDocuments } from './documents.ts'
import { benchExtract } from './extract.ts'
import { benchNight } from './night.ts'
import { benchQueries } from './queries.ts'

const BENCHES: Record<string, () => Promise<string[]>> = {
  clusters: benchClusters,
  crawl: benchCrawl,
  documents: benchDocuments,
  extract: benchExtract,
  night: benchNight,
  queries: benchQueries,
}

const [name] = process.argv.slice(2)
const chosen = name === undefined ? Object.entries(BENCHES) : Object.entries(BENCHES).filter(([key]) => key === name)
if (chosen.length === 0) {
  process.stderr.write(`No bench "${name}"; there are: ${Object.keys(BENCHES).join(', ')}\n`)
  process.exitCode = 2
}
for (const [, bench] of chosen) process.stdout.write(`${(await bench()).join('\n')}\n\n`)

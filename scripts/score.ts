// Compares what is read from the labelled letters beside the repository with their labels, and prints the table:
//   npm run score [-- --detail | --save]
// --save writes the totals to test/extract/score.json, below which they may not fall.
import { writeFileSync } from 'node:fs'
import { SCORE_FILE, scoreTable, totalsOf } from '../test/extract/score.ts'
import { sharedFolder } from '../test/shared.ts'

const folder = sharedFolder()
if (folder === null) {
  console.error('The labelled letters are kept in ../shared, which is not here. Set TRUSTLOG_SHARED to the folder.')
  process.exitCode = 2
} else {
  const save = process.argv.includes('--save')
  const printed = scoreTable(folder, save ? ['--json'] : process.argv.slice(2))
  process.stdout.write(printed)
  if (save) writeFileSync(SCORE_FILE, `${JSON.stringify(totalsOf(printed), null, 2)}\n`)
}

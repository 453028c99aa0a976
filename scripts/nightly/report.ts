// Says how every log is: as a table in the job's summary, and as JSON for whoever files issues.
import { appendFile, mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { openDatabase } from '../../db/database.ts'
import { statusSummary } from '../../src/publish/status-summary.ts'
import { counted } from '../../src/publish/wording.ts'
import { type LogStatus, logStatuses } from '../../src/query/status.ts'
import type { Places } from './places.ts'

function statusesIn(file: string): LogStatus[] {
  const database = openDatabase(file, { readOnly: true })
  try {
    const answered = logStatuses(database, [], new Date())
    if (!answered.ok) throw new Error(answered.problem.message)
    return answered.value
  } finally {
    database.close()
  }
}

export async function report(places: Places): Promise<string> {
  const statuses = statusesIn(places.database)
  await mkdir(dirname(places.statuses), { recursive: true })
  await writeFile(places.statuses, JSON.stringify(statuses))
  const summary = process.env['GITHUB_STEP_SUMMARY']
  if (summary !== undefined) await appendFile(summary, `${statusSummary(statuses)}\n\n`)
  const bad = statuses.filter(({ health }) => health !== 'well').length
  return `${counted(statuses.length, 'log')}, ${bad} of them not well.`
}

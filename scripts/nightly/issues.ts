// Keeps one issue a broken log on GitHub: opened, kept up to date, closed when the log is well, opened again when it breaks again.
import { appendFile, readFile } from 'node:fs/promises'
import { z } from 'zod'
import { counted } from '../../src/publish/wording.ts'
import type { LogStatus } from '../../src/query/status.ts'
import {
  closeIssue,
  commentOn,
  ensureLabel,
  type Issue,
  listIssues,
  openIssue,
  reopenIssue,
  rewriteIssue,
} from './github-issues.ts'
import {
  againComment,
  changeComment,
  isBroken,
  issueBody,
  issueTitle,
  logOfIssue,
  markedWell,
  stateOf,
  stateOfIssue,
  wellComment,
} from './log-issue.ts'
import type { Places } from './places.ts'

/** So many logs that break in one night have one cause, and ten issues tell of it as well as a hundred. */
const OPENED_A_NIGHT = 10

/** The job that crawled wrote it with the same code; only that it is whole is checked. */
const Statuses = z.custom<LogStatus[]>(
  (value) =>
    z
      .array(z.looseObject({ log: z.string(), health: z.string(), troubles: z.array(z.looseObject({})) }))
      .safeParse(value).success,
)

/** What is to be done about one log; `null` where all is as it should be. */
type Step = { opens: boolean; done: 'opened' | 'opened again' | 'updated' | 'closed'; take: () => Promise<void> }

function stepFor(status: LogStatus, issue: Issue | undefined): Step | null {
  const body = issueBody(status)
  const broken = isBroken(status)
  if (issue === undefined) {
    return broken ? { opens: true, done: 'opened', take: () => openIssue(issueTitle(status), body) } : null
  }
  const { number, state } = issue
  const wasWell = stateOfIssue(issue.body) === 'well'
  if (status.health === 'well') return wasWell && state === 'CLOSED' ? null : settle(status, issue)
  if (state === 'CLOSED') {
    // Closed by a person while it was broken: left alone until the log has been well.
    if (!broken || !wasWell) return null
    const take = async () => {
      await rewriteIssue(number, body)
      await reopenIssue(number, againComment(status))
    }
    return { opens: true, done: 'opened again', take }
  }
  return sameText(issue.body, body) ? null : { opens: false, done: 'updated', take: () => update(status, issue, body) }
}

/** GitHub gives line ends of its own, and drops what stands at the end. */
function sameText(one: string, other: string): boolean {
  return one.replaceAll('\r', '').trim() === other.replaceAll('\r', '').trim()
}

/** The new text is written silently; people are told only when something else is wrong. */
async function update(status: LogStatus, issue: Issue, body: string): Promise<void> {
  await rewriteIssue(issue.number, body)
  if (stateOfIssue(issue.body) !== stateOf(status)) await commentOn(issue.number, changeComment(status))
}

function settle(status: LogStatus, { number, state, body }: Issue): Step {
  const take = async () => {
    await rewriteIssue(number, markedWell(body))
    if (state === 'OPEN') await closeIssue(number, wellComment(status))
  }
  return { opens: false, done: state === 'OPEN' ? 'closed' : 'updated', take }
}

/** The newest issue of each log that has the marker. */
function issuesByLog(issues: readonly Issue[]): Map<string, Issue> {
  const byLog = new Map<string, Issue>()
  for (const issue of issues.toSorted((one, other) => one.number - other.number)) {
    const log = logOfIssue(issue.body)
    if (log !== null) byLog.set(log, issue)
  }
  return byLog
}

/** @throws when GitHub cannot be asked or told; what was done stays, and the next night goes on from there */
export async function issues(places: Places): Promise<string> {
  const statuses = Statuses.parse(JSON.parse(await readFile(places.statuses, 'utf8')))
  await ensureLabel()
  const known = issuesByLog(await listIssues())
  const counts = new Map<string, number>()
  let [opened, left] = [0, 0]
  // The worst first, as they come: where not all can be opened, these are.
  for (const status of statuses) {
    const step = stepFor(status, known.get(status.log))
    if (step === null) continue
    if (step.opens && opened === OPENED_A_NIGHT) {
      left += 1
      continue
    }
    await step.take()
    if (step.opens) opened += 1
    counts.set(step.done, (counts.get(step.done) ?? 0) + 1)
  }
  const said = sentenceOf(counts, left)
  const summary = process.env['GITHUB_STEP_SUMMARY']
  if (summary !== undefined) await appendFile(summary, `${said}\n`)
  return said
}

function sentenceOf(counts: ReadonlyMap<string, number>, left: number): string {
  const done = [...counts].map(([what, count]) => `${count} ${what}`).join(', ')
  const more =
    left > 0 ? ` ${counted(left, 'more log')} would have opened one: no more than ${OPENED_A_NIGHT} a night.` : ''
  return `${done === '' ? 'No issue has changed' : `Issues: ${done}`}.${more}`
}

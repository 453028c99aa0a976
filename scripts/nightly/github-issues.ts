// GitHub issues through the `gh` command.
import { z } from 'zod'
import { gh } from './gh.ts'

/** What the nightly crawl puts on its issues, and by which it finds them. */
const LABEL = 'broken-log'
/** More than there will ever be logs; `gh` lists 30 unless told. */
const MOST = '10000'

const Issue = z.object({ number: z.int(), state: z.enum(['OPEN', 'CLOSED']), body: z.string() })
export type Issue = z.infer<typeof Issue>

/** Issues with the label, open or closed, newest first. */
export async function listIssues(): Promise<Issue[]> {
  const listed = await gh(
    'issue',
    'list',
    '--label',
    LABEL,
    '--state',
    'all',
    '--limit',
    MOST,
    '--json',
    'number,state,body',
  )
  return z.array(Issue).parse(JSON.parse(listed))
}

/** Makes the label where there is none. */
export async function ensureLabel(): Promise<void> {
  await gh('label', 'create', LABEL, '--description', 'A disclosure log that the nightly crawl cannot read', '--force')
}

export async function openIssue(title: string, body: string): Promise<void> {
  await gh('issue', 'create', '--title', title, '--body', body, '--label', LABEL)
}

/** Nobody is told of it. */
export async function rewriteIssue(number: number, body: string): Promise<void> {
  await gh('issue', 'edit', String(number), '--body', body)
}

/** Everybody who follows the issue is told. */
export async function commentOn(number: number, comment: string): Promise<void> {
  await gh('issue', 'comment', String(number), '--body', comment)
}

export async function closeIssue(number: number, comment: string): Promise<void> {
  await gh('issue', 'close', String(number), '--comment', comment)
}

export async function reopenIssue(number: number, comment: string): Promise<void> {
  await gh('issue', 'reopen', String(number), '--comment', comment)
}

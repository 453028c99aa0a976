/** Saved questions: each time that they are asked, only what is new is told. */
import type { TrustlogDatabase } from '../../db/database.ts'
import type { Watch } from '../../db/watches.ts'
import type { Instant, Sha256 } from '../domain.ts'
import { type Answered, answer, problem, type QueryProblem } from './answered.ts'
import { type ContractRow, listContracts } from './contracts.ts'
import type { Filters } from './filters.ts'
import { requestersOf } from './requesters.ts'
import { listResponses, type ResponseRow } from './responses.ts'
import { readWatch } from './watch-language.ts'

export type { Watch }

/** A row that a saved question finds. */
export type Found = ({ of: 'contracts'; row: ContractRow } | { of: 'responses'; row: ResponseRow }) & {
  /** By what it is known again in any database: its response, and of a contract who supplies what until when. */
  finding: Sha256
}

/** What a saved question finds that was not reported before. */
export interface WatchNews {
  name: string
  question: string
  /** Why it cannot be asked; null where it can. */
  problem: QueryProblem | null
  news: Found[]
  /** All that it finds at present. */
  matching: number
}

/** A finding with when it was first reported, and the names of who asked. */
export interface ReportedFinding {
  found: Found
  reportedAt: Instant
  names: readonly string[]
}

const LONGEST_NAME = 60

/** A name made of the question: `expires-within-6m-category-firewall`. Empty where the question has no Latin letter or digit. */
export function nameOf(question: string): string {
  const hyphened = question
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_NAME)
  return hyphened.replace(/^-|-$/g, '')
}

/** Whether it can be the name of a saved question. */
export function isWatchName(name: string): boolean {
  return name.length <= LONGEST_NAME && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name)
}

/**
 * Saves a question under a name, once it has been found to be one that can be asked. A name that is taken takes the new
 * question; what was reported under it stays reported.
 * @returns what it finds at present
 */
export function saveWatch(
  database: TrustlogDatabase,
  { name, question, now }: { name: string; question: string; now: Date },
): Answered<Found[]> {
  if (!isWatchName(name)) {
    const advice = `Use at most ${LONGEST_NAME} lower-case letters, digits and single hyphens between them.`
    return problem('wrong_filter', `"${name}" cannot be the name of a saved question.`, advice)
  }
  const found = findingsOf(database, question, now)
  if (found.ok) database.watches.save(name, question, now.toISOString())
  return found
}

/** Saves these questions by their names, whether or not they can be asked today, and removes all others. */
export function keepOnly(database: TrustlogDatabase, saved: Readonly<Record<string, string>>, now: Date): void {
  const held = new Map(database.watches.list().map(({ name, question }) => [name, question]))
  database.transaction(() => {
    for (const name of held.keys()) if (!Object.hasOwn(saved, name)) database.watches.remove(name, now.toISOString())
    for (const [name, question] of Object.entries(saved))
      if (held.get(name) !== question) database.watches.save(name, question, now.toISOString())
  })
}

/** The saved questions of these names, or with these words; all without. */
export function watchesNamed(database: TrustlogDatabase, names: readonly string[]): Answered<Watch[]> {
  const all = database.watches.list()
  if (names.length === 0) return answer(all)
  const chosen: Watch[] = []
  for (const name of names) {
    const watch = all.find((one) => one.name === name || one.question === name.trim())
    if (watch === undefined) {
      const known = all.map((one) => `${one.name}  ${one.question}`)
      const advice = known.length > 0 ? 'These are saved:' : 'None is saved; "trustlog watch add" saves one.'
      return problem('unknown_watch', `There is no saved question "${name}".`, advice, known)
    }
    chosen.push(watch)
  }
  return answer(chosen)
}

/** Asks saved questions; one that cannot be asked leaves the others as they are. Nothing is noted as reported. */
export function askWatches(database: TrustlogDatabase, watches: readonly Watch[], now: Date): WatchNews[] {
  return watches.map(({ name, question }) => {
    const found = findingsOf(database, question, now)
    if (!found.ok) return { name, question, problem: found.problem, news: [], matching: 0 }
    const reported = database.watches.reportsOf(name)
    const news = found.value.filter(({ finding }) => !reported.has(finding))
    return { name, question, problem: null, news, matching: found.value.length }
  })
}

/** Notes that news were reported, so that they are none the next time. */
export function noteReported(database: TrustlogDatabase, asked: readonly WatchNews[], now: Date): void {
  database.transaction(() => {
    for (const { name, problem: trouble, news } of asked) {
      if (trouble !== null) continue
      const findings = news.map(({ finding }) => finding)
      database.watches.report(name, findings, now.toISOString())
    }
  })
}

/** What a saved question finds at present and was reported, the last reported first. */
export function reportedFindings(
  database: TrustlogDatabase,
  { name, question }: Pick<Watch, 'name' | 'question'>,
  { now, limit }: { now: Date; limit: number },
): Answered<ReportedFinding[]> {
  const found = findingsOf(database, question, now)
  if (!found.ok) return found
  const reports = database.watches.reportsOf(name)
  const reported = found.value.flatMap((one) => {
    const reportedAt = reports.get(one.finding)
    return reportedAt === undefined ? [] : [{ found: one, reportedAt }]
  })
  const newest = reported.toSorted((one, other) => other.reportedAt.localeCompare(one.reportedAt)).slice(0, limit)
  return answer(newest.map((one) => ({ ...one, names: requestersOf(database, one.found.row.responseId) })))
}

function findingsOf(database: TrustlogDatabase, question: string, now: Date): Answered<Found[]> {
  const read = readWatch(question)
  if (!read.ok) return read
  const { of, filters } = read.value
  const asked = { ...filters, today: now.toISOString().slice(0, 10), limit: null }
  // Before anything was crawled no category is known, so that none can be called wrong.
  const { questions } = database
  if (filters.category && questions.contracts.categories().length === 0) return answer([])
  return of === 'contracts' ? contractsFound(database, asked) : responsesFound(database, asked)
}

function contractsFound(database: TrustlogDatabase, filters: Filters): Answered<Found[]> {
  const listed = listContracts(database, filters)
  if (!listed.ok) return listed
  const { rows } = listed.value
  const names = database.watches.findingNames(rows.map(({ responseId }) => responseId))
  return answer(
    rows.flatMap((row) => {
      // Not by its row or wording: a response that is read again has other rows, and says the same.
      const what = row.supplierName ?? row.supplier ?? row.service ?? row.product
      const finding = names.get(row.responseId)?.('contract', row.category, what, row.endsOn)
      return finding === undefined ? [] : [{ of: 'contracts' as const, row, finding }]
    }),
  )
}

function responsesFound(database: TrustlogDatabase, filters: Filters): Answered<Found[]> {
  const listed = listResponses(database, filters)
  if (!listed.ok) return listed
  const { rows } = listed.value
  const names = database.watches.findingNames(rows.map(({ responseId }) => responseId))
  return answer(
    rows.flatMap((row) => {
      const finding = names.get(row.responseId)?.()
      return finding === undefined ? [] : [{ of: 'responses' as const, row, finding }]
    }),
  )
}

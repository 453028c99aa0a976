import type { TrustlogDatabase } from '../../db/database.ts'
import type { Scope } from '../../db/questions/scope.ts'
import type { NamedTrust } from '../../db/questions/trusts.ts'
import { type Day, type PartialDate, RESPONSE_OUTCOMES, type ResponseOutcome } from '../domain.ts'
import { parsePartialDate } from '../normalise/dates.ts'
import { type Answered, answer, problem } from './answered.ts'
import { nearTrusts } from './near-trusts.ts'
import { readPlace } from './places.ts'
import { parseProvision } from './provision.ts'
import { readSearch } from './search-language.ts'
import { readWithin } from './within.ts'

/**
 * Filters as typed; one that is left out, or null, restricts nothing.
 *
 * `since` and `until` mean the date on which a response counts: the day it was published, else responded to, else
 * received, else first seen. Both are included. A date known to the month or year counts as its first day, while
 * `until 2024` and `until 2024-03` include all of that year or month.
 */
export interface Filters {
  /** An ODS code, a log's slug, or part of an authority's name. */
  trust?: string | null
  /** Of the authority: one of NHS England's regions. */
  region?: string | null
  /** Of the authority: acute, mental health, ambulance … */
  sector?: string | null
  /** Of the authority: England, Scotland, Wales or Northern Ireland. */
  nation?: string | null
  since?: string | null
  until?: string | null
  /** One of `RESPONSE_OUTCOMES`; spaces and hyphens may stand for underscores. */
  outcome?: string | null
  /** `s31(3)`, `31`, `reg 12(5)(e)`; `s31` includes its subsections. */
  exemption?: string | null
  /** Part of a supplier's name, as printed or in its one form, in either case. */
  supplier?: string | null
  /** What a contract buys, such as `firewall`; spaces and hyphens may stand for underscores. */
  category?: string | null
  /** Contracts that expire, or may, before this date begins; `2026` may be its first day. */
  expiresBefore?: string | null
  /** Contracts that expire, or may, after this date, month or year has ended; `2026` may be its last day. */
  expiresAfter?: string | null
  /** Contracts that may end from today on within `12m`, `2 years`, `90 days` or `6w`. */
  expiresWithin?: string | null
  /** The day from which `expiresWithin` counts; the present one where it is left out. */
  today?: Day
  /** Words that all occur in title, questions, answers or documents, in the language of `search-language.ts`. */
  text?: string | null
  /** Responses that are no longer published; left out unless asked for. */
  withdrawn?: 'exclude' | 'include' | 'only'
  /** At most so many rows; null for all. */
  limit?: number | null
}

export const DEFAULT_LIMIT = 100

/** The limit that filters ask for. */
export function limitOf(filters: Filters): number | null {
  return filters.limit === undefined ? DEFAULT_LIMIT : filters.limit
}

/** `2026`, `2026-03`, `2026-03-31`, or a date as it is printed ("31 March 2026"). */
function readDate(name: string, typed: string): Answered<PartialDate> {
  const given = typed.trim()
  // The reader of printed dates takes 2026-03 for a financial year.
  const date = /^\d{4}(?:-\d\d)?(?:-\d\d)?$/.test(given) ? validIsoDate(given) : parsePartialDate(given)
  if (date !== null) return answer(date)
  return problem('wrong_filter', `${name} "${typed}" is not a date.`, 'Write it as 2026-03-31, 2026-03 or 2026.')
}

function validIsoDate(given: string): PartialDate | null {
  const instant = new Date(given)
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(given) ? given : null
}

function readOutcome(typed: string): Answered<ResponseOutcome> {
  const word = typed.trim().toLowerCase().replace(/[\s-]/g, '_')
  const outcome = RESPONSE_OUTCOMES.find((known) => known === word)
  if (outcome) return answer(outcome)
  const message = `"${typed}" is not an outcome.`
  return problem('wrong_filter', message, 'Choose one of those listed.', [...RESPONSE_OUTCOMES])
}

function readExemption(typed: string): Answered<NonNullable<Scope['exemption']>> {
  const provision = parseProvision(typed)
  if (provision) return answer(provision)
  return problem('wrong_filter', `"${typed}" is not a provision.`, 'Write it as s31, s31(3) or "reg 12(5)(e)".')
}

/** A category that some contract has; the others are the candidates where none has it. */
function readCategory(database: TrustlogDatabase, typed: string): Answered<string> {
  const word = typed
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
  const known = database.questions.contracts.categories()
  if (known.includes(word)) return answer(word)
  const advice =
    known.length > 0 ? 'Choose one of those listed.' : 'No contract in the database has a category yet; crawl first.'
  return problem('wrong_filter', `No contract has the category "${typed}".`, advice, known)
}

/** Whose responses or logs are meant. */
export type Whose = Pick<Scope, 'odsCodes' | 'logSlug'>

/**
 * Whom a name means, a mistyped one included where only one trust can be meant; else the authorities whose names share a
 * word with it are the candidates.
 */
export function readTrust(database: TrustlogDatabase, typed: string): Answered<Whose> {
  const name = typed.trim()
  const matched = name === '' ? null : database.questions.trusts.match(name)
  if (matched) return answer(matched)
  const near = trustsMeant(database, name)
  const [only] = near
  const meant = only && near.length === 1 ? database.questions.trusts.match(only.odsCode) : null
  if (meant) return answer(meant)
  const candidates = near.length > 0 ? near : sharingAWord(database, name)
  const advice =
    candidates.length > 0
      ? 'Perhaps one of those listed is meant.'
      : 'Give an ODS code such as RTH, a slug, or part of a name.'
  const listed = candidates.map((trust) => `${trust.odsCode} ${trust.name}`)
  return problem('unknown_trust', `No trust in the database is called "${typed}".`, advice, listed)
}

/** Whom a mistyped name may mean; where one of several has a log, it is that one, since of the others nothing is held. */
function trustsMeant(database: TrustlogDatabase, name: string): NamedTrust[] {
  const near = nearTrusts(name, database.questions.trusts.all())
  const withLogs = near.filter(({ hasLog }) => hasLog)
  return withLogs.length === 1 ? withLogs : near
}

function sharingAWord(database: TrustlogDatabase, name: string): NamedTrust[] {
  const words = name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]/u)
    .filter((word) => word.length > 3)
  return database.questions.trusts
    .all()
    .filter((trust) => words.some((word) => trust.name.toLowerCase().includes(word)))
}

/** The trust that a mistyped name was taken for; null where the name was right. */
export function trustUnderstood(database: TrustlogDatabase, typed: string): NamedTrust | null {
  const name = typed.trim()
  if (name === '' || database.questions.trusts.match(name)) return null
  const [only, ...others] = trustsMeant(database, name)
  return only && others.length === 0 ? only : null
}

/** Reads a filter that may be left out. */
function perhaps<Value>(
  typed: string | null | undefined,
  read: (typed: string) => Answered<Value>,
): Answered<Value | null> {
  return typed === undefined || typed === null ? answer(null) : read(typed)
}

/** Reads filters as typed into what the database is asked; the first that is wrong is the problem. */
export function readFilters(database: TrustlogDatabase, filters: Filters): Answered<Scope> {
  const trust = perhaps(filters.trust, (typed) => readTrust(database, typed))
  if (!trust.ok) return trust
  const since = perhaps(filters.since, (typed) => readDate('since', typed))
  if (!since.ok) return since
  const until = perhaps(filters.until, (typed) => readDate('until', typed))
  if (!until.ok) return until
  const expiresBefore = perhaps(filters.expiresBefore, (typed) => readDate('expires-before', typed))
  if (!expiresBefore.ok) return expiresBefore
  const expiresAfter = perhaps(filters.expiresAfter, (typed) => readDate('expires-after', typed))
  if (!expiresAfter.ok) return expiresAfter
  const today = filters.today ?? new Date().toISOString().slice(0, 10)
  const expiresWithin = perhaps(filters.expiresWithin, (typed) => readWithin(typed, today))
  if (!expiresWithin.ok) return expiresWithin
  const nation = perhaps(filters.nation, (typed) =>
    readPlace('nation', typed, database.questions.trusts.places('nation')),
  )
  if (!nation.ok) return nation
  const region = perhaps(filters.region, (typed) =>
    readPlace('region', typed, database.questions.trusts.places('region')),
  )
  if (!region.ok) return region
  const sector = perhaps(filters.sector, (typed) =>
    readPlace('sector', typed, database.questions.trusts.places('sector')),
  )
  if (!sector.ok) return sector
  const outcome = perhaps(filters.outcome, readOutcome)
  if (!outcome.ok) return outcome
  const exemption = perhaps(filters.exemption, readExemption)
  if (!exemption.ok) return exemption
  const category = perhaps(filters.category, (typed) => readCategory(database, typed))
  if (!category.ok) return category
  const fullText = perhaps(filters.text, readSearch)
  if (!fullText.ok) return fullText

  return answer({
    odsCodes: trust.value?.odsCodes ?? null,
    logSlug: trust.value?.logSlug ?? null,
    nation: nation.value,
    region: region.value,
    sector: sector.value,
    since: since.value,
    until: until.value,
    outcome: outcome.value,
    exemption: exemption.value,
    supplier: filters.supplier ?? null,
    category: category.value,
    expiresBefore: expiresBefore.value,
    expiresAfter: expiresAfter.value,
    expiresWithin: expiresWithin.value,
    fullText: fullText.value,
    withdrawn: filters.withdrawn ?? 'exclude',
  })
}

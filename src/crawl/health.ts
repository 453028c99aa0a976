import type { LogHistory } from '../../db/log-history.ts'
import type { Finding, FindingKind, Instant, LogManifest } from '../domain.ts'
import { median, quantile, usualDeviation } from './usual.ts'

/*
 * Tells a log's night from its usual ones. Nothing here is set by hand for a site: what is usual, and how far it usually
 * strays, is learned from the log's own history; the constants say how sure to be.
 */

/** So many deviations from the usual are no chance (the modified z-score of Iglewicz and Hoaglin, 1993). */
const NO_CHANCE = 3.5
/** Nights needed before anything is called usual: a month of weekly sweeps. */
const FEWEST_NIGHTS = 4
/** Times of silence needed before a habit is one. Eight nightly ones include a weekend. */
const FEWEST_GAPS = 8
/** However steady a log was, it may stray by so much of what is usual. */
const LEAST_STRAY = 0.1
/** A sweep is compared with the level of so many before it, so that a log may grow. */
const LEVEL_OF = 5
/** Silence must last so many times the longest usual one. */
const TIMES_LONGER = 2

const DAY = 24 * 3600 * 1000

const WORDS: Record<FindingKind, Pick<Finding, 'message' | 'advice'>> = {
  fewer_entries_than_usual: {
    message: 'The listing names far fewer responses than usual',
    advice: 'Compare the listing in a browser: pages may be missing, or the layout may have changed in part.',
  },
  fewer_dates_than_usual: {
    message: 'Far fewer responses have a date than usual',
    advice: 'Look at how the log prints its dates now, and adjust the adapter.',
  },
  fewer_references_than_usual: {
    message: 'Far fewer responses have a case reference than usual',
    advice: 'Look at how the log prints its references now: without them a case cannot be recognised.',
  },
  more_failures_than_usual: {
    message: 'More failed than usual',
    advice: 'See the failures by kind with "trustlog runs"; a site under repair recovers by itself.',
  },
  nothing_new_for_long: {
    message: 'Nothing new has been published for much longer than usual',
    advice: 'Open the log in a browser: it may have moved, and the old address may have been left as it was.',
  },
}

/** One question about the night that there was enough history to answer; `evidence` where the answer is bad. */
export interface Verdict {
  kind: FindingKind
  finding: Finding | null
  /** So far from the usual that what the night brought should not be published unseen. */
  grave: boolean
}

/**
 * Judges a night by the history of its log. Pure: the same history and night give the same verdicts.
 * @param at when the night was
 */
export function judgeNight(history: LogHistory, tonight: LogManifest, at: Instant): Verdict[] {
  if (tonight.pages === 0) return []
  const answers: [FindingKind, Answer][] = [
    ['fewer_entries_than_usual', entries(history, tonight)],
    ['fewer_dates_than_usual', dates(history, tonight)],
    ['fewer_references_than_usual', references(history, tonight)],
    ['more_failures_than_usual', failures(history, tonight)],
    ['nothing_new_for_long', news(history, tonight, at)],
  ]
  return answers.flatMap(([kind, answer]): Verdict[] => {
    if (answer === 'too_early') return []
    if (answer === 'as_usual') return [{ kind, finding: null, grave: false }]
    return [{ kind, finding: { kind, ...WORDS[kind], evidence: answer.evidence }, grave: isGrave(kind, answer) }]
  })
}

/** `part`: how much of what is usual there was tonight, 1 for all; null where the question is not of that sort. */
type Answer = 'too_early' | 'as_usual' | { evidence: string; part: number | null }

/** Without its entries responses seem gone, without its references they seem new: half of them missing spoils the data. */
const GRAVE: readonly FindingKind[] = ['fewer_entries_than_usual', 'fewer_references_than_usual']
const GRAVE_PART = 0.5

function isGrave(kind: FindingKind, { part }: { part: number | null }): boolean {
  return GRAVE.includes(kind) && part !== null && part < GRAVE_PART
}

/** How each sweep stood to the level of those before it: 1 where nothing changed. */
function ratiosToLevel(sweeps: readonly number[]): number[] {
  return sweeps
    .slice(1)
    .map((listed, index) => listed / median(sweeps.slice(Math.max(0, index + 1 - LEVEL_OF), index + 1)))
}

function entries({ sweeps }: LogHistory, { completeSweep, listed }: LogManifest): Answer {
  if (!completeSweep || sweeps.length < FEWEST_NIGHTS) return 'too_early'
  const ratios = ratiosToLevel([...sweeps, listed])
  const tonight = ratios.pop() ?? 1
  // A log that grew may stop growing; it may not shrink for that.
  const usual = Math.min(1, median(ratios))
  const stray = Math.max(usualDeviation(ratios), LEAST_STRAY * usual)
  if (tonight >= usual - NO_CHANCE * stray) return 'as_usual'
  return { evidence: `${listed} entries, usually about ${median(sweeps.slice(-LEVEL_OF))}`, part: tonight / usual }
}

interface Sample {
  count: number
  of: number
}

/** Whether far fewer of tonight's sample have something than on other nights, chance in a small sample allowed for. */
function share(nights: readonly Sample[], tonight: Sample, noun: string): Answer {
  const seen = nights.filter((night) => night.of > 0)
  if (seen.length < FEWEST_NIGHTS || tonight.of === 0) return 'too_early'
  const shares = seen.map((night) => night.count / night.of)
  const total = (of: (night: Sample) => number) => seen.reduce((sum, night) => sum + of(night), 0)
  // Of nights with one or two responses the median is all or nothing; their sum tells the share.
  const usual = Math.min(median(shares), total((night) => night.count) / total((night) => night.of))
  // As if two more had been seen, one with and one without (Agresti and Coull, 1998): "always" is never certain.
  const expected = (usual * tonight.of + 1) / (tonight.of + 2)
  const chance = Math.sqrt((expected * (1 - expected)) / tonight.of)
  const stray = Math.max(usualDeviation(shares), LEAST_STRAY * usual, chance)
  const found = tonight.count / tonight.of
  if (found >= usual - NO_CHANCE * stray) return 'as_usual'
  return {
    evidence: `${tonight.count} of ${tonight.of} ${noun}, usually ${Math.round(usual * 100)}%`,
    part: found / usual,
  }
}

/** The listing's answer counts where it is bad, else that of what was read. */
function worse(listed: Answer, read: Answer): Answer {
  return typeof listed === 'object' || read === 'too_early' ? listed : read
}

function dates({ nights }: LogHistory, tonight: LogManifest): Answer {
  const listed = (night: Counts) => ({ count: night.listedDated, of: night.listed })
  const read = (night: Counts) => ({ count: night.readDated, of: night.read })
  return worse(
    share(nights.map(listed), listed(tonight), 'entries listed'),
    share(nights.map(read), read(tonight), 'responses read'),
  )
}

function references({ nights }: LogHistory, tonight: LogManifest): Answer {
  const listed = (night: Counts) => ({ count: night.listedReferenced, of: night.listed })
  const read = (night: Counts) => ({ count: night.readReferenced, of: night.read })
  return worse(
    share(nights.map(listed), listed(tonight), 'entries listed'),
    share(nights.map(read), read(tonight), 'responses read'),
  )
}

type Counts = LogHistory['nights'][number]

function failureCount({ failed }: Pick<LogManifest, 'failed'>): number {
  return Object.values(failed).reduce((sum, count) => sum + count, 0)
}

function failures({ nights }: LogHistory, tonight: LogManifest): Answer {
  if (nights.length < FEWEST_NIGHTS) return 'too_early'
  const counts = nights.map(failureCount)
  const usual = median(counts)
  // Failures that come one by one stray by the root of their number.
  const stray = Math.max(usualDeviation(counts), Math.sqrt(usual + 1))
  const count = failureCount(tonight)
  if (count <= usual + NO_CHANCE * stray) return 'as_usual'
  return { evidence: `${count} failures, usually ${usual}`, part: null }
}

function news({ news: found }: LogHistory, tonight: LogManifest, at: Instant): Answer {
  const gaps = found.slice(1).map((instant, index) => daysBetween(found[index] ?? instant, instant))
  const last = found.at(-1)
  if (gaps.length < FEWEST_GAPS || last === undefined) return 'too_early'
  const silence = daysBetween(last, at)
  // One summer in fifty does not make a habit, the longest of twenty does.
  const longest = quantile(gaps, 0.95)
  if (tonight.new > 0 || silence <= TIMES_LONGER * longest) return 'as_usual'
  return { evidence: `nothing new since ${last.slice(0, 10)}, usually within ${Math.ceil(longest)} days`, part: null }
}

function daysBetween(from: Instant, to: Instant): number {
  return (Date.parse(to) - Date.parse(from)) / DAY
}

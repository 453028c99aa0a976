import type { TrustlogDatabase } from '../../db/database.ts'
import type { PutRequest } from '../../db/questions/asked-before.ts'
import type { StoredEvidence } from '../../db/questions/evidence.ts'
import type { AskedRow, CitedRow, MemberFacts, RepliedRow } from '../../db/questions/member-facts.ts'
import type { Scope } from '../../db/questions/scope.ts'
import type { AnswerOutcome, Day, ExemptionCitation } from '../domain.ts'
import { draftQuestions } from '../similarity/draft-questions.ts'
import { isSameRequest } from '../similarity/likeness.ts'
import { type QuestionWords, questionLikeness, questionWords } from '../similarity/question-likeness.ts'
import { keysOf, wordingOf } from '../similarity/wording.ts'
import { subjectWords, tellingWords } from '../similarity/words.ts'
import { type Answered, answer, problem } from './answered.ts'
import { type Filters, readFilters } from './filters.ts'
import { type Footing, footingOf } from './footing.ts'

export type Ground = Pick<ExemptionCitation, 'regime' | 'section' | 'subsection'>

/** A question of a published request that asks what one of the draft asks. */
export interface EarlierQuestion extends PutRequest {
  /** How much of the draft's question it asked, from 0 to 1. */
  likeness: number
  question: string
  /** Null where no reply to it could be read. */
  outcome: AnswerOutcome | null
  answer: string | null
  grounds: Ground[]
  /** Where the answer stands, else the question. */
  evidence: StoredEvidence | null
}

/** What became of one question of a draft wherever it was asked before. */
export interface CheckedQuestion {
  question: string
  trusts: number
  /** How many of those found ended so, the most frequent first. */
  outcomes: { outcome: AnswerOutcome | null; responses: number }[]
  /** Answered in whole or in part. */
  disclosed: number
  /** On what it was refused, the most frequent first. */
  grounds: (Ground & { responses: number })[]
  /** One a response, the likest first. */
  found: EarlierQuestion[]
}

export interface CheckedDraft {
  questions: CheckedQuestion[]
  /** Requests that ask the same as a whole, in these or nearly these words; the newest first. */
  same: PutRequest[]
  /** Names them all for `trustlog compare`; null where they were not put together. */
  cluster: string | null
}

/** So many requests at most are looked at closely, found by their words and by their wording. */
const LOOKED_AT = 100
/** A word that more responses have tells little; rarer ones are asked for first. */
const MOST_OF_A_WORD = 3000
const MOST_WORDS = 10

/** The words by which candidates are found: what the draft is about, rare ones first, as many as can be ranked. */
function searchedWords(database: TrustlogDatabase, questions: readonly string[]): string[] {
  const telling = questions.flatMap(tellingWords).filter((word) => word !== '#')
  const subjects = subjectWords(telling)
  const words = [...(subjects.size > 0 ? subjects : new Set(telling))].slice(0, 40)
  const known = words
    .map((word) => ({ word, count: database.questions.askedBefore.commonness(word, MOST_OF_A_WORD) }))
    .filter(({ count }) => count > 0)
    .toSorted((one, other) => one.count - other.count)
  let sum = 0
  return known
    .filter(({ count }, index) => {
      sum += count
      return index === 0 || sum <= 2 * MOST_OF_A_WORD
    })
    .slice(0, MOST_WORDS)
    .map(({ word }) => word)
}

function candidates(database: TrustlogDatabase, questions: readonly string[], scope: Scope): PutRequest[] {
  const { askedBefore } = database.questions
  const words = searchedWords(database, questions)
  const byWords = words.length === 0 ? [] : askedBefore.withWords(words, scope, LOOKED_AT)
  const byKeys = askedBefore.withKeys(keysOf(wordingOf(questions)), LOOKED_AT)
  return askedBefore.requests([...new Set([...byKeys, ...byWords])], scope)
}

function byResponse<Row extends { responseId: number }>(rows: readonly Row[]): Map<number, Row[]> {
  const grouped = new Map<number, Row[]>()
  for (const row of rows) {
    const held = grouped.get(row.responseId)
    if (held) held.push(row)
    else grouped.set(row.responseId, [row])
  }
  return grouped
}

/** A request with what it asked and what became of that. */
interface ReadRequest {
  request: PutRequest
  /** The title, where no question was read. */
  asked: (Pick<AskedRow, 'label' | 'text'> & { evidence: StoredEvidence | null; words: QuestionWords })[]
  replied: RepliedRow[]
  cited: CitedRow[]
}

function readRequests(requests: readonly PutRequest[], facts: MemberFacts): ReadRequest[] {
  const [asked, replied, cited] = [byResponse(facts.asked), byResponse(facts.replied), byResponse(facts.cited)]
  return requests.map((request) => {
    const title = request.title ?? ''
    const questions = asked.get(request.responseId) ?? []
    const read = questions.length > 0 ? questions : title === '' ? [] : [{ label: '', text: title, evidence: null }]
    return {
      request,
      asked: read.map(({ label, text, evidence }) => ({ label, text, evidence, words: questionWords(text, title) })),
      replied: replied.get(request.responseId) ?? [],
      cited: cited.get(request.responseId) ?? [],
    }
  })
}

/** Facts that are about this question; those about the request as a whole where there are none. */
function about<Fact extends { questions: string[] }>(label: string, facts: readonly Fact[]): Fact[] {
  const own = facts.filter(({ questions }) => questions.includes(label))
  return own.length > 0 ? own : facts.filter(({ questions }) => questions.length === 0)
}

/** The likest question of a request, if any asks what the draft asks. */
function earlierQuestion(draft: QuestionWords, { request, asked, replied, cited }: ReadRequest): EarlierQuestion[] {
  const [best] = asked
    .map((one) => ({ ...one, likeness: questionLikeness(draft, one.words, request.title ?? '') }))
    .filter(({ likeness }) => likeness > 0)
    .toSorted((one, other) => other.likeness - one.likeness)
  if (best === undefined) return []
  const [reply] = about(best.label, replied)
  return [
    {
      ...request,
      likeness: best.likeness,
      question: best.text,
      outcome: reply?.outcome ?? null,
      answer: reply?.text ?? null,
      grounds: about(best.label, cited).map(({ regime, section, subsection }) => ({ regime, section, subsection })),
      evidence: reply?.evidence ?? best.evidence,
    },
  ]
}

/** How often each value occurs, the most frequent first. */
function tally<Value>(values: readonly Value[]): { value: Value; count: number }[] {
  const counts = new Map<string, { value: Value; count: number }>()
  for (const value of values) {
    const key = JSON.stringify(value)
    const held = counts.get(key)
    if (held) held.count += 1
    else counts.set(key, { value, count: 1 })
  }
  return [...counts.values()].toSorted((one, other) => other.count - one.count)
}

function checkedQuestion(question: string, found: readonly EarlierQuestion[]): CheckedQuestion {
  const likest = found.toSorted((one, other) => other.likeness - one.likeness || (one.datedOn < other.datedOn ? 1 : -1))
  return {
    question,
    trusts: new Set(found.map(({ odsCode }) => odsCode)).size,
    outcomes: tally(found.map(({ outcome }) => outcome)).map(({ value, count }) => ({
      outcome: value,
      responses: count,
    })),
    disclosed: found.filter(({ outcome }) => outcome === 'disclosed' || outcome === 'partially_withheld').length,
    // A response that cites a ground twice for one question counts once.
    grounds: tally(found.flatMap(({ grounds }) => tally(grounds).map(({ value }) => value))).map(
      ({ value, count }) => ({
        ...value,
        responses: count,
      }),
    ),
    found: likest,
  }
}

/**
 * Whether what a draft asks has been asked before, question by question: what became of it where, and on which grounds it
 * was refused. Of very many like requests the likest are looked at.
 * @param draft the request as it is to be sent, or a question
 * @param filters of the responses that are compared
 */
export function checkDraft(database: TrustlogDatabase, draft: string, filters: Filters = {}): Answered<CheckedDraft> {
  const scope = readFilters(database, filters)
  if (!scope.ok) return scope
  const questions = draftQuestions(draft)
  if (questions.length === 0) {
    return problem('wrong_filter', 'The draft asks nothing.', 'Give the questions as they are to be sent.')
  }
  const requests = candidates(database, questions, scope.value)
  const read = readRequests(requests, database.questions.clusters.factsOf(requests.map(({ responseId }) => responseId)))
  const context = questions.join('\n')
  const wording = wordingOf(questions)
  const same = read
    .filter(({ asked }) => isSameRequest(wording, wordingOf(asked.map(({ text }) => text))))
    .map(({ request }) => request)
    .toSorted((one, other) => (one.datedOn < other.datedOn ? 1 : -1))
  const [first] = same
  return answer({
    questions: questions.map((question) => {
      const words = questionWords(question, context)
      return checkedQuestion(
        question,
        read.flatMap((request) => earlierQuestion(words, request)),
      )
    }),
    same,
    cluster: first ? database.questions.clusters.ofResponse(first.responseId) : null,
  })
}

/** On what the answer rests. */
export function checkFooting({ questions }: CheckedDraft, today: Day): Footing {
  return footingOf(
    questions.flatMap(({ found }) => found),
    today,
  )
}

import { and, inArray, type SQL, sql } from 'drizzle-orm'
import type { Span } from '../../src/domain.ts'
import type { Connection } from '../connection.ts'
import { responseList, responses } from '../schema.ts'
import type { ResponseRow } from './responses.ts'
import {
  cutAt,
  type FullText,
  factConditions,
  matches,
  oneMoreThan,
  type Rows,
  responseConditions,
  type Scope,
} from './scope.ts'

const PARTS = ['title', 'questions', 'answers', 'document'] as const

/** Words of a response in which something was found, and where in these words (UTF-16 code units). */
export interface Passage {
  part: (typeof PARTS)[number]
  text: string
  hits: Span[]
}

export interface FoundResponse extends ResponseRow {
  /** Lower is better: bm25, in which a word of the title weighs most and one of a document's text least. */
  rank: number
  passage: Passage
}

/** The best first. */
export interface FoundResponses extends Rows<FoundResponse> {
  /** Set where more matched than can be ranked at once: only so many, those that were read last, were. */
  rankedOnly: number | null
}

export interface SearchQuestions {
  search(fullText: FullText, scope: Scope, limit: number | null): FoundResponses
  /** Whether any published response has this word or phrase, in any form. */
  occurs(phrase: string): boolean
}

/** Ranking takes time by the match; of a word that every second letter has, the newest matches must do. */
const RANKED_AT_MOST = 10_000

/** For title, questions, answers, document text. */
const RANK = sql.raw('bm25(response_search, 10.0, 5.0, 4.0, 1.0)')

/** Noncharacters of Unicode, which stand in no text. */
const OPENING = '\ufdd0'
const CLOSING = '\ufdd1'
/** Length of a passage in words; FTS5 takes at most 64. */
const PASSAGE_WORDS = 32

/** The text without marks, and where they stood. */
function unmarked(marked: string): Pick<Passage, 'text' | 'hits'> {
  const hits: Span[] = []
  let text = ''
  for (const [index, piece] of marked.split(OPENING).entries()) {
    const end = index === 0 ? -1 : piece.indexOf(CLOSING)
    if (end >= 0) hits.push({ start: text.length, end: text.length + end })
    text += piece.replace(CLOSING, '')
  }
  return { text, hits }
}

export function searchQuestions(connection: Connection): SearchQuestions {
  const parts = ['title', 'questions', 'answers', 'document_text'].map((_, column) =>
    sql.raw(`snippet(response_search, ${column}, char(0xfdd0), char(0xfdd1), '…', ${PASSAGE_WORDS})`),
  )

  /** The passage with most hits; the title's only where nothing else has any, since a row shows its title anyway. */
  function passageOf(responseId: number, { match }: FullText): Passage {
    // The number is written out: bound it is a REAL, which FTS5 beside MATCH does not compare but passes over.
    const row = connection.values<(string | null)[]>(
      sql`SELECT ${sql.join(parts, sql`, `)} FROM response_search WHERE response_search MATCH ${match} AND rowid = ${sql.raw(String(responseId))}`,
    )[0]
    const passages = PARTS.map((part, index) => ({ part, ...unmarked(row?.[index] ?? '') }))
    const [title, ...others] = passages
    const best = others.toSorted((one, other) => other.hits.length - one.hits.length)[0]
    const chosen = best && best.hits.length > 0 ? best : title
    return chosen ?? { part: 'title', text: '', hits: [] }
  }

  return {
    search: (fullText, scope, limit) => {
      const { id: responseId, odsCode, datedOn, withdrawnAt } = responses
      const columns = { responseId, odsCode, datedOn, withdrawnAt }
      const conditions = and(
        matches(fullText),
        responseConditions(connection, columns, { ...scope, fullText: null }),
        factConditions(connection, responseId, scope),
      ) as SQL
      // CROSS JOIN keeps the index in front, so that its rows come in their own order and no more are read than ranked.
      const ranked = connection.values<[id: number, rank: number, matched: number]>(sql`
        WITH found AS MATERIALIZED (
          SELECT response_search.rowid AS id, ${RANK} AS score
          FROM response_search CROSS JOIN ${responses} ON ${responses.id} = response_search.rowid
          WHERE ${conditions} ORDER BY response_search.rowid DESC LIMIT ${RANKED_AT_MOST + 1}
        )
        SELECT id, score, (SELECT count(*) FROM found) FROM found ORDER BY score, id DESC LIMIT ${oneMoreThan(limit)}`)
      const page = cutAt(ranked, limit)
      const rows = new Map<number, ResponseRow>()
      for (let from = 0; from < page.rows.length; from += 500) {
        const ids = page.rows.slice(from, from + 500).map(([id]) => id)
        const read = connection.select().from(responseList).where(inArray(responseList.responseId, ids)).all()
        for (const row of read) rows.set(row.responseId, row)
      }
      const matched = ranked[0]?.[2] ?? 0
      return {
        rows: page.rows.flatMap(([id, rank]) => {
          const row = rows.get(id)
          return row ? [{ ...row, rank, passage: passageOf(id, fullText) }] : []
        }),
        more: page.more,
        rankedOnly: matched > RANKED_AT_MOST ? RANKED_AT_MOST : null,
      }
    },
    occurs: (phrase) => {
      const match = `"${phrase.replaceAll('"', '')}"`
      const found = connection
        .select({ id: responses.id })
        .from(responses)
        .where(sql`${responses.id} IN (SELECT rowid FROM response_search WHERE response_search MATCH ${match} LIMIT 1)`)
      return found.get() !== undefined
    },
  }
}

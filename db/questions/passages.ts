import Database from 'better-sqlite3'
import type { Span } from '../../src/domain.ts'
import type { Connection } from '../connection.ts'
import { SEARCHED_TEXTS, TOKENIZER } from '../search.ts'
import type { FullText } from './scope.ts'

const PARTS = ['title', 'questions', 'answers', 'document'] as const

/** Words of a response in which something was found, and where in these words (UTF-16 code units). */
export interface Passage {
  part: (typeof PARTS)[number]
  text: string
  hits: Span[]
}

/** Noncharacters of Unicode, which stand in no text. */
const OPENING = '\ufdd0'
const CLOSING = '\ufdd1'
/** Length of a passage in words; FTS5 takes at most 64. */
const PASSAGE_WORDS = 32
/** So many responses' texts are held at a time. */
const AT_ONCE = 20

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

/** The passage with most hits; the title's only where nothing else has any, since a row shows its title anyway. */
function bestOf(marked: readonly (string | null)[]): Passage {
  const passages = PARTS.map((part, index) => ({ part, ...unmarked(marked[index] ?? '') }))
  const [title, ...others] = passages
  const best = others.toSorted((one, other) => other.hits.length - one.hits.length)[0]
  return (best && best.hits.length > 0 ? best : title) ?? NO_PASSAGE
}

const NO_PASSAGE: Passage = { part: 'title', text: '', hits: [] }

type Texts = [responseId: number, ...texts: (string | null)[]]

/** An index of nothing but the responses of a page, in memory: the large one keeps no texts to show. */
function openPageIndex() {
  const client = new Database(':memory:')
  client.exec(
    `CREATE VIRTUAL TABLE page USING fts5(title, questions, answers, document_text, tokenize = '${TOKENIZER}')`,
  )
  const snippets = PARTS.map(
    (_, column) => `snippet(page, ${column}, char(0xfdd0), char(0xfdd1), '…', ${PASSAGE_WORDS})`,
  )
  const insert = client.prepare<Texts>(
    'INSERT INTO page (rowid, title, questions, answers, document_text) VALUES (?, ?, ?, ?, ?)',
  )
  const marked = client
    .prepare<[string], Texts>(`SELECT rowid, ${snippets.join(', ')} FROM page WHERE page MATCH ?`)
    .raw()
  return (rows: Iterable<Texts>, match: string): Texts[] => {
    client.exec('BEGIN')
    try {
      for (const row of rows) insert.run(...row)
      return marked.all(match)
    } finally {
      client.exec('ROLLBACK')
    }
  }
}

/** Where something was found in each of some responses, by their ids. */
export function passageReader({
  $client,
}: Connection): (ids: readonly number[], fullText: FullText) => Map<number, Passage> {
  let search: ReturnType<typeof openPageIndex> | null = null
  const texts = $client
    .prepare<[string], Texts>(`SELECT * FROM (${SEARCHED_TEXTS}) WHERE response_id IN (SELECT value FROM json_each(?))`)
    .raw()
  return (ids, { words }) => {
    search ??= openPageIndex()
    // Not what must not occur: a phrase may stand in the text where the index does not know it, across a question's end.
    const match = words.join(' OR ')
    const passages = new Map<number, Passage>()
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      const some = JSON.stringify(ids.slice(from, from + AT_ONCE))
      for (const [id, ...marked] of search(texts.all(some), match)) passages.set(id, bestOf(marked))
    }
    return passages
  }
}

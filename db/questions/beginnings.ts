import Database from 'better-sqlite3'
import type { Connection } from '../connection.ts'
import { TOKENIZER } from '../search.ts'

/*
 * FTS5 gathers every place of every word that begins so before it gives the first response. The words themselves are
 * soon listed, and a search for one or another of them stops with the page.
 */

/** A beginning in the language of FTS5, without the column. */
const BEGINNING = /"([^"]+)" \*/g

/** More words would take longer to be told one by one than to be gathered. */
const MOST_WORDS = 300

/** What the index knows as words, from the first that begins so; each is sought anew, so that none's places are read. */
const WORDS = `
WITH RECURSIVE words (word) AS (
  SELECT (SELECT term FROM temp.search_words WHERE term >= @beginning LIMIT 1)
  UNION ALL
  SELECT (SELECT term FROM temp.search_words WHERE term >= words.word || char(1) LIMIT 1)
  FROM words WHERE words.word < @beginning || char(0x10ffff)
)
SELECT word FROM words WHERE word < @beginning || char(0x10ffff) LIMIT ${MOST_WORDS + 1}`

/** How the index writes words: `contracts` as `contract`. */
function openStemmer(): (words: readonly string[]) => string[] {
  const client = new Database(':memory:')
  client.exec(
    `CREATE VIRTUAL TABLE written USING fts5(words, tokenize = '${TOKENIZER}');
     CREATE VIRTUAL TABLE stems USING fts5vocab(written, instance)`,
  )
  const write = client.prepare<[string]>('INSERT INTO written (rowid, words) VALUES (1, ?)')
  const read = client.prepare<[], [stem: string, place: number]>('SELECT term, "offset" FROM stems').raw()
  return (words) => {
    client.exec('BEGIN')
    try {
      write.run(words.join(' '))
      const stems: string[] = []
      for (const [stem, place] of read.all()) stems[place] = stem
      return stems
    } finally {
      client.exec('ROLLBACK')
    }
  }
}

/**
 * A word for each stem that the index writes so. Most stems are such words themselves; others lost an e. Null where there is
 * a stem of which neither holds.
 */
function wordsFor(stems: readonly string[], stemsOf: (words: readonly string[]) => string[]): string[] | null {
  const itself = stemsOf(stems)
  const withE = stemsOf(stems.map((stem) => `${stem}e`))
  const words = stems.flatMap((stem, index) => {
    if (itself[index] === stem) return [stem]
    return withE[index] === stem ? [`${stem}e`] : []
  })
  return words.length === stems.length && itself.length === stems.length && withE.length === stems.length ? words : null
}

function createBeginnings({ $client }: Connection): (match: string) => string {
  const stemsOf = openStemmer()
  $client.exec('CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_words USING fts5vocab(main, response_search, instance)')
  const known = $client.prepare<[{ beginning: string }], string>(WORDS).pluck()
  return (match) =>
    match.replace(BEGINNING, (asTyped, typed: string) => {
      const [beginning, ...others] = stemsOf([typed])
      if (beginning === undefined || others.length > 0) return asTyped
      const stems = known.all({ beginning })
      const words = stems.length > MOST_WORDS ? null : wordsFor(stems, stemsOf)
      return words === null || words.length === 0 ? asTyped : `(${words.map((word) => `"${word}"`).join(' OR ')})`
    })
}

const ofConnections = new WeakMap<Connection, (match: string) => string>()

/** A match in the language of FTS5 with the words that the index has in the place of their beginnings, where these are few. */
export function withoutBeginnings(connection: Connection, match: string): string {
  if (match.search(BEGINNING) < 0) return match
  const known = ofConnections.get(connection) ?? createBeginnings(connection)
  ofConnections.set(connection, known)
  return known(match)
}

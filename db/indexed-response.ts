import type { Evidence, ExtractedResponse, PartialDate, Sha256 } from '../src/domain.ts'
import type { Connection } from './connection.ts'
import { facetsOf } from './facets.ts'
import { type Citation, uncitedText } from './uncited-text.ts'

/** A question or an answer, and the span of a document (UTF-16 code units) from which it was read. */
interface Cited {
  text: string
  quote: string
  sha256: Sha256
  start: number
  end: number
}

export interface IndexedDocument {
  sha256: Sha256
  text: string
  /** Where letterheads and menus begin, of which a reader wants no words. */
  readingEnd: number
}

/** What a response is found by: its own columns, and what the revision says that is published. */
export interface IndexedResponse {
  odsCode: string
  title: string | null
  outcome: string
  receivedOn: PartialDate | null
  respondedOn: PartialDate | null
  publishedOn: PartialDate | null
  /** In order, as are the answers. */
  questions: readonly Cited[]
  answers: readonly Cited[]
  /** In order, each once. */
  documents: readonly IndexedDocument[]
  /** Of its contracts. */
  categories: readonly string[]
  /** That it cites. */
  sections: readonly string[]
}

/** The columns of the full-text index; null where there is nothing. */
export interface IndexedTexts {
  title: string | null
  questions: string | null
  answers: string | null
  documentText: string | null
  facets: string
}

function joined(texts: readonly string[], separator: string): string | null {
  return texts.length === 0 ? null : texts.join(separator)
}

/**
 * What the index is given of a response. Questions and answers are quoted from the documents, whose column has only the words
 * around them, so that each word is gathered and ranked once. Who asks for a word of the documents asks for it in all three.
 */
export function indexedTexts(response: IndexedResponse): IndexedTexts {
  const { title, questions, answers, documents } = response
  const cited = [...questions, ...answers]
  const around = documents.map(({ sha256, text, readingEnd }) => {
    const ofDocument = cited.filter((one) => one.sha256 === sha256)
    const citations = ofDocument.map((one): Citation => [one.start, one.end, one.text === one.quote ? null : one.text])
    return uncitedText(text, readingEnd, citations)
  })
  return {
    title,
    questions: joined(
      questions.map(({ text }) => text),
      '\n',
    ),
    answers: joined(
      answers.map(({ text }) => text),
      '\n',
    ),
    documentText: joined(around, '\n\n'),
    facets: facetsOf(response),
  }
}

/**
 * What was just read, as it is to be found.
 * @param documents in the order that `Evidence.document` counts
 */
export function readToBeIndexed(
  columns: Pick<IndexedResponse, 'odsCode' | 'title' | 'outcome' | 'receivedOn' | 'respondedOn' | 'publishedOn'>,
  { questions, answers, contracts, exemptions }: ExtractedResponse,
  documents: readonly IndexedDocument[],
): IndexedResponse {
  const cited = ({ text, evidence }: { text: string; evidence: Evidence }): Cited => {
    const { document, start, end, quote } = evidence
    return { text, quote, sha256: documents[document]?.sha256 ?? '', start, end }
  }
  return {
    ...columns,
    questions: questions.map(cited),
    answers: answers.map(cited),
    documents: [...new Map(documents.map((document) => [document.sha256, document])).values()],
    categories: contracts.flatMap(({ category }) => category ?? []),
    sections: exemptions.map(({ section }) => section),
  }
}

interface ResponseRow extends Omit<IndexedResponse, 'questions' | 'answers' | 'documents' | 'categories' | 'sections'> {
  revisionId: number
}

const CITED =
  'SELECT text, quote, document_sha256 AS sha256, start_offset AS start, end_offset AS "end" FROM :table WHERE revision_id = ? ORDER BY position'

/** Reads a response as it is to be found; gives null where none is published under this id. */
export function heldToBeIndexed({ $client }: Connection): (responseId: number) => IndexedResponse | null {
  const columns = $client.prepare<[number], ResponseRow>(
    `SELECT ods_code AS odsCode, title, outcome, received_on AS receivedOn, responded_on AS respondedOn,
       published_on AS publishedOn, current_revision_id AS revisionId
     FROM responses WHERE id = ? AND current_revision_id IS NOT NULL`,
  )
  const questions = $client.prepare<[number], Cited>(CITED.replace(':table', 'questions'))
  const answers = $client.prepare<[number], Cited>(CITED.replace(':table', 'answers'))
  const documents = $client.prepare<[number], IndexedDocument>(
    `SELECT d.sha256, d.text, d.reading_end AS readingEnd
     FROM (
       SELECT document_sha256, min(position) AS position FROM response_documents WHERE revision_id = ? GROUP BY document_sha256
     ) placed
     JOIN documents d ON d.sha256 = placed.document_sha256
     ORDER BY placed.position`,
  )
  const categories = $client
    .prepare<[number], string>('SELECT category FROM contracts WHERE revision_id = ? AND category IS NOT NULL')
    .pluck()
  const sections = $client
    .prepare<[number], string>('SELECT section FROM exemption_citations WHERE revision_id = ?')
    .pluck()
  return (responseId) => {
    const row = columns.get(responseId)
    if (row === undefined) return null
    const { revisionId, ...response } = row
    return {
      ...response,
      questions: questions.all(revisionId),
      answers: answers.all(revisionId),
      documents: documents.all(revisionId),
      categories: categories.all(revisionId),
      sections: sections.all(revisionId),
    }
  }
}

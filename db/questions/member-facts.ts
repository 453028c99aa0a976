import type { Connection } from '../connection.ts'
import type { answers, exemptionCitations, questions } from '../schema.ts'
import type { StoredEvidence } from './evidence.ts'

type OfMember<Row> = Row & { responseId: number; evidence: StoredEvidence }
export type AskedRow = OfMember<Pick<typeof questions.$inferSelect, 'label' | 'text'>>
export type RepliedRow = OfMember<Pick<typeof answers.$inferSelect, 'questions' | 'subject' | 'text' | 'outcome'>>
export type CitedRow = OfMember<
  Pick<typeof exemptionCitations.$inferSelect, 'regime' | 'section' | 'subsection' | 'questions' | 'ncnd'>
>

/** What several responses ask and reply, each in the order of its letter. */
export interface MemberFacts {
  asked: AskedRow[]
  replied: RepliedRow[]
  cited: CitedRow[]
}

type Place = [responseId: number, documentSha256: string, start: number, end: number]

/** The facts of a table that hang on the current revisions of responses. */
function ofCurrentRevisions(table: string, columns: string): string {
  return `SELECT r.id, f.document_sha256, f.start_offset, f.end_offset, ${columns}
    FROM responses r JOIN ${table} f ON f.revision_id = r.current_revision_id
    WHERE r.id IN (SELECT value FROM json_each(?)) ORDER BY r.id, f.position`
}

/**
 * Reads the facts of responses. A request put to a hundred trusts has more than a thousand, so that rows are made of SQLite's
 * values here, and a quotation that is the text itself is not read twice.
 */
export function memberFactsOf({ $client }: Connection): (responseIds: readonly number[]) => MemberFacts {
  const asked = $client
    .prepare<[string], [...Place, label: string, text: string, otherQuote: string | null]>(
      ofCurrentRevisions('questions', 'f.label, f.text, f.other_quote'),
    )
    .raw()
  const replied = $client
    .prepare<
      [string],
      [
        ...Place,
        questions: string,
        subject: string | null,
        text: string,
        outcome: RepliedRow['outcome'],
        otherQuote: string | null,
      ]
    >(ofCurrentRevisions('answers', 'f.questions, f.subject, f.text, f.outcome, f.other_quote'))
    .raw()
  const cited = $client
    .prepare<
      [string],
      [
        ...Place,
        regime: CitedRow['regime'],
        section: string,
        subsection: string,
        questions: string,
        ncnd: number,
        quote: string,
      ]
    >(ofCurrentRevisions('exemption_citations', 'f.regime, f.section, f.subsection, f.questions, f.ncnd, f.quote'))
    .raw()

  return (responseIds) => {
    const ids = JSON.stringify(responseIds)
    return {
      asked: asked.all(ids).map(([responseId, documentSha256, start, end, label, text, otherQuote]) => {
        return { responseId, label, text, evidence: { documentSha256, start, end, quote: otherQuote ?? text } }
      }),
      replied: replied
        .all(ids)
        .map(([responseId, documentSha256, start, end, labels, subject, text, outcome, other]) => {
          const evidence = { documentSha256, start, end, quote: other ?? text }
          return { responseId, questions: JSON.parse(labels) as string[], subject, text, outcome, evidence }
        }),
      cited: cited
        .all(ids)
        .map(([responseId, documentSha256, start, end, regime, section, subsection, labels, ncnd, quote]) => {
          const evidence = { documentSha256, start, end, quote }
          const provision = { regime, section, subsection, ncnd: ncnd === 1 }
          return { responseId, ...provision, questions: JSON.parse(labels) as string[], evidence }
        }),
    }
  }
}

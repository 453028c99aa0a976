import { eq, inArray, sql } from 'drizzle-orm'
import type { Evidence, ExtractedResponse, Sha256 } from '../src/domain.ts'
import type { Connection } from './connection.ts'
import { prepareInsert, prepareInsertWithId } from './prepared.ts'
import {
  answers,
  contractEvidence,
  contracts,
  exemptionCitations,
  mentionedProvisions,
  questions,
  responseEvidence,
} from './schema.ts'

export interface FactRepository {
  /**
   * Writes what was extracted from a revision. Evidence must have been checked.
   * @param sha256s the documents, in the order that `Evidence.document` counts
   */
  write(revisionId: number, facts: ExtractedResponse, sha256s: readonly Sha256[]): void
  /** Removes a revision's facts, to be written anew by a better extractor. */
  remove(revisionId: number): void
}

export function factRepository(connection: Connection): FactRepository {
  const insertQuestion = prepareInsert(connection, questions)
  const insertAnswer = prepareInsert(connection, answers)
  const insertExemption = prepareInsert(connection, exemptionCitations)
  const insertMentioned = prepareInsert(connection, mentionedProvisions)
  const insertContract = prepareInsertWithId(connection, contracts)
  const insertContractEvidence = prepareInsert(connection, contractEvidence)
  const insertResponseEvidence = prepareInsert(connection, responseEvidence)

  function write(revisionId: number, facts: ExtractedResponse, sha256s: readonly Sha256[]): void {
    const located = ({ document, start, end, quote }: Evidence) => {
      return { documentSha256: contentOf(document, sha256s), start, end, quote }
    }
    // Most rows are these, and written out: to gather one from parts takes as long as SQLite does for it.
    for (const [position, { label, text, corrected = [], evidence }] of facts.questions.entries()) {
      insertQuestion({
        revisionId,
        position,
        label,
        text,
        corrected,
        documentSha256: contentOf(evidence.document, sha256s),
        start: evidence.start,
        end: evidence.end,
        otherQuote: evidence.quote === text ? null : evidence.quote,
      })
    }
    for (const [position, { questions, subject, text, outcome, corrected = [], evidence }] of facts.answers.entries()) {
      insertAnswer({
        revisionId,
        position,
        questions,
        subject,
        text,
        outcome,
        corrected,
        documentSha256: contentOf(evidence.document, sha256s),
        start: evidence.start,
        end: evidence.end,
        otherQuote: evidence.quote === text ? null : evidence.quote,
      })
    }
    for (const [position, { evidence, ...exemption }] of facts.exemptions.entries()) {
      insertExemption({ revisionId, position, ...exemption, ...located(evidence) })
    }
    for (const [position, { evidence, provision }] of facts.mentioned.entries()) {
      insertMentioned({ revisionId, position, provision, ...located(evidence) })
    }
    for (const [position, { evidence, ...contract }] of facts.contracts.entries()) {
      const contractId = insertContract({ corrected: [], revisionId, position, ...contract })
      for (const [field, stated] of entriesOf(evidence))
        insertContractEvidence({ contractId, field, ...located(stated) })
    }
    for (const [field, stated] of entriesOf(facts.evidence)) {
      const { document, start, end, quote } = stated
      insertResponseEvidence({ revisionId, field, documentSha256: contentOf(document, sha256s), start, end, quote })
    }
  }

  const revisionId = sql.placeholder('revisionId')
  const ofRevision = connection.select({ id: contracts.id }).from(contracts).where(eq(contracts.revisionId, revisionId))
  const removals = [
    connection.delete(contractEvidence).where(inArray(contractEvidence.contractId, ofRevision)).prepare(),
    ...[questions, answers, exemptionCitations, mentionedProvisions, contracts, responseEvidence].map((table) =>
      connection.delete(table).where(eq(table.revisionId, revisionId)).prepare(),
    ),
  ]

  // Its questions are compared again with those of others.
  const changed = connection.$client.prepare<[number]>(
    'UPDATE compared_requests SET revision_id = 0 WHERE revision_id = ?',
  )

  function remove(revisionId: number): void {
    changed.run(revisionId)
    for (const removal of removals) removal.run({ revisionId })
  }

  return { write, remove }
}

function contentOf(document: number, sha256s: readonly Sha256[]): Sha256 {
  const sha256 = sha256s[document]
  if (sha256 === undefined) throw new Error(`a fact cites document ${document} of ${sha256s.length}`)
  return sha256
}

/** The fields that have evidence, with it. */
function entriesOf<Field extends string>(evidence: Partial<Record<Field, Evidence>>): [Field, Evidence][] {
  return Object.entries(evidence) as [Field, Evidence][]
}

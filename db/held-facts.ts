import { asc, eq } from 'drizzle-orm'
import type { Evidence, ExtractedResponse, Sha256 } from '../src/domain.ts'
import type { Connection } from './connection.ts'
import { byField, type StoredEvidence } from './questions/evidence.ts'
import {
  answers,
  contractEvidence,
  contracts,
  exemptionCitations,
  mentionedProvisions,
  questions,
  responseEvidence,
  responseRevisions,
} from './schema.ts'

/** Reads back what was saved of a revision, as the extractor gave it; null where there is no such revision. */
export function readHeldFacts(
  connection: Connection,
  revisionId: number,
  sha256s: readonly Sha256[],
): ExtractedResponse | null {
  const revision = connection.select().from(responseRevisions).where(eq(responseRevisions.id, revisionId)).get()
  if (!revision) return null
  const located = ({ documentSha256, start, end, quote }: StoredEvidence): Evidence => {
    return { document: sha256s.indexOf(documentSha256), start, end, quote }
  }
  const each = <Field extends string>(stored: Partial<Record<Field, StoredEvidence>>) => {
    const entries = Object.entries<StoredEvidence | undefined>(stored)
    return Object.fromEntries(entries.flatMap(([field, one]) => (one ? [[field, located(one)]] : []))) as Partial<
      Record<Field, Evidence>
    >
  }
  return {
    authority: revision.authorityNamed,
    caseReference: revision.details.caseReference,
    canonicalReference: null,
    title: revision.title,
    regime: revision.regime,
    receivedOn: revision.receivedOn,
    respondedOn: revision.respondedOn,
    publishedOn: revision.publishedOn,
    outcome: revision.outcome,
    flags: revision.flags,
    corrections: revision.corrections,
    questions: connection
      .select()
      .from(questions)
      .where(eq(questions.revisionId, revisionId))
      .orderBy(asc(questions.position))
      .all()
      .map(({ label, text, corrected, ...row }) => ({ label, text, corrected, evidence: located(row) })),
    answers: connection
      .select()
      .from(answers)
      .where(eq(answers.revisionId, revisionId))
      .orderBy(asc(answers.position))
      .all()
      .map((row) => {
        const { questions, subject, text, outcome, corrected } = row
        return { questions, subject, text, outcome, corrected, evidence: located(row) }
      }),
    exemptions: connection
      .select()
      .from(exemptionCitations)
      .where(eq(exemptionCitations.revisionId, revisionId))
      .orderBy(asc(exemptionCitations.position))
      .all()
      .map((row) => {
        const { regime, section, subsection, questions, ncnd } = row
        return { regime, section, subsection, questions, ncnd, evidence: located(row) }
      }),
    mentioned: connection
      .select()
      .from(mentionedProvisions)
      .where(eq(mentionedProvisions.revisionId, revisionId))
      .orderBy(asc(mentionedProvisions.position))
      .all()
      .map(({ provision, ...row }) => ({ provision, evidence: located(row) })),
    contracts: connection
      .select()
      .from(contracts)
      .where(eq(contracts.revisionId, revisionId))
      .orderBy(asc(contracts.position))
      .all()
      .map(({ id, revisionId: _revisionId, position: _position, ...contract }) => {
        const rows = connection.select().from(contractEvidence).where(eq(contractEvidence.contractId, id)).all()
        return { ...contract, evidence: each(byField(rows)) }
      }),
    evidence: each(
      byField(connection.select().from(responseEvidence).where(eq(responseEvidence.revisionId, revisionId)).all()),
    ),
  }
}

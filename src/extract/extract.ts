/**
 * Step 5: the normalised documents of one response → everything stated in it, each fact with its evidence. Pure and
 * synchronous: the same documents give the same facts, in time linear in their text.
 */
import type {
  Answer,
  Contract,
  Evidence,
  ExtractedResponse,
  Extraction,
  IdentityField,
  NormalisedDocument,
  PrintedDetails,
  Question,
} from '../domain.ts'
import { answerOutcome } from './answer-outcome.ts'
import { contractsByProse } from './contracts/by-prose.ts'
import { contractsBySubject } from './contracts/by-subject.ts'
import { contractsByTable } from './contracts/by-table.ts'
import { statementsOf } from './contracts/statement.ts'
import { readDialogue } from './dialogue/dialogue.ts'
import type { Dialogue, DraftAnswer } from './dialogue/draft.ts'
import { evidenceAt } from './evidence.ts'
import { type CitingText, readProvisions } from './exemptions/reliance.ts'
import { readAuthority } from './identity/authority.ts'
import { readPublishedOn, readReceivedOn, readRespondedOn } from './identity/dates.ts'
import { type Found, frontsOf } from './identity/front.ts'
import { readReference } from './identity/reference.ts'
import { readRegime } from './identity/regime.ts'
import { readTitle } from './identity/title.ts'
import { withNotes } from './notes.ts'
import { responseOutcome } from './outcome.ts'
import { type Passage, readPassages } from './reading/passages.ts'
import { partCases } from './segments/cases.ts'
import { partLetter } from './segments/letter.ts'

/** Raised whenever the same document may give other facts than before. */
export const EXTRACTOR_VERSION = '1'

/** What is known besides the documents: how the log lists the response. */
export interface ExtractHints {
  listed?: PrintedDetails | null
}

/**
 * @param documents the letter or page first, then its attachments
 * @returns one response, or several where the first document is a compilation of cases
 */
export function extract(documents: NormalisedDocument[], hints: ExtractHints = {}): Extraction {
  const [letter] = documents
  if (!letter) return { responses: [], extractorVersion: EXTRACTOR_VERSION }
  const passages = readPassages(letter, 0)
  const cases = partCases(passages, letter)
  const responses = cases.map((ofCase) => readResponse(ofCase.passages, ofCase.start, ofCase.end, documents, hints))
  return { responses, extractorVersion: EXTRACTOR_VERSION }
}

function readResponse(
  passages: Passage[],
  start: number,
  end: number,
  documents: NormalisedDocument[],
  hints: ExtractHints,
): ExtractedResponse {
  const letter = partLetter(passages)
  const dialogue = readDialogue(letter, documents)
  const questions: Question[] = dialogue.questions.map(({ label, words }) => ({
    label,
    text: words.text,
    evidence: evidenceAt(documents, words),
  }))
  const answers = dialogue.answers.map((draft) => readAnswer(draft, dialogue))
  function readAnswer(draft: DraftAnswer, { remarks }: Dialogue): Answer {
    const outcome = answerOutcome(withNotes(draft.words.text, remarks))
    return {
      questions: draft.questions,
      subject: draft.subject?.text ?? null,
      text: draft.words.text,
      outcome,
      evidence: evidenceAt(documents, draft.words),
    }
  }
  const identity = readIdentity(documents, start, end, dialogue, hints)
  const { exemptions, mentioned } = readProvisions(
    citingTexts(dialogue, answers),
    answers,
    identity.regime ?? 'FOIA',
    documents,
  )
  const contracts = readContracts(answers, dialogue, questions, letter.body, documents)
  const flags = [...identity.flags, ...dialogue.flags]
  return { ...identity, outcome: responseOutcome(answers), questions, answers, exemptions, mentioned, contracts, flags }
}

function citingTexts(dialogue: Dialogue, answers: Answer[]): CitingText[] {
  const own = dialogue.answers.map(({ words }, index) => ({ ...words, answer: answers[index] ?? null }))
  return [...own, ...dialogue.remarks.map(({ document, start, end }) => ({ document, start, end, answer: null }))]
}

function readContracts(
  answers: Answer[],
  dialogue: Dialogue,
  questions: Question[],
  body: Passage[],
  documents: NormalisedDocument[],
): Contract[] {
  const statements = statementsOf(answers, dialogue.answers, documents)
  if (statements.some((statement) => statement.subject !== null))
    return contractsBySubject(statements, questions, documents)
  const attached = documents.slice(1).flatMap((document, index) => readPassages(document, index + 1))
  const tables = [...body, ...attached].filter((passage) => passage.kind === 'table')
  const tabled = tables.flatMap((passage) => contractsByTable(passage, documents))
  return tabled.length > 0 ? tabled : contractsByProse(statements, questions, documents)
}

type Identity = Pick<ExtractedResponse, IdentityField | 'canonicalReference' | 'evidence' | 'flags'>

function readIdentity(
  documents: NormalisedDocument[],
  start: number,
  end: number,
  dialogue: Dialogue,
  hints: ExtractHints,
): Identity {
  const [document] = documents
  if (!document) throw new Error('a response has at least one document')
  const until = Math.min(end, ...[...dialogue.questions, ...dialogue.answers].map(({ words }) => words.start))
  const fronts = frontsOf(document, start, until, end)
  const reference = readReference(fronts, document.fileName, hints.listed?.caseReference ?? null)
  const respondedOn = readRespondedOn(fronts)
  const receivedOn = readReceivedOn(fronts, respondedOn?.value ?? null)
  const publishedOn = readPublishedOn(fronts)
  const authority = readAuthority(fronts)
  const { regime, found: regimeFound } = readRegime(fronts)
  const title = readTitle(document, start, until)
  const evidence: Partial<Record<IdentityField, Evidence>> = {}
  const keep = (field: IdentityField, found: Found<unknown> | null): void => {
    if (found) evidence[field] = found.evidence
  }
  keep('authority', authority)
  keep('caseReference', reference?.found ?? null)
  keep('title', title)
  keep('regime', regimeFound)
  keep('receivedOn', receivedOn)
  keep('respondedOn', respondedOn)
  keep('publishedOn', publishedOn)
  return {
    authority: authority?.value ?? null,
    caseReference: reference?.reference.printed ?? null,
    canonicalReference: reference?.reference.canonical ?? null,
    title: title?.value ?? null,
    regime,
    receivedOn: receivedOn?.value ?? null,
    respondedOn: respondedOn?.value ?? null,
    publishedOn: publishedOn?.value ?? null,
    flags: reference && reference.found === null ? ['reference_from_file_name'] : [],
    evidence,
  }
}

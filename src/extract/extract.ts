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
  Span,
} from '../domain.ts'
import { readAnswers } from './answers.ts'
import { contractsByItems, contractsByLines } from './contracts/by-lines.ts'
import { contractsByProse } from './contracts/by-prose.ts'
import { contractsBySubject } from './contracts/by-subject.ts'
import { contractsByTable } from './contracts/by-table.ts'
import { state } from './contracts/facts.ts'
import { findServiceInIntroduction, findServiceInTitle } from './contracts/service-name.ts'
import { statementsOf } from './contracts/statement.ts'
import { understood } from './contracts/understanding.ts'
import { readDialogue } from './dialogue/dialogue.ts'
import type { Dialogue } from './dialogue/draft.ts'
import { openTables } from './dialogue/table-questions.ts'
import { evidenceAt, isReadByOcr } from './evidence.ts'
import { type CitingText, readProvisions } from './exemptions/reliance.ts'
import { readAuthority } from './identity/authority.ts'
import { readDayIn, readPublishedOn, readReceivedOn, readRespondedOn } from './identity/dates.ts'
import { type Found, frontOf, frontsOf, outerFronts } from './identity/front.ts'
import { readReference } from './identity/reference.ts'
import { readRegime } from './identity/regime.ts'
import { readTitle, titleAt } from './identity/title.ts'
import { responseOutcome } from './outcome.ts'
import { type Passage, readPassages } from './reading/passages.ts'
import { sentenceCase } from './reading/text.ts'
import { type CasePassages, partCases } from './segments/cases.ts'
import { partLetter } from './segments/letter.ts'

/** Raised whenever the same document may give other facts than before. */
const EXTRACTOR_VERSION = '6'

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
  const responses = cases.map((ofCase) => readResponse(ofCase, documents, hints))
  return { responses, extractorVersion: EXTRACTOR_VERSION }
}

function readResponse(ofCase: CasePassages, documents: NormalisedDocument[], hints: ExtractHints): ExtractedResponse {
  const letter = partLetter(ofCase.passages)
  const dialogue = readDialogue(letter, documents)
  const questions: Question[] = dialogue.questions.map(({ label, words }) => ({
    label,
    text: words.text,
    evidence: evidenceAt(documents, words),
  }))
  const identity = readIdentity(documents, ofCase, dialogue, hints)
  const regime = identity.regime ?? 'FOIA'
  const answers = readAnswers(dialogue, regime, documents)
  const { exemptions, mentioned } = readProvisions(citingTexts(dialogue, answers), answers, regime, documents)
  const stated = readContracts(answers, dialogue, questions, letter.body, documents)
  nameByTitle(stated, identity.evidence.title, documents)
  nameByIntroduction(stated, [...letter.opening, ...letter.body], questions[0]?.evidence.start ?? 0, documents)
  const contracts = stated.map(understood)
  const flags = [...identity.flags, ...dialogue.flags, ...(isReadByOcr(documents) ? ['read_by_ocr'] : [])]
  const outcome = responseOutcome(answers)
  return { ...identity, outcome, questions, answers, exemptions, mentioned, contracts, flags }
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
  // A table of questions and answers is read as a conversation, not as a table of contracts
  const tables = [...openTables(body, documents), ...attached].filter((passage) => passage.kind === 'table')
  const tabled = tables.flatMap((passage) => contractsByTable(passage, documents))
  if (tabled.length > 0) return tabled
  const lined = contractsByLines(body, documents)
  if (lined.length > 0) return lined
  const told = contractsByProse(statements, questions, documents)
  return told.length > 0 ? told : contractsByItems(body, documents)
}

/** The title names the service of a reply's one contract where nothing else does. */
function nameByTitle(contracts: Contract[], title: Evidence | undefined, documents: NormalisedDocument[]): void {
  const [contract] = contracts
  const name = title && findServiceInTitle(title.quote)
  if (!contract || contracts.length > 1 || !title || !name) return
  const place = { document: title.document, start: title.start + name.start, end: title.start + name.end }
  state(contract, 'service', title.quote.slice(name.start, name.end), place, documents)
}

/** What is written before the first question names the service of a reply's one contract where nothing else does. */
function nameByIntroduction(
  contracts: Contract[],
  passages: Passage[],
  until: number,
  documents: NormalisedDocument[],
): void {
  const [contract] = contracts
  if (!contract || contracts.length > 1 || contract.service !== null) return
  for (const { document, start, end } of passages.filter((passage) => passage.start < until)) {
    const words = documents[document]?.text.slice(start, end) ?? ''
    const name = findServiceInIntroduction(words)
    if (!name) continue
    const place = { document, start: start + name.start, end: start + name.end }
    state(contract, 'service', sentenceCase(words.slice(name.start, name.end)), place, documents)
    return
  }
}

type Identity = Pick<ExtractedResponse, IdentityField | 'canonicalReference' | 'evidence' | 'flags'>

function readIdentity(
  documents: NormalisedDocument[],
  { heading, start, end, fields = {} }: CasePassages,
  dialogue: Dialogue,
  hints: ExtractHints,
): Identity {
  const [document] = documents
  if (!document) throw new Error('a response has at least one document')
  const said = [...dialogue.questions, ...dialogue.answers].map(({ words }) => words)
  const until = said.reduce((first, words) => Math.min(first, words.start), end)
  const behind = said.reduce((last, words) => Math.max(last, words.end), until)
  const fronts = frontsOf(document, start, until, end)
  // What stands above a compilation's first case is said of all its cases
  const shared = heading ? [...fronts, ...frontsOf(document, 0, start, start).slice(0, 1)] : fronts
  const headed = heading ? frontOf(document, heading.start, heading.end) : null
  const reference = readReference(fronts, document.fileName, hints.listed?.caseReference ?? null, headed)
  const dated = (cell: Span | undefined) => readDayIn(cell && frontOf(document, cell.start, cell.end))
  const respondedOn =
    dated(fields.respondedOn) ?? readRespondedOn(fronts, outerFronts(document, start, until, behind, end))
  const receivedOn = dated(fields.receivedOn) ?? readReceivedOn(fronts, respondedOn?.value ?? null)
  const publishedOn = dated(fields.publishedOn) ?? readPublishedOn(shared)
  const authority = readAuthority(shared)
  const { regime, found: regimeFound } = readRegime(fronts)
  const title = fields.title ? titleAt(document, fields.title) : readTitle(document, start, until)
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

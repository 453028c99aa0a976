import type { Contract, ExtractedResponse } from '../../../src/domain.ts'
import { extract } from '../../../src/extract/extract.ts'
import { documentOf } from '../document-of.ts'
import { stated } from '../stated.ts'

/** What a letter's reading says, in the few words that a test compares. */
export interface Reading {
  reference: string | null
  receivedOn: string | null
  respondedOn: string | null
  regime: string | null
  outcome: string
  /** Each question as `label text`. */
  questions: string[]
  /** Each answer as `labels outcome: text`, its subject in square brackets. */
  answers: string[]
  /** Each provision relied on as `40(2) of 1, 2`, its NCND form with `ncnd` behind it. */
  exemptions: string[]
  contracts: Partial<Contract>[]
}

/** Reads a letter written in the notation of `documentOf`. */
export function readingOf(notation: string): Reading {
  const response = extract([documentOf(notation)]).responses[0]
  if (!response) throw new Error('no response was read')
  return {
    reference: response.caseReference,
    receivedOn: response.receivedOn,
    respondedOn: response.respondedOn,
    regime: response.regime,
    outcome: response.outcome,
    questions: response.questions.map(({ label, text }) => `${label} ${text}`),
    answers: response.answers.map(printAnswer),
    exemptions: response.exemptions.map(printExemption),
    contracts: response.contracts.map(stated),
  }
}

function printAnswer({ questions, subject, outcome, text }: ExtractedResponse['answers'][number]): string {
  return `${questions.join(', ')} ${outcome}:${subject === null ? '' : ` [${subject}]`} ${text}`
}

function printExemption({ section, subsection, questions, ncnd }: ExtractedResponse['exemptions'][number]): string {
  return `${section}${subsection} of ${questions.join(', ')}${ncnd ? ' ncnd' : ''}`
}

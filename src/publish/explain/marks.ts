/** Which words of a document each fact rests on. */
import {
  CONTRACT_FIELDS,
  type Contract,
  type Evidence,
  type ExtractedResponse,
  type IdentityField,
  type Span,
} from '../../domain.ts'
import { provisionLabel } from '../provision-names.ts'
import { dateInWords, inWords, moneyInWords } from '../wording.ts'

export const MARK_KINDS = ['identity', 'question', 'answer', 'exemption', 'contract'] as const
export type MarkKind = (typeof MARK_KINDS)[number]

export interface Mark extends Span {
  /** Index into the response's documents. */
  document: number
  kind: MarkKind
  /** Such as `Q1`, `A1 disclosed`, `s31(3)`, `contract 1 supplier`. */
  label: string
  /** What was understood, where that is not simply what is printed; null otherwise. */
  value: string | null
}

const IDENTITY_NAMES: Record<IdentityField, string> = {
  authority: 'authority',
  caseReference: 'reference',
  title: 'title',
  regime: 'law',
  receivedOn: 'received',
  respondedOn: 'answered',
  publishedOn: 'published',
}

/** A response's marks, in the order of the text, outer ones before those within them. */
export function marksOf(response: ExtractedResponse): Mark[] {
  const marks: Mark[] = []
  const add = (
    { document, start, end }: Evidence,
    kind: MarkKind,
    label: string,
    value: string | null = null,
  ): void => {
    marks.push({ document, start, end, kind, label, value })
  }
  for (const [field, evidence] of Object.entries(response.evidence) as [IdentityField, Evidence][]) {
    add(evidence, 'identity', IDENTITY_NAMES[field], unlessPrinted(identityValue(response, field), evidence))
  }
  for (const { label, evidence } of response.questions) add(evidence, 'question', `Q${label}`)
  for (const { questions, subject, outcome, evidence } of response.answers) {
    const to = questions.length > 0 ? `A${questions.join(', ')}` : 'A to all'
    add(evidence, 'answer', [to, ...(subject === null ? [] : [subject]), inWords(outcome)].join(' · '))
  }
  for (const citation of response.exemptions) {
    const to = citation.questions.length > 0 ? ` on Q${citation.questions.join(', ')}` : ''
    const denied = citation.ncnd ? ', neither confirm nor deny' : ''
    add(citation.evidence, 'exemption', `${provisionLabel(citation)}${to}${denied}`)
  }
  for (const [index, contract] of response.contracts.entries()) {
    for (const field of CONTRACT_FIELDS) {
      const evidence = contract.evidence[field]
      if (!evidence) continue
      const name = `contract ${index + 1} ${field.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`)}`
      add(evidence, 'contract', name, unlessPrinted(contractValue(contract, field), evidence))
    }
  }
  return marks.sort(
    (one, other) =>
      one.document - other.document || one.start - other.start || other.end - one.end || rank(one) - rank(other),
  )
}

function rank({ kind }: Mark): number {
  return MARK_KINDS.indexOf(kind)
}

function identityValue(response: ExtractedResponse, field: IdentityField): string | null {
  const value = response[field]
  return value !== null && field.endsWith('On') ? dateInWords(value) : value
}

function contractValue(contract: Contract, field: (typeof CONTRACT_FIELDS)[number]): string | null {
  const value = contract[field]
  if (value === null) return null
  if (field === 'startDate' || field === 'expiryDate') return dateInWords(String(value))
  if (typeof value !== 'number') return value
  return field === 'licences'
    ? value.toLocaleString('en-GB')
    : moneyInWords(value, contract.currency, contract.approximate)
}

function unlessPrinted(value: string | null, { quote }: Evidence): string | null {
  const folded = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase()
  return value === null || folded(quote).includes(folded(value)) ? null : value
}

/** A person's word over the extractor's: puts corrections in the place of what was read, and says of each what became of it. */
import {
  type AppliedCorrection,
  CONTRACT_FIELDS,
  type Contract,
  type CorrectedValue,
  type Correction,
  type ExtractedResponse,
  type IdentityField,
} from '../domain.ts'
import { understood } from './contracts/understanding.ts'
import { responseOutcome } from './outcome.ts'

/** `applied`: it wins; `not_needed`: the extractor says the same by now; `fits_nothing`: there is no such fact. */
export type CorrectionState = 'applied' | 'not_needed' | 'fits_nothing'

export interface JudgedCorrection {
  correction: Correction
  state: CorrectionState
  /** What the extractor says; null also where there is no such fact. */
  extracted: CorrectedValue
}

interface Corrected {
  response: ExtractedResponse
  judged: JudgedCorrection[]
}

/** Somewhere that a value can be put. */
interface Place {
  value: CorrectedValue
  put(value: CorrectedValue): void
}

const IDENTITY_FIELDS: readonly IdentityField[] = [
  'authority',
  'title',
  'regime',
  'receivedOn',
  'respondedOn',
  'publishedOn',
]

/**
 * @param corrections those of this response, in their file's order; values must fit their fields (`crawlers/corrections.ts`
 *   sees to it)
 * @returns the response as corrected, with what follows from it anew: outcome, supplier's name, category. It carries those
 *   that were applied; contracts are counted as extracted, whatever is removed
 */
export function correct(extracted: ExtractedResponse, corrections: readonly Correction[]): Corrected {
  if (corrections.length === 0) return { response: extracted, judged: [] }
  const draft = structuredClone(extracted)
  const removed = new Set<object>()
  const inOrder = corrections.toSorted(
    (one, other) => Number(one.field === 'outcome') - Number(other.field === 'outcome'),
  )
  const judged = inOrder.map((correction): JudgedCorrection => {
    const places = placesOf(draft, removed, correction.field)
    const [first] = places
    if (first === undefined) {
      const state = isRemoval(correction) ? 'not_needed' : 'fits_nothing'
      return { correction, state, extracted: null }
    }
    const wrong = places.find(({ value }) => value !== correction.value)
    if (wrong === undefined) return { correction, state: 'not_needed', extracted: first.value }
    for (const place of places) if (place.value !== correction.value) place.put(correction.value)
    return { correction, state: 'applied', extracted: wrong.value }
  })
  const applied = judged.flatMap(({ correction, state, extracted }): AppliedCorrection[] =>
    state === 'applied' ? [{ ...correction, extracted }] : [],
  )
  if (applied.length === 0) return { response: extracted, judged }
  draft.exemptions = draft.exemptions.filter((citation) => !removed.has(citation))
  draft.contracts = draft.contracts
    .filter((contract) => !removed.has(contract))
    .map((contract) => (contract.corrected ? understood({ ...contract, flags: [] }) : contract))
  return { response: { ...draft, corrections: applied }, judged }
}

/** That there is no such contract or exemption holds where there is none. */
function isRemoval({ field, value }: Correction): boolean {
  return value === null && /^(?:exemptions\.|contracts\.\d+$)/.test(field)
}

function placesOf(draft: ExtractedResponse, removed: Set<object>, field: string): Place[] {
  const behindList = field.indexOf('.')
  const list = behindList < 0 ? field : field.slice(0, behindList)
  const rest = field.slice(behindList + 1)
  const beforePart = rest.lastIndexOf('.')
  const [label, part] = [rest.slice(0, beforePart), rest.slice(beforePart + 1)]
  if (list === 'questions') return questionPlaces(draft, label)
  if (list === 'answers') return answerPlaces(draft, label, part)
  if (list === 'exemptions') return exemptionPlaces(draft, removed, rest)
  if (list === 'contracts') return contractPlaces(draft, removed, rest)
  return identityPlaces(draft, field)
}

function identityPlaces(draft: ExtractedResponse, field: string): Place[] {
  if (field === 'outcome') return [{ value: draft.outcome, put: (outcome) => void Object.assign(draft, { outcome }) }]
  const known = IDENTITY_FIELDS.find((name) => name === field)
  if (known === undefined) return []
  const put = (value: CorrectedValue): void => {
    Object.assign(draft, { [known]: value })
    delete draft.evidence[known]
  }
  return [{ value: draft[known], put }]
}

function questionPlaces(draft: ExtractedResponse, label: string): Place[] {
  return draft.questions
    .filter((question) => question.label === label)
    .map((question) => ({
      value: question.text,
      put: (text) => void Object.assign(question, { text, corrected: ['text'] }),
    }))
}

function answerPlaces(draft: ExtractedResponse, label: string, part: string): Place[] {
  if (part !== 'outcome' && part !== 'subject' && part !== 'text') return []
  return draft.answers
    .filter(({ questions }) => (label === '*' ? questions.length === 0 : questions.includes(label)))
    .map((answer) => ({
      value: answer[part],
      put: (value) => {
        const corrected = [...(answer.corrected ?? []).filter((other) => other !== part), part]
        Object.assign(answer, { [part]: value, corrected })
        if (part === 'outcome') draft.outcome = responseOutcome(draft.answers)
      },
    }))
}

/** `s31(3)` and `reg 12(5)(e)`, as the database names them. */
function exemptionPlaces(draft: ExtractedResponse, removed: Set<object>, provision: string): Place[] {
  return draft.exemptions
    .filter(({ regime, section, subsection }) => {
      const prefix = regime === 'EIR' || regime === 'EISR' ? 'reg ' : 's'
      return `${prefix}${section}${subsection}` === provision
    })
    .map((citation) => ({ value: provision, put: () => void removed.add(citation) }))
}

function contractPlaces(draft: ExtractedResponse, removed: Set<object>, rest: string): Place[] {
  const [number, part] = rest.split('.')
  const contract = draft.contracts[Number(number) - 1]
  if (contract === undefined) return []
  if (part === undefined) return [{ value: nameOf(contract), put: () => void removed.add(contract) }]
  const field = CONTRACT_FIELDS.find((known) => known === part)
  if (field === undefined) return []
  const put = (value: CorrectedValue): void => {
    Object.assign(contract, { [field]: value })
    delete contract.evidence[field]
    contract.corrected = [...(contract.corrected ?? []).filter((other) => other !== field), field]
    contract.withheld = contract.withheld.filter((other) => other !== field)
    if (typeof value === 'number' && field !== 'licences') contract.currency ??= 'GBP'
  }
  return [{ value: contract[field], put }]
}

function nameOf({ service, supplier, description }: Contract): string {
  return service ?? supplier ?? description ?? 'a contract'
}

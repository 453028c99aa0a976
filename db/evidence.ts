import {
  CONTRACT_FIELDS,
  type Contract,
  type ContractField,
  type Evidence,
  type ExtractedResponse,
  type IdentityField,
} from '../src/domain.ts'

/** A fact that was not saved, since it does not stand where it says. */
export interface RefusedFact {
  /** Such as `answer 3` or `contract 1, expiryDate`. */
  fact: string
  /** The words that should have been found. */
  quote: string
}

export interface CheckedFacts {
  accepted: ExtractedResponse
  refused: RefusedFact[]
}

/** Whether the words quoted stand exactly there. Empty words prove nothing. */
function holds(evidence: Evidence, texts: readonly string[]): boolean {
  const { document, start, end, quote } = evidence
  return quote !== '' && start >= 0 && texts[document]?.slice(start, end) === quote
}

/**
 * Evidence or nothing: parts the facts whose quotation stands in the texts from those whose quotation does not.
 * A contract loses the field that is not proven, and goes when nothing is left of it; so does a date of the response.
 * A field that a person corrected rests on that person's word instead.
 * @param texts the documents' normalised texts, in the order that `Evidence.document` counts
 */
export function checkEvidence(extraction: ExtractedResponse, texts: readonly string[]): CheckedFacts {
  const refused: RefusedFact[] = []

  function proven<Fact extends { evidence: Evidence }>(facts: readonly Fact[], name: string): Fact[] {
    return facts.filter((fact, index) => {
      const stands = holds(fact.evidence, texts)
      if (!stands) refused.push({ fact: `${name} ${index + 1}`, quote: fact.evidence.quote })
      return stands
    })
  }

  function provenContract(contract: Contract, index: number): Contract {
    const evidence: Partial<Record<ContractField, Evidence>> = {}
    const unproven: Partial<Record<ContractField, null>> = {}
    for (const field of CONTRACT_FIELDS) {
      const stated = contract.evidence[field]
      if (stated && holds(stated, texts)) evidence[field] = stated
      else if (!stated && contract.corrected?.includes(field)) continue
      else if (stated || contract[field] !== null) {
        unproven[field] = null
        refused.push({ fact: `contract ${index + 1}, ${field}`, quote: stated?.quote ?? '' })
      }
    }
    return { ...contract, ...unproven, evidence }
  }

  // A reference may come from a file name, which has no evidence; only evidence that is given can be wrong.
  const identity: Partial<Record<IdentityField, Evidence>> = {}
  const unproven: Partial<Record<IdentityField, null>> = {}
  for (const [field, stated] of Object.entries(extraction.evidence) as [IdentityField, Evidence][]) {
    if (holds(stated, texts)) {
      identity[field] = stated
    } else {
      unproven[field] = null
      refused.push({ fact: field, quote: stated.quote })
    }
  }

  const accepted = {
    ...extraction,
    ...unproven,
    evidence: identity,
    questions: proven(extraction.questions, 'question'),
    answers: proven(extraction.answers, 'answer'),
    exemptions: proven(extraction.exemptions, 'exemption'),
    mentioned: proven(extraction.mentioned, 'mentioned provision'),
    contracts: extraction.contracts.map(provenContract).filter(saysSomething),
  }
  return { accepted, refused }
}

function saysSomething(contract: Contract): boolean {
  return contract.withheld.length > 0 || CONTRACT_FIELDS.some((field) => contract[field] !== null)
}

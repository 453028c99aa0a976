import type { TrustlogDatabase } from '../../db/database.ts'
import type { ContractField, Evidence, ExtractedResponse } from '../../src/domain.ts'
import { contractOf, evidenceIn, LATER, OTHER_LOG, publish, sampleDatabase } from '../db/sample.ts'

/** The letters of a small published world, every fact cited from them. */

const FIREWALL_LETTER = [
  'Which firewall contracts do you have?',
  'Standard firewall: Supplier: Northgate Networks Ltd. Contract ends 31 March 2027. Annual spend £12,500.',
  'Web filter: Supplier: O_Reilly 100% Secure. Contract ends in 2028.',
].join('\n')

const REFUSAL_LETTER = [
  'Do you use endpoint detection?',
  'We neither confirm nor deny whether we hold this under section 31(3) of the Act.',
  'The names are withheld under section 40(2).',
].join('\n')

const WATER_LETTER = ['How much water do you use?', 'Refused as manifestly unreasonable, regulation 12(4)(b).'].join(
  '\n',
)

function contract(
  stated: Partial<Record<ContractField, [value: string | number, quote: string]>>,
  understood: { supplierName: string; category: string },
) {
  const evidence: Partial<Record<ContractField, Evidence>> = {}
  const values: Partial<Record<ContractField, string | number>> = {}
  for (const [field, [value, quote]] of Object.entries(stated) as [ContractField, [string | number, string]][]) {
    evidence[field] = evidenceIn(FIREWALL_LETTER, quote)
    values[field] = value
  }
  return contractOf({ ...values, ...understood, evidence } as Partial<ReturnType<typeof contractOf>>)
}

const FIREWALLS: Partial<ExtractedResponse> = {
  title: 'Firewall contracts',
  regime: 'FOIA',
  outcome: 'granted_in_full',
  questions: [
    {
      label: '1',
      text: 'Which firewall contracts do you have?',
      evidence: evidenceIn(FIREWALL_LETTER, 'Which firewall contracts do you have?'),
    },
  ],
  contracts: [
    contract(
      {
        service: ['Standard firewall', 'Standard firewall'],
        supplier: ['Northgate Networks Ltd', 'Northgate Networks Ltd'],
        expiryDate: ['2027-03-31', '31 March 2027'],
        annualSpend: [12500, '£12,500'],
      },
      { supplierName: 'Northgate Group', category: 'firewall' },
    ),
    contract(
      { supplier: ['O_Reilly 100% Secure', 'O_Reilly 100% Secure'], expiryDate: ['2028', '2028'] },
      { supplierName: 'O_Reilly 100% Secure', category: 'web_filtering' },
    ),
  ],
  evidence: {},
}

const REFUSAL: Partial<ExtractedResponse> = {
  title: 'Endpoint detection',
  regime: 'FOIA',
  outcome: 'neither_confirm_nor_deny',
  answers: [
    {
      questions: ['1'],
      subject: null,
      text: 'We neither confirm nor deny whether we hold this under section 31(3) of the Act.',
      outcome: 'neither_confirm_nor_deny',
      evidence: evidenceIn(
        REFUSAL_LETTER,
        'We neither confirm nor deny whether we hold this under section 31(3) of the Act.',
      ),
    },
  ],
  exemptions: [
    {
      regime: 'FOIA',
      section: '31',
      subsection: '(3)',
      questions: ['1'],
      ncnd: true,
      evidence: evidenceIn(REFUSAL_LETTER, 'section 31(3)'),
    },
    {
      regime: 'FOIA',
      section: '40',
      subsection: '(2)',
      questions: [],
      ncnd: false,
      evidence: evidenceIn(REFUSAL_LETTER, 'section 40(2)'),
    },
  ],
}

const WATER: Partial<ExtractedResponse> = {
  title: 'Water use',
  regime: 'EIR',
  outcome: 'withheld_in_full',
  exemptions: [
    {
      regime: 'EIR',
      section: '12',
      subsection: '(4)(b)',
      questions: [],
      ncnd: false,
      evidence: evidenceIn(WATER_LETTER, 'regulation 12(4)(b)'),
    },
  ],
}

/**
 * Example University Hospitals (RX1) published FOI 4216 (firewall contracts, 5 February 2026), FOI 4217 (endpoint
 * detection, some day in 2025) and FOI 4218, which is withdrawn; Sample Health Board (7A9) its own FOI 4216 (water).
 */
export function publishedWorld() {
  const database = sampleDatabase()
  const firewalls = publish(database, {
    reference: '4216',
    text: FIREWALL_LETTER,
    facts: FIREWALLS,
    details: { caseReference: 'FOI 4216', publishedOn: '2026-02-05' },
  })
  const refusal = publish(database, {
    reference: '4217',
    text: REFUSAL_LETTER,
    facts: REFUSAL,
    details: { publishedOn: '2025' },
  })
  const withdrawn = publish(database, { reference: '4218', text: 'Gone.', details: { respondedOn: '2026-01-10' } })
  database.responses.withdraw(withdrawn.responseId, LATER)
  const water = publish(database, { log: OTHER_LOG, reference: '4216', text: WATER_LETTER, facts: WATER })
  return { database: database as TrustlogDatabase & { runId: number }, firewalls, refusal, withdrawn, water }
}

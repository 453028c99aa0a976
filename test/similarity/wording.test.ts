import { describe, expect, it } from 'vitest'
import { isSameRequest, likenessOf } from '../../src/similarity/likeness.ts'
import { keysOf, wordingOf } from '../../src/similarity/wording.ts'

const FIREWALL = [
  'What is the name of the supplier of your perimeter firewall?',
  'When does the contract for the perimeter firewall end?',
  'What is the annual cost of the firewall contract, support included?',
  'Which officer is responsible for network security purchases?',
]

const MORE = [
  'How many endpoints does the trust protect with antivirus software?',
  'Has the trust suffered a ransomware attack that stopped outpatient clinics?',
  'Which staff completed phishing awareness training in 2022/23?',
  'Do you insure against losses by cyber attacks, and with whom?',
  'How many unsupported Windows computers are connected to the network?',
]

function areSame(one: string[], other: string[]): boolean {
  return isSameRequest(wordingOf(one), wordingOf(other))
}

function shareAKey(one: string[], other: string[]): boolean {
  const keys = new Set(keysOf(wordingOf(one)))
  return keysOf(wordingOf(other)).some((key) => keys.has(key))
}

describe('the same request', () => {
  it.each<[string, string[]]>([
    ['in another order and with other numbers', FIREWALL.toReversed().map((question, at) => `${at + 1}. ${question}`)],
    [
      'in slightly other words',
      FIREWALL.map((question) => `Please tell me: ${question}`.replace('annual cost', 'yearly cost')),
    ],
    ['put into one paragraph', [FIREWALL.join(' ')]],
    ['extended to more than twice its length', [...FIREWALL, ...MORE]],
    ['addressed by name', FIREWALL.map((question) => question.replace('your', "Example Hospitals NHS Trust's"))],
  ])('is recognised %s', (_, version) => {
    expect(areSame(FIREWALL, version)).toBe(true)
    expect(areSame(version, FIREWALL)).toBe(true)
    expect(shareAKey(FIREWALL, version)).toBe(true)
  })

  it('of another year is recognised', () => {
    const asked = (year: string) => [
      `How much was spent on agency nurses and locum doctors in ${year}, by ward and grade?`,
      `How many shifts of agency nurses went unfilled in ${year}?`,
    ]
    expect(areSame(asked('2019/20'), asked('the year from 1 April 2023 to 31 March 2024'))).toBe(true)
  })
})

describe('another request', () => {
  it('is one that asks the same of another thing', () => {
    const ofPrinters = FIREWALL.map((question) =>
      question
        .replace('perimeter firewall', 'multifunction printer')
        .replace('firewall', 'printer')
        .replace('network security', 'print'),
    )
    expect(likenessOf(wordingOf(FIREWALL).shingles, wordingOf(ofPrinters).shingles).jaccard).toBeGreaterThan(0.1)
    expect(areSame(FIREWALL, ofPrinters)).toBe(false)
  })

  it('is one that shares only what everybody asks', () => {
    const end = 'Please provide contract details: supplier, start date, end date, annual value and officer responsible.'
    expect(areSame(['Which maternity scanners do you use?', end], ['Who cleans the windows of the wards?', end])).toBe(
      false,
    )
    expect(areSame([end], ['Who cleans the windows of the wards, and how often?', end])).toBe(false)
  })

  it('is a longer one that has a short one among many', () => {
    expect(areSame(['How many endpoints does the trust protect?'], [...MORE, ...FIREWALL])).toBe(false)
  })

  it('is anything beside one that asks nothing', () => {
    expect(areSame([], [])).toBe(false)
    expect(areSame(['Please.'], ['1.'])).toBe(false)
  })
})

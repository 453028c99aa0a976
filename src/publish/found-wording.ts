/** A response or a contract in a line, for feeds and summaries, personal data masked. */
import type { ContractRow } from '../query/contracts.ts'
import type { ResponseRow } from '../query/responses.ts'
import type { Found } from '../query/watches.ts'
import { masked } from './masking.ts'
import { counted, dateInWords, inWords, moneyInWords } from './wording.ts'

/** Its title; and `FOI 4216: granted in full, 3 questions, 2 contracts`. */
export function responseInWords(row: ResponseRow, names: readonly string[]): { title: string; summary: string } {
  const { title, reference, outcome, questions, contracts } = masked(row, names)
  const told = [
    inWords(outcome),
    counted(questions, 'question'),
    ...(contracts > 0 ? [counted(contracts, 'contract')] : []),
  ].join(', ')
  return {
    title: title ?? reference ?? 'Untitled response',
    summary: [reference, told].filter((part) => part !== null).join(': '),
  }
}

/** What was found, in a title and in a line beside it. @param names of requesters that may stand in it */
export function foundInWords(found: Found, names: readonly string[]): { title: string; summary: string } {
  if (found.of === 'responses') return responseInWords(found.row, names)
  const row = masked(found.row, names)
  return { title: contractTitle(row), summary: contractSummary(row) }
}

/** `Standard firewall, Northgate Networks Ltd, until 31 Mar 2027` */
function contractTitle({ service, product, supplier, category, endsOn }: ContractRow): string {
  const what = service ?? product ?? category?.replaceAll('_', ' ') ?? 'Contract'
  const until = endsOn === null ? null : `until ${dateInWords(endsOn)}`
  return [what, supplier, until].filter((part) => part !== null).join(', ')
}

/** `FOI 4216: £12,500 a year, £60,000 in all, stated 5 Feb 2026` */
function contractSummary(row: ContractRow): string {
  const { reference, annualSpend, totalValue, currency, approximate, datedOn } = row
  const money = (amount: number | null, meaning: string): string[] =>
    amount === null ? [] : [`${moneyInWords(amount, currency, approximate)} ${meaning}`]
  const told = [...money(annualSpend, 'a year'), ...money(totalValue, 'in all'), `stated ${dateInWords(datedOn)}`]
  return [reference, told.join(', ')].filter((part) => part !== null).join(': ')
}

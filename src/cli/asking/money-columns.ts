import { moneyInWords } from '../../publish/wording.ts'
import type { RowColumn } from '../output/rows.ts'

interface Paid {
  annualSpend: number | null
  totalValue: number | null
  currency: string | null
  approximate: boolean
}

/** What is paid a year and in all: with its currency for people, as bare numbers for other programs. */
export function moneyColumns<Row extends Paid>(): RowColumn<Row>[] {
  const inWords = ({ currency, approximate }: Row, amount: number | null): string | null =>
    amount === null ? null : moneyInWords(amount, currency, approximate)
  return [
    {
      name: 'annual_spend',
      heading: 'A year',
      align: 'right',
      value: (row) => row.annualSpend,
      inWords: (row) => inWords(row, row.annualSpend),
    },
    {
      name: 'total_value',
      heading: 'In all',
      align: 'right',
      value: (row) => row.totalValue,
      inWords: (row) => inWords(row, row.totalValue),
    },
  ]
}

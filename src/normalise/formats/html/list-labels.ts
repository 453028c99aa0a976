import { formatNumber, type NumberStyle, STYLE_OF_FIRST_ITEM } from '../../numbering.ts'
import { childElements, type MarkupElement } from '../markup-tree.ts'
import { styleOf } from './look.ts'

const STYLE_NAMES = new Map<string, NumberStyle>(
  Object.entries({
    decimal: 'decimal',
    'lower-alpha': 'lower-alpha',
    'lower-latin': 'lower-alpha',
    'upper-alpha': 'upper-alpha',
    'upper-latin': 'upper-alpha',
    'lower-roman': 'lower-roman',
    'upper-roman': 'upper-roman',
  }),
)

export interface ListLabel {
  label: string
  ordinal: string | null
}

/**
 * Gives the label that a browser prints before a list item (HTML standard, 4.4.5 to 4.4.8: start, reversed, value, type).
 * The numbers of each list are counted once.
 */
export function createListLabels(): (item: MarkupElement) => ListLabel {
  const counted = new Map<MarkupElement, Map<MarkupElement, number>>()
  return (item) => {
    const list = item.parent
    if (!list || !('attribs' in list) || list.name !== 'ol') return { label: '•', ordinal: null }
    const numbers = counted.get(list) ?? numbersOf(list)
    counted.set(list, numbers)
    const ordinal = formatNumber(numbers.get(item) ?? 1, numberStyle(item, list))
    return { label: `${ordinal}.`, ordinal }
  }
}

function numberStyle(item: MarkupElement, list: MarkupElement): NumberStyle {
  const byStyle = STYLE_NAMES.get(styleOf(item, 'list-style-type') ?? styleOf(list, 'list-style-type') ?? '')
  return byStyle ?? STYLE_OF_FIRST_ITEM.get(item.attribs['type'] ?? list.attribs['type'] ?? '') ?? 'decimal'
}

function numbersOf(list: MarkupElement): Map<MarkupElement, number> {
  const items = childElements(list).filter((child) => child.name === 'li')
  const reversed = list.attribs['reversed'] !== undefined
  const numbers = new Map<MarkupElement, number>()
  let number = wholeNumber(list.attribs['start']) ?? (reversed ? items.length : 1)
  for (const item of items) {
    number = wholeNumber(item.attribs['value']) ?? number
    numbers.set(item, number)
    number += reversed ? -1 : 1
  }
  return numbers
}

function wholeNumber(text: string | undefined): number | null {
  return text !== undefined && /^\s*-?\d{1,6}\s*$/.test(text) ? Number(text) : null
}

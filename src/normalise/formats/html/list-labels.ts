import { formatNumber, type NumberStyle } from '../../numbering.ts'
import { childElements, type MarkupElement } from '../markup-tree.ts'
import { styleOf } from './look.ts'

const TYPES: Record<string, NumberStyle> = {
  '1': 'decimal',
  a: 'lower-alpha',
  A: 'upper-alpha',
  i: 'lower-roman',
  I: 'upper-roman',
}
const STYLE_NAMES: Record<string, NumberStyle> = {
  decimal: 'decimal',
  'lower-alpha': 'lower-alpha',
  'lower-latin': 'lower-alpha',
  'upper-alpha': 'upper-alpha',
  'upper-latin': 'upper-alpha',
  'lower-roman': 'lower-roman',
  'upper-roman': 'upper-roman',
}

/** The label that a browser prints before a list item (HTML standard, 4.4.5 to 4.4.8: start, reversed, value, type). */
export function itemLabel(item: MarkupElement): { label: string; ordinal: string | null } {
  const list = item.parent
  if (!list || !('attribs' in list) || list.name !== 'ol') return { label: '•', ordinal: null }
  const ordinal = formatNumber(numberOf(item, list), numberStyle(item, list))
  return { label: `${ordinal}.`, ordinal }
}

function numberStyle(item: MarkupElement, list: MarkupElement): NumberStyle {
  const byStyle = STYLE_NAMES[styleOf(item, 'list-style-type') ?? styleOf(list, 'list-style-type') ?? '']
  return byStyle ?? TYPES[item.attribs['type'] ?? list.attribs['type'] ?? ''] ?? 'decimal'
}

function numberOf(item: MarkupElement, list: MarkupElement): number {
  const items = childElements(list).filter((child) => child.name === 'li')
  const reversed = list.attribs['reversed'] !== undefined
  const step = reversed ? -1 : 1
  let number = wholeNumber(list.attribs['start']) ?? (reversed ? items.length : 1)
  for (const other of items) {
    number = wholeNumber(other.attribs['value']) ?? number
    if (other === item) return number
    number += step
  }
  return number
}

function wholeNumber(text: string | undefined): number | null {
  return text !== undefined && /^\s*-?\d{1,6}\s*$/.test(text) ? Number(text) : null
}

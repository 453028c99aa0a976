import type { CheerioAPI } from 'cheerio'
import type { PartialDate } from '../../../src/domain.ts'
import { parsePartialDate } from '../../../src/normalise/dates.ts'
import type { AnyNode } from './elements.ts'
import { foldWhiteSpace, printedText } from './printed-text.ts'

/** Labels and their values, in the page's order; labels without their colon. */
export type LabelledFields = { label: string; value: string }[]

/** Elements that may hold "Label: value" on a line of their own. */
const LINE_NAMES = ['p', 'li', 'td', 'span', 'div', 'h2', 'h3', 'h4', 'h5', 'time']
const LINES = LINE_NAMES.join(', ')

/**
 * Values that a page sets beside labels: description lists, two-cell table rows, and lines such as
 * `<strong>Date received:</strong> 4 June 2024`.
 */
export function labelledFields($: CheerioAPI, within: AnyNode): LabelledFields {
  const fields: LabelledFields = []
  const add = (label: string, value: string) => {
    const bare = label.replace(/(?<![:\s])[:\s]+$/, '')
    if (bare !== '' && value !== '') fields.push({ label: bare, value })
  }
  for (const term of $(within).find('dt').toArray()) {
    add(printedText(term), printedText($(term).nextAll('dd').get(0)))
  }
  for (const row of $(within).find('tr').toArray()) {
    const cells = $(row).children('th, td').toArray()
    if (cells.length === 2) add(printedText(cells[0]), printedText(cells[1]))
  }
  for (const line of $(within).find(LINES).toArray()) {
    // Asked of every element of every page: a selector would be compiled anew each time.
    if (line.children.some((child) => child.type === 'tag' && LINE_NAMES.includes(child.name))) continue
    const [, label, value] = /^([\p{L} /()-]{3,40}): ?(.*)$/su.exec(printedText(line)) ?? []
    if (label !== undefined && value !== undefined) add(label, value)
  }
  return fields
}

/** The first value whose label matches, or null. */
export function fieldValue(fields: LabelledFields, label: RegExp): string | null {
  return fields.find((field) => label.test(field.label))?.value ?? null
}

/**
 * The date under a label, from labelled fields, else from running text that prints the word before it
 * ("Published 16 March 2026"). To the precision that is printed; null where there is none.
 */
export function labelledDate(fields: LabelledFields, text: string, label: RegExp): PartialDate | null {
  const value = fieldValue(fields, label)
  if (value !== null) return parsePartialDate(value)
  const at = label.exec(text)
  return at ? parsePartialDate(foldWhiteSpace(text.slice(at.index + at[0].length, at.index + at[0].length + 40))) : null
}

export const RECEIVED =
  /\b(?:date (?:of )?(?:request|received)|(?:request )?received|request date|date requested|first working day)\b/i
export const RESPONDED =
  /\b(?:date (?:of )?(?:response|reply|replied|responded|disclosure|sent)|responded|replied|response (?:date|sent)|completion date|completed)\b/i
export const PUBLISHED =
  /\b(?:date (?:of )?(?:publication|published|release)|(?:response )?published|released|publication date)\b/i
export const REFERENCE =
  /\b(?:case reference|(?:foi |our |case )?ref(?:erence)?(?: number| no)?|(?:foi|case|disclosure) (?:number|no|id)|request (?:number|id))\b/i

/**
 * Everything on a page that stands beside a label: what `labelledFields` reads, lines divided by `<br>`, dates behind
 * their label without a colon ("Released 12 December 2022"), pairs of a label's and a value's element, and what stands
 * under a heading or a line in bold. Text is folded, labels without their colon.
 */
import type { CheerioAPI } from 'cheerio'
import { findDates } from '../../../src/normalise/dates.ts'
import type { AnyNode, Element } from './elements.ts'
import { type LabelledFields, labelledFields } from './labelled-fields.ts'
import { foldWhiteSpace, printedText } from './printed-text.ts'

const HEADINGS = 'h2, h3, h4, h5, h6'
const LONGEST_LABEL = 60
/** Drupal's `field__label` beside `field__item`, and what other systems call the two. */
const LABEL_CLASS = /(?:^|[-_\s])(?:label|term|key|caption)(?:$|\s)/i

export function printedFields($: CheerioAPI, within: AnyNode): LabelledFields {
  return [
    ...labelledFields($, within),
    ...brokenLines($, within),
    ...labelledElements($, within),
    ...underHeadings($, within),
  ]
}

function field(label: string, value: string): LabelledFields {
  const bare = label.replace(/(?<![:\s–-])[:\s–-]+$/, '')
  return bare === '' || value === '' || bare.length > LONGEST_LABEL ? [] : [{ label: bare, value }]
}

/** `<p><strong>Case Number:</strong> 6768<br>Request Date: 10/06/2019</p>`, and short lines that end in a date. */
function brokenLines($: CheerioAPI, within: AnyNode): LabelledFields {
  const leaves = $(within)
    .find('p, li, td, div, span, time')
    .toArray()
    .filter((element) => $(element).find('p, li, td, div, ul, table').length === 0)
  return leaves.flatMap((leaf) => linesOf($, leaf).flatMap(readLine))
}

function linesOf($: CheerioAPI, leaf: Element): string[] {
  if ($(leaf).find('br').length === 0) return [printedText(leaf)]
  const copy = $(leaf).clone()
  copy.find('br').replaceWith('\n')
  copy.find('script, style').remove()
  return copy
    .text()
    .split('\n')
    .map(foldWhiteSpace)
    .filter((line) => line !== '')
}

function readLine(line: string): LabelledFields {
  const [, label, value] = /^([\p{L}\d /()'-]{3,60}): ?(.*)$/su.exec(line) ?? []
  if (label !== undefined && value !== undefined) return field(label, value)
  const [date] = line.length <= 90 ? findDates(line) : []
  if (date === undefined || date.start === 0 || date.end < line.length) return []
  const words = line.slice(0, date.start).replace(/\bon\s*$/i, '')
  return /^[\p{L}\s-]+$/u.test(words) ? field(words, line.slice(date.start)) : []
}

function labelledElements($: CheerioAPI, within: AnyNode): LabelledFields {
  return $(within)
    .find('[class]')
    .toArray()
    .filter((element) => LABEL_CLASS.test($(element).attr('class') ?? ''))
    .flatMap((label) => field(printedText(label), printedText($(label).next().get(0))))
}

/** A heading, or a paragraph that is all bold or ends in a colon, names what follows it up to the next of its rank. */
function underHeadings($: CheerioAPI, within: AnyNode): LabelledFields {
  return $(within)
    .find(`${HEADINGS}, p`)
    .toArray()
    .flatMap((heading) => {
      const rank = rankOf($, heading)
      if (rank === null) return []
      const parts: string[] = []
      for (const sibling of $(heading).nextAll().toArray()) {
        if ((rankOf($, sibling) ?? LOWEST + 1) <= rank) break
        parts.push(printedText(sibling))
      }
      return field(printedText(heading), foldWhiteSpace(parts.join(' ')))
    })
}

const LOWEST = 7

/** 2 to 6 for a heading, 7 for a paragraph that stands for one; null for anything else. */
function rankOf($: CheerioAPI, element: Element): number | null {
  if (/^h[2-6]$/.test(element.name)) return Number(element.name.slice(1))
  const text = printedText(element)
  if (element.name !== 'p' || text === '' || text.length > LONGEST_LABEL) return null
  return text.endsWith(':') || text === printedText($(element).children('strong, b').get(0)) ? LOWEST : null
}

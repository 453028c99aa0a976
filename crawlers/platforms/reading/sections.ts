import type { CheerioAPI } from 'cheerio'
import type { AnyNode, Element } from './elements.ts'
import { printedText } from './printed-text.ts'

/** What stands under one heading of a page. */
export interface Section {
  text: string
  links: Element[]
}

/**
 * The part of a page under the heading whose text matches, up to the next heading of the same or a higher level, a
 * rule (`<hr>`) or the end of the heading's own container; null where no such heading stands.
 */
export function sectionUnder($: CheerioAPI, within: AnyNode, title: RegExp): Section | null {
  const heading = $(within)
    .find('h1, h2, h3, h4, h5, h6')
    .toArray()
    .find((element) => title.test(printedText(element)))
  if (heading === undefined) return null
  const level = Number(heading.name.slice(1))
  const nodes: Element[] = []
  for (const sibling of $(heading).nextAll().toArray()) {
    if (sibling.name === 'hr' || endsSection($, sibling, level)) break
    nodes.push(sibling)
  }
  return {
    text: nodes.map(printedText).filter(Boolean).join(' '),
    links: nodes.flatMap((node) => [...$(node).filter('a[href]').toArray(), ...$(node).find('a[href]').toArray()]),
  }
}

/** A heading as high as the section's own, or a wrapper that begins with one, starts the next section. */
function endsSection($: CheerioAPI, element: Element, level: number): boolean {
  const first = /^h[1-6]$/.test(element.name) ? element : $(element).children().get(0)
  return first !== undefined && /^h[1-6]$/.test(first.name) && Number(first.name.slice(1)) <= level
}

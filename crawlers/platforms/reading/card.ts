import type { Page } from '../../adapter.ts'
import type { Element } from './elements.ts'

/**
 * The largest part of the page around a link that speaks of its entry and of no other: the card, row or item that
 * describes it, whatever the site calls it.
 * @param entryOf the address of the entry that a link leads to; null for any other link
 */
export function cardAround(
  { $ }: Page,
  link: Element | undefined,
  entryOf: (href: string | undefined) => string | null,
): Element | undefined {
  let card = link
  for (const ancestor of link ? $(link).parentsUntil('main, body').toArray() : []) {
    const entries = $(ancestor)
      .find('a[href]')
      .toArray()
      .map((other) => entryOf($(other).attr('href')))
    if (new Set(entries.filter(Boolean)).size > 1) break
    card = ancestor
    // A list of one entry is no more than its item.
    if (/^(?:tr|li|article)$/.test(ancestor.name)) break
  }
  return card
}

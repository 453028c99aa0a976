import { load } from 'cheerio'
import { decodeText } from '../../charset.ts'
import { childElements, isElement, type MarkupElement } from '../markup-tree.ts'

/**
 * Parses an XML part. The parser knows no document type: entities that a part declares are neither fetched nor expanded.
 * @returns the root element, null where there is none
 */
export function parseXml(bytes: Uint8Array): MarkupElement | null {
  const root = load(decodeText(bytes, 'utf-8'), { xml: true }).root()[0]
  return root?.children.find((node): node is MarkupElement => isElement(node) && node.type === 'tag') ?? null
}

/** An element's name without its namespace prefix, which differs between producers. */
export function nameOf(element: MarkupElement): string {
  return element.name.slice(element.name.indexOf(':') + 1)
}

export function children(element: MarkupElement | null | undefined, name: string): MarkupElement[] {
  return element ? childElements(element).filter((child) => nameOf(child) === name) : []
}

export function child(element: MarkupElement | null | undefined, ...path: string[]): MarkupElement | null {
  let found: MarkupElement | null = element ?? null
  for (const name of path) found = children(found, name)[0] ?? null
  return found
}

/** An attribute, whatever its prefix. */
export function attribute(element: MarkupElement | null | undefined, name: string): string | null {
  for (const [key, value] of Object.entries(element?.attribs ?? {})) {
    if (key === name || key.endsWith(`:${name}`)) return value
  }
  return null
}

/** The `w:val` of a child element, such as `<w:ilvl w:val="0"/>`. */
export function valueIn(element: MarkupElement | null | undefined, ...path: string[]): string | null {
  return attribute(child(element, ...path), 'val')
}

export function numberOf(text: string | null): number | null {
  return text !== null && /^-?\d{1,9}(?:\.\d{1,6})?$/.test(text) ? Number(text) : null
}

/** A property that is on when present, unless it says otherwise (ECMA-376, 17.17.4). Null where it is absent. */
export function toggle(properties: MarkupElement | null, name: string): boolean | null {
  const element = child(properties, name)
  return element === null ? null : !/^(?:0|false|off|none)$/.test(attribute(element, 'val') ?? 'true')
}

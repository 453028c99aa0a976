import type { CheerioAPI } from 'cheerio'

/** A node of a parsed HTML or XML document; its types are reached through cheerio, so that its parts need not be depended on. */
export type MarkupNode = ReturnType<CheerioAPI['root']>[number]['children'][number]
export type MarkupElement = Extract<MarkupNode, { attribs: unknown }>

export function isElement(node: MarkupNode): node is MarkupElement {
  return 'attribs' in node
}

/** The elements among a node's children. */
export function childElements(element: MarkupElement): MarkupElement[] {
  return element.children.filter(isElement)
}

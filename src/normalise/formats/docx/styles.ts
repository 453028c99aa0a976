import type { MarkupElement } from '../markup-tree.ts'
import { attribute, child, children, numberOf, toggle, valueIn } from './xml.ts'

/** Character properties as far as they are stated; null leaves what is around as it is. */
export interface CharacterLook {
  bold: boolean | null
  italic: boolean | null
  /** `#rrggbb`, `auto` for the usual colour. */
  colour: string | null
  hidden: boolean | null
}

export interface ParagraphStyle {
  look: CharacterLook
  /** 1 to 9 for heading styles, by outline level or name. */
  headingLevel: number | null
  numbering: { id: string; level: number } | null
  /** Left indent and hanging indent in twentieths of a point. */
  indent: Indent
}

export interface Indent {
  left: number | null
  hanging: number | null
}

export interface Styles {
  paragraph(id: string | null): ParagraphStyle
  character(id: string | null): CharacterLook
  /** The numbering that a numbering style stands for. */
  numberingOf(id: string): string | null
}

const NO_LOOK: CharacterLook = { bold: null, italic: null, colour: null, hidden: null }

export function readLook(properties: MarkupElement | null): CharacterLook {
  const colour = valueIn(properties, 'color')
  return {
    bold: toggle(properties, 'b'),
    italic: toggle(properties, 'i'),
    colour: colour === null ? null : /^[\da-f]{6}$/i.test(colour) ? `#${colour.toLowerCase()}` : 'auto',
    hidden: toggle(properties, 'vanish'),
  }
}

export function overlay(below: CharacterLook, above: CharacterLook): CharacterLook {
  return {
    bold: above.bold ?? below.bold,
    italic: above.italic ?? below.italic,
    colour: above.colour ?? below.colour,
    hidden: above.hidden ?? below.hidden,
  }
}

export function readIndent(properties: MarkupElement | null): Indent {
  const indent = child(properties, 'ind')
  return {
    left: numberOf(attribute(indent, 'left') ?? attribute(indent, 'start')),
    hanging: numberOf(attribute(indent, 'hanging')) ?? negative(numberOf(attribute(indent, 'firstLine'))),
  }
}

function negative(number: number | null): number | null {
  return number === null ? null : -number
}

/** Reads the style sheet; a style inherits from the one that it is based on. */
export function readStyles(part: MarkupElement | null): Styles {
  const byId = new Map<string, MarkupElement>()
  let standard: string | null = null
  for (const style of children(part, 'style')) {
    const id = attribute(style, 'styleId')
    if (id === null) continue
    byId.set(id, style)
    if (attribute(style, 'type') === 'paragraph' && attribute(style, 'default') === '1') standard = id
  }
  const defaults = readLook(child(part, 'docDefaults', 'rPrDefault', 'rPr'))
  const known = new Map<string, ParagraphStyle>()

  /** The style and those below it, outermost first. */
  function chain(id: string | null): MarkupElement[] {
    const styles: MarkupElement[] = []
    for (let next = id; next !== null && styles.length < 20; ) {
      const style = byId.get(next)
      if (!style) break
      styles.unshift(style)
      next = valueIn(style, 'basedOn')
    }
    return styles
  }

  function paragraph(id: string | null): ParagraphStyle {
    const name = id ?? standard ?? ''
    const found = known.get(name) ?? inherit(chain(name))
    known.set(name, found)
    return found
  }

  function inherit(styles: MarkupElement[]): ParagraphStyle {
    const result: ParagraphStyle = {
      look: defaults,
      headingLevel: null,
      numbering: null,
      indent: { left: null, hanging: null },
    }
    for (const style of styles) {
      const properties = child(style, 'pPr')
      const indent = readIndent(properties)
      result.look = overlay(result.look, readLook(child(style, 'rPr')))
      result.headingLevel = headingLevel(style, properties) ?? result.headingLevel
      result.numbering = readNumbering(properties, result.numbering)
      result.indent = { left: indent.left ?? result.indent.left, hanging: indent.hanging ?? result.indent.hanging }
    }
    return result
  }

  return {
    paragraph,
    character: (id) => chain(id).reduce((look, style) => overlay(look, readLook(child(style, 'rPr'))), NO_LOOK),
    numberingOf: (id) => paragraph(id).numbering?.id ?? null,
  }
}

function headingLevel(style: MarkupElement, properties: MarkupElement | null): number | null {
  const outline = numberOf(valueIn(properties, 'outlineLvl'))
  if (outline !== null) return outline < 9 ? outline + 1 : null
  const name = valueIn(style, 'name') ?? ''
  if (/^title$/i.test(name)) return 1
  const level = /^heading (\d)$/i.exec(name)?.[1]
  return level === undefined ? null : Number(level)
}

/** A paragraph's numbering: that of its style unless it states its own; the id 0 takes it away. */
export function readNumbering(
  properties: MarkupElement | null,
  inherited: ParagraphStyle['numbering'],
): ParagraphStyle['numbering'] {
  const numbering = child(properties, 'numPr')
  if (numbering === null) return inherited
  const id = valueIn(numbering, 'numId') ?? inherited?.id ?? null
  if (id === null || id === '0') return null
  return { id, level: numberOf(valueIn(numbering, 'ilvl')) ?? inherited?.level ?? 0 }
}

import { PLAIN, type TextStyle } from '../../document-draft.ts'
import { attribute, child, children } from '../docx/xml.ts'
import type { MarkupElement } from '../markup-tree.ts'
import type { OpenDocument } from './package.ts'

/** What a style says of letters; null where it says nothing. */
interface Look {
  bold: boolean | null
  italic: boolean | null
  colour: string | null
}

/** A style may be built on another, and so on; a hostile file may close the circle. */
const DEEPEST = 20

/** Gives the look of text in a style, over the look around it. */
export type Looks = (styleName: string | null, around?: TextStyle) => TextStyle

/** Reads the styles of paragraphs and of text, the automatic ones among them. */
export function readLooks({ content, styles }: OpenDocument): Looks {
  const byName = new Map<string, { look: Look; parent: string | null }>()
  const lists = [child(styles, 'styles'), child(styles, 'automatic-styles'), child(content, 'automatic-styles')]
  for (const style of lists.flatMap((list) => children(list, 'style'))) {
    const name = attribute(style, 'name')
    const look = readLook(child(style, 'text-properties'))
    if (name !== null) byName.set(name, { look, parent: attribute(style, 'parent-style-name') })
  }
  return function lookOf(name, around = PLAIN) {
    const chain: Look[] = []
    for (let next = name; next !== null && chain.length < DEEPEST; ) {
      const style = byName.get(next)
      if (style === undefined) break
      chain.push(style.look)
      next = style.parent
    }
    return chain.reduceRight<TextStyle>(
      (below, look) => ({
        bold: look.bold ?? below.bold,
        italic: look.italic ?? below.italic,
        colour: look.colour ?? below.colour,
      }),
      around,
    )
  }
}

function readLook(properties: MarkupElement | null): Look {
  const weight = attribute(properties, 'font-weight')
  const slant = attribute(properties, 'font-style')
  const colour = attribute(properties, 'color')?.toLowerCase() ?? null
  return {
    bold: weight === null ? null : weight === 'bold' || Number(weight) >= 600,
    italic: slant === null ? null : slant !== 'normal',
    colour: colour !== null && /^#[0-9a-f]{6}$/.test(colour) ? colour : null,
  }
}

import type { TextStyle } from '../../document-draft.ts'
import type { MarkupElement } from '../markup-tree.ts'

const BOLD = new Set(['b', 'strong'])
const ITALIC = new Set(['i', 'em', 'cite'])
/** Names that letters are coloured with; other names are rare. */
const NAMED = new Map<string, string>(
  Object.entries({
    black: '#000000',
    blue: '#0000ff',
    darkblue: '#00008b',
    navy: '#000080',
    red: '#ff0000',
    darkred: '#8b0000',
    maroon: '#800000',
    crimson: '#dc143c',
    green: '#008000',
    darkgreen: '#006400',
    purple: '#800080',
    orange: '#ffa500',
    grey: '#808080',
    gray: '#808080',
    teal: '#008080',
    royalblue: '#4169e1',
    steelblue: '#4682b4',
    white: '#ffffff',
  }),
)

/** One declaration of a `style` attribute, lower case, or null. */
export function styleOf(element: MarkupElement, property: string): string | null {
  const style = element.attribs['style']
  if (style === undefined) return null
  for (const declaration of style.split(';')) {
    const colon = declaration.indexOf(':')
    if (colon > 0 && declaration.slice(0, colon).trim().toLowerCase() === property) {
      return declaration
        .slice(colon + 1)
        .replace('!important', '')
        .trim()
        .toLowerCase()
    }
  }
  return null
}

/** Whether the page does not show an element. Style sheets are not read, only what stands on the element itself. */
export function isHidden(element: MarkupElement): boolean {
  const { attribs } = element
  if (attribs['hidden'] !== undefined && attribs['hidden'] !== 'until-found') return true
  if (attribs['aria-hidden'] === 'true') return true
  if (
    /(^|\s)(visually-hidden|sr-only|screen-reader-text|element-invisible|u-visually-hidden)(\s|$)/.test(
      attribs['class'] ?? '',
    )
  ) {
    return true
  }
  return styleOf(element, 'display') === 'none' || styleOf(element, 'visibility') === 'hidden'
}

/** The look of text inside an element, given the look around it. */
export function lookInside(element: MarkupElement, around: TextStyle): TextStyle {
  const weight = styleOf(element, 'font-weight')
  const slant = styleOf(element, 'font-style')
  const colour = parseColour(
    styleOf(element, 'color') ?? (element.name === 'font' ? element.attribs['color'] : undefined),
  )
  return {
    bold: weight === null ? around.bold || BOLD.has(element.name) : /^(bold|bolder|[6-9]\d\d)$/.test(weight),
    italic: slant === null ? around.italic || ITALIC.has(element.name) : slant !== 'normal',
    colour: colour ?? around.colour,
  }
}

/** `#rrggbb` of a CSS colour, null where it is none that we know. */
function parseColour(text: string | undefined): string | null {
  const value = text?.trim().toLowerCase() ?? ''
  if (/^#[\da-f]{6}$/.test(value)) return value
  const short = /^#([\da-f])([\da-f])([\da-f])$/.exec(value)
  if (short)
    return `#${short
      .slice(1)
      .map((digit) => digit + digit)
      .join('')}`
  const channels = /^rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})/.exec(value)
  if (channels) return toHex(channels.slice(1).map(Number))
  return NAMED.get(value) ?? null
}

/** `#rrggbb` of three channels from 0 to 255. */
function toHex(channels: number[]): string {
  return `#${channels
    .map((channel) =>
      Math.max(0, Math.min(255, Math.round(channel)))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}

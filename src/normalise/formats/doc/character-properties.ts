import type { CharacterLook } from '../docx/styles.ts'
import { element, property } from './markup.ts'
import { isShade } from './paragraph-properties.ts'
import type { Property } from './properties.ts'

/** What is said of letters, as far as it matters to the text; null where nothing is said. */
export interface CharacterProperties {
  bold: boolean | null
  italic: boolean | null
  hidden: boolean | null
  /** `rrggbb` or `auto`. */
  colour: string | null
  shaded: boolean
  /** Number of the character style. */
  style: number | null
  deleted: boolean
  inserted: boolean
  /** The sign of a symbol font that stands for the letter, as `f0fe`. */
  symbol: string | null
}

/** Word's sixteen colours by their number, from 1 ([MS-DOC] 2.9.117). */
const COLOURS =
  '000000 0000ff 00ffff 00ff00 ff00ff ff0000 ffff00 ffffff 000080 008080 008000 800080 800000 808000 808080 c0c0c0'.split(
    ' ',
  )

const AS_STYLE = 0x80
const UNLIKE_STYLE = 0x81

/**
 * Reads the properties of letters ([MS-DOC] 2.6.1).
 * @param around the look of the paragraph's style, which some properties turn round
 */
export function readCharacterProperties(properties: Property[], around: CharacterLook | null): CharacterProperties {
  const found: CharacterProperties = {
    bold: null,
    italic: null,
    hidden: null,
    colour: null,
    shaded: false,
    style: null,
    deleted: false,
    inserted: false,
    symbol: null,
  }
  for (const { code, value } of properties) {
    switch (code) {
      case 0x0800: // sprmCFRMarkDel
        found.deleted = value.readUInt8(0) === 1
        break
      case 0x0801: // sprmCFRMarkIns
        found.inserted = value.readUInt8(0) === 1
        break
      case 0x0835: // sprmCFBold
        found.bold = toggled(value, around?.bold)
        break
      case 0x0836: // sprmCFItalic
        found.italic = toggled(value, around?.italic)
        break
      case 0x083c: // sprmCFVanish
        found.hidden = toggled(value, around?.hidden)
        break
      case 0x2a42: // sprmCIco
        found.colour = COLOURS[value.readUInt8(0) - 1] ?? 'auto'
        break
      case 0x6870: // sprmCCv
        found.colour = value[3] === 0xff ? 'auto' : value.toString('hex', 0, 3)
        break
      case 0x2a0c: // sprmCHighlight
        found.shaded ||= value.readUInt8(0) !== 0
        break
      case 0x4866: // sprmCShd80
      case 0xca71: // sprmCShd
        found.shaded ||= isShade(code, value)
        break
      case 0x4a30: // sprmCIstd
        found.style = value.readUInt16LE(0)
        break
      case 0x6a09: // sprmCSymbol: the font's number, then the sign
        found.symbol = value.readUInt16LE(2).toString(16)
        break
    }
  }
  return found
}

function toggled(value: Buffer, around: boolean | null | undefined): boolean | null {
  const sign = value.readUInt8(0)
  if (sign === AS_STYLE) return null
  return sign === UNLIKE_STYLE ? around !== true : sign === 1
}

/** The properties as WordprocessingML. */
export function writeCharacterProperties(found: CharacterProperties): string {
  const written =
    property('rStyle', found.style) +
    property('b', found.bold) +
    property('i', found.italic) +
    property('vanish', found.hidden) +
    property('color', found.colour) +
    (found.shaded ? element('shd', { fill: '808080' }) : '')
  return written === '' ? '' : element('rPr', {}, written)
}

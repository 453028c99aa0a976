import { element, property } from './markup.ts'
import type { Property } from './properties.ts'

/** What is said of a paragraph, as far as it matters to the text; null where nothing is said. */
export interface ParagraphProperties {
  /** Number of the list from 1, `0` for none. */
  list: number | null
  /** Level in the list, from 0. */
  level: number | null
  /** Outline level from 0; 9 is body text. */
  outline: number | null
  /** Indents of the paragraph and of its first line, in twentieths of a point. */
  left: number | null
  firstLine: number | null
  shaded: boolean
  /** Another style than the one that the paragraph began with. */
  style: number | null
  inTable: boolean
  /** How many tables the paragraph stands in; null where only `inTable` tells. */
  tableDepth: number | null
  /** Whether it is the mark that ends a row. */
  endsRow: boolean
  /** Whether it is the mark that ends a row of a table within a table. */
  endsInnerRow: boolean
  /** The row's cells ([MS-DOC] 2.9.317). */
  row: Buffer | null
}

/** Reads the properties of a paragraph ([MS-DOC] 2.6.2, 2.6.3). */
export function readParagraphProperties(properties: Property[]): ParagraphProperties {
  const found: ParagraphProperties = {
    list: null,
    level: null,
    outline: null,
    left: null,
    firstLine: null,
    shaded: false,
    style: null,
    inTable: false,
    tableDepth: null,
    endsRow: false,
    endsInnerRow: false,
    row: null,
  }
  for (const { code, value } of properties) apply(found, code, value)
  return found
}

function apply(found: ParagraphProperties, code: number, value: Buffer): void {
  switch (code) {
    case 0x460b: // sprmPIlfo; a negative number keeps the indents of a list that was taken away
      found.list = Math.max(0, value.readInt16LE(0))
      break
    case 0x260a: // sprmPIlvl
      found.level = Math.min(8, value.readUInt8(0))
      break
    case 0x2640: // sprmPOutLvl
      found.outline = value.readUInt8(0)
      break
    case 0x840f: // sprmPDxaLeft80
    case 0x845e: // sprmPDxaLeft
      found.left = value.readInt16LE(0)
      break
    case 0x8411: // sprmPDxaLeft180
    case 0x8460: // sprmPDxaLeft1
      found.firstLine = value.readInt16LE(0)
      break
    case 0x442d: // sprmPShd80
    case 0xc64d: // sprmPShd
      found.shaded = isShade(code, value)
      break
    case 0x4600: // sprmPIstd
      found.style = value.readUInt16LE(0)
      break
    case 0x2416: // sprmPFInTable
      found.inTable = value.readUInt8(0) !== 0
      break
    case 0x6649: // sprmPItap
      found.tableDepth = value.readInt32LE(0)
      break
    case 0x2417: // sprmPFTtp
      found.endsRow = value.readUInt8(0) !== 0
      break
    case 0x244c: // sprmPFInnerTtp
      found.endsInnerRow = value.readUInt8(0) !== 0
      break
    case 0xd608: // sprmTDefTable
      found.row = value
      break
  }
}

/** Whether a shading colours the ground: not "automatic" or "none" ([MS-DOC] 2.9.252, 2.9.253). */
export function isShade(code: number, value: Buffer): boolean {
  if (code === 0x442d || code === 0x4866) {
    const shade = value.readUInt16LE(0)
    return shade !== 0 && shade !== 0xffff
  }
  if (value.length < 10) return false
  // Colours are automatic where their fourth byte is 0xff; a pattern of 0 shows the background alone.
  const pattern = value.readUInt16LE(8)
  return (value[7] !== 0xff && value.readUIntLE(4, 3) !== 0xffffff) || (pattern !== 0 && pattern !== 0xffff)
}

/** The properties as WordprocessingML. @param style the number of the paragraph's style; null within a style */
export function writeParagraphProperties(found: ParagraphProperties, style: number | null): string {
  const { list, level, left, firstLine, shaded } = found
  const numbered = property('ilvl', level) + property('numId', list)
  return element(
    'pPr',
    {},
    property('pStyle', style) +
      (numbered === '' ? '' : element('numPr', {}, numbered)) +
      (left === null && firstLine === null ? '' : element('ind', { left, firstLine })) +
      (shaded ? element('shd', { fill: '808080' }) : '') +
      property('outlineLvl', found.outline),
  )
}

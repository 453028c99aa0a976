import iconv from 'iconv-lite'
import type { Furniture } from '../../../domain.ts'
import { demoteAddresses, promoteBoldParagraphs } from '../../bold-headings.ts'
import type { BlockDraft } from '../../document-draft.ts'
import { separatePrintedLists } from '../../printed-lists.ts'
import type { Reader } from '../reader.ts'
import { hiddenParts } from './hidden-parts.ts'
import { type CellPlan, createParagraphs, type Paragraphs } from './paragraphs.ts'
import { type RtfToken, rtfTokens } from './tokens.ts'
import { LETTERS, PLACES, READ_THOUGH_IGNORABLE, SILENT } from './words.ts'

/** What holds within a group and is forgotten at its end. */
interface GroupState {
  bold: boolean
  italic: boolean
  hidden: boolean
  colour: number
  headingLevel: number | null
  inTable: boolean
  /** How many letters follow `\u` for readers that know no Unicode. */
  fallbackLength: number
  /** What becomes of text: printed, passed over, or part of the table of colours or the title. */
  use: 'print' | 'none' | 'colours' | 'title'
  place: Furniture | 'note' | null
}

const FIRST: GroupState = {
  bold: false,
  italic: false,
  hidden: false,
  colour: 0,
  headingLevel: null,
  inTable: false,
  fallbackLength: 1,
  use: 'print',
  place: null,
}
/** Deeper groups than this are an attack, not a letter. */
const DEEPEST = 5000

/**
 * Reads Rich Text. An own reader, since libraries corrupt the pound sign. Numbers of lists are taken as the program that
 * wrote the file printed them for readers that cannot count (`\listtext`).
 */
export const readRtf: Reader = (source) => {
  const reading = createReading()
  for (const token of rtfTokens(source.bytes)) reading.take(token)
  return { ok: true, value: { ...reading.finish(), warnings: hiddenParts(rtfTokens(source.bytes)) } }
}

function createReading() {
  const places = new Map<Furniture | 'note' | null, Paragraphs>()
  const colours: (string | null)[] = []
  let channels: Record<string, number> = {}
  const stack: GroupState[] = []
  let state = { ...FIRST }
  let codePage = 'win1252'
  let bytes: number[] = []
  let toSkip = 0
  let ignorable = false
  let plan: CellPlan[] = []
  let nextCell: CellPlan = { continuesLeft: false, continuesAbove: false }
  let headerRow = false
  let title = ''

  function paragraphs(): Paragraphs {
    const found = places.get(state.place)
    if (found !== undefined) return found
    const made = createParagraphs(state.place === 'note' ? null : state.place)
    places.set(state.place, made)
    return made
  }

  function print(text: string): void {
    if (state.use === 'title') title += text
    if (state.use !== 'print' || state.hidden || text === '') return
    const { bold, italic } = state
    paragraphs().add({ text, bold, italic, colour: colours[state.colour] ?? null, page: null })
  }

  /** Letters of several bytes come byte by byte. */
  function printBytes(): void {
    if (bytes.length > 0) print(iconv.decode(Buffer.from(bytes), codePage))
    bytes = []
  }

  function take(token: RtfToken): void {
    if (token.kind === 'byte') {
      if (toSkip > 0) toSkip--
      else bytes.push(token.value)
      return
    }
    if (token.kind === 'text') takeText(token.text)
    else {
      printBytes()
      if (token.kind === 'word') takeWord(token.name, token.value)
      else takeGroup(token.kind)
    }
  }

  function takeText(text: string): void {
    if (state.use === 'colours') {
      for (const _ of text.matchAll(/;/g)) addColour()
      return
    }
    const shown = text.slice(toSkip)
    toSkip = Math.max(0, toSkip - text.length)
    for (const letter of shown) bytes.push(letter.charCodeAt(0))
    if (!/[\x80-\xff]$/.test(shown)) printBytes()
  }

  function addColour(): void {
    const { red, green, blue } = channels
    const hex = [red, green, blue].map((value) =>
      Math.max(0, Math.min(255, value ?? 0))
        .toString(16)
        .padStart(2, '0'),
    )
    colours.push(red === undefined ? null : `#${hex.join('')}`)
    channels = {}
  }

  function takeGroup(kind: 'open' | 'close'): void {
    toSkip = 0
    ignorable = false
    if (kind === 'open') {
      if (stack.length >= DEEPEST) throw new Error('its groups are nested too deeply')
      stack.push(state)
      state = { ...state }
      return
    }
    const inside = state
    state = stack.pop() ?? { ...FIRST }
    // A note's or header's last paragraph need not be ended.
    if (inside.place !== state.place) places.get(inside.place)?.endParagraph(inside.headingLevel, false)
  }

  function takeWord(name: string, value: number | null): void {
    if (toSkip > 0) toSkip = 0
    if (name === '*') {
      ignorable = true
      return
    }
    const wasIgnorable = ignorable
    ignorable = false
    const on = value !== 0
    const letter = LETTERS.get(name)
    const place = PLACES.get(name)
    if (place !== undefined) state.place = place
    else if (name === 'colortbl') state.use = 'colours'
    else if (name === 'title' && state.use === 'none') state.use = 'title'
    else if (SILENT.has(name) || (wasIgnorable && !READ_THOUGH_IGNORABLE.has(name))) state.use = 'none'
    else if (letter !== undefined) print(letter)
    else if (name === 'u' && value !== null) {
      print(String.fromCharCode(value & 0xffff))
      toSkip = state.fallbackLength
    } else if (name === 'uc') state.fallbackLength = Math.max(0, value ?? 1)
    else if (name === 'ansicpg') setCodePage(value)
    else if (name === 'mac') codePage = 'macintosh'
    else if (name === 'b') state.bold = on
    else if (name === 'i') state.italic = on
    else if (name === 'v' || name === 'deleted') state.hidden = on
    else if (name === 'cf') state.colour = value ?? 0
    else if (name === 'red' || name === 'green' || name === 'blue') channels[name] = value ?? 0
    else if (name === 'plain') state = { ...state, bold: false, italic: false, hidden: false, colour: 0 }
    else takeParagraphWord(name, value)
  }

  function setCodePage(value: number | null): void {
    const name = value === 65001 ? 'utf8' : `cp${value}`
    if (iconv.encodingExists(name)) codePage = name
  }

  function takeParagraphWord(name: string, value: number | null): void {
    if (name === 'pard') state = { ...state, headingLevel: null, inTable: false }
    else if (name === 'outlinelevel') state.headingLevel = value !== null && value < 9 ? Math.min(6, value + 1) : null
    else if (name === 'intbl') state.inTable = true
    else if (state.use !== 'print') return
    else if (name === 'par' || name === 'sect' || name === 'page') {
      paragraphs().endParagraph(state.headingLevel, state.inTable)
    } else if (name === 'cell') paragraphs().endCell()
    else if (name === 'row') paragraphs().endRow(plan, headerRow)
    else takeRowWord(name)
  }

  function takeRowWord(name: string): void {
    if (name === 'trowd') {
      plan = []
      headerRow = false
    } else if (name === 'trhdr') headerRow = true
    else if (name === 'clmrg') nextCell.continuesLeft = true
    else if (name === 'clvmrg') nextCell.continuesAbove = true
    else if (name === 'cellx') {
      plan.push(nextCell)
      nextCell = { continuesLeft: false, continuesAbove: false }
    }
  }

  function finish(): { title: string | null; blocks: BlockDraft[] } {
    printBytes()
    const blocksOf = (place: Furniture | 'note' | null) => places.get(place)?.finish() ?? []
    const reading = separatePrintedLists([...blocksOf(null), ...blocksOf('note')])
    const around = (['text_box', 'header', 'footer'] as const).flatMap(blocksOf)
    return { title: title.trim() || null, blocks: [...promoteBoldParagraphs(demoteAddresses(reading)), ...around] }
  }

  return { take, finish }
}

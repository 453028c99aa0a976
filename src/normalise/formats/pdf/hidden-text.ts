import type { NormaliserWarning } from '../../../domain.ts'
import type { Drawing, Ground } from './drawing.ts'
import type { PdfPictures } from './page-pictures.ts'
import type { DrawnLetter } from './placed-letters.ts'
import { isBlank } from './seen-letters.ts'

/** A page as seen, in points. */
interface PageSize {
  number: number
  width: number
  height: number
}

export interface HiddenText {
  letters: ReadonlySet<DrawnLetter>
  warnings: NormaliserWarning[]
}

/** Beyond the edge by more than this (points) is outside. */
const EDGE = 2
/** The share of a page that a scan covers: letters that are not drawn are what OCR read on it. */
const SCAN = 0.5
/** Colours whose parts differ by less than this, of 255, are hardly told apart. */
const SAME_COLOUR = 0x18
const WHITE = '#ffffff'
const BLACK = '#000000'

const SAID = {
  text_outside_page: 'Pieces of text lie outside the page',
  covered_text: 'Pieces of text lie under boxes that hide them',
  invisible_text: 'Pieces of text are not drawn, or in the colour of their ground',
  hidden_text: 'Pieces of text lie in layers that are switched off',
} as const
type HiddenKind = keyof typeof SAID

/**
 * Finds what is in the file of a page but not to be seen on it: text outside it, under boxes drawn over it, in the colour
 * of its ground, not drawn at all, or in a layer that is switched off. What the drawing commands make suspect is looked
 * up in a picture of the page, since clips, blending and pictures show more than they tell.
 */
export async function findHiddenText(drawing: Drawing, page: PageSize, pictures: PdfPictures): Promise<HiddenText> {
  const grounds = drawing.grounds.filter(({ width, height }) => Math.min(width, height) > 1)
  const kinds = drawing.letters.map((letter) => suspicion(letter, grounds, page))
  const pieces = piecesOf(drawing.letters, kinds)
  const sure = pieces.filter(({ kind }) => kind === 'text_outside_page' || kind === 'hidden_text')
  const doubtful = pieces.filter((piece) => !sure.includes(piece))
  const hidden = [...sure, ...(doubtful.length === 0 ? [] : await unseen(doubtful, drawing, page, pictures))]
  return {
    letters: new Set(hidden.flatMap(({ letters }) => letters)),
    warnings: (Object.keys(SAID) as HiddenKind[]).flatMap((kind) => {
      const count = hidden.filter((piece) => piece.kind === kind).length
      const message = `${SAID[kind]}: ${count}. They are not in the text.`
      return count === 0 ? [] : [{ kind, message, place: `page ${page.number}`, count }]
    }),
  }
}

function suspicion({ x, y, text }: DrawnLetter, grounds: Ground[], { width, height }: PageSize): HiddenKind | null {
  const { size, order, colour } = text
  if (x > width + EDGE || x < -EDGE || y < -EDGE || y - 0.7 * size > height + EDGE) return 'text_outside_page'
  if (text.hiddenLayer) return 'hidden_text'
  if (!text.drawn) return 'invisible_text'
  const middle = y - size / 3
  let under: Ground | null = null
  for (const ground of grounds) {
    if (!holds(ground, x, middle)) continue
    if (ground.order < order) under = ground
    else if (ground.solid) return 'covered_text'
  }
  if (colour === null || (under !== null && (under.colour === null || !under.solid))) return null
  if (!isSameColour(colour, under?.colour ?? WHITE)) return null
  return under && isSameColour(colour, BLACK) ? 'covered_text' : 'invisible_text'
}

function holds(ground: Ground, x: number, y: number): boolean {
  return x >= ground.x && x <= ground.x + ground.width && y >= ground.y && y <= ground.y + ground.height
}

function isSameColour(one: string, other: string): boolean {
  if (one === other) return true
  const part = (colour: string, at: number) => Number.parseInt(colour.slice(at, at + 2), 16)
  return [1, 3, 5].every((at) => Math.abs(part(one, at) - part(other, at)) < SAME_COLOUR)
}

interface Piece {
  kind: HiddenKind
  letters: DrawnLetter[]
}

/** Letters that follow each other on a line, hidden in the same way. */
function piecesOf(letters: DrawnLetter[], kinds: (HiddenKind | null)[]): Piece[] {
  const pieces: Piece[] = []
  for (const [at, letter] of letters.entries()) {
    const kind = kinds[at]
    if (!kind) continue
    const last = kinds[at - 1] === kind ? pieces.at(-1) : undefined
    const before = last?.letters.at(-1)
    if (last && before && Math.abs(before.y - letter.y) < 0.5 * letter.text.size) last.letters.push(letter)
    else pieces.push({ kind, letters: [letter] })
  }
  return pieces
}

/** Those pieces where a picture of the page shows nothing of them; all of them where it cannot be drawn. */
async function unseen(pieces: Piece[], { letters }: Drawing, page: PageSize, pictures: PdfPictures): Promise<Piece[]> {
  try {
    const scanned =
      pieces.some(({ kind }) => kind === 'invisible_text') && (await pictures.pictured(page.number)) > SCAN
    const open = scanned ? pieces.filter(({ letters }) => letters.some(({ text }) => text.drawn)) : pieces
    if (open.length === 0) return []
    const picture = await pictures.look(page.number)
    return open.filter((piece) => isBlank(piece.letters, picture) || isOverwritten(piece, letters))
  } catch {
    return pieces
  }
}

/** Whether other words were written on the box that covers some: it is these that the picture shows. */
function isOverwritten({ kind, letters }: Piece, all: DrawnLetter[]): boolean {
  const [first] = letters
  const last = letters.at(-1)
  if (kind !== 'covered_text' || !first || !last) return false
  const { order, size } = last.text
  return all.some(
    ({ x, y, text }) => text.order > order && Math.abs(y - last.y) < 0.7 * size && x >= first.x && x <= last.x,
  )
}

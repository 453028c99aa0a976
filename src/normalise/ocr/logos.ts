/**
 * The words of logos: the name under the NHS lozenge of a letterhead, and what partners and awards print at a page's
 * foot. A letter's digital original has none of them, since its logos are pictures.
 */
import { darkShapes } from './dark-shapes.ts'
import type { InkRule } from './drawn-rules.ts'
import type { InkWord } from './engine.ts'
import type { GreyImage } from './grey-image.ts'

interface Area {
  left: number
  right: number
  top: number
  bottom: number
}

/** Letterheads begin in this upper part of a page, logos at its foot in what is below that. */
const HEAD = 0.16
const FOOT = 0.75
/** Widest logos, in inches: a wider bar is the head of a table or a title, unless it is as tall as no line of these. */
const WIDEST_INCHES = 2.2
const TALL_INCHES = 0.5
/** White between the lines of a logo, and how far its edges may be from those of the line above, in inches. */
const WIDEST_GAP_INCHES = 0.12
const ALIGNED_INCHES = 0.1
const LONGEST_LINE_INCHES = 4.2
const MOST_LINES = 4
/** The name of an NHS body ends so under its lozenge (NHS Identity Guidelines). */
const END_OF_NAME = /\bNHS (?:Foundation )?Trust$/i

/** @param resolution pixels an inch */
export function findLogoWords(image: GreyImage, words: InkWord[], rules: InkRule[], resolution: number): Set<InkWord> {
  const found = new Set<InkWord>()
  const reach = ALIGNED_INCHES * resolution
  const shapes = darkShapes(image, resolution).filter((shape) => !rules.some((rule) => touches(shape, rule, reach)))
  for (const shape of shapes) {
    const wide = shape.right - shape.left > WIDEST_INCHES * resolution
    // Bars side by side are the head of a table.
    const besideOthers = shapes.some((other) => other !== shape && isBeside(shape, other))
    if (besideOthers || (wide && shape.bottom - shape.top < TALL_INCHES * resolution)) continue
    const atEdge = shape.top < image.height * HEAD || shape.top > image.height * FOOT
    if (atEdge) for (const word of wordsOfLogo(shape, words, resolution)) found.add(word)
  }
  return found
}

/** The words in a shape, and the lines below that carry it on: near, and flush with it or centred. */
function wordsOfLogo(shape: Area, words: InkWord[], resolution: number): InkWord[] {
  const logo = words.filter((word) => isWithin(word, shape))
  const area = { ...shape }
  for (let lines = 0; lines < MOST_LINES; lines++) {
    const line = lineBelow(area, words, resolution)
    if (line === null) break
    logo.push(...line)
    const edges = areaOf(line)
    area.left = Math.min(area.left, edges.left)
    area.right = Math.max(area.right, edges.right)
    area.bottom = Math.max(area.bottom, edges.bottom)
    if (END_OF_NAME.test(line.map(({ text }) => text).join(' '))) break
  }
  return logo
}

function lineBelow(area: Area, words: InkWord[], resolution: number): InkWord[] | null {
  const under = words.filter(
    (word) => word.top > area.bottom - word.height / 2 && word.left < area.right && word.right > area.left,
  )
  const first = under.toSorted((one, other) => one.baseline - other.baseline)[0]
  if (first === undefined || first.top - area.bottom > WIDEST_GAP_INCHES * resolution) return null
  const line = lineAround(first, words)
  const edges = areaOf(line)
  if (edges.right - edges.left > LONGEST_LINE_INCHES * resolution) return null
  const near = (one: number, other: number) => Math.abs(one - other) < ALIGNED_INCHES * resolution
  const aligned =
    near(edges.left, area.left) ||
    near(edges.right, area.right) ||
    near((edges.left + edges.right) / 2, (area.left + area.right) / 2)
  return aligned ? line : null
}

/** The words that stand in one line with a word, without a wide gap between them. */
function lineAround(word: InkWord, words: InkWord[]): InkWord[] {
  const inLine = words
    .filter((other) => Math.abs(other.baseline - word.baseline) < word.height / 2)
    .sort((one, other) => one.left - other.left)
  const at = inLine.indexOf(word)
  let [first, last] = [at, at]
  const gapBefore = (place: number) => (inLine[place]?.left ?? Infinity) - (inLine[place - 1]?.right ?? -Infinity)
  while (first > 0 && gapBefore(first) < word.height) first--
  while (last < inLine.length - 1 && gapBefore(last + 1) < word.height) last++
  return inLine.slice(first, last + 1)
}

function areaOf(words: InkWord[]): Area {
  const area: Area = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity }
  for (const { left, right, top, bottom } of words) {
    area.left = Math.min(area.left, left)
    area.right = Math.max(area.right, right)
    area.top = Math.min(area.top, top)
    area.bottom = Math.max(area.bottom, bottom)
  }
  return area
}

function isWithin({ left, right, top, bottom }: InkWord, area: Area): boolean {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2]
  return x > area.left && x < area.right && y > area.top && y < area.bottom
}

function isBeside(one: Area, other: Area): boolean {
  const overlap = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
  return overlap > 0.8 * (one.bottom - one.top) && overlap > 0.8 * (other.bottom - other.top)
}

/** Whether a rule meets a shape and leads beyond it: the straight edges of a shape are taken for rules, too. */
function touches(area: Area, { x, y, width, height }: InkRule, reach: number): boolean {
  const meets = x < area.right && x + width > area.left && y < area.bottom && y + height > area.top
  const beyond = x < area.left - reach || x + width > area.right + reach
  return meets && (beyond || y < area.top - reach || y + height > area.bottom + reach)
}

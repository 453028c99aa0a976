import { confidenceIn, withoutDirt } from './dirt.ts'
import { findInkRules, type InkRule, withoutRules } from './drawn-rules.ts'
import { createOcrEngine, type InkWord } from './engine.ts'
import { type GreyImage, type QuarterTurns, rotated, smoothed, turned } from './grey-image.ts'
import { findLogoWords } from './logos.ts'
import { labelBeside, unreadMargins } from './margin-labels.ts'
import type { OcrMode } from './mode.ts'
import { findTextDirection } from './skew.ts'

/** What a picture of a page says, the page turned upright; places in pixels of the upright picture. */
export interface RecognisedText {
  width: number
  height: number
  words: InkWord[]
  /** Those of the words that belong to logos. */
  logoWords: Set<InkWord>
  rules: InkRule[]
  /** Mean over its letters, 0 to 100; 0 without words. */
  confidence: number
  /** Whether anything at all is on the picture. */
  hasInk: boolean
}

export interface TextRecogniser {
  mode: OcrMode
  /** @param resolution pixels an inch; best at 150 to 300 */
  recognise(image: GreyImage, resolution: number): Promise<RecognisedText>
  close(): Promise<void>
}

/** Letters read with more confidence than this stand upright: upside down they come to 40. */
const UPRIGHT = 70
/**
 * Letters read with less confidence may be rough: a fax has 100 dots an inch, black or white. Smoothed, a fax lost a third
 * of its wrong words; clean scans gain nothing.
 */
const ROUGH = 91
/** Less confidence than this: nothing that smoothing would mend. */
const LEGIBLE = 55
/** Less skew than this (radians) does not disturb the reading. */
const STRAIGHT = 0.002
/** A word that the engine trusts less is dirt, the edge of a picture, or a signature. */
const FEWEST_CONFIDENCE = 20
const FEWEST_CONFIDENCE_OF_MARKS = 60
/** A page takes about two seconds; a picture that is none may keep the engine busy for minutes. */
const TIME_LIMIT_MILLISECONDS = 20_000
/** A page that took longer than this is not read again to read it better. */
const SLOW_MILLISECONDS = 12_000
/** Darker than this is ink, whatever the paper; a page with less than this share of it is blank. */
const INK = 160
const BLANK = 0.00005

/**
 * Makes a reader of pictures. Its engine starts with the first picture and is to be ended by `close`.
 * @param onPage called before each picture, so that whoever waits knows that there is progress
 */
export function createTextRecogniser(mode: OcrMode, onPage: () => void = () => {}): TextRecogniser {
  const engine = createOcrEngine()
  /** Pages of one document mostly lie the same way. */
  let lastTurns: QuarterTurns = 0
  let began = 0
  /** A further reading that fails leaves the first one as it is. */
  const late = () => null
  const taken = () => performance.now() - began

  async function recogniseTurned(image: GreyImage, resolution: number, turns: QuarterTurns, skew: number) {
    const upright = turned(image, turns)
    return recogniseUpright(Math.abs(skew) > STRAIGHT ? rotated(upright, -skew) : upright, resolution, turns)
  }

  async function recogniseUpright(straight: GreyImage, resolution: number, turns: QuarterTurns) {
    const rules = findInkRules(straight, resolution)
    // The engine takes a table's borders for a picture, and leaves out what is in it.
    const words = withoutDirt(
      (await engine.recognise(withoutRules(straight, rules), 'page', TIME_LIMIT_MILLISECONDS - taken())).filter(
        isTrusted,
      ),
    )
    return { straight, words, rules, confidence: confidenceIn(words), turns }
  }

  async function readLabels(straight: GreyImage, words: InkWord[], resolution: number): Promise<InkWord[]> {
    const labels: InkWord[] = []
    for (const margin of unreadMargins(straight, words, resolution)) {
      if (taken() > SLOW_MILLISECONDS) break
      const label = labelBeside(
        margin,
        await engine.recognise(margin.picture, 'line', TIME_LIMIT_MILLISECONDS - taken()),
      )
      if (label !== null) labels.push(label)
    }
    return labels
  }

  return {
    mode,
    async recognise(image, resolution) {
      onPage()
      began = performance.now()
      const hasInk = inkShare(image) > BLANK
      if (!hasInk) {
        const { width, height } = image
        return { width, height, words: [], logoWords: new Set(), rules: [], confidence: 0, hasInk }
      }
      const { sideways, skew } = findTextDirection(image)
      const [likely, other]: [QuarterTurns, QuarterTurns] = sideways ? [1, 3] : [0, 2]
      const first = lastTurns === other ? other : likely
      let best = await recogniseTurned(image, resolution, first, skew)
      if (best.confidence < UPRIGHT && taken() < SLOW_MILLISECONDS) {
        const flipped = await recogniseTurned(image, resolution, first === likely ? other : likely, skew).catch(late)
        if (flipped !== null && flipped.confidence > best.confidence) best = flipped
      }
      if (best.confidence >= UPRIGHT) lastTurns = best.turns
      if (best.confidence >= LEGIBLE && best.confidence < ROUGH && taken() < SLOW_MILLISECONDS) {
        const smooth = await recogniseUpright(smoothed(best.straight), resolution, best.turns).catch(late)
        if (smooth !== null && smooth.confidence > best.confidence) best = smooth
      }
      const { straight, rules, confidence } = best
      const labels = await readLabels(withoutRules(straight, rules), best.words, resolution)
      const words = [...best.words, ...labels]
      return {
        width: straight.width,
        height: straight.height,
        words,
        logoWords: findLogoWords(straight, best.words, rules, resolution),
        rules,
        confidence: Math.round(confidence),
        hasInk,
      }
    },
    close: () => engine.close(),
  }
}

function inkShare({ pixels }: GreyImage): number {
  let ink = 0
  for (const shade of pixels) if (shade < INK) ink++
  return ink / pixels.length
}

function isTrusted({ text, confidence }: InkWord): boolean {
  if (text.trim() === '') return false
  return confidence >= (/[\p{L}\p{N}]/u.test(text) ? FEWEST_CONFIDENCE : FEWEST_CONFIDENCE_OF_MARKS)
}

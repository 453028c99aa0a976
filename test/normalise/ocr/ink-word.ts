import type { InkWord } from '../../../src/normalise/ocr/engine.ts'

/** A word 60 pixels wide, as read at 200 dots an inch. */
export function inkWord(text: string, left: number, baseline: number, confidence = 95): InkWord {
  return { text, left, right: left + 60, top: baseline - 22, bottom: baseline, baseline, height: 30, confidence }
}

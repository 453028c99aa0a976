import type { DrawnLetter } from './placed-letters.ts'

/** How far ahead a letter is looked for where text and drawing differ (a ligature, a letter that is left out). */
const RESYNCHRONISE = 24

export interface LetterFollower {
  /** The drawn letter for the next visible letter of the text. */
  next(letter: string): DrawnLetter | null
}

/** Finds for each visible letter of a page's text, in its order, the drawn one. */
export function followLetters(letters: DrawnLetter[]): LetterFollower {
  let at = 0
  return {
    next(letter) {
      const end = Math.min(at + RESYNCHRONISE, letters.length)
      for (let ahead = at; ahead < end; ahead++) {
        const found = letters[ahead]
        if (found?.letter !== letter) continue
        at = ahead + 1
        return found
      }
      return letters[at] ?? null
    },
  }
}

import type { InkWord } from './engine.ts'

/** Words apart from all others, in letters' heights, that the engine trusts this little are pieces of a picture. */
const APART = 1.5
const FEWEST_CONFIDENCE = 40

/** The words without what specks, stamps and drawings were taken for: words that stand apart and are hardly read. */
export function withoutDirt(words: InkWord[]): InkWord[] {
  const kept = new Set(
    pieces(words)
      .filter((piece) => confidenceIn(piece) >= FEWEST_CONFIDENCE)
      .flat(),
  )
  return words.filter((word) => kept.has(word))
}

/** Words that follow each other on a line without a wide gap. */
function pieces(words: InkWord[]): InkWord[][] {
  const found: InkWord[][] = []
  for (const word of words) {
    const last = found.at(-1)
    const before = last?.at(-1)
    const onLine = before !== undefined && Math.abs(before.baseline - word.baseline) < word.height / 2
    const near = before !== undefined && Math.abs(word.left - before.right) < APART * word.height
    if (last !== undefined && onLine && near) last.push(word)
    else found.push([word])
  }
  return found
}

/** Mean over its letters, 0 to 100; 0 without words. */
export function confidenceIn(words: InkWord[]): number {
  let [sum, letters] = [0, 0]
  for (const { text, confidence } of words) {
    sum += confidence * text.length
    letters += text.length
  }
  return letters === 0 ? 0 : sum / letters
}

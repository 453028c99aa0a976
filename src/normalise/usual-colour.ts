import type { BlockDraft, TextRun } from './document-draft.ts'

/** Shades nearer than this in every channel look the same in print: black beside #212b32. */
const SAME_SHADE = 0x40

/** The colour of most of a document's reading text; null where that is black or not stated. */
export function usualColour(blocks: BlockDraft[]): string | null {
  const letters = new Map<string | null, number>()
  for (const block of blocks) {
    if (block.furniture !== null) continue
    for (const run of runsOf(block)) letters.set(run.colour, (letters.get(run.colour) ?? 0) + run.text.length)
  }
  let usual: string | null = null
  let most = letters.get(null) ?? 0
  for (const [colour, count] of letters) {
    if (count > most) [usual, most] = [colour, count]
  }
  return usual
}

/** The colour as it is to be noted: null for the usual colour and what can't be told from it. */
export function withoutUsualColour(colour: string | null, usual: string | null): string | null {
  if (colour === null || isNear(colour, usual ?? '#000000') || isNear(colour, '#000000')) return null
  return colour
}

function runsOf(block: BlockDraft): TextRun[] {
  return block.kind === 'table' ? block.rows.flatMap((row) => row.flatMap((cell) => cell.content)) : block.content
}

function isNear(one: string, other: string): boolean {
  return [1, 3, 5].every(
    (at) =>
      Math.abs(Number.parseInt(one.slice(at, at + 2), 16) - Number.parseInt(other.slice(at, at + 2), 16)) < SAME_SHADE,
  )
}

import { tellingWords } from './words.ts'

/** Numbering or a bullet at the beginning of a line. */
const LABELLED = /^\s{0,12}(?:[-–•*]\s|\(?(?:q(?:uestion)? ?)?(?:\d{1,2}[a-z]?|[a-z]|[ivx]{1,4})[.):]\s)/i

/** How a sentence begins that asks for something. */
const ASKS =
  /^(?:and )?(?:please|how|what|which|who|whom|whose|when|where|why|do|does|did|is|are|was|were|has|have|had|can|could|would|will|list|provide|confirm|state|give|send|copies|copy|the (?:number|total|name|cost|amount))\b/i

const FULL_STOP = /(?<=[a-z)][.?!])\s+(?=[A-Z])/

/** No request asks more; a longer text is some other. */
const MOST = 40

interface Piece {
  text: string
  labelled: boolean
}

/** Items of a list and paragraphs, their lines joined. */
function pieces(draft: string): Piece[] {
  const found: Piece[] = []
  let continues = false
  for (const line of draft.split('\n')) {
    const labelled = LABELLED.test(line)
    const text = line.trim()
    const last = found.at(-1)
    if (text !== '' && continues && !labelled && last) last.text = `${last.text} ${text}`
    else if (text !== '') found.push({ text, labelled })
    continues = text !== ''
  }
  return found
}

/**
 * The questions of a draft, in its order: items of a list, else sentences that ask; all sentences where none seems to.
 * Greetings and the like, which ask nothing, are left out.
 */
export function draftQuestions(draft: string): string[] {
  const sentences = pieces(draft).flatMap((piece): Piece[] =>
    piece.labelled ? [piece] : piece.text.split(FULL_STOP).map((text) => ({ text, labelled: false })),
  )
  const telling = sentences.filter(({ text }) => tellingWords(text).length > 0)
  const asking = telling.filter(({ text, labelled }) => labelled || text.endsWith('?') || ASKS.test(text))
  return (asking.length > 0 ? asking : telling).map(({ text }) => text).slice(0, MOST)
}

/** The authority as the document names itself. */
import { evidenceIn, type Found, type Front } from './front.ts'

const BODY_KIND =
  /\bNHS (?:Foundation )?Trust\b|\bNHS and Social Care Partnership Trust\b|\b(?:University |Teaching )?Health Board\b|\bIntegrated Care Board\b|\b(?:Borough |County |City |District )?Council\b|\bConstabulary\b|\bPolice Service of Northern Ireland\b|\bNHS (?:Digital|England|Scotland|Wales)\b|\bAmbulance Service\b/g
const NAME_WORD = /^(?:[\p{Lu}&][\p{L}’'&.-]*,?|and|of|the|for|with|on|upon|in)$/u
const SMALL_WORD = /^(?:and|of|the|for|with|on|upon|in|The)$/
const MOST_WORDS = 12

/** The name that the document prints most often, counting its front twice; of equals the first. */
export function readAuthority(fronts: Front[]): Found<string> | null {
  const counts = new Map<string, { count: number; found: Found<string> }>()
  for (const front of fronts) {
    for (const match of front.text.matchAll(BODY_KIND)) {
      const start = nameStart(front.text, match.index)
      const end = match.index + match[0].length
      const printed = front.text.slice(start, end).replace(/\s+/g, ' ')
      if (printed === match[0] && !/^(?:NHS D|NHS E|Police)/.test(printed)) continue
      const key = printed
        .toLowerCase()
        .replace(/&/g, 'and')
        .replace(/[^\p{L} ]/gu, '')
      const known = counts.get(key) ?? { count: 0, found: { value: printed, evidence: evidenceIn(front, start, end) } }
      known.count += front === fronts[0] ? 2 : 1
      counts.set(key, known)
    }
  }
  let best: { count: number; found: Found<string> } | null = null
  for (const entry of counts.values()) if (!best || entry.count > best.count) best = entry
  return best?.found ?? null
}

/** Walks back over the capitalised words of a name within its line. */
function nameStart(text: string, end: number): number {
  let start = end
  for (let words = 0; words < MOST_WORDS; words++) {
    const before = /([^\s]{1,40})([^\S\n]{1,3})$/.exec(text.slice(Math.max(0, start - 44), start))
    if (!before || !NAME_WORD.test(before[1] ?? '')) break
    start -= before[0].length
  }
  for (;;) {
    const small = /^(\S{1,4})\s{1,3}/.exec(text.slice(start, start + 8))
    if (!small || !SMALL_WORD.test(small[1] ?? '') || start + small[0].length > end) return start
    start += small[0].length
  }
}

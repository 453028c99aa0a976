/**
 * What stands before the words of a question or an answer: "1.", "(a)", "Q3", "Question 4:", "Items 1 to 5", "A:",
 * "Response –". Read with anchored patterns of bounded length.
 */

export interface Label {
  /** The questions named: "1", "1a"; several for "Items 1 to 5" and "Questions 1c and 1d"; none for a bullet or "Answer:". */
  ordinals: string[]
  kind: 'number' | 'letter' | 'roman' | 'bullet' | 'none'
  /** What the label's words say of it: a question ("Q3", "Question 3"), an answer ("A:", "Response –"), or nothing. */
  says: 'question' | 'answer' | null
  /** Characters of the label with the white space behind it. */
  length: number
}

const BULLET = /^[•·●○◦▪■□➢➤►‣⁃∙–—*\uf0b7\uf0a7\uf0d8\uf076\uf0fc-]\s{1,8}(?=\S)/
const QUESTION_WORD =
  /^(?:(?:in respect of|re|regarding|on|your) )?(?:Questions?|Ques?|Q|Items?|Points?|Parts?)[. ]{0,2}(?=\(?\d)/i
const ORDINALS =
  /^\(?\d{1,2}(?:\.\d{1,2}){0,2}[a-z]?\)?(?:(?:\s?(?:,|&|and|to|-|–)\s?)+(?:Q|questions?\s)?\(?\d{0,2}[a-z]?\)?(?=[\s.:,)–-]|$)){0,12}/i
/** "Question 3 – 31 March": behind one question, a dash set apart is a mark and no range. */
const ONE_ORDINAL = /^\(?\d{1,2}(?:\.\d{1,2}){0,2}[a-z]?\)?(?=\s[–—-]\s)/i
const ANSWER_WORD =
  /^(?:the |our |trust(?:[’']s)? )?(?:answer|response|reply)(?:\s{1,2}(?:to\s{1,2})?(?:question\s{1,2})?(\d{1,2}[a-z]?))?\s{0,2}(?:[:.](?=\s)|[–—-](?=\s))\s{0,8}(?=\S)/i
/** "A:" and "A3." but not "a." or "A. Smith". */
const ANSWER_LETTER = /^A(?:(\d{1,2}[a-z]?)\s?[:.)]|\s?:)\s{1,8}(?=\S)/
/** "A3 Fourteen", without a mark: the answer only behind "Q3", else it may be a size of paper. */
const BARE_ANSWER_LETTER = /^A(\d{1,2}[a-z]?)\s{1,8}(?=\S)/
const NUMBER = /^\(?(\d{1,2})(?:[.)]|\.\)|\):)(?!\d)\s{0,8}(?=\S|$)/
const NUMBER_AND_LETTER = /^\(?(\d{1,2}\s?\(?[a-z])\)?[.):]{1,2}\s{1,8}(?=\S)/
const SECTION = /^(\d{1,2}(?:\.\d{1,2}){1,2})[.)]?\s{1,8}(?=[A-Z])/
const LETTER = /^(?:\(([a-z])\)|([a-z])[.)])\s{1,8}(?=\S)/
const ROMAN = /^\(?(i{1,3}|iv|v|vi{1,3}|ix|x)[.)]\s{1,8}(?=\S)/

/** The ordinal without brackets and dots at its end: "1(a)" → "1a", "Q3." → "3". */
export function cleanOrdinal(printed: string): string {
  return printed
    .replace(/^(?:question|que|q)[ .]*/i, '')
    .replace(/[().:\s]/g, (mark) => (mark === '.' ? '.' : ''))
    .replace(/^\.+|\.+$/g, '')
}

/** The ordinals that a phrase names: "1 to 5" → 1,2,3,4,5; "1c and 1d" → 1c,1d; "(a) to (d)" is left to its caller. */
export function readOrdinals(phrase: string): string[] {
  const found: string[] = []
  let range = false
  for (const piece of phrase.match(/\d{1,2}[a-z]?|\b(?:to|and)\b|[–-]/gi) ?? []) {
    if (/^(?:to|[–-])$/i.test(piece)) {
      range = true
      continue
    }
    if (/^and$/i.test(piece)) continue
    const last = Number(found.at(-1))
    if (range && last < Number(piece))
      for (let between = last + 1; between < Number(piece); between++) found.push(String(between))
    range = false
    found.push(piece.toLowerCase())
  }
  return found
}

/** "A3 Fourteen" behind question 3; null elsewhere. */
export function readAnswerTo(text: string, question: string): Label | null {
  const bare = BARE_ANSWER_LETTER.exec(text.slice(0, 20))
  if (bare?.[1]?.toLowerCase() !== question) return null
  return { ordinals: [question], kind: 'none', says: 'answer', length: bare[0].length }
}

/** Reads the label that a line or block begins with, or null. */
export function readLabel(text: string): Label | null {
  const head = text.slice(0, 80)
  const bullet = BULLET.exec(head)
  if (bullet) return { ordinals: [], kind: 'bullet', says: null, length: bullet[0].length }
  const word = QUESTION_WORD.exec(head)
  if (word) return questionLabel(head, word[0])
  const answer = ANSWER_WORD.exec(head) ?? ANSWER_LETTER.exec(head)
  if (answer) {
    const ordinal = answer[1]
    return { ordinals: ordinal ? [ordinal.toLowerCase()] : [], kind: 'none', says: 'answer', length: answer[0].length }
  }
  return plainLabel(head)
}

function questionLabel(head: string, word: string): Label | null {
  const ordinals =
    (/s[. ]{0,2}$/i.test(word) ? null : ONE_ORDINAL.exec(head.slice(word.length))) ??
    ORDINALS.exec(head.slice(word.length))
  if (!ordinals) return null
  let length = word.length + ordinals[0].length
  const rest = head.slice(length)
  const mark = /^\s{0,2}(?:[.:)]|[–—-](?=\s))?\s{0,8}/.exec(rest)?.[0] ?? ''
  // "Question 3 and its answer …" is running text: behind the label stands a mark, a capital or the line's end
  if (!/[.:)–—-]/.test(mark) && !/^\s{0,8}(?:$|\n|\p{Lu})/u.test(rest)) return null
  length += mark.length
  return { ordinals: readOrdinals(ordinals[0]), kind: 'number', says: 'question', length }
}

function plainLabel(head: string): Label | null {
  const both = NUMBER_AND_LETTER.exec(head)
  if (both) return numbered(both[0], cleanOrdinal(both[1] ?? ''), 'letter')
  const number = NUMBER.exec(head)
  if (number) return numbered(number[0], number[1] ?? '', 'number')
  const section = SECTION.exec(head)
  if (section) return numbered(section[0], section[1] ?? '', 'number')
  const roman = ROMAN.exec(head)
  if (roman) return numbered(roman[0], roman[1] ?? '', 'roman')
  const letter = LETTER.exec(head)
  if (letter) return numbered(letter[0], letter[1] ?? letter[2] ?? '', 'letter')
  return null
}

function numbered(printed: string, ordinal: string, kind: Label['kind']): Label {
  return { ordinals: [ordinal], kind, says: null, length: printed.length }
}

/** Whether `next` follows `last` in a list: 2 after 1, b after a, 1b after 1a, iv after iii. */
export function follows(last: string, next: string): boolean {
  if (/^\d+$/.test(last) && /^\d+$/.test(next)) return Number(next) === Number(last) + 1
  const [section, nextSection] = [/^(\d+)\.\d+/.exec(last), /^(\d+)\.1$/.exec(next)]
  if (section && nextSection) return Number(nextSection[1]) === Number(section[1]) + 1
  const [, stem = '', tail = ''] = /^(.*?)([a-z]+|\d+)$/.exec(last) ?? []
  const [, nextStem = '', nextTail = ''] = /^(.*?)([a-z]+|\d+)$/.exec(next) ?? []
  if (/^\d+$/.test(tail) && nextStem === stem) return Number(nextTail) === Number(tail) + 1
  if (ROMANS.includes(tail) && ROMANS.indexOf(nextTail) === ROMANS.indexOf(tail) + 1 && stem === nextStem) return true
  return stem === nextStem && tail.length === 1 && nextTail.charCodeAt(0) === tail.charCodeAt(0) + 1
}

const ROMANS = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x']

/** Whether an ordinal begins a list. */
export function isFirst(ordinal: string): boolean {
  return /^(?:\d+\.)*(?:1|a|i|1a)$/.test(ordinal)
}

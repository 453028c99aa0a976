import type { Span } from '../domain.ts'

export type RequesterSpan = Span & { kind: 'requester_name' | 'requester_address' }

const TITLE = String.raw`(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Rev|Cllr|Councillor)\.?`
const NAME_WORD = String.raw`\p{Lu}[\p{L}’'-]{0,30}\.?`
/** "Dear Mr Smith," at the beginning of a line, to the end of it. */
const SALUTATION = new RegExp(
  String.raw`(?<=^|\n)Dear[ \t]{1,3}((?:${TITLE}[ \t]{1,2})?(?:${NAME_WORD}[ \t]{1,2}){0,3}${NAME_WORD})[ \t]{0,3}[,:]?(?=[ \t]{0,3}(?:\n|$))`,
  'gu',
)
/** People who are addressed without their name. */
const NO_NAME =
  /\b(?:Sirs?|Madam|Colleagues?|Applicant|Request[eo]r|Enquirer|Correspondent|Customer|Resident|Member|Journalist|Redacted|Name|Anonymous|Team|Trust|Board|FOI|FoI|Freedom|Information|Officer|Department|Office|Governance|Manager|Director|Editor|All|Xx|XX\w*)\b/
const LONGEST_HEAD = 2500
const POSTCODE = /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}\b/
/** An address with one of these is an organisation's. */
const ORGANISATION =
  /\b(?:NHS|Trust|Hospitals?|Headquarters|HQ|Board|Department|Directorate|Office|Team|Council|University|Centre|Service|Services|Limited|Ltd|plc|Infirmary|Clinic|Commissioner|Information|Governance|Wycliffe)\b/i
const MOST_LINES_OF_ADDRESS = 8

/**
 * The person whom a letter answers: the name in its salutation, wherever it stands again, and the address block above
 * the salutation. An authority publishes its answer, not who asked.
 * @param known names from elsewhere, such as from the letter that a passage is quoted from
 */
export function findRequester(text: string, known: readonly string[] = []): RequesterSpan[] {
  const names = [...new Set([...known, ...requesterNames(text)])]
  return [...names.flatMap((name) => everywhere(text, name)), ...addressBlocks(text, names)]
}

/** The names, in the forms in which they may stand again, of whom a letter addresses. */
export function requesterNames(text: string): string[] {
  const salutations = Array.from(text.matchAll(SALUTATION)).filter(({ 1: name = '' }) => !NO_NAME.test(name))
  return [...new Set(salutations.flatMap(({ 1: name = '' }) => formsOf(name)))]
}

/** The name as a whole and, with a title before it, title and surname; a single word by itself only after "Dear". */
function formsOf(name: string): string[] {
  const words = name.split(/[ \t]+/)
  const titled = new RegExp(`^${TITLE}$`, 'u').test(words[0] ?? '')
  const surname = words.at(-1) ?? ''
  if (!titled) return words.length > 1 ? [name] : [`Dear ${name}`]
  return words.length > 2 ? [name, `${words[0]} ${surname}`, words.slice(1).join(' ')] : [name]
}

function everywhere(text: string, name: string): RequesterSpan[] {
  const skipped = name.startsWith('Dear ') ? 'Dear '.length : 0
  const found: RequesterSpan[] = []
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    const end = at + name.length
    const isWord = !/[\p{L}\d]/u.test(text[at - 1] ?? ' ') && !/[\p{L}\d]/u.test(text[end] ?? ' ')
    if (isWord) found.push({ kind: 'requester_name', start: at + skipped, end })
  }
  return found
}

/** Lines that end in a postcode, above the salutation, and that begin with a name. */
function addressBlocks(text: string, names: string[]): RequesterSpan[] {
  const dear = /(?:^|\n)Dear\b/.exec(text.slice(0, LONGEST_HEAD))
  const head = text.slice(0, dear?.index ?? 0)
  const lines: Span[] = []
  for (let start = 0; start < head.length; ) {
    const end = head.indexOf('\n', start) < 0 ? head.length : head.indexOf('\n', start)
    lines.push({ start, end })
    start = end + 1
  }
  return lines.flatMap((line, at) => {
    if (!POSTCODE.test(head.slice(line.start, line.end))) return []
    const first = beginOfAddress(head, lines, at, names)
    return first === null ? [] : [{ kind: 'requester_address' as const, start: first.start, end: line.end }]
  })
}

function beginOfAddress(head: string, lines: Span[], last: number, names: string[]): Span | null {
  let first: Span | null = null
  let person = false
  for (let at = last; at >= 0 && last - at < MOST_LINES_OF_ADDRESS; at--) {
    const line = lines[at]
    if (!line) break
    const words = head.slice(line.start, line.end).trim()
    if (words === '') continue
    if (ORGANISATION.test(words)) return null
    if (words.length > 60 || /[:?]$/.test(words) || /^(?:date|our ref|ref|tel|telephone|e-?mail)\b/i.test(words)) break
    first = line
    if (isPerson(words, names)) {
      person = true
      break
    }
  }
  return person ? first : null
}

function isPerson(line: string, names: string[]): boolean {
  if (new RegExp(`^${TITLE}[ \\t]`, 'u').test(line)) return true
  return names.some((name) => name.length > 3 && (line.includes(name) || name.endsWith(line)))
}

/** Contracts from labelled lines: "Supplier: …", "End date: …", under the contract's name or behind a line that gives it. */
import type { Contract, NormalisedDocument } from '../../domain.ts'
import type { Passage } from '../reading/passages.ts'
import { foldWhiteSpace, trimSpan } from '../reading/text.ts'
import { asks } from '../reading/wording.ts'
import { announcesRequest, announcesResponse } from '../segments/cues.ts'
import { copyFact, emptyContract, type Place, state, stateAnswer, withhold } from './facts.ts'
import { type Asked, askedFor } from './fields.ts'
import { isPointer } from './values.ts'

/** So many labelled lines, one of them the supplier's, are a contract. */
const LEAST_FIELDS = 3
const LABELLED = /^([^:?\n]{2,60}?)(?::|\s[–—]|\t)\s{0,8}(?=\S)/
const LONGEST_NAME = 80
const REFUSED = /\b(?:withheld|exempt|redacted|not (?:disclosed|released))\b/i

interface Line extends Place {
  text: string
  heading: boolean
}

interface Group {
  contract: Contract
  fields: Set<Asked>
}

/** The contracts that labelled lines of some passages state, in order. */
export function contractsByLines(passages: Passage[], documents: NormalisedDocument[]): Contract[] {
  return contractsOf(
    passages.filter((passage) => !isNumbered(passage)),
    documents,
  )
}

/** The contracts that lettered or numbered lines of a reply state: "a. Supplier: …", "b. Spend: …" under a name. */
export function contractsByItems(passages: Passage[], documents: NormalisedDocument[]): Contract[] {
  const replyAt = passages.findIndex(({ text }) => announcesResponse(text))
  return replyAt < 0 ? [] : contractsOf(passages.slice(replyAt + 1), documents)
}

function isNumbered({ label }: Passage): boolean {
  return label !== null && label.ordinals.length > 0
}

function contractsOf(passages: Passage[], documents: NormalisedDocument[]): Contract[] {
  const contracts: Contract[] = []
  let name: Line | null = null
  let group: Group | null = null
  const close = (): void => {
    if (group && group.fields.size >= LEAST_FIELDS && group.contract.supplier !== null) contracts.push(group.contract)
    group = null
  }
  for (const line of passages.flatMap((passage) => linesOf(passage, documents))) {
    const labelled = LABELLED.exec(line.text)
    const asked = labelled && !asks(line.text.slice(labelled[0].length)) ? askedFor(labelled[1] ?? '') : null
    if (!labelled || asked === null) {
      // A field that no rule knows ("Number of devices: 412") is one of the contract's all the same
      if (labelled && group && line.text.length <= LONGEST_NAME) continue
      close()
      if (!announces(line.text)) name = isName(line) ? line : null
      continue
    }
    const open: Group | null = group
    if (!open || isAnother(open, asked)) {
      if (open) name = null
      close()
      group = { contract: emptyContract(), fields: new Set() }
      if (name) state(group.contract, 'service', name.text.replace(/\s?:$/, ''), name, documents)
    }
    const value = { ...line, start: line.start + labelled[0].length }
    if (group) stateLine(group, asked, value, contracts.at(-1) ?? null, documents)
  }
  close()
  return contracts
}

/** A second supplier, or a second name, begins another contract. */
function isAnother(group: Group, asked: Asked): boolean {
  return group.fields.has(asked) && (asked === 'supplier' || asked === 'service')
}

function stateLine(
  { contract, fields }: Group,
  asked: Asked,
  value: Line,
  above: Contract | null,
  documents: NormalisedDocument[],
): void {
  const words = documents[value.document]?.text.slice(value.start, value.end) ?? ''
  fields.add(asked)
  if (asked === 'other') return
  if (asked !== 'term' && REFUSED.test(words)) withhold(contract, asked)
  else if (isPointer(words)) {
    if (above && asked !== 'term' && asked !== 'duration') copyFact(contract, above, asked)
  } else stateAnswer(contract, asked, value, documents)
}

function announces(text: string): boolean {
  return announcesRequest(text) || announcesResponse(text)
}

function isName({ text, heading }: Line): boolean {
  return heading || (text.length <= LONGEST_NAME && !/[.?!;]$/.test(text))
}

/** The lines of a passage. */
function linesOf(passage: Passage, documents: NormalisedDocument[]): Line[] {
  const text = documents[passage.document]?.text ?? ''
  if (passage.kind === 'table') return []
  const lines: Line[] = []
  let start = passage.start
  for (const piece of text.slice(passage.start, passage.end).split('\n')) {
    const span = trimSpan(text, { start, end: start + piece.length })
    start += piece.length + 1
    if (span.end === span.start) continue
    const words = foldWhiteSpace(text.slice(span.start, span.end))
    lines.push({ document: passage.document, ...span, text: words, heading: passage.kind === 'heading' })
  }
  return lines
}

/**
 * Compilations that are a table: a register, a month's page or a spreadsheet with a row a case. Columns are told by their
 * headings, as bodies print them: `FOI Number | Questions and Responses`, `Ref | Date received | Request | Response`.
 */
import type { NormalisedDocument, Span } from '../../domain.ts'
import { findCaseReferenceInName, findCaseReferences } from '../../identify/case-reference.ts'
import { type Label, readLabel } from '../reading/labels.ts'
import type { Passage } from '../reading/passages.ts'
import { type Cell, tableRows } from '../reading/table.ts'
import { foldWhiteSpace, trimSpan } from '../reading/text.ts'

type Column = 'reference' | 'received' | 'responded' | 'published' | 'request' | 'response' | 'both' | 'title'

/** What a row's cells say of its case. */
export type RowFields = Partial<Record<'title' | 'receivedOn' | 'respondedOn' | 'publishedOn', Span>>

export interface CaseRow extends Span {
  passages: Passage[]
  /** The cell of the reference. */
  heading: Passage
  fields: RowFields
}

/** In order: "Date of response" is a date, "Request reference" no request. */
const HEADINGS: [Column, RegExp][] = [
  ['received', /\b(?:received|date (?:of )?requested|request date|date of request|first working day)\b/i],
  [
    'responded',
    /\b(?:date (?:of )?(?:response|reply|responded|replied|completed|closed|sent|disclosure)|response date|replied|completed)\b/i,
  ],
  ['published', /\b(?:published|publication date)\b/i],
  ['reference', /\bref(?:erence)?\b|^(?:foi|eir)$|^(?:foi|case|request|disclosure|eir) (?:no|number|id)\b\.?$/i],
  ['both', /^(?:questions?|requests?) and (?:answers?|response|responses|replies)$/i],
  [
    'request',
    /^(?:the |foi |your )?(?:questions?|requests?|information requested|request details?|details of (?:the )?request|summary(?: of (?:the )?request)?)$/i,
  ],
  ['response', /^(?:the |our |foi |trust )?(?:answers?|responses?|reply|decision|outcome)(?: details?)?$/i],
  ['title', /^(?:subject|title|topic|description|request title)$/i],
]
/** A register of contracts has references and descriptions, too. */
const NO_LOG = /\b(?:supplier|contract|value|spend|cost|price)\b/i
/** Of a document's words, those that stand in the table: a letter may hold a small table of cases. */
const LEAST_SHARE = 0.6

/** The rows of a document that is a table of cases; none where it is anything else. */
export function caseRows(passages: Passage[], document: NormalisedDocument): CaseRow[] {
  const tables = passages.filter((passage) => passage.kind === 'table')
  const rows = tables.flatMap((table) => rowsOf(table, document))
  const references = new Set(rows.map(({ heading }) => findCaseReferenceInName(heading.text)?.canonical))
  const said = tables.reduce((sum, { start, end }) => sum + end - start, 0)
  return references.size >= 2 && said >= document.readingEnd * LEAST_SHARE ? rows : []
}

function rowsOf(table: Passage, document: NormalisedDocument): CaseRow[] {
  const [head = [], ...body] = tableRows(table, [document])
  const columns = new Map<number, Column>()
  for (const cell of head) {
    const column = HEADINGS.find(([, pattern]) => pattern.test(cell.text))?.[0]
    if (column !== undefined) columns.set(cell.column, column)
  }
  const known = new Set(columns.values())
  const tells = known.has('request') || known.has('response') || known.has('both')
  if (!known.has('reference') || !tells || head.some((cell) => NO_LOG.test(cell.text))) return []
  return body.flatMap((row) => caseRow(table, row, columns, document) ?? [])
}

function caseRow(
  table: Passage,
  row: Cell[],
  columns: Map<number, Column>,
  document: NormalisedDocument,
): CaseRow | null {
  const cellOf = (column: Column) => row.find((cell) => columns.get(cell.column) === column && cell.text !== '')
  const reference = cellOf('reference')
  const named = reference && (findCaseReferenceInName(reference.text) ?? findCaseReferences(reference.text)[0])
  if (!reference || !named) return null
  const request = cellOf('request')
  const response = cellOf('both') ?? cellOf('response')
  const fields: RowFields = {}
  const [title, received, responded, published] = [
    cellOf('title'),
    cellOf('received'),
    cellOf('responded'),
    cellOf('published'),
  ]
  if (title) fields.title = spanOf(title)
  if (received) fields.receivedOn = spanOf(received)
  if (responded) fields.respondedOn = spanOf(responded)
  if (published) fields.publishedOn = spanOf(published)
  const [first = reference, last = reference] = [row[0], row.at(-1)]
  return {
    start: first.start,
    end: last.end,
    heading: passageOf(table, spanOf(reference), null, document),
    fields,
    passages: conversation(table, request, response, document),
  }
}

function spanOf({ start, end }: Span): Span {
  return { start, end }
}

/** The cells in the form of a letter, each announced as a letter announces it, so that all after this reads them alike. */
function conversation(
  table: Passage,
  request: Cell | undefined,
  response: Cell | undefined,
  document: NormalisedDocument,
): Passage[] {
  if (response === undefined) return request ? [passageOf(table, request, ASKED, document)] : []
  const replied = linePassages(table, response, document)
  if (request === undefined) return replied
  const announced = (cell: Cell, text: string) => ({
    ...passageOf(table, { start: cell.start, end: cell.start }, null, document),
    text,
  })
  const asked = linePassages(table, request, document)
  return [announced(request, 'Request:'), ...asked, announced(response, 'Response:'), ...replied]
}

/** A summary of what was asked, which nothing answers. */
const ASKED: Label = { ordinals: ['1'], kind: 'number', says: 'question', length: 0 }

function linePassages(table: Passage, cell: Cell, document: NormalisedDocument): Passage[] {
  return linesOf(cell, document).map((line) => {
    const label = readLabel(document.text.slice(line.start, line.end))
    return passageOf(table, { start: line.start + (label?.length ?? 0), end: line.end }, label, document)
  })
}

function linesOf({ start, end }: Span, { text }: NormalisedDocument): Span[] {
  const lines: Span[] = []
  for (let from = start; from < end; ) {
    const at = text.indexOf('\n', from)
    const until = at < 0 || at > end ? end : at
    const line = trimSpan(text, { start: from, end: until })
    if (line.end > line.start) lines.push(line)
    from = until + 1
  }
  return lines
}

function passageOf(table: Passage, { start, end }: Span, label: Label | null, document: NormalisedDocument): Passage {
  const text = foldWhiteSpace(document.text.slice(start, end))
  return { ...table, kind: 'paragraph', start, end, text, label, depth: 0, table: null, block: start }
}

/** The words on which a row rests, for people. */
import type { StoredEvidence } from '../../query/responses.ts'
import { type Output, oneLine } from '../output/output.ts'
import { cut, paragraph } from '../output/wrap.ts'

/** What a row of any list may carry: one place, or one a field. */
type Evidenced = { evidence?: unknown; reference?: string | null; odsCode?: string; url?: string | null }

const LONGEST_QUOTE = 300

function isPlace(value: unknown): value is StoredEvidence {
  return typeof value === 'object' && value !== null && 'quote' in value && 'documentSha256' in value
}

/** The places of a row by what they prove; the key is empty where there is but one. */
function placesOf({ evidence }: Evidenced): [string, StoredEvidence][] {
  if (isPlace(evidence)) return [['', evidence]]
  if (typeof evidence !== 'object' || evidence === null) return []
  return Object.entries(evidence).flatMap(([field, place]) => (isPlace(place) ? [[field, place]] : []))
}

const NOT_STATED = 'None of these rows states its words in a document: their listing does.'

/**
 * A paragraph a row: whose response it is, and for each field what the document says and where.
 * @param notStated what to say where no row rests on words of a document
 */
export function evidenceLayout(
  rows: readonly object[],
  { colours, width: columns }: Output,
  notStated: string = NOT_STATED,
): string {
  const width = Math.min(columns ?? 100, 110)
  const proved = rows
    .flatMap((row: Evidenced) => {
      const places = placesOf(row)
      if (places.length === 0) return []
      const heading = [row.odsCode, row.reference, row.url].filter((part) => typeof part === 'string').join('  ')
      const lines = places.map(([field, { quote, documentSha256, start, end }]) => {
        const said = `${field === '' ? '' : `${field}: `}“${cut(oneLine(quote), LONGEST_QUOTE)}”`
        return paragraph(`${said} (${documentSha256.slice(0, 12)}, ${start}–${end})`, width, '    ', '  – ')
      })
      return [colours.bold(oneLine(heading)), ...lines]
    })
    .join('\n')
  return proved === '' ? notStated : proved
}

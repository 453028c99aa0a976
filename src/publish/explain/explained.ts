import type { ExtractedResponse } from '../../domain.ts'
import { type Mark, marksOf } from './marks.ts'
import type { Replacement } from './pieces.ts'

/** A document as it is to be shown with its facts. */
export interface ExplainedDocument {
  /** Its title, file name or role. */
  name: string
  text: string
  /** Where the reading text ends; headers, footers and menus come behind. */
  readingEnd: number
  /** What is not to be shown. */
  replacements: Replacement[]
}

/** Documents with everything that was read from them. */
export interface Explained {
  /** Whose it is and what it is called, one line. */
  heading: string
  title: string | null
  documents: ExplainedDocument[]
  /** Several in a compilation. */
  responses: ExtractedResponse[]
  extractorVersion: string
}

/** The marks that stand in the documents shown, in the order of the text; of a compilation with the case's number before them. */
export function marksIn({ documents, responses }: Explained): Mark[] {
  return responses
    .flatMap((response, index) =>
      marksOf(response).map((mark) =>
        responses.length > 1 ? { ...mark, label: `${index + 1}: ${mark.label}` } : mark,
      ),
    )
    .filter(({ document, end }) => end <= (documents[document]?.text.length ?? 0))
    .sort((one, other) => one.document - other.document || one.start - other.start || other.end - one.end)
}

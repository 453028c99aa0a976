import type { NormaliserWarning } from '../../../domain.ts'
import { linesByPlace } from './lines.ts'
import { type Fragment, lineText, type PdfPage } from './page.ts'

/**
 * Leaves the words of logos out of scanned pages, as they are absent from a letter that was never printed, where its
 * logos are pictures. Of a letterhead what the document says nowhere else is kept: it may name who answers.
 */
export function withoutLogos(pages: PdfPage[]): { pages: PdfPage[]; warnings: NormaliserWarning[] } {
  const said = new Set<string>()
  const reading = pages.map(({ fragments }) => letters(fragments.filter((fragment) => !fragment.artifact)))
  let count = 0
  const cleaned = pages.map((page) => {
    if (!page.recognised || !page.fragments.some((fragment) => fragment.artifact)) return page
    const lines = linesByPlace(page.fragments.filter((fragment) => fragment.artifact))
    const telling = lines.filter((line) => {
      const words = letters(line.fragments)
      if (line.y > page.height / 2 || said.has(words) || reading.some((text) => text.includes(words))) return false
      said.add(words)
      return true
    })
    count += lines.filter((line) => !telling.includes(line)).flatMap((line) => lineText(line).split(' ')).length
    return {
      ...page,
      fragments: [
        ...page.fragments.filter((fragment) => !fragment.artifact),
        ...telling.flatMap((line) => line.fragments),
      ],
    }
  })
  const message = `Words of logos (${count}) that the document says elsewhere, or that partners print at its foot, are left out.`
  return { pages: cleaned, warnings: count > 0 ? [{ kind: 'logo_left_out', message, place: null, count }] : [] }
}

function letters(fragments: Fragment[]): string {
  return (
    fragments
      .map((fragment) => fragment.text)
      // The lozenge stands beside a line of the name, or above it.
      .filter((word) => word !== 'NHS')
      .join('')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '')
  )
}

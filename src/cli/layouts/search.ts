/** What a search found, for people: a heading a response, and the words around what was searched for. */
import { datedInWords, inWords } from '../../publish/wording.ts'
import type { FoundResponse, Passage } from '../../query/search.ts'
import { type Output, oneLine } from '../output/output.ts'
import { paragraph } from '../output/wrap.ts'

/** A mark for each hit that survives the folding of white space, to be shown before lines are wrapped. */
const OPENING = '\ufdd0'
const CLOSING = '\ufdd1'

function withMarks({ text, hits }: Passage): string {
  let marked = ''
  let from = 0
  for (const { start, end } of hits) {
    // A phrase may be broken over lines, so that each of its words is marked for itself.
    const words = text.slice(start, end).replace(/\S+/g, (word) => `${OPENING}${word}${CLOSING}`)
    marked += text.slice(from, start) + words
    from = end
  }
  return marked + text.slice(from)
}

/** Where the passage stands, unless the words say so: a title stands above it already. */
const STANDS_IN: Record<Passage['part'], string> = {
  title: '',
  questions: 'asked: ',
  answers: 'answered: ',
  document: '',
}

export function searchLayout(rows: readonly FoundResponse[], output: Output): string {
  const { bold, dim, yellow, isColorSupported } = output.colours
  const width = Math.min(output.width ?? 100, 110)
  const marked = (line: string): string =>
    // Without colours a phrase is marked as one, between asterisks.
    (isColorSupported ? line : line.replaceAll(`${CLOSING} ${OPENING}`, ' ')).replace(
      new RegExp(`${OPENING}([^${CLOSING}]*)${CLOSING}`, 'gu'),
      (_, words: string) => (isColorSupported ? bold(yellow(words)) : `*${words}*`),
    )
  const entries = rows.map((row) => {
    const remarks = [inWords(row.outcome), ...(row.withdrawnAt === null ? [] : ['withdrawn'])]
    const heading = `${row.trust} (${row.odsCode}) ${row.reference ?? `#${row.responseId}`}`
    const facts = [datedInWords(row), remarks.join(', '), ...(row.url === null ? [] : [row.url])]
    const passage =
      row.passage.part === 'title' ? '' : `${STANDS_IN[row.passage.part]}${oneLine(withMarks(row.passage))}`
    const title = row.passage.part === 'title' ? withMarks(row.passage) : (row.title ?? '')
    return [
      bold(oneLine(heading)),
      ...(title === '' ? [] : [paragraph(marked(oneLine(title)), width, '  ')]),
      ...(passage === '' ? [] : [paragraph(marked(passage), width, '    ')]),
      dim(`  ${oneLine(facts.join(' · '))}`),
    ].join('\n')
  })
  return entries.join('\n\n')
}

/** A document with each fact marked where it stands: colours on a terminal, labelled brackets in a pipe. */

import { type Explained, marksIn } from '../../publish/explain/explained.ts'
import { MARK_KINDS, type Mark, type MarkKind } from '../../publish/explain/marks.ts'
import { piecesOf, turn } from '../../publish/explain/pieces.ts'
import { masked } from '../../publish/masking.ts'
import { dateInWords, inWords } from '../../publish/wording.ts'
import { type Colours, type Output, oneLine, printable } from '../output/output.ts'

export function explanationLayout(explained: Explained, output: Output): string {
  const { heading, title, documents, responses } = explained
  const { bold, dim, yellow } = output.colours
  const marks = masked(marksIn(explained))
  const lines = [bold(oneLine(heading)), ...(title === null ? [] : [oneLine(title)])]
  if (responses.length === 0) lines.push('No response was found in it.')
  for (const { outcome, corrections = [], flags } of responses) {
    lines.push(`outcome: ${inWords(outcome)}`)
    for (const { field, value, extracted, why, who, date } of corrections) {
      const said = `${field}: ${value ?? 'none'} instead of ${extracted ?? 'none'}: ${why} (${who}, ${dateInWords(date)})`
      lines.push(yellow(oneLine(`corrected by a person: ${said}`)))
    }
    if (flags.length > 0) lines.push(yellow(oneLine(`doubtful: ${flags.map(inWords).join(', ')}`)))
  }
  if (output.colours.isColorSupported) lines.push(legend(output.colours))
  for (const [index, { name, text, replacements }] of documents.entries()) {
    if (text === '') continue
    const own = marks.filter((mark) => mark.document === index)
    const rule = dim(`─── ${index + 1} ${oneLine(name)} ───`)
    const shown = marked(text, own, replacements, output.colours)
    lines.push('', rule, '', shown)
  }
  return lines.join('\n')
}

function colourOf(kind: MarkKind, colours: Colours): (text: string) => string {
  const { magenta, cyan, green, red, yellow } = colours
  return { identity: magenta, question: cyan, answer: green, exemption: red, contract: yellow }[kind]
}

function legend(colours: Colours): string {
  return MARK_KINDS.map((kind) => colourOf(kind, colours)(colours.inverse(` ${kind} `))).join(' ')
}

function marked(
  text: string,
  marks: Mark[],
  replacements: Explained['documents'][number]['replacements'],
  colours: Colours,
): string {
  let shown = ''
  let before: Mark[] = []
  for (const { text: words, marks: over } of [...piecesOf(text, marks, replacements), { text: '', marks: [] }]) {
    const { close, open } = turn(before, over)
    const inner = over.at(-1)
    const plain = printable(words)
    if (!colours.isColorSupported) {
      shown += `${']'.repeat(close.length)}${open.map((mark) => `[${said(mark)} ⟶ `).join('')}${plain}`
    } else {
      const tags = open.map((mark) => `${colourOf(mark.kind, colours)(colours.inverse(` ${said(mark)} `))} `)
      // Line by line: a pager starts each one without colour.
      const paint = inner ? colourOf(inner.kind, colours) : (line: string) => line
      shown +=
        tags.join('') +
        plain
          .split('\n')
          .map((line) => (line === '' ? line : paint(line)))
          .join('\n')
    }
    before = over
  }
  return shown.trimEnd()
}

function said({ label, value }: Mark): string {
  return oneLine(value === null ? label : `${label} = ${value}`)
}

/** What became of a response since it was first seen, for people: a heading a revision, and what it changed. */
import { type DiffPiece, inContext } from '../../publish/word-diff.ts'
import { counted, dateInWords, inWords } from '../../publish/wording.ts'
import type { HistoryStep } from '../../query/history.ts'
import type { ResponseRow } from '../../query/responses.ts'
import { type Output, oneLine } from '../output/output.ts'
import { paragraph } from '../output/wrap.ts'

/** A step as it is shown: its words told apart. */
export type ShownStep = Omit<HistoryStep, 'words'> & { words: DiffPiece[] | null }

const CONTEXT_WORDS = 12
/** A terminal shows so many words of a change; `--json` has all. */
const MOST_WORDS = 400

/** As `git diff --word-diff` marks them, where there are no colours. */
const PLAIN = { removed: ['[-', '-]'], added: ['{+', '+}'] } as const

/** `The Trust holds [-3-] {+99+} records.` */
export function diffInMarks(pieces: readonly DiffPiece[]): string {
  return pieces
    .map(({ kind, text }) => (kind === 'same' ? text : `${PLAIN[kind][0]}${text}${PLAIN[kind][1]}`))
    .join(' ')
}

function diffInColours(pieces: readonly DiffPiece[], { red, green, strikethrough }: Output['colours']): string {
  // Each word for itself, since lines are broken afterwards.
  const painted = (text: string, paint: (word: string) => string): string => text.split(' ').map(paint).join(' ')
  return pieces
    .map(({ kind, text }) => {
      if (kind === 'same') return text
      return painted(text, kind === 'removed' ? (word) => red(strikethrough(word)) : green)
    })
    .join(' ')
}

function cutAfter(pieces: readonly DiffPiece[], most: number): DiffPiece[] {
  let left = most
  return pieces.flatMap((piece) => {
    if (left <= 0) return []
    const words = piece.text.split(' ')
    const kept = words.slice(0, left)
    left -= words.length
    return [{ ...piece, text: left < 0 ? `${kept.join(' ')} …` : piece.text }]
  })
}

export function fieldsInWords({ fields, documentsAdded, documentsRemoved }: ShownStep): string {
  return [
    ...fields.map(({ field, before, after }) => `${field} ${inWords(before ?? 'none')} → ${inWords(after ?? 'none')}`),
    ...(documentsAdded > 0 ? [`${counted(documentsAdded, 'document')} new`] : []),
    ...(documentsRemoved > 0 ? [`${counted(documentsRemoved, 'document')} gone`] : []),
  ].join('; ')
}

function stepLines(step: ShownStep, output: Output, options: { evidence: boolean }): string[] {
  const { bold, yellow, dim, isColorSupported } = output.colours
  const width = Math.min(output.width ?? 100, 110)
  const date = dateInWords(step.at.slice(0, 10))
  const by = step.run === null ? '' : dim(` in run ${step.run}`)
  if (step.change === 'withdrawn') return [yellow(`${date}: no longer published`)]
  const heading = step.change === 'published' ? 'first seen' : `revision ${step.revision}`
  const changed = fieldsInWords(step)
  const words = step.words && cutAfter(inContext(step.words, CONTEXT_WORDS), MOST_WORDS)
  const shown = (pieces: DiffPiece[]): DiffPiece[] => pieces.map((piece) => ({ ...piece, text: oneLine(piece.text) }))
  return [
    `${bold(`${date}: ${heading}`)}${by}`,
    ...(changed === '' ? [] : [paragraph(oneLine(changed), width, '  ')]),
    ...(words === null
      ? step.change === 'revised'
        ? [dim('  the same words as before')]
        : []
      : [
          paragraph(
            isColorSupported ? diffInColours(shown(words), output.colours) : diffInMarks(shown(words)),
            width,
            '  ',
          ),
        ]),
    ...(options.evidence
      ? step.documents.map(({ sha256, url }) => dim(`  – ${sha256.slice(0, 12)}  ${oneLine(url)}`))
      : []),
  ]
}

export function historyLayout(
  { response, steps }: { response: ResponseRow; steps: readonly ShownStep[] },
  output: Output,
  options: { evidence: boolean },
): string {
  const { trust, odsCode, reference, responseId, title } = response
  const heading = `${trust} (${odsCode}) · ${reference ?? 'no reference'} · #${responseId}`
  return [
    output.colours.bold(oneLine(heading)),
    ...(title === null ? [] : [paragraph(oneLine(title), Math.min(output.width ?? 100, 110), '')]),
    ...steps.flatMap((step) => ['', ...stepLines(step, output, options)]),
    ...(steps.length === 1 ? ['', 'It has stood as it is since then.'] : []),
  ].join('\n')
}

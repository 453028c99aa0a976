/** What became of a draft's questions wherever they were asked before, for people: a heading a question, then its tallies. */
import { provisionLabel, provisionName } from '../../publish/provision-names.ts'
import { counted, datedInWords, inWords } from '../../publish/wording.ts'
import type { CheckedDraft, CheckedQuestion, EarlierQuestion } from '../../query/asked-before.ts'
import { type Output, oneLine } from '../output/output.ts'
import { cut, paragraph } from '../output/wrap.ts'
import { evidenceLayout } from './evidence.ts'

const LONGEST_ANSWER = 220

function outcomeInWords(outcome: EarlierQuestion['outcome']): string {
  return outcome === null ? 'no reply read' : inWords(outcome)
}

/** `disclosed 12, neither confirm nor deny 3`. */
function outcomes({ outcomes: tallied }: CheckedQuestion): string {
  return tallied.map(({ outcome, responses }) => `${outcomeInWords(outcome)} ${responses}`).join(', ')
}

const LISTED_GROUNDS = 4

function grounds({ grounds: tallied }: CheckedQuestion): string | null {
  if (tallied.length === 0) return null
  const named = tallied.slice(0, LISTED_GROUNDS).map(({ responses, ...ground }) => {
    const name = provisionName(ground)
    return `${provisionLabel(ground)}${name === null ? '' : ` (${name})`} in ${responses}`
  })
  return `Refused under ${named.join(', ')}.`
}

/** What one may expect: nothing of fewer than three replies. */
function expectation({ outcomes: tallied, disclosed, found, grounds: [first] }: CheckedQuestion): string | null {
  const read = found.filter(({ outcome }) => outcome !== null).length
  const refused = read - disclosed
  if (read < 3) return null
  if (disclosed * 2 > read) {
    const inPart = tallied.some(({ outcome }) => outcome === 'partially_withheld') ? ', in whole or in part' : ''
    return `Likely to be disclosed: ${disclosed} of ${read} were${inPart}.`
  }
  if (first && refused * 2 > read) {
    return `Likely to be refused under ${provisionLabel(first)}: ${disclosed} of ${read} were disclosed.`
  }
  const [likeliest] = tallied.filter(({ outcome }) => outcome !== null)
  return likeliest ? `Most often ${outcomeInWords(likeliest.outcome)}: ${likeliest.responses} of ${read}.` : null
}

function exampleLines(example: EarlierQuestion, output: Output, width: number): string[] {
  const { dim } = output.colours
  const { odsCode, trust, reference, responseId, outcome, question, answer, grounds: cited } = example
  const facts = [datedInWords(example), outcomeInWords(outcome), ...cited.map(provisionLabel)]
  return [
    `  ${oneLine(`${trust} (${odsCode}) ${reference ?? `#${responseId}`} · ${facts.join(' · ')}`)}`,
    dim(paragraph(`asked: ${cut(oneLine(question), LONGEST_ANSWER)}`, width, '    ')),
    ...(answer === null ? [] : [paragraph(`answered: ${cut(oneLine(answer), LONGEST_ANSWER)}`, width, '    ')]),
  ]
}

function questionLines(checked: CheckedQuestion, index: number, examples: number, output: Output): string[] {
  const { bold } = output.colours
  const width = Math.min(output.width ?? 100, 110)
  const heading = bold(paragraph(oneLine(`${index + 1}. ${checked.question}`), width, ''))
  if (checked.found.length === 0) return [heading, '  Not asked before, as far as is known.']
  const asked = `Asked before: ${counted(checked.found.length, 'response')} of ${counted(checked.trusts, 'trust')}. Outcomes: ${outcomes(checked)}.`
  const sentences = [asked, expectation(checked), grounds(checked)].filter((sentence) => sentence !== null)
  return [
    heading,
    paragraph(sentences.join(' '), width, '  '),
    ...checked.found.slice(0, examples).flatMap((example) => exampleLines(example, output, width)),
  ]
}

/** @param examples so many earlier questions are shown for each of the draft */
export function checkedDraftLayout(
  { questions, same, cluster }: CheckedDraft,
  { examples, evidence }: { examples: number; evidence: boolean },
  output: Output,
): string {
  const trusts = new Set(same.map(({ odsCode }) => odsCode)).size
  const whole =
    same.length === 0
      ? []
      : [
          `The same request was put before: ${counted(same.length, 'response')} of ${counted(trusts, 'trust')}, the newest ` +
            `${same[0] ? `${same[0].reference ?? `#${same[0].responseId}`} of ${same[0].trust}, ${datedInWords(same[0])}` : ''}.` +
            `${cluster === null ? '' : ` "trustlog compare ${cluster}" shows them side by side.`}`,
          '',
        ]
  const shown = questions.flatMap(({ found }) => found.slice(0, examples))
  return [
    ...whole.map((line) => paragraph(line, Math.min(output.width ?? 100, 110), '')),
    ...questions.flatMap((question, index) => [
      ...(index === 0 ? [] : ['']),
      ...questionLines(question, index, examples, output),
    ]),
    ...(evidence && shown.length > 0 ? ['', evidenceLayout(shown, output)] : []),
  ].join('\n')
}

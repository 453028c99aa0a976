/** What was read from a file, for people. */
import type { ExtractedResponse, IdentityField } from '../../domain.ts'
import { counted, dateInWords, inWords } from '../../publish/wording.ts'
import type { ReadFile } from '../files/publication.ts'
import { type Output, oneLine } from '../output/output.ts'
import { paragraph } from '../output/wrap.ts'
import { contractsLayout, evidenceLine, exemptionsLayout, questionsLayout, readingWidth } from './facts.ts'

export function extractionLayout(
  { file, documents, extraction }: Extract<ReadFile, { ok: true }>,
  output: Output,
  options: { evidence: boolean },
): string {
  const { bold, dim, underline } = output.colours
  const others = documents.slice(1).map((document) => dim(`  with ${oneLine(document.file)}`))
  const heading = [bold(underline(oneLine(file))), ...others]
  const { responses } = extraction
  if (responses.length === 0) {
    return [...heading, 'No response was found in it. "trustlog text FILE" shows what it says.', ''].join('\n')
  }
  const several = responses.length > 1 ? [dim(counted(responses.length, 'response')), ''] : []
  return [...heading, ...several, ...responses.flatMap((response) => responseLayout(response, output, options))].join(
    '\n',
  )
}

function responseLayout(response: ExtractedResponse, output: Output, options: { evidence: boolean }): string[] {
  const { bold, yellow } = output.colours
  const { questions, answers } = response
  const who = [response.authority ?? 'authority not named', response.caseReference ?? 'no reference']
  return [
    bold(oneLine(who.join(' · '))),
    ...(response.title === null ? [] : [paragraph(oneLine(response.title), readingWidth(output), '')]),
    datesAndOutcome(response),
    ...(options.evidence ? identityEvidence(response, output) : []),
    '',
    ...questionsLayout({ questions, answers }, output, options),
    ...exemptionsLayout(response.exemptions, output, options),
    ...contractsLayout(response.contracts, output, options),
    ...(response.flags.length === 0 ? [] : [yellow(`Doubtful: ${response.flags.map(inWords).join(', ')}`), '']),
  ]
}

function datesAndOutcome(response: ExtractedResponse): string {
  const dates = [
    response.receivedOn && `received ${dateInWords(response.receivedOn)}`,
    response.respondedOn && `answered ${dateInWords(response.respondedOn)}`,
    response.publishedOn && `published ${dateInWords(response.publishedOn)}`,
  ].filter((part) => part !== null)
  const parts = [...dates, ...(response.regime ? [response.regime] : []), inWords(response.outcome)]
  return parts.join(' · ')
}

function identityEvidence({ evidence }: ExtractedResponse, output: Output): string[] {
  const fields = Object.keys(evidence) as IdentityField[]
  return fields.flatMap((field) => evidenceLine(evidence[field], output, '  '))
}

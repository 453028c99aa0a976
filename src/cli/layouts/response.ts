/** A response as it is held, for people: what was asked and answered, and where it comes from. */
import type { Evidence } from '../../domain.ts'
import { counted, dateInWords, inWords } from '../../publish/wording.ts'
import type { ResponseDetail } from '../../query/response.ts'
import { type Output, oneLine } from '../output/output.ts'
import { paragraph } from '../output/wrap.ts'
import { contractsLayout, evidenceLine, exemptionsLayout, questionsLayout, readingWidth } from './facts.ts'

type StoredEvidence = ResponseDetail['questions'][number]['evidence']

export function responseLayout(detail: ResponseDetail, output: Output, options: { evidence: boolean }): string {
  const { response, documents } = detail
  const { bold, yellow } = output.colours
  const cited = <Fact extends { evidence: StoredEvidence }>(fact: Fact) => ({
    ...fact,
    evidence: inDocuments(fact.evidence, documents),
  })
  const contracts = detail.contracts.map((contract) => ({
    ...contract,
    evidence: eachInDocuments(contract.evidence, documents),
  }))
  const identity = Object.values(eachInDocuments(detail.evidence, documents))
  return [
    bold(
      oneLine(
        `${response.trust} (${response.odsCode}) · ${response.reference ?? 'no reference'} · #${response.responseId}`,
      ),
    ),
    ...(response.title === null ? [] : [paragraph(oneLine(response.title), readingWidth(output), '')]),
    datesAndOutcome(response),
    ...(response.withdrawnAt === null
      ? []
      : [yellow(`No longer published, as of ${response.withdrawnAt.slice(0, 10)}.`)]),
    ...(response.incomplete ? [yellow('Incomplete: a document could not be read.')] : []),
    ...(options.evidence ? identity.flatMap((evidence) => evidenceLine(evidence, output, '  ')) : []),
    '',
    ...questionsLayout({ questions: detail.questions.map(cited), answers: detail.answers.map(cited) }, output, options),
    ...exemptionsLayout(detail.exemptions.map(cited), output, options),
    ...contractsLayout(contracts, output, options),
    ...correctionLines(detail, output),
    ...documentLines(detail, output),
    ...revisionLines(detail, output),
    ...(response.flags && response.flags.length > 0
      ? [yellow(`Doubtful: ${response.flags.map(inWords).join(', ')}`)]
      : []),
  ]
    .join('\n')
    .trimEnd()
}

function datesAndOutcome(response: ResponseDetail['response']): string {
  const parts = [
    response.receivedOn && `received ${dateInWords(response.receivedOn)}`,
    response.respondedOn && `answered ${dateInWords(response.respondedOn)}`,
    response.publishedOn && `published ${dateInWords(response.publishedOn)}`,
    response.regime,
    inWords(response.outcome),
  ]
  return parts.filter((part) => part !== null).join(' · ')
}

/** The database names a document by its SHA-256, people count documents. */
function inDocuments(
  { documentSha256, start, end, quote }: StoredEvidence,
  documents: ResponseDetail['documents'],
): Evidence {
  return { document: documents.findIndex((document) => document.sha256 === documentSha256), start, end, quote }
}

function eachInDocuments<Field extends string>(
  evidence: Partial<Record<Field, StoredEvidence>>,
  documents: ResponseDetail['documents'],
): Partial<Record<Field, Evidence>> {
  const entries = Object.entries<StoredEvidence | undefined>(evidence).flatMap(([field, stored]) =>
    stored ? [[field, inDocuments(stored, documents)] as const] : [],
  )
  // The same fields, each with where it stands.
  return Object.fromEntries(entries) as Partial<Record<Field, Evidence>>
}

/** What rests on a person's word instead of the documents'. */
function correctionLines({ response: { corrections } }: ResponseDetail, output: Output): string[] {
  if (corrections.length === 0) return []
  const { bold, dim, magenta } = output.colours
  const lines = corrections.flatMap(({ field, value, extracted, why, who, date }) => [
    `  ${magenta(oneLine(`${field}: ${value ?? 'none'}`))} ${dim(oneLine(`instead of ${extracted ?? 'none'}`))}`,
    paragraph(oneLine(`${why} (${who}, ${dateInWords(date)})`), readingWidth(output), '    '),
  ])
  return [bold('Corrected by a person'), ...lines, '']
}

function documentLines({ documents, entries }: ResponseDetail, { colours }: Output): string[] {
  const places = entries
    .filter((entry) => !documents.some((document) => document.url === entry.url))
    .map((entry) => `  listed at ${oneLine(entry.url)}`)
  const lines = documents.map((document, index) => {
    const name = document.title ?? document.fileName ?? inWords(document.role)
    return [
      `  ${index + 1}  ${oneLine(name)} (${inWords(document.role)})`,
      colours.dim(`     ${oneLine(document.url)}`),
    ].join('\n')
  })
  return [colours.bold(counted(documents.length, 'document')), ...lines, ...places.map(colours.dim), '']
}

function revisionLines({ revisions }: ResponseDetail, { colours }: Output): string[] {
  if (revisions.length < 2) return []
  const lines = revisions.map(
    ({ number, seenAt, outcome }) => `  ${number}  seen ${dateInWords(seenAt.slice(0, 10))}, ${inWords(outcome)}`,
  )
  return [colours.bold(counted(revisions.length, 'revision')), ...lines, '']
}

/** The parts of a response as people read them: questions with their answers, exemptions, contracts. */
import {
  type Answer,
  type AnswerOutcome,
  CONTRACT_FIELDS,
  type Contract,
  type ContractField,
  type Evidence,
  type ExemptionCitation,
  type Question,
} from '../../domain.ts'
import { provisionLabel, provisionName } from '../../publish/provision-names.ts'
import { dateInWords, inWords, moneyInWords } from '../../publish/wording.ts'
import { type Colours, type Output, oneLine, printable } from '../output/output.ts'
import { renderTable, type TableColumn } from '../output/table.ts'
import { paragraph } from '../output/wrap.ts'

/** Lines are wrapped to this where the output is piped. */
const PIPED_WIDTH = 100
/** Lines longer than this tire the eye, however wide the terminal. */
const WIDEST = 110

export function readingWidth(output: Pick<Output, 'width'>): number {
  return Math.min(output.width ?? PIPED_WIDTH, WIDEST)
}

/** Where a fact stands, on a line of its own. */
export function evidenceLine(evidence: Evidence | undefined, output: Output, indent: string): string[] {
  if (!evidence) return []
  const { document, start, end, ocrConfidence } = evidence
  const ocr = ocrConfidence === undefined ? '' : `, read by OCR (${ocrConfidence} of 100)`
  const place = `document ${document + 1}, ${start}–${end}${ocr}: `
  return [output.colours.dim(paragraph(`${place}“${oneLine(evidence.quote)}”`, readingWidth(output), indent))]
}

function outcomeInColour(outcome: AnswerOutcome, colours: Colours): string {
  const words = inWords(outcome)
  if (outcome === 'disclosed') return colours.green(words)
  return ['withheld', 'neither_confirm_nor_deny', 'vexatious'].includes(outcome)
    ? colours.red(words)
    : colours.yellow(words)
}

interface Options {
  evidence: boolean
}

/** Each question followed by its answers, questions with the same answers together; then answers to the request as a whole. */
export function questionsLayout(
  { questions, answers }: { questions: Question[]; answers: Answer[] },
  output: Output,
  options: Options,
): string[] {
  const { bold, dim } = output.colours
  const shown = new Map<Answer, string>()
  const lines = groupsOfQuestions(questions, answers).flatMap((group) => {
    const first = group.answers.filter((answer) => !shown.has(answer))
    const again = new Set(group.answers.flatMap((answer) => shown.get(answer) ?? []))
    for (const answer of first) shown.set(answer, group.questions[0]?.label ?? '')
    return [
      ...group.questions.flatMap((question) => questionLines(question, output, options)),
      ...first.flatMap((answer) => answerLines(answer, output, options)),
      ...[...again].flatMap((label) => [dim(`    answered with question ${oneLine(label)}`), '']),
      ...(group.answers.length === 0 ? [dim('    no answer found'), ''] : []),
    ]
  })
  const rest = answers.filter((answer) => !shown.has(answer))
  if (rest.length === 0) return lines
  const heading = questions.length > 0 ? 'To the request as a whole' : 'Answer'
  return [...lines, bold(heading), ...rest.flatMap((answer) => answerLines(answer, output, options))]
}

interface QuestionGroup {
  questions: Question[]
  answers: Answer[]
}

/** Questions in order; neighbours with the same answers share a group, so that a long refusal stands once, behind all of them. */
function groupsOfQuestions(questions: Question[], answers: Answer[]): QuestionGroup[] {
  const groups: QuestionGroup[] = []
  for (const question of questions) {
    const own = answers.filter((answer) => answer.questions.includes(question.label))
    const last = groups.at(-1)
    const same = last?.answers.length === own.length && own.every((answer) => last.answers.includes(answer))
    if (last && same && own.length > 0) last.questions.push(question)
    else groups.push({ questions: [question], answers: own })
  }
  return groups
}

function questionLines(question: Question, output: Output, { evidence }: Options): string[] {
  const label = printable(question.label).padEnd(3)
  const indent = ' '.repeat(label.length + 1)
  const text = paragraph(printable(question.text), readingWidth(output), indent, `${label} `)
  return [output.colours.bold(text), ...(evidence ? evidenceLine(question.evidence, output, '    ') : [])]
}

function answerLines(answer: Answer, output: Output, { evidence }: Options): string[] {
  const { colours } = output
  const width = readingWidth(output)
  const subject = answer.subject === null ? [] : [`    ${colours.underline(oneLine(answer.subject))}`]
  return [
    ...subject,
    paragraph(printable(answer.text), width, '    '),
    `    ${outcomeInColour(answer.outcome, colours)}`,
    ...(evidence ? evidenceLine(answer.evidence, output, '    ') : []),
    '',
  ]
}

export function exemptionsLayout(exemptions: ExemptionCitation[], output: Output, { evidence }: Options): string[] {
  if (exemptions.length === 0) return []
  const { colours } = output
  const lines = exemptions.flatMap((citation) => {
    const name = provisionName(citation)
    const asked =
      citation.questions.length === 0
        ? ''
        : colours.dim(`  question${citation.questions.length > 1 ? 's' : ''} ${oneLine(citation.questions.join(', '))}`)
    const denied = citation.ncnd ? colours.red('  neither confirm nor deny') : ''
    const label = provisionLabel(citation).padEnd(10)
    return [
      `  ${colours.bold(label)} ${name ?? ''}${denied}${asked}`.trimEnd(),
      ...(evidence ? evidenceLine(citation.evidence, output, '    ') : []),
    ]
  })
  return [colours.bold('Exemptions relied on'), ...lines, '']
}

const CONTRACT_COLUMNS: (TableColumn & { value(contract: Contract): string | null })[] = [
  { heading: 'Service', wraps: true, value: (contract) => contract.service },
  { heading: 'Supplier', wraps: true, value: (contract) => contract.supplier },
  {
    heading: 'Brand, product',
    wraps: true,
    value: ({ brand, product }) => [brand, product].filter((part) => part !== null).join(', ') || null,
  },
  { heading: 'From', value: ({ startDate }) => startDate && dateInWords(startDate) },
  { heading: 'Until', value: ({ expiryDate }) => expiryDate && dateInWords(expiryDate) },
  { heading: 'Term', wraps: true, value: ({ duration }) => duration },
  {
    heading: 'A year',
    align: 'right',
    value: (contract) => money(contract, contract.annualSpend),
  },
  { heading: 'In all', align: 'right', value: (contract) => money(contract, contract.totalValue) },
  { heading: 'Licences', align: 'right', value: ({ licences }) => licences?.toLocaleString('en-GB') ?? null },
]

function money({ currency, approximate }: Contract, amount: number | null): string | null {
  return amount === null ? null : moneyInWords(amount, currency, approximate)
}

/** A small table of what most contracts state, then what it has no column for. Columns without any value are left out. */
export function contractsLayout(contracts: Contract[], output: Output, { evidence }: Options): string[] {
  if (contracts.length === 0) return []
  const columns = CONTRACT_COLUMNS.filter((column) => contracts.some((contract) => column.value(contract) !== null))
  const rows = contracts.map((contract) => columns.map((column) => column.value(contract)))
  const indented: Output = { ...output, width: output.width === null ? null : output.width - 2 }
  return [
    output.colours.bold('Contracts'),
    ...(columns.length > 0
      ? renderTable(columns, rows, indented)
          .split('\n')
          .map((line) => `  ${line}`)
      : []),
    ...contracts.flatMap((contract, index) => contractRemarks(contract, index, output)),
    ...(evidence ? contracts.flatMap((contract, index) => contractEvidence(contract, index, output)) : []),
    '',
  ]
}

function contractRemarks(contract: Contract, index: number, output: Output): string[] {
  const remarks = [
    contract.description && `description: ${contract.description}`,
    contract.contractOfficer && `officer: ${contract.contractOfficer}`,
    contract.framework && `framework: ${contract.framework}`,
    contract.extension && `may be extended: ${contract.extension}`,
    moneyRemark(contract),
    contract.expiryDate === null &&
      contract.impliedExpiryDate !== null &&
      `ends by its term: ${dateInWords(contract.impliedExpiryDate)}`,
    contract.derived.length > 0 && `derived: ${contract.derived.map(fieldInWords).join(', ')}`,
    contract.withheld.length > 0 && `withheld: ${contract.withheld.map(fieldInWords).join(', ')}`,
  ].filter((remark) => typeof remark === 'string')
  const doubts = contract.flags.length > 0 ? [`looks wrong: ${contract.flags.map(inWords).join(', ')}`] : []
  // Coloured last: what makes a text from outside safe for a terminal takes colours away, too.
  const said = [...remarks.map(oneLine), ...doubts.map(output.colours.yellow)]
  if (said.length === 0) return []
  return [paragraph(`${contractName(contract, index)} — ${said.join('; ')}`, readingWidth(output), '    ', '  ')]
}

/** "money: excluding VAT, an average, for several contracts"; null where nothing is said of the sums. */
function moneyRemark({ vat, averaged, shared }: Contract): string | null {
  const said = [
    vat && (vat === 'included' ? 'including VAT' : 'excluding VAT'),
    averaged && 'an average',
    shared && 'shared or for several contracts',
  ].filter((remark) => typeof remark === 'string')
  return said.length > 0 ? `money: ${said.join(', ')}` : null
}

function contractEvidence(contract: Contract, index: number, output: Output): string[] {
  const fields = CONTRACT_FIELDS.filter((field) => contract.evidence[field])
  return [
    `  ${output.colours.underline(contractName(contract, index))}`,
    ...fields.flatMap((field) => [
      `    ${fieldInWords(field)}`,
      ...evidenceLine(contract.evidence[field], output, '      '),
    ]),
  ]
}

function contractName(contract: Contract, index: number): string {
  return oneLine(contract.service ?? contract.supplier ?? `contract ${index + 1}`)
}

/** `annualSpend` → `annual spend`. */
function fieldInWords(field: ContractField): string {
  return field.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`)
}

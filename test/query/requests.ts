import type { AnswerOutcome, ExtractedResponse, PrintedDetails, ResponseOutcome } from '../../src/domain.ts'
import { evidenceIn, LOG, type OTHER_LOG, publish, type sampleDatabase } from '../db/sample.ts'

/** Made-up requests that are put to several trusts. */

export const FIREWALLS_ASKED = [
  'What is the name of the supplier of your perimeter firewall?',
  'When does the contract for the perimeter firewall end?',
  'What is the annual cost of the firewall contract, support included?',
  'Which endpoint detection product protects your laptops?',
]

export const SCANNERS_ASKED = [
  'How many portable ultrasound scanners are older than ten years?',
  'Which wards lend portable ultrasound scanners to community midwives?',
  'How often are ultrasound probes disinfected between two patients?',
  'What did the repair of ultrasound scanners cost in 2023/24?',
]

/** What a trust replied to a question: the outcome, the words, and the provision that it relied on. */
export interface Reply {
  outcome: AnswerOutcome
  text: string
  provision?: { section: string; subsection: string; ncnd?: boolean }
}

export interface PublishedRequest {
  log?: typeof LOG | typeof OTHER_LOG
  reference: string
  /** They get the labels 1, 2, 3 …; where there are fewer replies, the others have none. */
  questions: readonly string[]
  replies?: readonly (Reply | null)[]
  /** To the request as a whole. */
  reply?: Reply
  /** Of the whole; `unknown` without. */
  outcome?: ResponseOutcome
  details?: Partial<PrintedDetails>
  title?: string
  at?: string
}

/** Publishes a request with its replies, every fact cited from a letter made of them. */
export function publishRequest(database: ReturnType<typeof sampleDatabase>, published: PublishedRequest) {
  const { log = LOG, reference, questions, replies = [], reply, outcome = 'unknown', details, title, at } = published
  const labelled = replies.flatMap((one, index) => (one ? [{ ...one, labels: [String(index + 1)] }] : []))
  const answered = [...labelled, ...(reply ? [{ ...reply, labels: [] as string[] }] : [])]
  const lines = answered.map((one, index) => `Reply ${index + 1}: ${one.text}`)
  const text = [`FOI ${reference}`, ...questions, ...lines].join('\n')
  const facts: Partial<ExtractedResponse> = {
    title: title ?? null,
    outcome,
    questions: questions.map((question, index) => ({
      label: String(index + 1),
      text: question,
      evidence: evidenceIn(text, question),
    })),
    answers: answered.map(({ labels, text: words, outcome }, index) => ({
      questions: labels,
      subject: null,
      text: words,
      outcome,
      evidence: evidenceIn(text, lines[index] ?? ''),
    })),
    exemptions: answered.flatMap(({ labels, provision }, index) =>
      provision
        ? [
            {
              regime: 'FOIA' as const,
              section: provision.section,
              subsection: provision.subsection,
              questions: labels,
              ncnd: provision.ncnd ?? false,
              evidence: evidenceIn(text, lines[index] ?? ''),
            },
          ]
        : [],
    ),
  }
  return publish(database, { log, reference, text, facts, ...(details && { details }), ...(at && { at }) })
}

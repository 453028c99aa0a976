import type { Day, PartialDate, ResponseOutcome } from '../../../src/domain.ts'

/** One thing that stands in a reply, in reading order. */
export type ReplyBlock =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string }
  /** A question said again before its answer. */
  | { kind: 'question'; label: string; text: string }
  | { kind: 'numbered'; items: string[] }
  | { kind: 'table'; rows: string[][] }

export interface ReplicaContract {
  service: string
  supplier: string
  product: string | null
  startDate: Day
  expiryDate: Day
  annualSpend: number
  contractOfficer: string
  framework: string | null
}

export interface ReplicaAttachment {
  fileName: string
  title: string
  content: { kind: 'csv'; rows: string[][] } | { kind: 'docx' | 'pdf'; blocks: ReplyBlock[] }
}

/** What is asked and answered, whatever the site that publishes it. */
export interface Reply {
  title: string
  questions: string[]
  blocks: ReplyBlock[]
  attachments: ReplicaAttachment[]
  outcome: ResponseOutcome
  exemptions: ExpectedExemption[]
  contracts: ReplicaContract[]
}

/** One published case of one authority. */
export interface ReplicaCase extends Reply {
  /** 0 for the newest of its log. */
  index: number
  reference: string
  receivedOn: Day
  respondedOn: Day
  publishedOn: Day
}

interface ExpectedExemption {
  section: string
  subsection: string
  ncnd: boolean
}

/** What a reader of the log must find of one response: the truth that end-to-end tests compare with. */
export interface ExpectedResponse {
  /** As printed in the listing. */
  reference: string
  title: string
  receivedOn: Day
  respondedOn: Day | null
  publishedOn: PartialDate | null
  outcome: ResponseOutcome
  questions: number
  exemptions: ExpectedExemption[]
  contracts: Pick<ReplicaContract, 'service' | 'supplier' | 'expiryDate'>[]
  /** Its page or letter, and its attachments; copies under a second listing are not counted. */
  documents: number
}

import { printDay } from '../calendar.ts'
import type { ReplicaCase, ReplyBlock } from '../cases/case.ts'
import { COMPLAINT } from '../cases/refusal-paragraphs.ts'

/** A letter as it is written, before it becomes a PDF or a Word file. */
export interface Letter {
  letterhead: string[]
  footer: string
  blocks: ReplyBlock[]
}

/** The reply to a case as the authority's letter. */
export function letterOf(authority: string, held: ReplicaCase): Letter {
  const paragraph = (text: string): ReplyBlock => ({ kind: 'paragraph', text })
  return {
    letterhead: [authority, 'Information Governance Office', 'Trust Headquarters'],
    footer: `${authority} · Freedom of Information`,
    blocks: [
      paragraph(`Date: ${printDay(held.respondedOn)}`),
      paragraph(`Our ref: ${held.reference}`),
      paragraph('Dear Applicant'),
      { kind: 'heading', text: `Freedom of Information Act 2000 request: ${held.title}` },
      paragraph(
        `Thank you for your request for information, which we received on ${printDay(held.receivedOn)}. You asked:`,
      ),
      { kind: 'numbered', items: held.questions },
      { kind: 'heading', text: 'Our response' },
      ...held.blocks,
      { kind: 'heading', text: 'If you are not content with this reply' },
      ...COMPLAINT,
      paragraph('Yours faithfully'),
      paragraph('Freedom of Information Officer'),
    ],
  }
}

import type { Furniture } from '../../../domain.ts'
import { type BlockDraft, plainRun } from '../../document-draft.ts'
import { mendWindows1252 } from './windows-1252.ts'

/** What stands above a mail's text; an empty string for what is not stated. */
interface MailHead {
  subject: string
  /** As printed. */
  date: string
  /** Names of documents that are attached. */
  attachments: string[]
  from: string
  to: string
  cc: string
}

/** Subject, date and the names of attachments as lines above the body; sender and receivers as furniture. */
export function mailHead({ subject, date, attachments, from, to, cc }: MailHead): BlockDraft[] {
  return [
    ...field('Subject', subject, null),
    ...field('Date', date, null),
    ...field('Attachments', attachments.join(', '), null),
    ...field('From', from, 'header'),
    ...field('To', to, 'header'),
    ...field('Cc', cc, 'header'),
  ]
}

function field(name: string, value: string, furniture: Furniture | null): BlockDraft[] {
  const text = value.replace(/\s+/g, ' ').trim()
  if (text === '') return []
  return [{ kind: 'paragraph', furniture, content: [plainRun(mendWindows1252(`${name}: ${text}`))] }]
}

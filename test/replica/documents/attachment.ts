import Papa from 'papaparse'
import type { ReplicaAttachment } from '../cases/case.ts'
import { letterToDocx } from './letter-docx.ts'
import { letterToPdf } from './letter-pdf.ts'

/** The bytes of a file that comes with a reply. */
export async function attachmentBytes({ title, content }: ReplicaAttachment): Promise<Buffer> {
  if (content.kind === 'csv') return Buffer.from(`${Papa.unparse(content.rows)}\r\n`)
  const paper = { letterhead: [], footer: title, blocks: content.blocks }
  return content.kind === 'pdf' ? letterToPdf(paper) : letterToDocx(paper)
}

import type { NormalisedDocument } from '../../src/domain.ts'
import type { Source } from '../../src/normalise/normalise.ts'
import { readDocument } from '../../src/normalise/read-document.ts'

/** A source of some bytes under a name, as a crawl would hand it over. */
export function sourceOf(bytes: Uint8Array | string, fileName: string | null, more: Partial<Source> = {}): Source {
  return {
    bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes,
    sha256: '0'.repeat(64),
    fileName,
    declaredMediaType: null,
    declaredCharset: null,
    url: null,
    ...more,
  }
}

/** Reads bytes that must be readable. */
export async function read(bytes: Uint8Array | string, fileName: string | null): Promise<NormalisedDocument> {
  const result = await readDocument(sourceOf(bytes, fileName))
  if (!result.ok) throw new Error(`${result.failure.kind}: ${result.failure.message}`)
  return result.value.document
}

/** A document's blocks in short: `H2 Request`, `- 1. How many?` (indented by depth), `T a | b`, `P text`, furniture after `~`. */
export function outline(document: NormalisedDocument): string[] {
  return document.blocks.map((block) => {
    const text = document.text.slice(block.start, block.end)
    const around = block.furniture === null ? '' : `~${block.furniture} `
    if (block.kind === 'heading') return `${around}H${block.level} ${text}`
    if (block.kind === 'list_item') return `${around}${'  '.repeat(block.depth)}- ${block.label} ${text}`
    return `${around}${block.kind === 'table' ? 'T' : 'P'} ${text}`
  })
}

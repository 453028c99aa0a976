import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ExtractedResponse } from '../../src/domain.ts'
import { extract } from '../../src/extract/extract.ts'
import { createNormaliser } from '../../src/normalise/normalise.ts'
import { sharedFolder } from '../shared.ts'

const shared = sharedFolder()

async function readSeed(
  folder: string,
): Promise<{ gold: Record<string, unknown>; response: ExtractedResponse | undefined }> {
  const root = join(shared ?? '', 'gold', 'seeds', folder)
  const gold = JSON.parse(readFileSync(join(root, 'gold.json'), 'utf8')) as Record<string, unknown>
  const file = join(root, String(gold['file']))
  const normaliser = createNormaliser({ workers: 1 })
  const read = await normaliser.normalise({
    bytes: new Uint8Array(readFileSync(file)),
    sha256: '0'.repeat(64),
    fileName: basename(file),
    declaredMediaType: null,
    declaredCharset: null,
    url: null,
  })
  await normaliser.close()
  if (!read.ok) throw new Error(read.failure.message)
  return { gold, response: extract([read.value.document]).responses[0] }
}

/** The label's own fields of what was extracted: evidence and the fields that labels do not have are left out. */
function asLabelled(value: unknown, label: unknown): unknown {
  if (Array.isArray(value) && Array.isArray(label)) return value.map((item, index) => asLabelled(item, label[index]))
  if (typeof value !== 'object' || value === null || typeof label !== 'object' || label === null) return value
  return Object.fromEntries(
    Object.keys(label).map((key) => [key, asLabelled(Reflect.get(value, key), Reflect.get(label, key))]),
  )
}

const FIELDS = [
  'caseReference',
  'regime',
  'receivedOn',
  'respondedOn',
  'publishedOn',
  'questions',
  'answers',
  'exemptions',
  'contracts',
]

describe.skipIf(shared === null)('the two founding documents (skipped where the shared folder is absent)', () => {
  it.each(['01-oxford-page', '02-walton-letter'])('%s is read as labelled', async (folder) => {
    const { gold, response } = await readSeed(folder)
    for (const field of FIELDS) {
      expect(asLabelled(Reflect.get(response ?? {}, field), gold[field]), field).toEqual(gold[field])
    }
  })
})

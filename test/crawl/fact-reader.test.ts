import { afterEach, describe, expect, it } from 'vitest'
import { createFactReader, type FactReader, readHere } from '../../src/crawl/fact-reader.ts'
import { readDocument } from '../../src/normalise/read-document.ts'
import { sourceOf } from '../normalise/source.ts'

let open: FactReader | null = null
afterEach(async () => {
  await open?.close()
  open = null
})

const LISTED = { title: 'Agency spend', caseReference: null, receivedOn: null, respondedOn: null, publishedOn: null }
const LETTER = 'Our ref: FOI 4216\n\nDear Sir\n\n1. How many beds are there?\n\nWe hold 12 beds.'

async function reading(text: string) {
  const read = await readDocument(sourceOf(text, 'letter.txt'))
  if (!read.ok) throw new Error(read.failure.message)
  return { documents: [read.value.document], listed: LISTED }
}

describe('a reader of facts in a thread of its own', () => {
  it('reads what is read on the calling thread', async () => {
    open = createFactReader(60_000)
    const letter = await reading(LETTER)
    const facts = await open.read(letter)
    expect(facts).toEqual(await readHere.read(letter))
    expect(facts).toMatchObject({ ok: true, value: { responses: [{ caseReference: 'FOI 4216' }] } })
  })

  it('gives up a response that takes too long, and says which', async () => {
    open = createFactReader(1)
    const endless = await reading('1. How many beds are there? We hold 12 beds.\n\n'.repeat(20_000))
    expect(await open.read(endless)).toMatchObject({ failure: { kind: 'parser_timeout', where: 'letter.txt' } })
  })
})

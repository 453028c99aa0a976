import { afterEach, describe, expect, it } from 'vitest'
import { createWorkerPool, type WorkerPool } from '../../src/normalise/worker-pool.ts'
import { sourceOf } from './source.ts'

const BODY = new URL('./misbehaving-worker.ts', import.meta.url)
const WELL = { ok: true }

let open: WorkerPool | null = null
afterEach(async () => {
  await open?.close()
  open = null
})

function pool(workers = 1): WorkerPool {
  open = createWorkerPool({ workers, timeLimitMilliseconds: 500, memoryLimitMegabytes: 40, ocr: 'off' }, BODY)
  return open
}

describe('a document that misbehaves', () => {
  it.each([
    ['hang', 'parser_timeout', 'longer than 0.5 s'],
    ['exit', 'unreadable_document', 'the reader stopped'],
    ['throw', 'unreadable_document', 'a fault in the reader'],
    ['memory', 'unreadable_document', 'more than 40 MB of memory'],
  ])('becomes a failure, and the next one is read: %s', async (name, kind, message) => {
    const reader = pool()
    const [bad, next] = await Promise.all([reader.read(sourceOf('x', name)), reader.read(sourceOf('x', 'well'))])
    expect(bad).toMatchObject({ failure: { kind, where: name, message: expect.stringContaining(message) } })
    expect(next).toMatchObject(WELL)
  })

  it('does not hold up what other workers read', async () => {
    const reader = pool(2)
    const hanging = reader.read(sourceOf('x', 'hang'))
    for (let count = 0; count < 5; count++) expect(await reader.read(sourceOf('x', 'well'))).toMatchObject(WELL)
    expect(await hanging).toMatchObject({ failure: { kind: 'parser_timeout' } })
  })
})

describe('a pool of workers', () => {
  it('answers each document with its own outcome', async () => {
    const reader = pool(2)
    const names = Array.from({ length: 20 }, (_, at) => String(at).padStart(64, '0'))
    const outcomes = await Promise.all(names.map((sha256) => reader.read(sourceOf('x', 'well', { sha256 }))))
    expect(outcomes.map((outcome) => outcome.ok && outcome.value.document.sha256)).toEqual(names)
  })

  it('answers what is under way and what waits when it is closed', async () => {
    const reader = pool()
    const outcomes = Promise.all([reader.read(sourceOf('x', 'hang')), reader.read(sourceOf('x', 'well'))])
    await reader.close()
    expect(await outcomes).toMatchObject([{ ok: false }, { ok: false, failure: { kind: 'internal' } }])
  })
})

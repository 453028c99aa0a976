import { describe, expect, it } from 'vitest'
import type { RunManifest } from '../../src/domain.ts'
import { failure } from '../../src/failure.ts'
import {
  AT,
  captureOf,
  documentOf,
  emptyDatabase,
  LATER,
  LOG,
  manifestOf,
  OTHER_LOG,
  sampleDatabase,
  sha256Of,
  TRUST,
} from './sample.ts'

describe('authorities', () => {
  it('take a new name under the same code', () => {
    const { authorities } = emptyDatabase()
    authorities.save(TRUST)
    authorities.save({ ...TRUST, name: 'Example and District Hospitals' })
    expect(authorities.list()).toEqual([{ ...TRUST, name: 'Example and District Hospitals' }])
    expect(authorities.get('NONE')).toBeNull()
  })

  it('know whom they took over, and when', () => {
    const { authorities } = emptyDatabase()
    authorities.save(TRUST)
    const predecessor = { odsCode: 'RX0', name: 'Old Example Infirmary', mergedOn: '2019-04-01' }
    authorities.savePredecessor('RX1', { ...predecessor, mergedOn: null })
    authorities.savePredecessor('RX1', predecessor)
    expect(authorities.predecessorsOf('RX1')).toEqual([predecessor])
  })
})

describe('the register of authorities', () => {
  const BODY = {
    ...TRUST,
    sector: 'acute',
    region: 'Midlands',
    status: 'operating',
    openedOn: '2019-04-01',
    closedOn: null,
    successors: [],
    mergedOn: null,
    homepage: null,
    foiPage: null,
    disclosureLog: null,
    accessNote: null,
    refusesRobots: false,
  } as const
  const merged = (odsCode: string, name: string, successors: string[]) =>
    ({ ...BODY, odsCode, name, status: 'merged', successors, mergedOn: '2019-04-01' }) as const

  it('is saved as often as one likes, each body with those that merged into it', () => {
    const { authorities } = emptyDatabase()
    const register = [merged('RX0', 'Old Example Infirmary', ['RX1']), { ...BODY, successors: [] }]
    authorities.saveRegister(register)
    authorities.saveRegister(register)
    expect(authorities.list().map(({ odsCode }) => odsCode)).toEqual(['RX1', 'RX0'])
    expect(authorities.predecessorsOf('RX1')).toEqual([
      { odsCode: 'RX0', name: 'Old Example Infirmary', mergedOn: '2019-04-01' },
    ])
  })

  it('finds whoever merged into a body, at first or second hand, under its successor', () => {
    const { authorities, questions } = emptyDatabase()
    authorities.saveRegister([
      { ...BODY, successors: [] },
      merged('RX0', 'Old Example Infirmary', ['RX1']),
      merged('RW9', 'Cottage Hospital', ['RX0']),
    ])
    expect(questions.trusts.match('RX1')?.odsCodes).toEqual(['RX1', 'RX0', 'RW9'])
    expect(questions.trusts.match('cottage')?.odsCodes).toEqual(['RW9'])
  })
})

describe('disclosure logs', () => {
  it('move without losing when they were last swept, but their head is looked for anew', () => {
    const { logs } = sampleDatabase()
    logs.markCompleteSweep(LOG.slug, AT)
    logs.markHead(LOG.slug, `${LOG.url}2026`)
    logs.save(LOG, 'live')
    expect(logs.get(LOG.slug)?.headUrl).toBe(`${LOG.url}2026`)
    logs.save({ ...LOG, url: 'https://new.example.nhs.uk/' }, 'live')
    expect(logs.get(LOG.slug)).toEqual({
      ...LOG,
      url: 'https://new.example.nhs.uk/',
      verified: 'live',
      lastCompleteSweepAt: AT,
      headUrl: null,
      leftovers: false,
    })
    expect(logs.list().map((log) => log.slug)).toEqual([OTHER_LOG.slug, LOG.slug])
  })
})

describe('runs', () => {
  it('give back the manifest that they were given', () => {
    const { runs } = sampleDatabase()
    const run = runs.start({ startedAt: AT, command: 'crawl RX1', version: '0.1.0' })
    const failures = [failure('timeout', 'No answer in 30 seconds', LOG.url)]
    const logs = [
      manifestOf(OTHER_LOG),
      manifestOf(LOG, { status: 'incomplete', completeSweep: false, failed: { timeout: 1 }, failures }),
    ]
    for (const log of logs) runs.saveLog(run, log, LATER)
    runs.finish(run, { finishedAt: LATER, exitCode: 1 })
    const manifest: RunManifest = { run, startedAt: AT, finishedAt: LATER, command: 'crawl RX1', dryRun: false, logs }
    expect(runs.manifest(run)).toEqual(manifest)
  })

  it('count as finished when they last saved a log, where they were killed', () => {
    const { runs, runId } = sampleDatabase()
    expect(runs.manifest(runId)?.finishedAt).toBe(AT)
    runs.saveLog(runId, manifestOf(LOG), LATER)
    expect(runs.manifest(runId)?.finishedAt).toBe(LATER)
  })

  it('keep one manifest a log, the last', () => {
    const { runs, runId } = sampleDatabase()
    runs.saveLog(runId, manifestOf(LOG, { new: 1 }), AT)
    runs.saveLog(runId, manifestOf(LOG, { new: 2 }), LATER)
    expect(runs.manifest(runId)?.logs).toEqual([manifestOf(LOG, { new: 2 })])
  })

  it('have no manifest under a number that none has', () => {
    expect(sampleDatabase().runs.manifest(99)).toBeNull()
  })
})

describe('captures', () => {
  it('keep an answer once however often it comes, and each other answer', () => {
    const { captures, runId } = sampleDatabase()
    const first = captures.save(captureOf(LOG.url), runId)
    expect(captures.save({ ...captureOf(LOG.url), fetchedAt: '2030-01-01T00:00:00.000Z' }, runId)).toBe(first)
    const changed = captures.save({ ...captureOf(LOG.url), validators: { etag: '"other"', lastModified: null } }, runId)
    expect(changed).not.toBe(first)
    expect(captures.save(captureOf(LOG.url), runId)).not.toBe(first)
  })

  it('give the last one of an address, whose validators are sent next time', () => {
    const { captures, runId } = sampleDatabase()
    captures.save(captureOf(LOG.url), runId)
    const last = captureOf(LOG.url, { validators: { etag: '"2"', lastModified: 'Mon, 02 Mar 2026 02:00:00 GMT' } })
    captures.save(last, runId)
    expect(captures.latest(LOG.url)).toEqual(last)
    expect(captures.latest(OTHER_LOG.url)).toBeNull()
  })

  it('show that validators lie: once one came with other bytes, or an ETag with three contents of a site', () => {
    const { captures, runId } = sampleDatabase()
    const [one, two, three] = ['1', '2', '3'].map((digit) => digit.repeat(64)) as [string, string, string]
    const validators = { etag: '"constant"', lastModified: null }
    const at = (url: string, sha256: string) => captureOf(url, { sha256, validators })
    captures.save(at(`${LOG.url}a`, one), runId)
    captures.save(at(`${LOG.url}b`, two), runId)
    captures.save(at('https://elsewhere.example/', three), runId)
    expect(captures.validatorsLie(at(`${LOG.url}a`, one))).toBe(false)
    expect(captures.validatorsLie(at(`${LOG.url}a`, three))).toBe(true)
    captures.save(at(`${LOG.url}c`, three), runId)
    expect(captures.validatorsLie(at(`${LOG.url}a`, one))).toBe(true)
  })

  it('go with the parse that failed in their transaction, so that no 304 can hide it', () => {
    const database = sampleDatabase()
    const parse = () => {
      throw new Error('the page cannot be read')
    }
    expect(() =>
      database.transaction(() => {
        database.captures.save(captureOf(LOG.url), database.runId)
        parse()
      }),
    ).toThrow('cannot be read')
    expect(database.captures.latest(LOG.url)).toBeNull()
  })
})

describe('robots.txt', () => {
  it('is remembered by origin, the last one', async () => {
    const { robots } = sampleDatabase()
    const stored = { origin: 'https://foi.example.nhs.uk', fetchedAt: AT, status: 200, body: 'User-agent: *' }
    await robots.save({ ...stored, status: 404, body: '' })
    await robots.save(stored)
    expect(await robots.load(stored.origin)).toEqual(stored)
    expect(await robots.load('https://sample.example.nhs.wales')).toBeNull()
  })
})

describe('documents', () => {
  it('come back as they were read, without the name under which they were published', () => {
    const { documents } = sampleDatabase()
    const document = documentOf('1. How many?\n\nHeader', {
      fileName: 'letter.pdf',
      title: 'Letter',
      readingEnd: 12,
      blocks: [{ kind: 'list_item', start: 3, end: 12, label: '1.', ordinal: '1', depth: 0, furniture: null }],
      styles: [{ start: 3, end: 12, bold: true, italic: false, colour: '#ff0000' }],
      pages: [{ number: 1, start: 0, end: 20 }],
      warnings: [{ kind: 'ocr', message: 'Read from an image', place: 'page 1' }],
    })
    documents.save(document, 1000, AT)
    expect(documents.get(document.sha256, '1')).toEqual({ ...document, fileName: null })
  })

  it('are not there for another version of the normaliser, whose reading replaces the old one', () => {
    const { documents } = sampleDatabase()
    const document = documentOf('How many?')
    documents.save(document, 1000, AT)
    expect(documents.get(document.sha256, '2')).toBeNull()
    documents.save({ ...document, normaliserVersion: '2', title: 'Beds' }, 1000, LATER)
    expect(documents.get(document.sha256, '1')).toBeNull()
    expect(documents.get(document.sha256, '2')).toMatchObject({ title: 'Beds' })
  })

  it('refuse a name that is no SHA-256', () => {
    const { documents } = sampleDatabase()
    expect(() => documents.save(documentOf('x', { sha256: sha256Of('x').toUpperCase() }), 1, AT)).toThrow('CHECK')
  })
})

describe('issues', () => {
  const ISSUE = { kind: 'layout_changed', severity: 'error', logSlug: LOG.slug, message: 'No entries', at: AT } as const

  it('are reported once while they are open, and again when they come back', () => {
    const { issues } = sampleDatabase()
    const id = issues.report(ISSUE)
    expect(issues.report({ ...ISSUE, at: LATER })).toBe(id)
    issues.resolve(id, LATER)
    expect(issues.open()).toEqual([])
    expect(issues.report(ISSUE)).not.toBe(id)
  })

  it('are told apart by what they are about', () => {
    const { issues } = sampleDatabase()
    issues.report(ISSUE)
    issues.report({ ...ISSUE, logSlug: OTHER_LOG.slug, severity: 'note' })
    issues.report({ ...ISSUE, kind: 'empty_listing' })
    expect(issues.open()).toHaveLength(3)
    expect(issues.open({ logSlug: OTHER_LOG.slug })).toMatchObject([{ severity: 'note', createdAt: AT }])
    expect(issues.open({ kind: 'empty_listing' })).toHaveLength(1)
  })
})

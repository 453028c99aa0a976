import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeExport } from '../../../src/publish/export/export.ts'
import { readPublication } from '../../../src/query/publication.ts'
import { contractOf, evidenceIn, LATER, publish, temporaryFolder } from '../../db/sample.ts'
import { publishedWorld } from '../../query/published.ts'

type Value = Record<string, unknown>

function packageOf(database = publishedWorld().database): Value & { releases: Value[] } {
  const folder = join(temporaryFolder(), 'out')
  readPublication(database, (publication) => writeExport(publication, folder, ['ocds']))
  return JSON.parse(readFileSync(join(folder, 'contracts.ocds.json'), 'utf8'))
}

/** Of the release package schema 1.1: what each object must have and what else it may have of the things that we write. */
const OBJECTS: Record<string, { required: string[]; optional: string[] }> = {
  package: { required: ['uri', 'version', 'publisher', 'publishedDate', 'releases'], optional: [] },
  publisher: { required: ['name'], optional: ['scheme', 'uid', 'uri'] },
  release: {
    required: ['ocid', 'id', 'date', 'tag', 'initiationType'],
    optional: ['parties', 'buyer', 'awards', 'contracts', 'language'],
  },
  parties: { required: ['id', 'name', 'roles'], optional: ['identifier'] },
  identifier: { required: ['scheme', 'id'], optional: ['legalName', 'uri'] },
  buyer: { required: ['id', 'name'], optional: [] },
  suppliers: { required: ['id', 'name'], optional: [] },
  awards: { required: ['id'], optional: ['title', 'description', 'value', 'suppliers'] },
  contracts: {
    required: ['id', 'awardID'],
    optional: ['title', 'description', 'value', 'period', 'items', 'documents'],
  },
  value: { required: ['amount', 'currency'], optional: [] },
  period: { required: [], optional: ['startDate', 'endDate'] },
  items: { required: ['id', 'description'], optional: [] },
  documents: { required: ['id', 'url'], optional: ['title'] },
}
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/
const FORMATS: Record<string, RegExp> = {
  date: INSTANT,
  publishedDate: INSTANT,
  startDate: INSTANT,
  endDate: INSTANT,
  currency: /^[A-Z]{3}$/,
  url: /^https?:\/\//,
  uri: /^[a-z][a-z\d+.-]*:\S+$/,
  id: /^[^#]+$/,
}

function expectValid(kind: string, object: Value): void {
  const { required, optional } = OBJECTS[kind] ?? { required: [], optional: [] }
  expect(Object.keys(object), kind).toEqual(expect.arrayContaining(required))
  expect([...required, ...optional], kind).toEqual(expect.arrayContaining(Object.keys(object)))
  for (const [name, value] of Object.entries(object)) {
    expect(value, `${kind}.${name}`).not.toBeNull()
    if (typeof value === 'string') expect(value, `${kind}.${name}`).toMatch(FORMATS[name] ?? /./)
    for (const inner of Array.isArray(value) ? value : [value]) {
      if (typeof inner === 'object') expectValid(name === 'releases' ? 'release' : name, inner)
    }
  }
}

describe('OCDS releases', () => {
  it('keep the rules of the release package schema', () => {
    const written = packageOf()
    expect(written.releases).toHaveLength(2)
    expectValid('package', written)
    for (const field of ['ocid', 'id']) {
      expect(new Set(written.releases.map((release) => release[field])).size).toBe(written.releases.length)
    }
  })

  it('name the buyer by its ODS code, and contract and award by what is stated', () => {
    const [firewall] = packageOf().releases
    expect(firewall).toMatchObject({
      ocid: expect.stringMatching(/^unregistered-trustlog-RX1-.*4216-1$/),
      buyer: { id: 'GB-NHS-RX1', name: 'Example University Hospitals' },
      parties: [
        { identifier: { scheme: 'GB-NHS', id: 'RX1' }, roles: ['buyer'] },
        { name: 'Northgate Networks Ltd', roles: ['supplier'] },
      ],
      contracts: [{ awardID: '1', title: 'Standard firewall', period: { endDate: '2027-03-31T23:59:59Z' } }],
    })
  })

  it('leave out what was not stated as the standard means it: a yearly sum, an end stated to the year', () => {
    const [firewall, filter] = packageOf().releases
    expect(JSON.stringify(firewall)).not.toContain('12500')
    expect(filter?.['contracts']).toEqual([{ id: '1', awardID: '1', documents: [expect.anything()] }])
  })

  it('are other releases, of their own day, where the response says something else', () => {
    const { database, firewalls } = publishedWorld()
    const [before] = packageOf(database).releases
    const text = 'Firewall by Northgate.'
    const evidence = { supplier: evidenceIn(text, 'Northgate') }
    const contracts = [contractOf({ supplier: 'Northgate', category: 'firewall', evidence })]
    const revised = publish(database, { reference: '4216', text, at: LATER, facts: { contracts } })
    expect(revised.responseId).toBe(firewalls.responseId)
    const [after] = packageOf(database).releases
    expect(after).toMatchObject({ ocid: before?.['ocid'], date: LATER })
    expect(after?.['id']).not.toBe(before?.['id'])
  })

  it('are as recorded: no release of a response that was withdrawn, no date but the data’s', () => {
    const { database, firewalls } = publishedWorld()
    const { publishedDate, releases } = packageOf(database)
    expect(publishedDate).toBe(releases[0]?.['date'])
    database.responses.withdraw(firewalls.responseId, LATER)
    expect(packageOf(database).releases).toEqual([])
  })

  it('names each release once where a reference has personal data in it, without that', () => {
    const { database } = publishedWorld()
    for (const [index, reader] of ['archibald', 'beatrice'].entries()) {
      const evidence = { supplier: evidenceIn('Ardent Ltd', 'Ardent Ltd') }
      publish(database, {
        reference: `${reader}@mail.example`,
        text: 'Ardent Ltd',
        url: `https://foi.example.nhs.uk/${index}`,
        facts: { contracts: [contractOf({ supplier: 'Ardent Ltd', evidence })] },
      })
    }
    const { releases } = packageOf(database)
    const ids = releases.map(({ ocid }) => ocid)
    expect(new Set(ids).size).toBe(ids.length)
    expect(JSON.stringify(releases)).not.toMatch(/archibald|beatrice/)
  })
})

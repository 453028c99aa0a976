import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { CANNED_QUERIES } from '../../../src/publish/export/datasette.ts'
import { EXPORT_FORMATS, type ExportFormat, writeExport } from '../../../src/publish/export/export.ts'
import { readPublication } from '../../../src/query/publication.ts'
import { contractOf, evidenceIn, publish, temporaryFolder } from '../../db/sample.ts'
import { publishedWorld } from '../../query/published.ts'

const LETTER =
  'Dear Mr Archibald Reader,\nQuestion one\n=HYPERLINK("http://evil.example") from archibald@mail.example\nRegards to Archibald Reader'
const ANSWER = LETTER.slice(LETTER.indexOf('='))

/** The published world with one letter more, that names who asked and begins its answer like a formula. */
function worldWithLetter() {
  const { database } = publishedWorld()
  publish(database, {
    reference: '4300',
    text: LETTER,
    facts: {
      answers: [
        { questions: ['1'], subject: null, text: ANSWER, outcome: 'disclosed', evidence: evidenceIn(LETTER, ANSWER) },
      ],
    },
  })
  return database
}

function exported(formats: readonly ExportFormat[], database = worldWithLetter()): string {
  const folder = join(temporaryFolder(), 'out')
  readPublication(database, (publication) => writeExport(publication, folder, formats))
  return folder
}

function csvOf(folder: string, view: string): Record<string, string>[] {
  return Papa.parse<Record<string, string>>(readFileSync(join(folder, `${view}.csv`), 'utf8'), {
    header: true,
    skipEmptyLines: true,
  }).data
}

describe('an export', () => {
  it('makes the same bytes of the same data', () => {
    const database = worldWithLetter()
    const [one, other] = [exported(EXPORT_FORMATS, database), exported(EXPORT_FORMATS, database)]
    expect(readdirSync(one)).toEqual(readdirSync(other))
    for (const file of readdirSync(one)) {
      expect(readFileSync(join(one, file)).equals(readFileSync(join(other, file))), file).toBe(true)
    }
  })

  it('names nobody who asked, in whatever format', () => {
    const folder = exported(EXPORT_FORMATS)
    for (const file of readdirSync(folder)) {
      expect(readFileSync(join(folder, file), 'latin1'), file).not.toMatch(/archibald/i)
    }
  })

  it('carries no formula into a spreadsheet', () => {
    const answers = csvOf(exported(['csv']), 'answer_list')
    const told = answers.find(({ reference }) => reference?.includes('4300'))
    expect(told?.['text']).toMatch(/^'=HYPERLINK/)
  })

  it('says the same in every format', async () => {
    const folder = exported(EXPORT_FORMATS)
    const csv = csvOf(folder, 'contract_list')
    const lines = readFileSync(join(folder, 'contract_list.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    const parquet = await parquetReadObjects({ file: await asyncBufferFromFile(join(folder, 'contract_list.parquet')) })
    const client = new Database(join(folder, 'trustlog.db'), { readonly: true })
    const rows = client.prepare<[], Record<string, unknown>>('SELECT * FROM contract_list ORDER BY id').all()
    client.close()
    expect(csv.map((row) => row['supplier'])).toEqual(['Northgate Networks Ltd', 'O_Reilly 100% Secure'])
    expect(lines.map((row) => row.supplier)).toEqual(csv.map((row) => row['supplier']))
    expect(parquet.map((row) => row['supplier'])).toEqual(csv.map((row) => row['supplier']))
    expect(rows.map((row) => row['supplier'])).toEqual(csv.map((row) => row['supplier']))
    expect(csv[0]).toMatchObject({ annual_spend: '12500', approximate: 'false', withheld: '[]' })
    expect(lines[0]).toMatchObject({ annual_spend: 12500, approximate: false, withheld: [], expiry_date: '2027-03-31' })
    expect(parquet[0]).toMatchObject({
      annual_spend: 12500,
      approximate: false,
      withheld: [],
      expiry_date: '2027-03-31',
    })
    expect(rows[0]).toMatchObject({ annual_spend: 12500, approximate: 0, withheld: '[]', expiry_date: '2027-03-31' })
  })

  it('replaces an earlier one as a whole and leaves nothing beside it', () => {
    const folder = exported(['jsonl'])
    readPublication(worldWithLetter(), (publication) => writeExport(publication, folder, ['csv']))
    expect(readdirSync(folder).filter((file) => file.endsWith('.jsonl'))).toEqual([])
    expect(readdirSync(join(folder, '..'))).toEqual(['out'])
  })

  it('that fails leaves the earlier one as it was', () => {
    const folder = exported(['jsonl'])
    const before = readdirSync(folder)
    const failing = (): never => {
      throw new Error('The disk is full.')
    }
    expect(() =>
      readPublication(worldWithLetter(), (publication) =>
        writeExport({ ...publication, rows: failing }, folder, ['csv']),
      ),
    ).toThrow('The disk is full.')
    expect(readdirSync(folder)).toEqual(before)
    expect(readdirSync(join(folder, '..'))).toEqual(['out'])
  })
})

interface Field {
  name: string
  type: string
  description: string
  constraints?: { pattern?: string; required?: boolean; unique?: boolean }
}
interface Resource {
  name: string
  path: string
  format: string
  bytes: number
  hash: string
  encoding?: string
  type?: string
  schema?: {
    fields: Field[]
    primaryKey?: string[]
    foreignKeys?: { fields: string[]; reference: { resource: string; fields: string[] } }[]
  }
}

/** The rules of https://datapackage.org/standard/ that concern what we write, and of its table schema the types. */
describe('datapackage.json', () => {
  const descriptorOf = (folder: string) =>
    JSON.parse(readFileSync(join(folder, 'datapackage.json'), 'utf8')) as {
      $schema: string
      name: string
      sources: { title: string; path: string }[]
      resources: Resource[]
    }

  it('lists every file with its length and hash, under a name of its own', () => {
    const folder = exported(EXPORT_FORMATS)
    const { resources, name, $schema } = descriptorOf(folder)
    expect($schema).toBe('https://datapackage.org/profiles/2.0/datapackage.json')
    expect(name).toMatch(/^[-a-z0-9._/]+$/)
    expect(resources.map(({ path }) => path).toSorted()).toEqual(
      readdirSync(folder)
        .filter((file) => file !== 'datapackage.json')
        .toSorted(),
    )
    expect(new Set(resources.map((resource) => resource.name)).size).toBe(resources.length)
    for (const { name, path, bytes, hash } of resources) {
      const content = readFileSync(join(folder, path))
      expect(name).toMatch(/^[-a-z0-9._/]+$/)
      expect([bytes, hash]).toEqual([content.length, `sha256:${createHash('sha256').update(content).digest('hex')}`])
    }
  })

  it('names the logs as sources', () => {
    expect(descriptorOf(exported(['csv'])).sources.map(({ path }) => path)).toEqual([
      'https://sample.example.nhs.wales/foi',
      'https://foi.example.nhs.uk/',
    ])
  })

  it('describes every column, and the values of the CSV files are of the types that it gives', () => {
    const folder = exported(['csv'])
    const accepts: Record<string, (value: string) => boolean> = {
      string: () => true,
      integer: (value) => /^-?\d+$/.test(value),
      number: (value) => /^-?\d+(?:\.\d+)?$/.test(value),
      boolean: (value) => ['true', 'false'].includes(value),
      datetime: (value) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(value),
      array: (value) => Array.isArray(JSON.parse(value)),
    }
    for (const { path, schema } of descriptorOf(folder).resources) {
      const rows = csvOf(folder, path.replace('.csv', ''))
      expect(rows.length, path).toBeGreaterThan(0)
      expect(Object.keys(rows[0] ?? {})).toEqual(schema?.fields.map(({ name }) => name))
      for (const { name, type, description, constraints } of schema?.fields ?? []) {
        expect(description, `${path} ${name}`).not.toBe('')
        const values = rows.map((row) => row[name] ?? '').filter((value) => value !== '')
        expect(
          values.filter((value) => !accepts[type]?.(value)),
          `${path} ${name}`,
        ).toEqual([])
        const pattern = new RegExp(`^(?:${constraints?.pattern ?? '[^]*'})$`)
        expect(
          values.filter((value) => !pattern.test(value)),
          `${path} ${name}`,
        ).toEqual([])
        if (constraints?.unique) expect(new Set(values).size, `${path} ${name}`).toBe(rows.length)
      }
    }
  })

  it('gives keys that hold: every fact refers to a response of the same format', () => {
    const folder = exported(['csv', 'jsonl'])
    const { resources } = descriptorOf(folder)
    const responses = new Set(csvOf(folder, 'response_list').map((row) => row['response_id']))
    for (const { path, format, schema } of resources) {
      if (path.startsWith('response_list.')) continue
      expect(schema?.foreignKeys).toEqual([
        { fields: ['response_id'], reference: { resource: `response_list.${format}`, fields: ['response_id'] } },
      ])
      if (format === 'csv') {
        for (const row of csvOf(folder, path.replace('.csv', ''))) expect(responses).toContain(row['response_id'])
      }
    }
  })
})

describe('the SQLite file', () => {
  it.each(Object.entries(CANNED_QUERIES))('answers the canned question %s as the database does', (_name, { sql }) => {
    const database = worldWithLetter()
    const answers = [database.file, join(exported(['sqlite'], database), 'trustlog.db')].map((file) => {
      const client = new Database(file, { readonly: true })
      const rows = client
        .prepare<[{ category: string; word: string }], Record<string, unknown>>(sql)
        .all({ category: '', word: 'section' })
      client.close()
      return rows
    })
    expect(answers[0]?.length).toBeGreaterThan(0)
    expect(answers[1]).toEqual(answers[0])
  })

  it('adds nothing across currencies, nor what is shared with others', () => {
    const database = worldWithLetter()
    const supplier = { supplier: 'Ardent Ltd', supplierName: 'Ardent' }
    const stated = [
      { currency: 'GBP', annualSpend: 100 },
      { currency: 'EUR', annualSpend: 7000 },
      { currency: 'GBP', annualSpend: 90_000, shared: true },
    ]
    for (const [index, spend] of stated.entries()) {
      const text = `Ardent Ltd has ${spend.annualSpend} a year.`
      const evidence = {
        supplier: evidenceIn(text, 'Ardent Ltd'),
        annualSpend: evidenceIn(text, String(spend.annualSpend)),
      }
      const contract = contractOf({ ...supplier, ...spend, evidence })
      publish(database, { reference: `44${index}0`, text, facts: { contracts: [contract] } })
    }
    const client = new Database(database.file, { readonly: true })
    const rows = client.prepare<[], { supplier_name: string }>(CANNED_QUERIES['suppliers']?.sql ?? '').all()
    client.close()
    expect(rows.find((row) => row.supplier_name === 'Ardent')).toMatchObject({
      contracts: 3,
      annual_spend_in_pounds: 100,
    })
  })

  it('is whole, with keys that hold', () => {
    const client = new Database(join(exported(['sqlite']), 'trustlog.db'), { readonly: true })
    expect(client.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(client.pragma('foreign_key_check')).toEqual([])
    client.close()
  })
})

import type { Adapter } from '../../../crawlers/adapter.ts'
import { defineCommand } from '../command.ts'
import { disclosureLogs } from '../disclosure-logs.ts'
import { EXIT } from '../exit-codes.ts'
import { anyNumber } from '../flags.ts'
import { printRows, type RowColumn, rowFormat, rowFormatFlags } from '../output/rows.ts'

const COLUMNS: RowColumn<TrustRow>[] = [
  { name: 'ods_code', heading: 'ODS', value: (row) => row.odsCode },
  { name: 'name', heading: 'Name', value: (row) => row.name, wraps: true },
  { name: 'slug', heading: 'Slug', optional: true, value: (row) => row.slug },
  { name: 'nation', heading: 'Nation', value: (row) => row.nation, csvOnly: true },
  { name: 'kind', heading: 'Kind', value: (row) => row.kind, csvOnly: true },
  { name: 'platform', heading: 'Platform', optional: true, value: (row) => row.platform },
  { name: 'url', heading: 'Disclosure log', value: (row) => row.url },
  { name: 'verified', heading: 'Verified', optional: true, value: (row) => row.verified },
]

interface TrustRow {
  odsCode: string
  name: string
  slug: string
  nation: string
  kind: string
  platform: string
  url: string
  verified: Adapter['verified']
}

export const trustsCommand = defineCommand({
  name: 'trusts',
  group: 'Look after',
  summary: 'list the disclosure logs that can be crawled',
  description:
    'Lists the disclosure logs that trustlog can read, with the ODS code and the slug by which other commands know them. ' +
    '"Verified" says what the adapter rests on: facts (never tried), recorded (replayed against saved pages), live (a real run passed).',
  arguments: { trusts: anyNumber('ODS codes, slugs or parts of names; all without') },
  flags: rowFormatFlags,
  settings: ['logs'],
  examples: [
    { line: 'trusts', meaning: 'whose logs can be crawled?' },
    { line: 'trusts oxford --json', meaning: 'one of them, for another program' },
  ],
  async run({ given, flags, settings, output }) {
    const rows = (await disclosureLogs(given.trusts, settings)).map(({ authority, slug, platform, url, verified }) => {
      const { odsCode, name, nation, kind } = authority
      return { odsCode, name, slug, nation, kind, platform, url, verified }
    })
    await printRows(output, rowFormat(flags), COLUMNS, rows, 'There is no adapter in crawlers/trusts/ yet.')
    return EXIT.well
  },
})

/**
 * Contracts as releases of the Open Contracting Data Standard 1.1 (https://standard.open-contracting.org/1.1/), as far as
 * what was printed reaches. Nothing is added: no status, no procedure, no date that was stated only to the month.
 */
import { isOdsCode } from '../../authorities/register.ts'
import type { Publication, ViewRow } from '../../query/publication.ts'
import { masked } from '../masking.ts'
import { maskedRows } from './rows.ts'

/** Publishers register a prefix with the Open Contracting Partnership; this one is not registered and says so. */
const OCID_PREFIX = 'unregistered-trustlog'
/** The Organisation Data Service's codes in the register of identifier schemes (https://org-id.guide/list/GB-NHS). */
const ODS_SCHEME = 'GB-NHS'

type Facts = Record<string, unknown>

/** One release package, release by release. A contract of a response that was withdrawn is left out. */
export function* ocdsPackage(publication: Publication): Iterable<string> {
  const responses = rowsByResponse(maskedRows(publication, 'response_list'))
  let last: unknown = null
  let number = 0
  let latest = ''
  try {
    yield '{"uri":"tag:trustlog,2026:contracts","version":"1.1","publisher":{"name":"trustlog"},"releases":['
    for (const { row, names } of publication.rows('contract_list')) {
      const contract = withPublicReference(row, masked(row, names))
      const { response_id: responseId, withdrawn_at: withdrawnAt } = contract
      number = responseId === last ? number + 1 : 1
      last = responseId
      if (withdrawnAt !== null) continue
      const release = releaseOf(contract, responses.of(responseId), number)
      yield `${latest === '' ? '\n' : ',\n'}${JSON.stringify(release)}`
      if (release.date > latest) latest = release.date
    }
  } finally {
    responses.close()
  }
  // When the youngest release was recorded: the time of the export would make other bytes of the same data.
  yield `\n],"publishedDate":${JSON.stringify(latest === '' ? '1970-01-01T00:00:00Z' : latest)}}\n`
}

/** Goes through response_list beside another view; both come in the order of their responses. */
function rowsByResponse(rows: Generator<ViewRow>) {
  let row: ViewRow = {}
  return {
    of: (responseId: unknown): ViewRow => {
      while (row['response_id'] !== responseId) {
        const next = rows.next()
        if (next.done) throw new RangeError(`Response ${responseId} is not in response_list.`)
        row = next.value
      }
      return row
    },
    close: () => rows.return(undefined),
  }
}

/** Without its canonical reference where personal data was masked in it: with a mark in its place several would be one. */
function withPublicReference(row: ViewRow, contract: ViewRow): ViewRow {
  const isPublic = contract['canonical_reference'] === row['canonical_reference']
  return isPublic ? contract : { ...contract, canonical_reference: null }
}

function releaseOf(contract: ViewRow, response: ViewRow, number: number) {
  const { canonical_reference: reference, response_id: responseId, ods_code: code } = contract
  const ocid = `${OCID_PREFIX}-${code}-${reference ?? `response-${responseId}`}-${number}`.replaceAll('#', '')
  const buyer = { id: buyerId(String(code)), name: contract['trust'] }
  const supplier = contract['supplier'] === null ? null : { id: 'supplier', name: contract['supplier'] }
  const about = {
    title: contract['service'] ?? contract['product'],
    description: contract['description'],
    value: moneyOf(contract),
  }
  return {
    ocid,
    // Another reading may say something else of the same revision, which makes it another release.
    id: `${ocid}-revision-${response['revision']}-reading-${response['extractor_version']}`,
    date: String(response['revised_at']),
    tag: ['award', 'contract'],
    initiationType: 'tender',
    language: 'en',
    parties: [
      stated({
        ...buyer,
        identifier: isOdsCode(String(code)) ? { scheme: ODS_SCHEME, id: code } : null,
        roles: ['buyer'],
      }),
      ...(supplier === null ? [] : [{ ...supplier, roles: ['supplier'] }]),
    ],
    buyer,
    awards: [stated({ id: '1', ...about, suppliers: supplier === null ? null : [supplier] })],
    contracts: [
      stated({
        id: '1',
        awardID: '1',
        ...about,
        period: periodOf(contract),
        items: itemsOf(contract),
        documents: documentsOf(contract),
      }),
    ],
  }
}

/** Only what is stated: the standard asks to leave out what is not known. */
function stated(facts: Facts): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null))
}

function buyerId(code: string): string {
  return isOdsCode(code) ? `${ODS_SCHEME}-${code}` : code
}

/** The whole term's money, where it is this contract's alone and exact. */
function moneyOf({ total_value: amount, currency, approximate, shared, averaged }: ViewRow): Facts | null {
  if (amount === null || currency === null || approximate === 1 || shared === 1 || averaged === 1) return null
  return { amount, currency }
}

function periodOf({ start_date: start, expiry_date: end }: ViewRow): Facts | null {
  const period = stated({ startDate: at(start, 'T00:00:00Z'), endDate: at(end, 'T23:59:59Z') })
  return Object.keys(period).length === 0 ? null : period
}

/** A month or a year is no instant. */
function at(date: ViewRow[string] | undefined, time: string): string | null {
  return typeof date === 'string' && /^\d{4}-\d\d-\d\d$/.test(date) ? `${date}${time}` : null
}

function itemsOf({ brand, product }: ViewRow): Facts[] | null {
  const named = [brand, product].filter((name) => typeof name === 'string')
  return named.length === 0 ? null : [{ id: '1', description: [...new Set(named)].join(' ') }]
}

/** The published answer that states it. */
function documentsOf({ url, title, reference }: ViewRow): Facts[] | null {
  return url === null ? null : [stated({ id: 'response', title: title ?? reference, url })]
}

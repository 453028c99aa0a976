/** What holds for every log, whatever its software: the fixtures of each adapter are held to it, and so is the live site. */
import type { Day, EntryPage, LinkedDocument, ListedResponse, Listing, PrintedDetails } from '../src/domain.ts'
import { isHostAllowed } from '../src/fetch/allowed-hosts.ts'
import { canonicaliseCaseReference } from '../src/identify/case-reference.ts'
import { type Adapter, hostsOf } from './adapter.ts'

/** What an adapter read from some of a log's pages. */
export interface Reading {
  listings: (Listing & { url: string })[]
  /** By the address of the response's page. */
  entries: Record<string, EntryPage>
}

export interface Invariant {
  /** As a sentence whose subject is the log. */
  name: string
  /** @returns what breaks it, each in words; nothing where it holds */
  broken(reading: Reading, adapter: Adapter, tomorrow: Day): string[]
}

/** The Freedom of Information Act came into force on 1 January 2005. */
const EARLIEST = '2005'

export const INVARIANTS: readonly Invariant[] = [
  {
    name: 'lists at least one response',
    broken: (reading) => (listed(reading).length > 0 ? [] : ['no page of the listing names a response']),
  },
  {
    name: 'lists no response twice and no document twice within one',
    broken: (reading) => {
      // Folders and categories may overlap; the pages of a plain listing may not.
      const branched = reading.listings.some(({ branches }) => branches !== undefined)
      const lists = branched ? reading.listings.map(({ entries }) => entries) : [listed(reading)]
      return [...lists, ...documentLists(reading)].flatMap((list) => repeated(list.map(({ url }) => url)))
    },
  },
  {
    name: 'gives absolute addresses on allowed hosts, without fragments and entities',
    broken: (reading, adapter) =>
      addresses(reading).filter((address) => !isClean(address) || !isHostAllowed(new URL(address), hostsOf(adapter))),
  },
  {
    name: 'gives dates between the Act and tomorrow',
    broken: (reading, _adapter, tomorrow) =>
      details(reading)
        .flatMap(({ receivedOn, respondedOn, publishedOn }) => [receivedOn, respondedOn, publishedOn])
        .filter((date) => date !== null)
        .filter((date) => !/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(date) || date < EARLIEST || date > tomorrow),
  },
  {
    name: 'gives references that canonicalise',
    broken: (reading) =>
      details(reading)
        .map(({ caseReference }) => caseReference)
        .filter((printed) => printed !== null)
        .filter((printed) => canonicaliseCaseReference(printed) === null),
  },
  {
    name: 'puts one letter first where a response has only documents',
    broken: (reading) =>
      documentLists(reading)
        .filter((documents) => documents.some(({ role }, index) => role === 'response' && index > 0))
        .map((documents) => documents.map(({ url }) => url).join(' ')),
  },
  {
    name: 'ends: no next page leads back to one that was read',
    broken: ({ listings }) =>
      listings.flatMap(({ next }, index) =>
        next !== null && listings.slice(0, index + 1).some(({ url }) => url === next) ? [next] : [],
      ),
  },
]

function listed({ listings }: Reading): ListedResponse[] {
  return listings.flatMap(({ entries }) => entries)
}

function documentLists(reading: Reading): LinkedDocument[][] {
  return [...listed(reading), ...Object.values(reading.entries)].map(({ documents }) => documents)
}

function details(reading: Reading): PrintedDetails[] {
  return [...listed(reading), ...Object.values(reading.entries)]
}

function addresses(reading: Reading): string[] {
  return [
    ...listed(reading).map(({ url }) => url),
    ...documentLists(reading).flatMap((documents) => documents.map(({ url }) => url)),
    ...reading.listings.flatMap(({ next, branches = [] }) => [...(next === null ? [] : [next]), ...branches]),
  ]
}

function repeated(values: string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) < index)
}

function isClean(address: string): boolean {
  return URL.canParse(address) && new URL(address).href === address && !/#|&amp;|%3B/.test(address)
}

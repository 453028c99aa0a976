/**
 * The register of bodies that answer requests: every NHS trust, board and integrated care board of England, Scotland,
 * Wales and Northern Ireland, with those that merged or closed. `register.csv` beside this file holds it, one a line;
 * its facts come from the Organisation Data Service's published lists (Open Government Licence) and from the bodies' own pages.
 */
import { readFileSync } from 'node:fs'
import Papa from 'papaparse'
import type { Authority, Nation, RegisteredAuthority } from '../domain.ts'

const FILE = new URL('./register.csv', import.meta.url)

/** A line of register.csv, as it stands there; empty where nothing is known. */
interface Line {
  code: string
  name: string
  nation: Nation
  kind: string
  sector: string
  region: string
  status: RegisteredAuthority['status']
  opened_on: string
  closed_on: string
  /** Codes, with a space between two: a body may be divided among several. */
  merged_into: string
  merged_on: string
  homepage: string
  foi_page: string
  access_note: string
  disclosure_log: NonNullable<RegisteredAuthority['disclosureLog']> | ''
  refuses_robots: 'yes' | ''
}

let register: ReadonlyMap<string, RegisteredAuthority> | null = null

/** Every registered body by its code, in the order of the file. */
export function registeredAuthorities(): ReadonlyMap<string, RegisteredAuthority> {
  register ??= new Map(readRegister(readFileSync(FILE, 'utf8')).map((authority) => [authority.odsCode, authority]))
  return register
}

/**
 * The body of that code, as responses name it; null where the register has none.
 * @param code an ODS code, a GSS code, or one of our own (see `Authority.odsCode`), in capitals
 */
export function authorityByCode(code: string): Authority | null {
  const found = registeredAuthorities().get(code)
  if (found === undefined) return null
  const { odsCode, name, nation, kind } = found
  return { odsCode, name, nation, kind }
}

/** Whether the Organisation Data Service gave that code, rather than another register or we ourselves. */
export function isOdsCode(code: string): boolean {
  return /^[A-Z0-9]{3,6}$/.test(code)
}

function readRegister(text: string): RegisteredAuthority[] {
  return Papa.parse<Line>(text, { header: true, skipEmptyLines: true }).data.map((line) => ({
    odsCode: line.code,
    name: line.name,
    nation: line.nation,
    kind: line.kind,
    sector: line.sector || null,
    region: line.region || null,
    status: line.status,
    openedOn: line.opened_on || null,
    closedOn: line.closed_on || null,
    successors: line.merged_into === '' ? [] : line.merged_into.split(' '),
    mergedOn: line.merged_on || null,
    homepage: line.homepage || null,
    foiPage: line.foi_page || null,
    disclosureLog: line.disclosure_log || null,
    accessNote: line.access_note || null,
    refusesRobots: line.refuses_robots === 'yes',
  }))
}

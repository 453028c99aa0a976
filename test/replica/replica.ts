/**
 * A small web of trusts' disclosure logs on loopback, for tests, the demo and benchmarks. The same seed and sizes give
 * the same web, byte for byte. Names resolve by themselves: whatever ends in `.localhost` is this machine (RFC 6761).
 */

import { findBrowser } from '../../src/fetch/find-browser.ts'
import type { ExpectedResponse } from './cases/case.ts'
import {
  type CaseBook,
  createCaseBook,
  type Plan,
  type ReferenceStyle,
  type Version,
  withoutAttachments,
} from './cases/case-book.ts'
import { BODIES, PLACES, REACHES } from './cases/words.ts'
import { escapeHtml } from './documents/html.ts'
import { FAULTS, type FaultName } from './faults.ts'
import { randomFrom } from './random.ts'
import { type RecordedRequest, serve } from './server.ts'
import { contentSite, type SiteDesign } from './sites/content-site.ts'
import { OTHER_DESIGNS } from './sites/designs/other-software.ts'
import { OWN_MARKUP_DESIGNS } from './sites/designs/own-markup.ts'
import { SCRIPT_REGISTER } from './sites/designs/script-register.ts'
import { UMBRACO_DESIGNS } from './sites/designs/umbraco.ts'
import { WORDPRESS_DESIGNS } from './sites/designs/wordpress.ts'
import { documentsSite } from './sites/documents-site.ts'
import { hostedLogSite } from './sites/hosted-log-site.ts'
import type { FurtherLogItem, ReplicaSite } from './sites/site.ts'
import { verseoneSite } from './sites/verseone-site.ts'

export interface ReplicaOptions {
  seed: number
  /** How many trusts' logs, `rth` and `ret` first; 0 for none but that of `documents`. */
  trusts: number
  /** How many responses each. */
  responses: number
  /** Whether some responses have documents attached; true unless told. */
  attachments?: boolean
  /** How many responses each log on a content management system has; 0, the default, for none of these logs. */
  platforms?: number
  /** Folders whose files and subfolders make a further log. */
  documents?: string[]
  /** 0, the default, for any free port. */
  port?: number
  /** By name of the site. */
  faults?: Record<string, FaultName>
}

/** What must be found on one site, and what will change there. */
export interface ExpectedSite {
  name: string
  odsCode: string
  authority: string
  responses: ExpectedResponse[]
  plan: Plan
}

export interface Replica {
  /** The page that lists the sites. */
  origin: string
  sites: { name: string; origin: string; title: string }[]
  /** The items of a file for `--logs` (see `readLogsFile` in crawlers/registry.ts). */
  logs: FurtherLogItem[]
  /** Goes to the second state: of each log one response is corrected and one is gone. */
  advance(): void
  /** Everything that is known of the generated logs, in the present state. */
  expected(): ExpectedSite[]
  setFault(site: string, fault: FaultName | null): void
  /** All requests so far, oldest first. */
  requests: RecordedRequest[]
  stop(): Promise<void>
}

export async function startReplica(options: ReplicaOptions): Promise<Replica> {
  const { seed, trusts, platforms = 0, documents = [], port = 0, faults = {} } = options
  const generated = Array.from({ length: trusts }, (_, index) => trustSite(options, index))
  const onPlatforms =
    platforms > 0 ? withBrowser().map((design, index) => platformSite(seed, design, index, platforms)) : []
  const sites = [...generated, ...onPlatforms, ...(documents.length > 0 ? [documentsSite(documents)] : [])]
  const server = await serve(sites, (served) => directoryPage(sites, served), port)
  try {
    for (const [site, fault] of Object.entries(faults)) server.setFault(site, fault)
  } catch (error) {
    await server.stop()
    throw error
  }
  let version: Version = 1
  const originOf = (site: ReplicaSite) => `http://${site.name}.localhost:${server.port}`
  return {
    origin: `http://localhost:${server.port}/`,
    sites: sites.map((site) => ({ name: site.name, origin: originOf(site), title: site.title })),
    logs: sites.map((site) => site.log(originOf(site))),
    advance: () => {
      version = 2
      server.setVersion(version)
    },
    expected: () => sites.flatMap((site) => expectedOf(site, version)),
    setFault: server.setFault,
    requests: server.requests,
    stop: server.stop,
  }
}

function expectedOf(site: ReplicaSite, version: Version): ExpectedSite[] {
  const responses = site.expected(version)
  const log = site.log('http://localhost')
  if (responses === null || site.plan === null) return []
  const odsCode = 'trust' in log ? log.trust : log.authority.odsCode
  return [{ name: site.name, odsCode, authority: site.title, responses, plan: site.plan }]
}

const yearAndSerial: ReferenceStyle = (serial, year) => `FOI${year}/${String(serial).padStart(5, '0')}`
const plainSerial: ReferenceStyle = (serial) => `FOI${serial}`
/** How generated authorities print their references, in turn. */
const REFERENCE_STYLES: ReferenceStyle[] = [
  (serial) => `FOI ${serial}`,
  (serial, year) => `FOI/${year.slice(2)}/${serial}`,
  (serial, year) => `FOI ${year}-${serial}`,
  (serial) => `FOI-${String(serial).padStart(5, '0')}`,
]

/** The first two play the founding trusts; the others alternate between both platforms under invented names. */
function trustSite({ seed, responses, attachments = true }: ReplicaOptions, index: number): ReplicaSite {
  const bookOf = (name: string, style: ReferenceStyle): CaseBook => {
    const book = createCaseBook(seed, name, responses, style)
    return attachments ? book : withoutAttachments(book)
  }
  if (index === 0) {
    const name = 'Oxford University Hospitals NHS Foundation Trust (replica)'
    const log = (origin: string) => ({ trust: 'RTH', url: `${origin}/disclosures`, authority: { name } })
    return hostedLogSite('rth', name, bookOf('rth', yearAndSerial), log)
  }
  if (index === 1) {
    const name = 'The Walton Centre NHS Foundation Trust (replica)'
    const log = (origin: string) => ({
      trust: 'RET',
      url: `${origin}/freedom-of-information-requests---form`,
      authority: { name },
    })
    return verseoneSite('ret', name, bookOf('ret', plainSerial), log)
  }
  const { name, kind, host, odsCode } = inventedAuthority(seed, index)
  const style = REFERENCE_STYLES[index % REFERENCE_STYLES.length] ?? yearAndSerial
  const book = bookOf(host, style)
  const [platform, path, build] =
    index % 2 === 0
      ? (['disclosurelog', '/disclosures', hostedLogSite] as const)
      : (['verseone', '/freedom-of-information-requests---form', verseoneSite] as const)
  const log = (origin: string): FurtherLogItem => ({
    slug: `${odsCode.toLowerCase()}-${host}`,
    authority: { odsCode, name, nation: 'England', kind },
    platform,
    url: origin + path,
    options: {},
  })
  return build(host, name, book, log)
}

const DESIGNS = [...WORDPRESS_DESIGNS, ...UMBRACO_DESIGNS, ...OTHER_DESIGNS, ...OWN_MARKUP_DESIGNS]
/** A log that only a browser can read is left out where there is none. */
const withBrowser = () => (findBrowser(null) === null ? DESIGNS : [...DESIGNS, SCRIPT_REGISTER])

/** A log on one of the content management systems, under an invented name. */
function platformSite(seed: number, design: SiteDesign, index: number, responses: number): ReplicaSite {
  const { name, kind, odsCode } = inventedAuthority(seed, FIRST_PLATFORM + index)
  const whole = createCaseBook(seed, design.name, responses, design.reference)
  const book = design.withoutAttachments === true ? withoutAttachments(whole) : whole
  return contentSite(design, name, book, {
    slug: `${odsCode.toLowerCase()}-${design.name}`,
    authority: { odsCode, name, nation: 'England', kind },
    platform: design.platform,
    url: design.start,
    options: design.options,
    ...(design.rendered === true && { rendered: true }),
  })
}

/** Authorities of generated trusts come before. */
const FIRST_PLATFORM = 1000

/** Real ODS codes of trusts begin with R: none of these is one. */
function inventedAuthority(seed: number, index: number) {
  const random = randomFrom(seed, 'authority', index)
  const place = PLACES[index % PLACES.length] ?? 'Wenlow'
  const reach = REACHES[Math.floor(index / PLACES.length) % REACHES.length] ?? 'Vale'
  const body = random.pick(BODIES)
  const odsCode = `Z${index.toString(36).toUpperCase().padStart(2, '0')}`
  return {
    name: `${place} ${reach} ${body.name}`,
    kind: body.kind,
    odsCode,
    host: `${place}-${reach}-${index}`.toLowerCase().replaceAll(' ', '-'),
  }
}

function directoryPage(sites: ReplicaSite[], port: number): string {
  const items = sites.map(
    ({ name, title }) => `<li><a href="http://${name}.localhost:${port}/">${escapeHtml(title)}</a></li>`,
  )
  return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Replica</title></head><body><main><h1>Disclosure logs of the replica</h1><ul>${items.join('\n')}</ul><h2>Faults that a site can be given</h2><dl>${faultItems()}</dl></main></body></html>`
}

function faultItems(): string {
  return Object.entries(FAULTS)
    .map(([name, { says }]) => `<dt>${name}</dt><dd>${escapeHtml(says)}</dd>`)
    .join('')
}

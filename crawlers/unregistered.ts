/** A log that has no folder in `trusts/`: any address, read by the general reader. */
import { authorityByCode, registeredAuthorities } from '../src/authorities/register.ts'
import type { Authority, Nation } from '../src/domain.ts'
import { type Adapter, defineAdapter } from './adapter.ts'
import { nearest } from './near-names.ts'

/** The body that a person means by a code or a name. */
export interface MeantAuthority {
  authority: Authority
  /** False for a body that the register does not have. */
  registered: boolean
  /** Registered names that come near to the one typed, where none is it. */
  near: string[]
}

/**
 * The body with that code, or that whole name. A name that the register does not have is taken as it is typed, since a
 * log may be anybody's; its code is one of our own, made from the name.
 */
export function meantAuthority(typed: string, url: string): MeantAuthority {
  const named = typed.trim().replace(/\s+/g, ' ')
  const byCode = authorityByCode(named.toUpperCase())
  if (byCode !== null) return { authority: byCode, registered: true, near: [] }
  const all = [...registeredAuthorities().values()]
  const [exact] = all.filter(({ name }) => name.toLowerCase() === named.toLowerCase())
  const registered = exact === undefined ? null : authorityByCode(exact.odsCode)
  if (registered !== null) return { authority: registered, registered: true, near: [] }
  const authority = { odsCode: ownCode(named), name: named, nation: nationOf(url), kind: 'not in the register' }
  return { authority, registered: false, near: nearest(named, all, ({ name }) => [name]).map(({ name }) => name) }
}

/** `Example Valley NHS Trust` → `X-EXAMPLE-VALLEY-NHS` (20 characters behind the X- at most). */
function ownCode(name: string): string {
  const words = name.toUpperCase().replace(/[^A-Z0-9]+/g, '-')
  return `X-${words.replace(/^-/, '').slice(0, 20).replace(/-+$/, '').padEnd(2, 'X')}`
}

function nationOf(url: string): Nation {
  const { hostname } = new URL(url)
  if (/\.scot$/.test(hostname)) return 'Scotland'
  if (/\.wales$/.test(hostname)) return 'Wales'
  return /\bhscni\.net$/.test(hostname) ? 'Northern Ireland' : 'England'
}

/**
 * An adapter for a log at any address. Its documents may lie on other hosts of the same domain: `www.` where the log has a
 * host of its own.
 */
export function unregisteredLog(url: string, authority: Authority): Adapter {
  const { hostname } = new URL(url)
  return defineAdapter({
    authority,
    slug: `${authority.odsCode}-${hostname}`.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
    url,
    verified: 'facts',
    allowedHosts: sameDomain(hostname),
  })
}

/** Suffixes under which names are given out one level deeper than under `.scot` or `.com`. */
const SHARED_SUFFIX = /\.(?:nhs|gov|org|co|ac|ltd|police|net)\.(?:uk|scot|wales)$|\.nhs\.(?:scot|wales)$/

function sameDomain(hostname: string): string[] {
  if (!/[a-z]/.test(hostname) || !hostname.includes('.')) return []
  const labels = hostname.split('.')
  const domain = labels.slice(SHARED_SUFFIX.test(`.${hostname}`) ? -3 : -2).join('.')
  return [`*.${domain}`]
}

import { lookup as systemLookup } from 'node:dns/promises'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'
import type { Failure, Result } from '../domain.ts'
import { failure } from '../failure.ts'

/** One address that a name resolves to. */
export interface ResolvedAddress {
  address: string
  family: number
}

/** Resolves a host name to all its addresses. */
export type Resolver = (hostname: string) => Promise<ResolvedAddress[]>

/** Where a request may go. `loopback` is for the replica and for tests on this machine. */
export interface AddressRules {
  allowLoopback: boolean
}

/**
 * Only globally routed unicast addresses are public. Everything else, private, link-local (the cloud's metadata service
 * among them), carrier-grade NAT, multicast, documentation, tunnels and IPv4 wrapped into IPv6, is refused (RFC 6890).
 */
export function isAddressAllowed(address: string, { allowLoopback }: AddressRules): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.parse(address)
  const range = parsed.range()
  if (range === 'loopback') return allowLoopback
  // Outside 2000::/3 no IPv6 address is assigned to anyone, whatever the table of special ranges knows of it.
  if (parsed instanceof ipaddr.IPv6 && !parsed.match(GLOBAL_UNICAST)) return false
  return range === 'unicast'
}

const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3')

/** The name leads only to addresses that may not be asked. */
export class AddressRefusedError extends Error {
  override name = 'AddressRefusedError'
}

/**
 * Checks what an address says of itself, before anything is resolved: scheme, credentials, port and literal IP address.
 * The URL that it gives is without fragment. The URL parser has by then brought `http://0x7f.1/` and `http://2130706433/` into the usual form.
 */
export function checkUrl(address: string, rules: AddressRules): Result<URL> {
  const url = URL.canParse(address) ? new URL(address) : null
  if (url === null) return refuse('The address is not a valid URL', address)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return refuse(`The address is not one of the web (${url.protocol})`, address, 'Only http and https are asked.')
  }
  if (url.username !== '' || url.password !== '') {
    return refuse('The address carries a user name or a password', address, 'Only what is open to everyone is asked.')
  }
  const literal = literalAddress(url.hostname)
  if (literal !== null && !isAddressAllowed(literal, rules)) {
    return refuse(`The address ${literal} is not a public one`, address)
  }
  const local = literal === null ? isLocalName(url.hostname) : ipaddr.parse(literal).range() === 'loopback'
  if (local && !rules.allowLoopback) return refuse(`The name ${url.hostname} means this machine`, address)
  // Public logs are served on 80 and 443; any other port is more likely somebody's database than a website.
  if (url.port !== '' && url.port !== '80' && url.port !== '443' && !local) {
    return refuse(`The address names port ${url.port}`, address, 'Public sites are asked on ports 80 and 443 only.')
  }
  url.hash = ''
  return { ok: true, value: url }
}

/**
 * A lookup for sockets that hands over only allowed addresses. The socket connects to the very address that was checked,
 * so a name that turns private on the second look never gets a second look.
 */
export function createCheckedLookup(rules: AddressRules, resolve: Resolver = systemResolver): LookupFunction {
  return (hostname, options, callback) => {
    resolveChecked(hostname, rules, resolve).then(
      (addresses) => {
        const [first] = addresses
        if (options.all === true) callback(null, addresses)
        else callback(null, first?.address ?? '', first?.family ?? 4)
      },
      (error: Error) => callback(error, '', 0),
    )
  }
}

/** @throws AddressRefusedError when none of the name's addresses may be asked */
async function resolveChecked(hostname: string, rules: AddressRules, resolve: Resolver): Promise<ResolvedAddress[]> {
  if (isLocalName(hostname)) {
    // RFC 6761: names in .localhost are this machine, without asking any server.
    if (rules.allowLoopback) return [{ address: '127.0.0.1', family: 4 }]
    throw new AddressRefusedError(`The name ${hostname} means this machine`)
  }
  const all = await resolve(hostname)
  const allowed = all.filter(({ address }) => isAddressAllowed(address, rules))
  if (allowed.length > 0) return allowed
  const [first] = all
  if (first === undefined) throw Object.assign(new Error(`${hostname} has no address`), { code: 'ENOTFOUND' })
  throw new AddressRefusedError(`The name ${hostname} leads to ${first.address}, which is not a public address`)
}

const systemResolver: Resolver = (hostname) => systemLookup(hostname, { all: true })

function isLocalName(hostname: string): boolean {
  const name = hostname.toLowerCase().replace(/\.$/, '')
  return name === 'localhost' || name.endsWith('.localhost')
}

function literalAddress(hostname: string): string | null {
  // The URL parser has made every spelling of an IPv4 address four decimal numbers; a name's last part is no number.
  if (!/^\[|\d\.?$/.test(hostname)) return null
  const bare = hostname.startsWith('[') ? hostname.slice(1, -1) : hostname.replace(/\.$/, '')
  return ipaddr.isValid(bare) ? bare : null
}

function refuse(message: string, where: string, advice?: string): { ok: false; failure: Failure } {
  return { ok: false, failure: failure('address_refused', message, where, advice === undefined ? {} : { advice }) }
}

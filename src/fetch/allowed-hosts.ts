/**
 * Whether an address lies on one of the hosts of a log. An entry is a host name, with a port where it matters, or
 * `*.example.nhs.uk` for a domain with all its sub-domains. `www.` makes no difference: it is one site with the bare name.
 */
export function isHostAllowed(url: URL, allowedHosts: readonly string[]): boolean {
  const host = withoutWww(url.host)
  const hostname = withoutWww(url.hostname)
  return allowedHosts.some((entry) => {
    const allowed = entry.toLowerCase()
    if (!allowed.startsWith('*.')) return withoutWww(allowed) === host || withoutWww(allowed) === hostname
    const domain = allowed.slice(2)
    return [host, hostname].some((name) => name === domain || name.endsWith(`.${domain}`))
  })
}

/**
 * The site that an address belongs to, for everything that is counted or spaced by host. Both schemes and `www.` are
 * one machine to be kind to; ports tell servers apart only on loopback, since elsewhere 80 and 443 are the only ones.
 */
export function siteOf(url: URL): string {
  return withoutWww(url.port === '80' || url.port === '443' ? url.hostname : url.host)
}

function withoutWww(host: string): string {
  return host.replace(/\.(?=:|$)/, '').replace(/^www\./, '')
}

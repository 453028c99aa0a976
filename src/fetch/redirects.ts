import type { Failure, Result } from '../domain.ts'
import { failure } from '../failure.ts'
import type { Answer } from './exchange.ts'

/** RFC 9309 asks for five at least; more than that is a loop or a maze. */
const MAXIMUM_REDIRECTS = 5

const REDIRECTS = new Set([301, 302, 303, 307, 308])

export function isRedirect(answer: Answer): boolean {
  return REDIRECTS.has(answer.status)
}

/**
 * Follows redirects by hand, so that every hop passes the same checks as an address that we chose ourselves.
 * @param permit what speaks against asking this address, or the parsed address
 * @param ask makes the request
 */
export async function followRedirects(
  start: string,
  permit: (address: string) => Promise<Result<URL>>,
  ask: (url: URL) => Promise<Result<Answer>>,
): Promise<Result<Answer>> {
  const visited = new Set<string>()
  let address = start
  for (;;) {
    const permitted = await permit(address)
    if (!permitted.ok) return visited.size === 0 ? permitted : { ok: false, failure: onTheWay(permitted.failure) }
    visited.add(permitted.value.href)
    const asked = await ask(permitted.value)
    if (!asked.ok || !isRedirect(asked.value)) return asked
    const { status, headers } = asked.value
    const next = redirectTarget(permitted.value, headers['location'])
    if (next === null) return loop('The redirect does not say where to', start, status)
    if (visited.has(next)) return loop('The redirects lead back to where they came from', start, status)
    if (visited.size > MAXIMUM_REDIRECTS)
      return loop(`There are more than ${MAXIMUM_REDIRECTS} redirects`, start, status)
    address = next
  }
}

/**
 * Where a redirect leads, without fragment. From https to plain http is not followed, since anyone on the way could have
 * forged the rest; the usual cause is a server behind a proxy that does not know its own scheme, so https is tried there.
 */
function redirectTarget(from: URL, location: string | undefined): string | null {
  if (location === undefined || location === '') return null
  if (!URL.canParse(location, from.href)) return location
  const target = new URL(location, from.href)
  target.hash = ''
  if (from.protocol === 'https:' && target.protocol === 'http:') target.protocol = 'https:'
  return target.href
}

function onTheWay(failed: Failure): Failure {
  return { ...failed, message: `A redirect leads astray: ${failed.message}` }
}

function loop(message: string, where: string, status: number): { ok: false; failure: Failure } {
  return { ok: false, failure: failure('redirect_loop', message, where, { status }) }
}

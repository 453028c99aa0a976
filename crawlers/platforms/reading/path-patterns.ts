/**
 * Patterns of the addresses of one site, such as `/responses/*`: `*` stands for any characters but `/`, `#` for a digit.
 * A pattern with a `?` is compared with path and query, any other with the path alone; a slash at the end is optional.
 */
import { z } from 'zod'

const PATTERN = /^\/[^\s"<>]*$/
export const pathPatterns = z.array(z.string().regex(PATTERN, 'a pattern is a path, such as /responses/*')).min(1)

/** Whether an address fits one of the patterns, whatever its host. */
export function fitsPath(address: string, patterns: readonly string[]): boolean {
  const { pathname, search } = new URL(address)
  return patterns.some((pattern) => expressionOf(pattern).test(pattern.includes('?') ? pathname + search : pathname))
}

function expressionOf(pattern: string): RegExp {
  const literal = pattern.replace(/\/$/, '').replace(/[.+^${}()|[\]\\?]/g, '\\$&')
  return new RegExp(`^${literal.replaceAll('*', '[^/?]+').replaceAll('#', '\\d')}/?$`, 'i')
}

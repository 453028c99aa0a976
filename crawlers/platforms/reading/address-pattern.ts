/** Whether a text can be compiled: patterns come from adapters and from files of logs. */
export function isAddressPattern(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp
  } catch {
    return false
  }
}

/** Whether the path and query of an absolute address match a regular expression; spaces stand there as `%20`. */
export function matchesAddress(address: string, pattern: string): boolean {
  const { pathname, search } = new URL(address)
  return new RegExp(pattern).test(pathname + search)
}

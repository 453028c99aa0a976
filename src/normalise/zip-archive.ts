import { unzipSync } from 'fflate'

/** A member that expands beyond this is not read: no letter's parts come near, and a bomb gives itself away here. */
const LARGEST_MEMBER = 24 * 1024 * 1024

/** Thrown where a member is larger than may be read. */
export class MemberTooLargeError extends Error {
  override name = 'MemberTooLargeError'
}

export interface ZipArchive {
  names(): string[]
  /** A member's bytes, null where there is none of that name. */
  read(name: string): Uint8Array | null
}

/**
 * Opens a ZIP archive in memory. Nothing is ever written, so that names such as `../x` lead nowhere. A member is
 * expanded into a buffer of its declared size, so that one that lies about its size is cut off, not followed.
 * @throws when the archive has no readable directory; MemberTooLargeError from `read`
 */
export function openZip(bytes: Uint8Array): ZipArchive {
  const names = new Set<string>()
  unzipSync(bytes, {
    filter: ({ name }) => {
      names.add(name)
      return false
    },
  })
  return {
    names: () => [...names],
    read(name) {
      if (!names.has(name)) return null
      const members = unzipSync(bytes, {
        filter: (member) => {
          if (member.name !== name) return false
          if (member.originalSize > LARGEST_MEMBER) {
            throw new MemberTooLargeError(`${name} expands to ${member.originalSize} bytes`)
          }
          return true
        },
      })
      return members[name] ?? null
    },
  }
}

/** A document within another, still as bytes, as the reader of the container hands it over. */
export interface PackedMember {
  /** As it stands in the container, folders included: a name to show, never a path to follow. */
  name: string
  /** As the container declares it. */
  mediaType: string | null
  bytes: Uint8Array
}

/** The last part of a member's name, whichever way its slashes lean. */
export function memberFileName(name: string): string {
  return name.split(/[\\/]/).findLast((part) => part !== '') ?? name
}

import { type UnzipFileInfo, unzipSync, zipSync } from 'fflate'

/** A workbook whose parts expand beyond this, together, is not read: cells take many times their bytes in memory. */
const MOST_BYTES = 64 * 1024 * 1024
const MOST_MEMBERS = 5000
/** What is read of a workbook: not its pictures, charts, macros, comments, caches and embedded files. */
const NEEDED =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|docProps\/core\.xml|xl\/[^/]+\.(?:xml|bin)|xl\/_rels\/[^/]+\.rels|xl\/(?:work|chart)sheets\/[^/]+\.(?:xml|bin)|xl\/theme\/[^/]+\.xml)$/i

/** Thrown where a workbook expands to more than may be read. */
export class WorkbookTooLargeError extends Error {
  override name = 'WorkbookTooLargeError'
}

/** What a workbook carries besides its cells, by number of parts. */
export interface CarriedParts {
  pivotCaches: number
  comments: number
  embeddedFiles: number
  externalLinks: number
}

/**
 * Packs the needed parts of a workbook anew, without compression, so that the library that reads them expands nothing
 * itself. Parts are expanded here into buffers of their declared sizes, the sum of which is bounded.
 * @throws WorkbookTooLargeError; whatever fflate throws on a damaged archive
 */
export function repackWorkbook(bytes: Uint8Array): { bytes: Uint8Array; carried: CarriedParts } {
  const carried: CarriedParts = { pivotCaches: 0, comments: 0, embeddedFiles: 0, externalLinks: 0 }
  let [expanded, members] = [0, 0]
  const needed = unzipSync(bytes, {
    filter: (member: UnzipFileInfo) => {
      members++
      countCarried(member.name, carried)
      // A name with a leading slash or a backslash is how some programs write them.
      if (!NEEDED.test(plainName(member.name))) return false
      expanded += member.originalSize
      if (expanded > MOST_BYTES || members > MOST_MEMBERS) {
        throw new WorkbookTooLargeError(`it expands to more than ${MOST_BYTES / 1024 / 1024} MB`)
      }
      return true
    },
  })
  const named = Object.entries(needed).map(([name, content]) => [plainName(name), content])
  return { bytes: zipSync(Object.fromEntries(named), { level: 0 }), carried }
}

function plainName(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '')
}

function countCarried(name: string, carried: CarriedParts): void {
  const part = plainName(name)
  if (/^xl\/pivotCache\/pivotCacheRecords[^/]*$/i.test(part)) carried.pivotCaches++
  else if (/^xl\/(?:comments|threadedComments)(?:\d*|\/[^/]+)\.(?:xml|bin)$/i.test(part)) carried.comments++
  else if (/^xl\/embeddings\/[^/]+$/i.test(part)) carried.embeddedFiles++
  else if (/^xl\/externalLinks\/[^/]+\.(?:xml|bin)$/i.test(part)) carried.externalLinks++
}

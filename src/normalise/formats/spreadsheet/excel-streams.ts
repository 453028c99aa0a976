import { CFB } from '@e965/xlsx'
import type { CarriedParts } from './excel-package.ts'

/** What is used of the library, which has no types for it. */
interface CompoundFiles {
  read(bytes: Uint8Array, options: { type: 'buffer' }): { FullPaths: string[] }
  find(file: { FullPaths: string[] }, path: string): { content?: Uint8Array } | null
}

/** A comment on a cell ([MS-XLS] 2.4.179), and cells kept of another workbook ([MS-XLS] 2.4.317). */
const [NOTE, OTHER_CELLS] = [0x001c, 0x0059]
/** The storage of pivot caches, and of one embedded object ([MS-XLS] 2.1.7.6, 2.1.4). */
const PIVOT_CACHE = /\/_SX_DB_CUR\/[^/]+$/
const EMBEDDED = /\/(MBD[0-9A-F]{8})\/$/i

/** What an Excel workbook of 1997–2003 carries besides its cells. */
export function partsCarried(bytes: Uint8Array): CarriedParts {
  const files: CompoundFiles = CFB
  const file = files.read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { type: 'buffer' })
  const stream = files.find(file, '/Workbook') ?? files.find(file, '/Book')
  const records = countRecords(stream?.content ?? new Uint8Array(0))
  const paths = (pattern: RegExp) => file.FullPaths.filter((path) => pattern.test(path)).length
  return {
    pivotCaches: paths(PIVOT_CACHE),
    comments: records.get(NOTE) ?? 0,
    embeddedFiles: paths(EMBEDDED),
    externalLinks: records.get(OTHER_CELLS) ?? 0,
  }
}

/** A workbook is a row of records: a type and a length of two bytes each, then as many bytes ([MS-XLS] 2.1.4). */
function countRecords(stream: Uint8Array): Map<number, number> {
  const counts = new Map<number, number>()
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength)
  for (let at = 0; at + 4 <= view.byteLength; at += 4 + view.getUint16(at + 2, true)) {
    const type = view.getUint16(at, true)
    counts.set(type, (counts.get(type) ?? 0) + 1)
  }
  return counts
}

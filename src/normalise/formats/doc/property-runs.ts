import { tableBytes } from './information-block.ts'
import { bytesAt, type WordStreams } from './streams.ts'

/** Bytes of the text stream that share their properties. */
export interface PropertyRun {
  start: number
  end: number
  /** Of a paragraph: the number of its style. */
  style: number
  /** Its properties, unread. */
  properties: Buffer
}

export interface PropertyRuns {
  /** The run that holds a byte, or the gap before the next run, which has no properties. */
  at(position: number): PropertyRun
}

const PAGE = 512
const NOTHING = Buffer.alloc(0)
/** Properties that lie in the data stream, at the offset that is their operand ([MS-DOC] 2.6.2, sprmPHugePapx). */
const ELSEWHERE = new Set([0x6645, 0x6646])

/** Reads the runs of paragraph properties ([MS-DOC] 2.9.178). */
export function readParagraphRuns(streams: WordStreams): PropertyRuns {
  return runsOf(pagesOf(streams, 'paragraphPages'), (page, count, at) => {
    const offset = page.readUInt8((count + 1) * 4 + at * 13) * 2
    if (offset === 0) return { style: 0, properties: NOTHING }
    const words = page.readUInt8(offset)
    const own =
      words === 0 ? bytesAt(page, offset + 2, page.readUInt8(offset + 1) * 2) : bytesAt(page, offset + 1, words * 2 - 1)
    if (own.length < 2) return { style: 0, properties: NOTHING }
    return { style: own.readUInt16LE(0), properties: fetchLong(own.subarray(2), streams.data) }
  })
}

/** Reads the runs of character properties ([MS-DOC] 2.9.33). */
export function readCharacterRuns(streams: WordStreams): PropertyRuns {
  return runsOf(pagesOf(streams, 'characterPages'), (page, count, at) => {
    const offset = page.readUInt8((count + 1) * 4 + at) * 2
    return { style: 0, properties: offset === 0 ? NOTHING : bytesAt(page, offset + 1, page.readUInt8(offset)) }
  })
}

function pagesOf(streams: WordStreams, name: 'paragraphPages' | 'characterPages'): Buffer[] {
  const table = tableBytes(streams, name)
  const count = Math.floor((table.length - 4) / 8)
  const numbers = new Set<number>()
  for (let at = 0; at < count; at++) numbers.add(table.readUInt32LE((count + 1) * 4 + at * 4) & 0x3fffff)
  return [...numbers].map((number) => bytesAt(streams.main, number * PAGE, PAGE))
}

function runsOf(
  pages: Buffer[],
  read: (page: Buffer, count: number, at: number) => { style: number; properties: Buffer },
): PropertyRuns {
  const runs: PropertyRun[] = []
  for (const page of pages) {
    const count = page.readUInt8(PAGE - 1)
    for (let at = 0; at < count; at++) {
      const [start, end] = [page.readUInt32LE(at * 4), page.readUInt32LE(at * 4 + 4)]
      if (end > start) runs.push({ start, end, ...read(page, count, at) })
    }
  }
  runs.sort((a, b) => a.start - b.start)
  return {
    at(position) {
      const next = firstAfter(runs, position)
      const run = runs[next - 1]
      if (run && position < run.end) return run
      const end = runs[next]?.start ?? Number.POSITIVE_INFINITY
      return { start: run?.end ?? 0, end, style: 0, properties: NOTHING }
    },
  }
}

/** Index of the first run that begins behind a byte. */
function firstAfter(runs: PropertyRun[], position: number): number {
  let [low, high] = [0, runs.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((runs[middle]?.start ?? 0) <= position) low = middle + 1
    else high = middle
  }
  return low
}

function fetchLong(properties: Buffer, data: Buffer): Buffer {
  if (properties.length < 6 || !ELSEWHERE.has(properties.readUInt16LE(0))) return properties
  const at = properties.readUInt32LE(2)
  return bytesAt(data, at + 2, data.readUInt16LE(at))
}

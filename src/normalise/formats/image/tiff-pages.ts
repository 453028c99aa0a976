/** The pages of a TIFF file (TIFF 6.0, section 2), as scanners and fax machines write them, without opening a picture. */

export interface TiffPage {
  width: number
  height: number
  /** How much taller a pixel is than wide: a fax at standard resolution has 204 dots an inch across and 98 down. */
  pixelHeight: number
  /** Where its directory begins, in bytes. */
  directory: number
}

const WIDTH = 256
const HEIGHT = 257
const SUBFILE_TYPE = 254
const X_RESOLUTION = 282
const Y_RESOLUTION = 283
/** Bit of the subfile type: a smaller copy of another page. */
const REDUCED = 1
const SHORT = 3
const ENTRY_BYTES = 12
const MOST_PAGES = 1000
/** Resolutions that differ by more than this are mistaken. */
const MOST_UNEQUAL = 4

/** @returns null where it is no TIFF, or no page can be found in it */
export function tiffPages(bytes: Uint8Array): TiffPage[] | null {
  const little = littleEndian(bytes)
  if (little === null) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const pages: TiffPage[] = []
  const seen = new Set<number>()
  let directory = view.getUint32(4, little)
  while (directory !== 0 && !seen.has(directory) && seen.size < MOST_PAGES && directory + 6 <= view.byteLength) {
    seen.add(directory)
    const { page, next } = readDirectory(view, directory, little)
    if (page !== null) pages.push(page)
    directory = next
  }
  return pages.length > 0 ? pages : null
}

/** The file with one page only: a decoder that follows directories would not leave a circle of them. */
export function withOnlyPage(bytes: Uint8Array, { directory }: TiffPage): Uint8Array {
  const copy = new Uint8Array(bytes)
  const view = new DataView(copy.buffer)
  const little = littleEndian(copy) ?? true
  view.setUint32(4, directory, little)
  const end = endOfDirectory(view, directory, little)
  if (end + 4 <= view.byteLength) view.setUint32(end, 0, little)
  return copy
}

function littleEndian(bytes: Uint8Array): boolean | null {
  if (bytes.byteLength < 8) return null
  const signature = Buffer.from(bytes.buffer, bytes.byteOffset, 4).toString('latin1')
  if (signature === 'II*\0') return true
  return signature === 'MM\0*' ? false : null
}

function endOfDirectory(view: DataView, directory: number, little: boolean): number {
  return directory + 2 + view.getUint16(directory, little) * ENTRY_BYTES
}

function readDirectory(view: DataView, directory: number, little: boolean): { page: TiffPage | null; next: number } {
  const end = Math.min(endOfDirectory(view, directory, little), view.byteLength)
  const values = new Map<number, number>()
  for (let at = directory + 2; at + ENTRY_BYTES <= end; at += ENTRY_BYTES) {
    values.set(view.getUint16(at, little), valueAt(view, at, little))
  }
  const [width, height] = [values.get(WIDTH) ?? 0, values.get(HEIGHT) ?? 0]
  const isPage = width > 0 && height > 0 && ((values.get(SUBFILE_TYPE) ?? 0) & REDUCED) === 0
  const across = fractionAt(view, values.get(X_RESOLUTION), little)
  const down = fractionAt(view, values.get(Y_RESOLUTION), little)
  const unequal = across / down
  const pixelHeight = unequal > 1 / MOST_UNEQUAL && unequal < MOST_UNEQUAL ? unequal : 1
  return {
    page: isPage ? { width, height, pixelHeight, directory } : null,
    next: end + 4 <= view.byteLength ? view.getUint32(end, little) : 0,
  }
}

/** A short value stands in its entry; a fraction's entry tells where it stands. */
function valueAt(view: DataView, entry: number, little: boolean): number {
  const short = view.getUint16(entry + 2, little) === SHORT
  return short ? view.getUint16(entry + 8, little) : view.getUint32(entry + 8, little)
}

/** NaN where there is none. */
function fractionAt(view: DataView, at: number | undefined, little: boolean): number {
  if (at === undefined || at + 8 > view.byteLength) return Number.NaN
  return view.getUint32(at, little) / view.getUint32(at + 4, little)
}

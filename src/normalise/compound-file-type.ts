/** The main stream of each format that lies in a compound file ([MS-CFB]); mail first, since it may carry the others. */
const MAIN_STREAMS: [type: string, stream: string][] = [
  ['application/vnd.ms-outlook', '__properties_version1.0'],
  ['application/msword', 'WordDocument'],
  ['application/vnd.ms-excel', 'Workbook'],
  ['application/vnd.ms-excel', 'Book'],
  ['application/vnd.ms-powerpoint', 'PowerPoint Document'],
]

/**
 * Tells apart the Office files of 1997–2003 by the streams named in them. Where one carries another (a sheet in a
 * letter), the ending of the file's name decides.
 * @param named the media type that the name stands for
 */
export function compoundFileType(bytes: Uint8Array, named: string | undefined): string | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found = MAIN_STREAMS.filter(([, stream]) => buffer.includes(directoryName(stream))).map(([type]) => type)
  return found.find((type) => type === named) ?? found[0] ?? null
}

/** A name as a directory entry has it: UTF-16 from the entry's beginning to a zero. */
function directoryName(name: string): Buffer {
  return Buffer.from(`${name}\0`, 'utf16le')
}

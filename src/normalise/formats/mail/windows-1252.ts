import iconv from 'iconv-lite'

const LATIN_1_CONTROLS = /[\u0080-\u009f]+/g

/**
 * Mends text that was decoded as Latin-1 but is Windows-1252: quotation marks, dashes and the euro come out as control
 * characters, which no mail contains. `TextDecoder` of Node.js 20, which the mail library uses, does so.
 */
export function mendWindows1252(text: string): string {
  return text.replace(LATIN_1_CONTROLS, (controls) => iconv.decode(Buffer.from(controls, 'latin1'), 'win1252'))
}

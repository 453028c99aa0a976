import { once } from 'node:events'
import { stripVTControlCharacters } from 'node:util'
import { createColors } from 'picocolors'
import type { OutputStream, Surroundings } from '../surroundings.ts'

export type Colours = ReturnType<typeof createColors>

/** One of the two standard streams, with what a layout must know of it. */
export interface Output {
  isTerminal: boolean
  /** Columns of the terminal; null where the output is piped and nothing need be fitted. */
  width: number | null
  colours: Colours
  /** Waits where the reader is slow, so that a long answer never piles up in memory. */
  write(text: string): Promise<void>
  /** `write` with a line break behind it. */
  line(text?: string): Promise<void>
}

/** Colours on a terminal only; NO_COLOR (no-color.org) and a dumb terminal turn them off, FORCE_COLOR on. */
function wantsColours(stream: OutputStream, environment: Surroundings['environment']): boolean {
  if (environment['NO_COLOR']) return false
  if (environment['FORCE_COLOR']) return environment['FORCE_COLOR'] !== '0'
  return stream.isTTY === true && environment['TERM'] !== 'dumb'
}

export function createOutput(stream: OutputStream, environment: Surroundings['environment']): Output {
  const isTerminal = stream.isTTY === true
  const write = async (text: string): Promise<void> => {
    if (text !== '' && !stream.write(text)) await once(stream, 'drain')
  }
  return {
    isTerminal,
    width: isTerminal ? Math.max(40, stream.columns ?? 80) : null,
    colours: createColors(wantsColours(stream, environment)),
    write,
    line: (text = '') => write(`${text}\n`),
  }
}

/**
 * Text from outside, made safe for a terminal: no control characters but line breaks and tabs, so that a document cannot
 * move the cursor or paint over other output, and no marks that reverse the reading direction.
 */
export function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu, '')
}

/** On one line: white space folded. */
export function oneLine(text: string): string {
  return printable(text).replace(/\s+/g, ' ').trim()
}

/** Columns that a text takes on a terminal: its characters, colours left out. */
export function textWidth(text: string): number {
  return [...stripVTControlCharacters(text)].length
}

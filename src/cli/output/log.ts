import { type Logger, pino, stdTimeFunctions } from 'pino'
import pretty from 'pino-pretty'
import type { Settings } from '../settings.ts'
import type { OutputStream } from '../surroundings.ts'
import { type Output, printable } from './output.ts'

/** Where log lines go: standard error, or above a progress bar while one is shown. */
export interface LogSink {
  write(line: string): void
  /** Sends lines elsewhere until the function that it returns is called. */
  divert(write: (line: string) => void): () => void
}

export function createLogSink(stream: OutputStream): LogSink {
  const toStream = (line: string): void => {
    stream.write(line)
  }
  let current = toStream
  return {
    write: (line) => current(line),
    divert(write) {
      current = write
      return () => {
        current = toStream
      }
    },
  }
}

/** Text for people on a terminal, JSON lines where standard error is piped, unless `logFormat` says otherwise. */
export function createLogger(
  settings: Pick<Settings, 'logLevel' | 'logFormat'>,
  remarks: Pick<Output, 'isTerminal' | 'colours'>,
  sink: LogSink,
): Logger {
  const asText = settings.logFormat === 'text' || (settings.logFormat === 'auto' && remarks.isTerminal)
  const options = {
    level: settings.logLevel,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  }
  if (!asText) return pino(options, sink)
  const { isColorSupported } = remarks.colours
  return pino(options, prettyStream(sink, isColorSupported))
}

function prettyStream(sink: LogSink, colorize: boolean): { write(line: string): void } {
  const format = pretty.prettyFactory({ colorize, translateTime: 'SYS:HH:MM:ss', ignore: 'pid,hostname' })
  // Names of files, sheets and pages come from outside; pretty prints them as they are.
  const safe = (_key: string, value: unknown): unknown => (typeof value === 'string' ? printable(value) : value)
  return { write: (line) => sink.write(format(JSON.parse(line, safe))) }
}

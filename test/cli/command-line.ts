import { EventEmitter } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { onTestFinished } from 'vitest'
import { run } from '../../src/cli/run.ts'
import type { OutputStream } from '../../src/cli/surroundings.ts'

export interface Ran {
  exitCode: number
  stdout: string
  stderr: string
}

interface Options {
  environment?: Record<string, string>
  workingFolder?: string
  /** What is piped into it. */
  input?: string
  /** Columns of the terminal that standard output and error are; piped without. */
  columns?: number
  /** Emits SIGINT, as Ctrl-C does. */
  signals?: EventEmitter
}

function collector(columns: number | undefined): { stream: OutputStream; text(): string } {
  const chunks: string[] = []
  const stream: OutputStream = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(String(chunk))
      done()
    },
  })
  if (columns !== undefined) Object.assign(stream, { isTTY: true, columns })
  return { stream, text: () => chunks.join('') }
}

/** Runs the command line in this process, as a user would type it after `trustlog`. */
export async function trustlog(argv: string[], options: Options = {}): Promise<Ran> {
  const stdout = collector(options.columns)
  const stderr = collector(options.columns)
  const exitCode = await run(argv, {
    stdout: stdout.stream,
    stderr: stderr.stream,
    input: async () => options.input ?? '',
    environment: options.environment ?? {},
    workingFolder: options.workingFolder ?? temporaryFolder(),
    signals: options.signals ?? new EventEmitter(),
    exit: (code) => {
      throw new Error(`The process was ended at once with ${code}.`)
    },
  })
  return { exitCode, stdout: stdout.text(), stderr: stderr.text() }
}

/** An empty folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'trustlog-cli-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

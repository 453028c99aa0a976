/** Runs a crawl and tells the user about it: what `crawl` and `recrawl` have in common. */
import { crawl } from '../../crawl/crawl.ts'
import type { CrawlProgress, CrawlRequest, CrawlRooms } from '../../crawl/request.ts'
import type { RunManifest } from '../../domain.ts'
import type { Invocation } from '../command.ts'
import { CannotDo } from '../errors.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { logLine, runLine } from '../layouts/manifest.ts'
import { oneLine } from '../output/output.ts'
import { pathShown } from '../path-shown.ts'
import { createProgressBar, createProgressLog, type ProgressDisplay } from './progress.ts'

export type WhatToCrawl = Pick<CrawlRequest, 'targets' | 'mode' | 'maximumResponses' | 'since' | 'dryRun'>

/** @throws CannotDo where the run was ended early, since nothing more could be saved; what it did is reported before */
export async function crawlAndReport(
  what: WhatToCrawl,
  rooms: CrawlRooms,
  invocation: Omit<Invocation, 'given' | 'flags'>,
  json: boolean,
): Promise<ExitCode> {
  const { settings, output, log, commandLine, workingFolder } = invocation
  const signal = invocation.stopSignal()
  const display = progressDisplay(invocation, what.targets.length)
  let printing: Promise<void> = Promise.resolve()
  const print = (line: string): void => {
    if (json) return
    printing = printing.then(() => display.aside(() => void output.line(line)))
  }
  let manifest: RunManifest
  try {
    manifest = await crawl(
      {
        ...what,
        command: commandLine,
        concurrency: settings.concurrency,
        signal,
        now: () => new Date(),
        onProgress(progress) {
          display.show(progress)
          const line = resultLine(progress, invocation, what.dryRun)
          if (line !== null) print(line)
          if (progress.kind === 'failure') log.debug({ log: progress.log, ...progress.failure }, 'failure')
        },
      },
      rooms,
    )
    await printing
  } finally {
    display.end()
  }
  await output.line(json ? JSON.stringify(manifest) : runLine(manifest, output))
  if (signal.aborted) {
    await invocation.remarks.line('Stopped. What was read so far is saved; the same command goes on from there.')
    return EXIT.interrupted
  }
  const ended = manifest.logs.flatMap((result) => result.failures).find(({ kind }) => kind === 'storage')
  if (ended)
    throw new CannotDo(`${pathShown(ended.where, workingFolder)}: ${ended.message.replace(/\.$/, '')}.`, ended.advice)
  return manifest.logs.every((result) => result.status === 'well') ? EXIT.well : EXIT.failed
}

function progressDisplay(
  { settings, remarks, stderr, log, logSink }: Omit<Invocation, 'given' | 'flags'>,
  logs: number,
): ProgressDisplay {
  const wanted = ['debug', 'info'].includes(settings.logLevel)
  return wanted && remarks.isTerminal && settings.logFormat !== 'json'
    ? createProgressBar(stderr, logSink, logs)
    : createProgressLog(log, logs)
}

/** What is a result: each log when it is done; in a dry run each response that would be fetched. */
function resultLine(progress: CrawlProgress, { output }: Pick<Invocation, 'output'>, dryRun: boolean): string | null {
  if (progress.kind === 'log_finished') return logLine(progress.manifest, output, dryRun)
  if (progress.kind !== 'response' || progress.result !== 'would_fetch') return null
  return `  would fetch ${output.colours.dim(oneLine(progress.url))}  ${oneLine(progress.title ?? '')}`.trimEnd()
}

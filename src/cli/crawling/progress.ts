/** How far a crawl has got: a bar on a terminal, else a log line every few seconds. */
import { Presets, SingleBar } from 'cli-progress'
import type { Logger } from 'pino'
import type { CrawlProgress } from '../../crawl/request.ts'
import type { LogSink } from '../output/log.ts'
import { oneLine } from '../output/output.ts'
import { cut } from '../output/wrap.ts'
import type { OutputStream } from '../surroundings.ts'

const SECONDS_BETWEEN_LINES = 5
/** Columns that the bar's moving remark may take. */
const REMARK_WIDTH = 40
const CLEAR_LINE = '\r\u001b[2K'

export interface ProgressDisplay {
  show(progress: CrawlProgress): void
  /** Takes the bar off the screen while `write` puts lines where it stood. */
  aside(write: () => void): void
  end(): void
}

/** Counts of one log's responses. */
interface LogCount {
  listed: number
  done: number
}

/** Sums over all logs of a run; a finished log has done all that it listed. */
function createProgressCount() {
  const logs = new Map<string, LogCount>()
  let finished = 0
  return {
    add(progress: CrawlProgress): void {
      if (progress.kind === 'log_finished') {
        const { log, listed } = progress.manifest
        logs.set(log, { listed, done: listed })
        finished += 1
        return
      }
      const count = logs.get(progress.log) ?? { listed: 0, done: 0 }
      logs.set(progress.log, count)
      if (progress.kind === 'listing') count.listed += progress.entries
      if (progress.kind === 'response') count.done += 1
    },
    sum(): LogCount & { finished: number } {
      const counts = [...logs.values()]
      const total = (of: (count: LogCount) => number): number => counts.reduce((sum, count) => sum + of(count), 0)
      return { listed: total((count) => count.listed), done: total((count) => count.done), finished }
    },
  }
}

function remarkOn(progress: CrawlProgress): string {
  switch (progress.kind) {
    case 'log_started':
      return progress.authority
    case 'listing':
      return `${progress.log}, page ${progress.page}`
    case 'response':
      return progress.title ?? progress.url
    case 'failure':
      return progress.failure.message
    case 'log_finished':
      return `${progress.manifest.authority} done`
  }
}

/** A bar on a terminal. Log lines go above it. */
export function createProgressBar(stream: OutputStream, sink: LogSink, logs: number): ProgressDisplay {
  const count = createProgressCount()
  const bar = new SingleBar(
    {
      format: `{bar} {value}/{total} responses · {finished}/${logs} logs · {remark}`,
      stream,
      barsize: 20,
      hideCursor: true,
      clearOnComplete: true,
      // Drawn again after lines were written in its place.
      forceRedraw: true,
      gracefulExit: false,
    },
    Presets.shades_classic,
  )
  bar.start(0, 0, { finished: 0, remark: '' })
  const aside = (write: () => void): void => {
    stream.write(CLEAR_LINE)
    write()
  }
  const restoreLog = sink.divert((line) => aside(() => stream.write(line)))
  return {
    show(progress) {
      count.add(progress)
      const { listed, done, finished } = count.sum()
      bar.setTotal(Math.max(listed, done))
      bar.update(done, { finished, remark: cut(oneLine(remarkOn(progress)), REMARK_WIDTH) })
    },
    aside,
    end() {
      restoreLog()
      bar.stop()
    },
  }
}

/** A log line every few seconds, and one when a log is done, for wherever standard error is no terminal. */
export function createProgressLog(log: Logger, logs: number, now: () => number = Date.now): ProgressDisplay {
  const count = createProgressCount()
  let last = now()
  return {
    show(progress) {
      count.add(progress)
      if (progress.kind === 'log_finished') {
        const { log: slug, status, new: added, revised, unchanged, seconds } = progress.manifest
        log.info({ log: slug, status, new: added, revised, unchanged, seconds }, 'log finished')
        return
      }
      if (now() - last < SECONDS_BETWEEN_LINES * 1000) return
      last = now()
      const { listed, done, finished } = count.sum()
      log.info({ responses: done, listed, logsFinished: finished, logs, at: oneLine(remarkOn(progress)) }, 'crawling')
    },
    aside: (write) => write(),
    end: () => {},
  }
}

/** How far a database that is brought up to date has got: a line that changes on a terminal, else log lines. */
import type { Logger } from 'pino'
import type { OnUpgrade, UpgradeProgress } from '../../../db/upgrade-progress.ts'
import { counted } from '../../publish/wording.ts'
import type { Output } from './output.ts'
import { cut } from './wrap.ts'

const SECONDS_BETWEEN_LINES = 5
const MILLISECONDS_BETWEEN_DRAWINGS = 100
const CLEAR_LINE = '\r\u001b[2K'

export interface UpgradeDisplay {
  show: OnUpgrade
  /** Takes away the line that changes, also where the upgrade failed. */
  end(): void
}

type Step = Extract<UpgradeProgress, { kind: 'step' }>

/** `step 2 of 14, 8,400 of 20,000 responses: search without copies` */
function stepInWords({ step, steps, name, count }: Step): string {
  const far =
    count === null ? '' : `, ${count.done.toLocaleString('en-GB')} of ${counted(count.of, count.what, count.what)}`
  return `step ${step} of ${steps}${far}: ${name}`
}

/**
 * The work is synchronous, and so are writes to a terminal: each line is seen at once. The cursor stays, since nobody could show it
 * again where Ctrl-C ends the process.
 * @param write to standard error
 * @param file as the user would type it
 */
export function createUpgradeLine(
  write: (text: string) => void,
  { width }: Pick<Output, 'width'>,
  file: string,
  now: () => number = Date.now,
): UpgradeDisplay {
  const began = now()
  let drawn: number | null = null
  const clear = (): void => {
    if (drawn !== null) write(CLEAR_LINE)
    drawn = null
  }
  return {
    show(progress) {
      if (progress.kind === 'step') {
        if (progress.count !== null && drawn !== null && now() - drawn < MILLISECONDS_BETWEEN_DRAWINGS) return
        clear()
        write(cut(stepInWords(progress), (width ?? 80) - 1))
        drawn = now()
        return
      }
      clear()
      if (progress.kind === 'started') {
        write(`Bringing ${file} up to date with this version of trustlog, in ${counted(progress.steps, 'step')}.\n`)
        write('Stopping it does no harm: the next command begins again.\n')
      } else write(`Done after ${counted(Math.round((now() - began) / 1000), 'second')}.\n`)
    },
    end: clear,
  }
}

/** A log line when it begins and ends, one a step, and one every few seconds within a long step. */
export function createUpgradeLog(log: Logger, file: string, now: () => number = Date.now): UpgradeDisplay {
  const began = now()
  let last = began
  return {
    show(progress) {
      if (progress.kind === 'started') {
        log.info({ database: file, steps: progress.steps }, 'bringing the database up to date')
      } else if (progress.kind === 'finished') {
        const seconds = Math.round((now() - began) / 1000)
        log.info({ database: file, steps: progress.steps, seconds }, 'the database is up to date')
      } else {
        const { step, steps, name, count } = progress
        if (count !== null && now() - last < SECONDS_BETWEEN_LINES * 1000) return
        last = now()
        log.info({ step, steps, name, ...(count && { [count.what]: count.done, of: count.of }) }, 'step')
      }
    },
    end: () => {},
  }
}

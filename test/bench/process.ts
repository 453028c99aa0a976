import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** What one run of a command took. */
export interface ProcessFigures {
  seconds: number
  /**
   * Processor time of the process and its threads, in seconds; 0 where the kernel keeps no account (not Linux). Unlike
   * the time on the clock it says nothing of what else the machine was doing.
   */
  processorSeconds: number
  /** Peak resident memory of the process itself, in MB. */
  megabytes: number
  output: string
}

const POLL_MILLISECONDS = 50

/** What the kernel counts processor time in, on every Linux that Node runs on (USER_HZ). */
const TICKS_A_SECOND = 100

/** Peak memory so far, by the kernel's own account; 0 where it keeps none (not Linux). */
function peakMegabytes(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

/** Processor time so far, all threads together; the fields are counted from behind the name, which may hold spaces (proc(5)). */
function processorSeconds(pid: number | undefined): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND
  } catch {
    return 0
  }
}

/**
 * Runs a command to its end and measures it from outside. @throws Error when it exits with another code than 0
 * @param environment variables that it gets besides those of this process
 */
export async function measureProcess(
  command: string,
  args: string[],
  environment: Record<string, string> = {},
): Promise<ProcessFigures> {
  const began = performance.now()
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...environment } })
  let output = ''
  let errors = ''
  let megabytes = 0
  let used = 0
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  child.stderr.on('data', (chunk) => {
    errors += chunk
  })
  const poll = setInterval(() => {
    megabytes = Math.max(megabytes, peakMegabytes(child.pid))
    used = Math.max(used, processorSeconds(child.pid))
  }, POLL_MILLISECONDS)
  const code = await new Promise((resolve, reject) => child.on('close', resolve).on('error', reject))
  clearInterval(poll)
  if (code !== 0) throw new Error(`${command} ended with ${code}: ${errors.slice(-500)}`)
  return { seconds: (performance.now() - began) / 1000, processorSeconds: used, megabytes, output }
}

/** The middle of some figures. */
export function median(figures: number[]): number {
  const sorted = figures.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

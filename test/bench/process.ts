import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** What one run of a command took. */
export interface ProcessFigures {
  seconds: number
  /** Peak resident memory of the process itself, in MB. */
  megabytes: number
  output: string
}

const MEMORY_POLL_MILLISECONDS = 50

/** Peak memory so far, by the kernel's own account; 0 where it keeps none (not Linux). */
function peakMegabytes(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

/** Runs a command to its end and measures it from outside. @throws Error when it exits with another code than 0 */
export async function measureProcess(command: string, args: string[]): Promise<ProcessFigures> {
  const began = performance.now()
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  let errors = ''
  let megabytes = 0
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  child.stderr.on('data', (chunk) => {
    errors += chunk
  })
  const poll = setInterval(() => {
    megabytes = Math.max(megabytes, peakMegabytes(child.pid))
  }, MEMORY_POLL_MILLISECONDS)
  const code = await new Promise((resolve, reject) => child.on('close', resolve).on('error', reject))
  clearInterval(poll)
  if (code !== 0) throw new Error(`${command} ended with ${code}: ${errors.slice(-500)}`)
  return { seconds: (performance.now() - began) / 1000, megabytes, output }
}

/** The middle of some figures. */
export function median(figures: number[]): number {
  const sorted = figures.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

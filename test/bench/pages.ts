import { openDatabase, type TrustlogDatabase } from '../../db/database.ts'
import type { Answered } from '../../src/query/answered.ts'

/** Pages by name; each round asks with other values, so that none is asked twice in a row. */
export type Pages = Record<string, (database: TrustlogDatabase, round: number) => Answered<unknown>>

const ROUNDS = 20
const NAME_WIDTH = 38

interface Time {
  milliseconds: number
  /** Of the processor: what another program on the same machine does not change. */
  processor: number
}

function timeOf(work: () => unknown): Time {
  const cpu = process.cpuUsage()
  const began = performance.now()
  work()
  const milliseconds = performance.now() - began
  const { user, system } = process.cpuUsage(cpu)
  return { milliseconds, processor: (user + system) / 1000 }
}

/** In the middle: of an even number of rounds, between the two that are. */
function median(times: readonly number[]): number {
  const sorted = times.toSorted((one, other) => one - other)
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1)
  return middle.reduce((sum, time) => sum + time, 0) / middle.length
}

/** The shortest time within which nineteen rounds in twenty stayed. */
function ninetyFifth(times: readonly number[]): number {
  const sorted = times.toSorted((one, other) => one - other)
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN
}

function figures(name: string, times: readonly Time[]): string {
  const clock = times.map(({ milliseconds }) => milliseconds)
  const processor = median(times.map((time) => time.processor)).toFixed(1)
  return `  ${name.padEnd(NAME_WIDTH)} median ${median(clock).toFixed(1)} ms (${processor} of the processor), 95th percentile ${ninetyFifth(clock).toFixed(1)} ms`
}

/** How long a database takes to open, and each page of it. */
export function figuresOf(file: string, pages: Pages): string[] {
  const opening = Array.from({ length: ROUNDS }, () => timeOf(() => openDatabase(file, { readOnly: true }).close()))
  const database = openDatabase(file, { readOnly: true })
  try {
    const lines = Object.entries(pages).map(([name, ask]) => {
      let isAnswered = true
      const times = Array.from({ length: ROUNDS }, (_, round) =>
        timeOf(() => {
          isAnswered = ask(database, round).ok && isAnswered
        }),
      )
      return isAnswered ? figures(name, times) : `  ${name.padEnd(NAME_WIDTH)} has no answer here`
    })
    return [figures('opening', opening), ...lines]
  } finally {
    database.close()
  }
}

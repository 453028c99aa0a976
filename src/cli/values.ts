/** The kinds of value that a person types in a flag, an environment variable or the settings file. */
import { z } from 'zod'
import type { Shard } from '../crawl/shard.ts'
import type { Day, PartialDate } from '../domain.ts'
import { findDates } from '../normalise/dates.ts'

export interface ValueKind<Value> {
  /** Reads text (a flag, the environment) and, where JSON has a type of its own for it, that type (the settings file). */
  schema: z.ZodType<Value>
  /** What is expected, to end the sentence "--max takes …". */
  expected: string
  /** A good value, as one would type it. */
  example: string
  /** A path, to be taken from the folder of whatever named it. */
  isPath?: true
}

const numeral = z
  .string()
  .trim()
  .regex(/^\d+(?:\.\d+)?$/)
  .transform(Number)
const number = z.union([z.number(), numeral])

export function wholeNumber(minimum: number, example: number): ValueKind<number> {
  return {
    schema: number.pipe(z.int().min(minimum)),
    expected: `a whole number from ${minimum}`,
    example: String(example),
  }
}

/** A number that may have decimals, such as seconds. */
export function amount(unit: string, example: number): ValueKind<number> {
  return { schema: number.pipe(z.number().min(0)), expected: `a number of ${unit}`, example: String(example) }
}

/** Any text but an empty one; `expected` and `example` say what it should be. */
export function textSuchAs(expected: string, example: string): ValueKind<string> {
  return { schema: z.string().trim().min(1), expected, example }
}

export function path(example: string): ValueKind<string> {
  return { schema: z.string().min(1), expected: 'a path', example, isPath: true }
}

/** The same, where nothing need be named. */
export function optionalPath(example: string): ValueKind<string | null> {
  return { schema: z.string().min(1).nullable(), expected: 'a path', example, isPath: true }
}

export const webAddress: ValueKind<string> = {
  schema: z.url({ protocol: /^https?$/ }),
  expected: 'a web address',
  example: 'https://example.org/about',
}

const YES = ['1', 'true', 'yes', 'on']
const NO = ['0', 'false', 'no', 'off']

export const yesOrNo: ValueKind<boolean> = {
  schema: z.union([
    z.boolean(),
    z
      .string()
      .trim()
      .toLowerCase()
      .pipe(z.enum([...YES, ...NO]))
      .transform((word) => YES.includes(word)),
  ]),
  expected: 'yes or no',
  example: 'yes',
}

export function oneOf<const Word extends string>(words: readonly [Word, ...Word[]]): ValueKind<Word> {
  return { schema: z.enum(words), expected: `one of ${words.join(', ')}`, example: words[0] }
}

/** Which part of how many: `3/8`. */
export const shard: ValueKind<Shard> = {
  schema: z
    .string()
    .trim()
    .regex(/^[1-9]\d{0,2}\/[1-9]\d{0,2}$/)
    .transform((typed) => {
      const [number = 0, of = 0] = typed.split('/').map(Number)
      return { number, of }
    })
    .refine(({ number, of }) => number <= of),
  expected: 'the number of a part and how many parts there are',
  example: '3/8',
}

/** A day as people write it: `2024-01-31`, `31/01/2024`, `31 January 2024`; a month or a year means its first day. */
export const day: ValueKind<Day> = {
  schema: z.string().transform((typed, context) => {
    const [year, month = '01', dayOfMonth = '01'] = wholeDate(typed.trim())?.split('-') ?? []
    if (year !== undefined) return `${year}-${month}-${dayOfMonth}`
    context.addIssue('not a date')
    return z.NEVER
  }),
  expected: 'a date, day first or ISO',
  example: '2024-01-31',
}

/** The date that the text consists of, and nothing else: `31 January 2024 or so` is none. */
function wholeDate(typed: string): PartialDate | null {
  if (/^(?:19|20)\d{2}(?:-(?:0[1-9]|1[0-2]))?$/.test(typed)) return typed
  const [found] = findDates(typed)
  if (found?.start !== 0 || found.end !== typed.length || found.precision === 'day_without_year') return null
  return found.date
}

/** One or several of the words, with commas between. */
export function listOf<const Word extends string>(words: readonly [Word, ...Word[]]): ValueKind<Word[]> {
  return {
    schema: z
      .string()
      .transform((typed) => typed.split(',').map((word) => word.trim()))
      .pipe(z.array(z.enum(words))),
    expected: `one or several of ${words.join(', ')}, with commas between`,
    example: words.slice(0, 2).join(','),
  }
}

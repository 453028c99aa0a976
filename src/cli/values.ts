/** The kinds of value that a person types in a flag, an environment variable or the settings file. */
import { z } from 'zod'
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

export const text: ValueKind<string> = {
  schema: z.string().trim().min(1),
  expected: 'a text',
  example: 'CCS',
}

/** The same as `text`, with an example in which a reader recognises what is meant. */
export function textSuchAs(expected: string, example: string): ValueKind<string> {
  return { ...text, expected, example }
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

/**
 * A day as people write it: `2024-01-31`, `31/01/2024`, `31 January 2024`; a month (`2024-01`, `Jan 2024`) or a year means
 * its first day or its last, as `edge` says.
 */
export function day(edge: 'first' | 'last'): ValueKind<Day> {
  return {
    schema: z.string().transform((typed, context) => {
      const date = wholeDate(typed.trim())
      if (date !== null) return completeDay(date, edge)
      context.addIssue('not a date')
      return z.NEVER
    }),
    expected: 'a date, day first or ISO',
    example: edge === 'first' ? '2024-01-31' : '31/12/2025',
  }
}

/** The date that the text consists of, and nothing else: `31 January 2024 or so` is none. */
function wholeDate(typed: string): PartialDate | null {
  if (/^(?:19|20)\d{2}(?:-(?:0[1-9]|1[0-2]))?$/.test(typed)) return typed
  const [found] = findDates(typed)
  if (found?.start !== 0 || found.end !== typed.length || found.precision === 'day_without_year') return null
  return found.date
}

function completeDay(date: PartialDate, edge: 'first' | 'last'): Day {
  const [year, month = edge === 'first' ? '01' : '12', dayOfMonth] = date.split('-')
  if (dayOfMonth !== undefined) return date
  if (edge === 'first') return `${year}-${month}-01`
  return new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10)
}

/** A provision of one of the Acts, such as `s31(3)`, `31`, `section 40(2)` or `reg 12(4)(b)`. */
export interface Provision {
  section: string
  subsection: string
}

export const provision: ValueKind<Provision> = {
  schema: z.string().transform((typed, context) => {
    const found = /^(?:sections?|regulation|reg|r|s)?\.?\s?(\d{1,2}[a-z]?)\s?((?:\([a-z0-9]{1,4}\)\s?){0,4})$/i.exec(
      typed.trim(),
    )
    if (!found?.[1]) {
      context.addIssue('not a provision')
      return z.NEVER
    }
    return { section: found[1].toUpperCase(), subsection: (found[2] ?? '').replaceAll(' ', '').toLowerCase() }
  }),
  expected: 'a section of the Act',
  example: 's31(3)',
}

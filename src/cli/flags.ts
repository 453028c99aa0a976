/** Flags and arguments, declared with the kind of value that they take, so that a command gets them typed and checked. */
import { UsageError } from './errors.ts'
import { oneLine } from './output/output.ts'
import { wrongValue } from './settings-reading.ts'
import { type ValueKind, webAddress } from './values.ts'

export interface Flag<Value> {
  /** As commander takes it, such as `--max <count>`. */
  flag: string
  /** What it does, as a phrase without a full stop. */
  meaning: string
  /** @param typed the text behind the flag, true for a switch, undefined where the flag was not given */
  read(typed: unknown): Value
}

/** A flag that is there or not. */
export function switchFlag(flag: string, meaning: string): Flag<boolean> {
  return { flag, meaning, read: (typed) => typed === true }
}

/** A flag with a value; null where it was not given. */
export function valueFlag<Value>(flag: string, meaning: string, kind: ValueKind<Value>): Flag<Value | null> {
  const name = flag.split(' ')[0] ?? flag
  return {
    flag,
    meaning,
    read(typed) {
      if (typed === undefined) return null
      const result = kind.schema.safeParse(typed)
      if (!result.success) throw new UsageError(wrongValue(name, typed, kind))
      return result.data
    },
  }
}

export interface Argument<Value> {
  required: boolean
  variadic: boolean
  meaning: string
  read(typed: unknown): Value
}

function words(typed: unknown): string[] {
  return Array.isArray(typed) ? typed.map(String) : []
}

/** Exactly one word. */
export function one(meaning: string): Argument<string> {
  return { required: true, variadic: false, meaning, read: String }
}

/** Exactly one web address, written whole. */
export function oneWebAddress(meaning: string, example: string): Argument<string> {
  return { required: true, variadic: false, meaning, read: (typed) => webAddressTyped(String(typed), example) }
}

/** @throws UsageError for anything but a whole http or https address */
export function webAddressTyped(typed: string, example: string): string {
  if (webAddress.schema.safeParse(typed).success) return typed
  throw new UsageError(`"${oneLine(typed)}" is no web address.`, `Write it whole, such as ${example}.`)
}

/** One word or none. */
export function perhapsOne(meaning: string): Argument<string | null> {
  return {
    required: false,
    variadic: false,
    meaning,
    read: (typed) => (typeof typed === 'string' ? typed : null),
  }
}

export function anyNumber(meaning: string): Argument<string[]> {
  return { required: false, variadic: true, meaning, read: words }
}

export function oneOrMore(meaning: string): Argument<string[]> {
  return { required: true, variadic: true, meaning, read: words }
}

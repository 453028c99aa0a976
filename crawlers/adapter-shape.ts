/** What adapters, platforms and files of logs must look like, checked when they are loaded rather than when they are used. */
import { z } from 'zod'
import type { Adapter, Platform } from './adapter.ts'

/** An adapter, a platform or a file of logs that cannot be used. The message names it and says what is wrong. */
export class RegistryError extends Error {
  override name = 'RegistryError'
}

/** Gives the value in the shape asked for. @throws RegistryError that names `what` and the first thing wrong with it. */
export function checked<Value>(shape: z.ZodType<Value>, value: unknown, what: string): Value {
  const result = shape.safeParse(value)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const place = issue?.path.join('.') || 'the whole'
  throw new RegistryError(`${what}: ${place}: ${issue?.message ?? 'not understood'}.`)
}

const nonEmpty = z.string().trim().min(1)
const callable = <Call>() => z.custom<Call>((value) => typeof value === 'function', 'not a function')
const address = z.url({ protocol: /^https?$/, error: 'not an http(s) address' })
const slug = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'a slug is lower-case letters and digits joined by single dashes')
const hosts = z.array(z.string().regex(/^(?:\*\.)?[a-z0-9.-]+$/, 'not a host name (without scheme, port or path)'))
const odsCode = z
  .string()
  .regex(
    /^(?:[A-Z0-9]{3,6}|[A-Z]\d{8}|X-[A-Z0-9-]{2,20})$/,
    'an ODS code is three to six capital letters and digits (where there is none: a GSS code, or one that begins with X-)',
  )

const authority = z.strictObject({
  odsCode,
  name: nonEmpty,
  nation: z.enum(['England', 'Scotland', 'Wales', 'Northern Ireland']),
  kind: nonEmpty,
})

export const adapterShape: z.ZodType<Adapter> = z.object({
  authority,
  slug,
  platform: nonEmpty,
  url: address,
  verified: z.enum(['facts', 'recorded', 'live']),
  allowedHosts: hosts,
  rendered: z.boolean().optional(),
  readListing: callable<Adapter['readListing']>(),
  readEntry: callable<Adapter['readEntry']>(),
  entryAddress: callable<NonNullable<Adapter['entryAddress']>>().optional(),
})

export const platformShape: z.ZodType<Platform<unknown>> = z.object({
  name: nonEmpty,
  options: z.custom<z.ZodType<unknown>>((value) => value instanceof z.ZodType, 'not a zod schema'),
  readListing: callable<Platform<unknown>['readListing']>(),
  readEntry: callable<Platform<unknown>['readEntry']>(),
  entryAddress: callable<NonNullable<Platform<unknown>['entryAddress']>>().optional(),
})

/** In the form of a `corrections.json`; checked by `corrections.ts`. */
const corrections = z.array(z.unknown())

/** A registered adapter at another address. */
const registeredElsewhere = z.strictObject({
  /** ODS code or slug. */
  trust: nonEmpty,
  url: address,
  authority: authority.partial().optional(),
  allowedHosts: hosts.optional(),
  corrections: corrections.optional(),
})

/** A log on a known platform, without code of its own. */
const onKnownPlatform = z.strictObject({
  slug,
  authority,
  platform: nonEmpty,
  url: address,
  options: z.unknown().optional(),
  allowedHosts: hosts.optional(),
  rendered: z.boolean().optional(),
  corrections: corrections.optional(),
})

export const logShape = z.union([registeredElsewhere, onKnownPlatform])
export type FurtherLog = z.infer<typeof logShape>

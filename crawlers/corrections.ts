/** `corrections.json` beside an adapter: what a person knows better than the extractor, checked when it is loaded. */
import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import {
  ANSWER_OUTCOMES,
  CONTRACT_FIELDS,
  type ContractField,
  type Correction,
  REGIMES,
  RESPONSE_OUTCOMES,
} from '../src/domain.ts'
import { canonicaliseCaseReference } from '../src/identify/case-reference.ts'
import { checked, RegistryError } from './adapter-shape.ts'

const words = z.string().trim().min(1)
const orNone = <Shape extends z.ZodType>(shape: Shape) => shape.nullable()
const day = z.iso.date('not a date such as 2026-03-31')
const partialDate = z
  .string()
  .regex(
    /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/,
    'not a date such as 2026, 2026-03 or 2026-03-31',
  )
const none = z.null('there is only one correction of the whole: null, there is none')

const IDENTITY: Record<string, z.ZodType> = {
  authority: orNone(words),
  title: orNone(words),
  regime: orNone(z.enum(REGIMES)),
  receivedOn: orNone(day),
  respondedOn: orNone(day),
  publishedOn: orNone(day),
  outcome: z.enum(RESPONSE_OUTCOMES),
}

const NUMBERS: readonly ContractField[] = ['annualSpend', 'totalValue', 'licences']

/** What a field may be corrected to; null where there is no such field. */
function shapeOfValue(field: string): z.ZodType | null {
  if (Object.hasOwn(IDENTITY, field)) return IDENTITY[field] ?? null
  if (/^questions\.[^\s]{1,20}\.text$/.test(field)) return words
  if (/^answers\.[^\s]{1,20}\.outcome$/.test(field)) return z.enum(ANSWER_OUTCOMES)
  if (/^answers\.[^\s]{1,20}\.subject$/.test(field)) return orNone(words)
  if (/^answers\.[^\s]{1,20}\.text$/.test(field)) return words
  if (/^exemptions\.(?:s|reg )\d{1,3}[A-Z]?(?:\([0-9a-zA-Z]{1,5}\)){0,5}$/.test(field)) return none
  const [, part] = /^contracts\.[1-9]\d{0,3}(?:\.([a-zA-Z]+))?$/.exec(field) ?? []
  if (/^contracts\.[1-9]\d{0,3}$/.test(field)) return none
  const known = CONTRACT_FIELDS.find((name) => name === part)
  if (known === undefined) return null
  if (NUMBERS.includes(known)) return orNone(z.number().min(0))
  return orNone(known === 'startDate' || known === 'expiryDate' ? partialDate : words)
}

const correctionShape: z.ZodType<Correction> = z
  .strictObject({
    reference: words.refine(
      (typed) => /^https?:\/\//.test(typed) || canonicaliseCaseReference(typed) !== null,
      'neither a case reference nor an address',
    ),
    field: words,
    value: z.union([z.string(), z.number(), z.null()]),
    why: words,
    who: words,
    date: day,
  })
  .superRefine(({ field, value }, context) => {
    const shape = shapeOfValue(field)
    if (shape === null) {
      context.addIssue({ code: 'custom', path: ['field'], message: `"${field}" is no field that can be corrected` })
      return
    }
    const [issue] = shape.safeParse(value).error?.issues ?? []
    if (issue) context.addIssue({ code: 'custom', path: ['value'], message: `${issue.message} (${field})` })
  })

export const correctionsShape = z.array(correctionShape).superRefine((corrections, context) => {
  const seen = new Set<string>()
  for (const [index, { reference, field }] of corrections.entries()) {
    const key = `${correctedCase(reference)} ${field}`
    if (seen.has(key))
      context.addIssue({ code: 'custom', path: [index], message: `${field} of ${reference} is corrected twice` })
    seen.add(key)
  }
})

/** @throws RegistryError naming the file and what is wrong with it; @returns none where there is no such file */
export function readCorrections(file: URL, what: string): Correction[] {
  if (!existsSync(file)) return []
  let content: unknown
  try {
    content = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw new RegistryError(`${what} is not JSON.`)
  }
  return checked(correctionsShape, content, what)
}

/** What a correction's `reference` stands for: an address as it is, a case reference in its canonical form. */
function correctedCase(reference: string): string {
  return canonicaliseCaseReference(reference)?.canonical ?? reference
}

/** Of a log's corrections, those of one case. `addresses`: where it is listed. */
export function correctionsOf(
  corrections: readonly Correction[],
  { canonicalReference, addresses }: { canonicalReference: string | null; addresses: readonly string[] },
): Correction[] {
  return corrections.filter(({ reference }) =>
    /^https?:\/\//.test(reference)
      ? addresses.includes(reference)
      : canonicalReference !== null && correctedCase(reference) === canonicalReference,
  )
}

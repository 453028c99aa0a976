/**
 * One form for a supplier's name however it is printed: "SOFTCAT PLC", "Softcat Ltd." and "Sofcat" are Softcat. The
 * printed name is kept beside it. What nobody knows keeps its own name without its legal form.
 */
import { foldWhiteSpace } from '../reading/text.ts'
import { KNOWN_SUPPLIERS } from './known-suppliers.ts'

const LEGAL_FORM =
  /[\s,]{1,2}\(?(?:ltd|limited|plc|p\.l\.c|llp|llc|inc|incorporated|corp|gmbh|b\.?v|c\.?i\.?c|co\.? ltd)\.?\)?\s{0,2}$/i
/** "CCS Media Ltd, Chesterfield": what stands behind the legal form and a comma is where it sits. */
const SEAT = /(\s(?:ltd|limited|plc|llp)\.?),\s?[^,]{1,60}(?:,[^,]{1,60}){0,3}$/i
const COUNTRY = /[\s,]{1,2}(?:\((?:uk|gb|great britain|u\.k\.|europe|emea|ireland|uk & ireland)\)|uk)\s{0,2}$/i
/** Whom a name belongs to, or what it was: no part of the name itself. */
const REMARK =
  /\s?[,(]\s?(?:part of|formerly|previously|now|a subsidiary|a trading|owned by|on behalf of|via|through)\b/i
const TRADING_AS = /\s(?:t\/a|trading as|t\/as)\s/i
const LONGEST = 120

/** The name of a supplier in one form; null for none. */
export function supplierInOneForm(printed: string | null): string | null {
  if (printed === null) return null
  const name = foldWhiteSpace(printed.slice(0, LONGEST))
  if (/^in[- ]?house\b/i.test(name)) return 'In-house'
  const own = name.slice(0, REMARK.exec(name)?.index ?? name.length).replace(SEAT, '$1')
  const [registered = own, trading] = own.split(TRADING_AS)
  const candidates = [trading, registered, ...inBrackets(own)].filter((candidate) => candidate !== undefined)
  for (const candidate of candidates) {
    const known = BY_KEY.get(keyOf(candidate)) ?? BY_KEY.get(keyOf(withoutBrackets(candidate)))
    if (known !== undefined) return known
  }
  return misspelt(keyOf(registered)) ?? asName(withoutLegalForm(withoutBrackets(trading ?? registered)))
}

/** "Specialist Computer Centres (SCC)": what stands in brackets may be the better known name. */
function inBrackets(name: string): string[] {
  const inner = /\(([^()]{2,60})\)/.exec(name)?.[1]
  return inner === undefined ? [] : [inner]
}

function withoutBrackets(name: string): string {
  return foldWhiteSpace(name.replace(/\([^()]{1,60}\)/g, ' '))
}

/** Without "Ltd", "plc", and the "(UK)" before it; "UK" by itself is part of a name. */
function withoutLegalForm(name: string): string {
  const bare = name.replace(/[.,;\s]{1,4}$/, '')
  const short = bare.replace(LEGAL_FORM, '')
  const local = short === bare ? short : short.replace(COUNTRY, '')
  return local === '' ? bare : local
}

function keyOf(name: string): string {
  const bare = withoutLegalForm(name).replace(COUNTRY, '').replace(LEGAL_FORM, '')
  return bare
    .toLowerCase()
    .replace(/^the\s/, '')
    .replace(/&/g, 'and')
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
}

const BY_KEY = new Map(
  Object.entries(KNOWN_SUPPLIERS).flatMap(([name, others]) =>
    [name, ...others].map((form) => [keyOf(form), name] as const),
  ),
)

/** Shorter names differ from other names by one letter. */
const SHORTEST_MISSPELT = 7
const TWO_SLIPS = 12

/** The known supplier whose name differs by a letter (two in a long one); null where none or several do. */
function misspelt(key: string): string | null {
  if (key.length < SHORTEST_MISSPELT) return null
  const near = new Set<string>()
  for (const [known, name] of BY_KEY) {
    const slips = known.length >= TWO_SLIPS ? 2 : 1
    if (known.length < SHORTEST_MISSPELT || known[0] !== key[0] || Math.abs(known.length - key.length) > slips) continue
    if (slipsBetween(known, key) <= slips) near.add(name)
  }
  const [only] = near
  return near.size === 1 && only !== undefined ? only : null
}

/** Letters to put in, leave out, change or swap with their neighbour to make one word the other. */
function slipsBetween(one: string, other: string): number {
  let before: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let row = 1; row <= one.length; row++) {
    const next = [row]
    for (let column = 1; column <= other.length; column++) {
      const changed = (last[column - 1] ?? 0) + (one[row - 1] === other[column - 1] ? 0 : 1)
      const swapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
          ? (before[column - 2] ?? 0) + 1
          : changed
      next.push(Math.min((last[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1, changed, swapped))
    }
    before = last
    last = next
  }
  return last[other.length] ?? 0
}

/** "HOISTWELL LIFTS" → "Hoistwell Lifts": a name shouted is the same name; short ones are initials. */
function asName(name: string): string {
  if (name !== name.toUpperCase()) return name
  return name.replace(/\p{Lu}{5,}/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase())
}

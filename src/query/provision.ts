import type { Provision } from '../../db/questions/scope.ts'
import type { Regime } from '../domain.ts'

/** Sections stand in the Acts (FOIA 2000, FOI(Scotland)A 2002), regulations in the EIR 2004 and EI(Scotland)R 2004. */
const SECTIONS: readonly Regime[] = ['FOIA', 'FOISA']
const REGULATIONS: readonly Regime[] = ['EIR', 'EISR']

/** Once spaces are taken out; no two quantifiers meet over the same characters. */
const PROVISION = /^(s|sec|sect|section|r|reg|regulation)?\.?(\d{1,3}[a-z]{0,2})((?:\([a-z0-9]{1,5}\)){0,6})$/i

/** Longer than any way to write a provision. */
const LONGEST = 60

/**
 * Reads a ground of refusal as one would type it: `s31(3)`, `section 40 (2)`, `31`, `reg 12(5)(e)`.
 * Without a word before it, it is looked for in every Act. Null where it is none.
 */
export function parseProvision(typed: string): Provision | null {
  if (typed.length > LONGEST) return null
  const match = PROVISION.exec(typed.replace(/\s/g, ''))
  if (!match) return null
  const [, word = '', section = '', subsection = ''] = match
  const regimes = word === '' ? [] : word.toLowerCase().startsWith('s') ? SECTIONS : REGULATIONS
  return { regimes, section: section.toUpperCase(), subsection: subsection.toLowerCase() }
}

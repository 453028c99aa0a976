/** The law under which a response is given. */
import type { Regime } from '../../domain.ts'
import { evidenceIn, type Found, type Front } from './front.ts'

const SCOTTISH = /\bFreedom of Information \(Scotland\) Act(?: 2002)?|\bFOISA\b/
const SCOTTISH_ENVIRONMENT = /\bEnvironmental Information \(Scotland\) Regulations(?: 2004)?|\bEISRs?\b/
/** Named as the law applied, not as one of those under which a request may be made. */
const ENVIRONMENT =
  /\b(?:under|accordance with|exception in|of|by|pursuant to) (?:regulation \d{1,2}[()\da-z]{0,12} of )?the (?:Environmental Information Regulations(?: 2004)?|EIRs?\b)/i
const FREEDOM = /\bFreedom of Information(?: Act)?(?: 2000)?|\bFOIA\b|\bFOI Act\b/i

/** The regime, with evidence where the text names it; requests are answered under the FOIA where nothing else is said. */
export function readRegime(fronts: Front[]): { regime: Regime; found: Found<Regime> | null } {
  const order: [Regime, RegExp][] = [
    ['EISR', SCOTTISH_ENVIRONMENT],
    ['FOISA', SCOTTISH],
    ['EIR', ENVIRONMENT],
    ['FOIA', FREEDOM],
  ]
  for (const [regime, pattern] of order) {
    for (const front of fronts) {
      const match = pattern.exec(front.text)
      if (!match) continue
      const found = { value: regime, evidence: evidenceIn(front, match.index, match.index + match[0].length) }
      return { regime, found }
    }
  }
  return { regime: 'FOIA', found: null }
}

/** Provisions by their names, for people who do not know the Acts by number. */
import type { Regime } from '../domain.ts'

/**
 * Headings of the sections and regulations that are relied on to refuse: FOIA 2000 Part II and ss. 12, 14; EIR 2004 regs
 * 12, 13; FOISA 2002 Part 2 and ss. 12, 14, 17, 18; EISR 2004 regs 10, 11. A more exact key wins over its section.
 */
const NAMES: Record<Regime, Record<string, string>> = {
  FOIA: {
    '12': 'cost limit',
    '14': 'vexatious or repeated requests',
    '14(1)': 'vexatious request',
    '14(2)': 'repeated request',
    '21': 'accessible by other means',
    '22': 'intended for future publication',
    '22A': 'research',
    '23': 'security bodies',
    '24': 'national security',
    '26': 'defence',
    '27': 'international relations',
    '28': 'relations within the United Kingdom',
    '29': 'the economy',
    '30': 'investigations and proceedings',
    '31': 'law enforcement',
    '32': 'court records',
    '33': 'audit functions',
    '34': 'parliamentary privilege',
    '35': 'formulation of government policy',
    '36': 'effective conduct of public affairs',
    '37': 'communications with the Sovereign, and honours',
    '38': 'health and safety',
    '39': 'environmental information',
    '40': 'personal information',
    '41': 'provided in confidence',
    '42': 'legal professional privilege',
    '43': 'commercial interests',
    '43(1)': 'trade secrets',
    '44': 'prohibitions on disclosure',
  },
  EIR: {
    '12(4)(a)': 'not held',
    '12(4)(b)': 'manifestly unreasonable',
    '12(4)(c)': 'too general',
    '12(4)(d)': 'unfinished material',
    '12(4)(e)': 'internal communications',
    '12(5)(a)': 'international relations, defence, national security or public safety',
    '12(5)(b)': 'the course of justice',
    '12(5)(c)': 'intellectual property',
    '12(5)(d)': 'confidentiality of proceedings',
    '12(5)(e)': 'commercial confidentiality',
    '12(5)(f)': 'interests of the person who supplied it',
    '12(5)(g)': 'protection of the environment',
    '6': 'already public',
    '13': 'personal data',
  },
  FOISA: {
    '12': 'cost limit',
    '14': 'vexatious or repeated requests',
    '17': 'not held',
    '18': 'neither confirm nor deny',
    '25': 'otherwise accessible',
    '26': 'prohibitions on disclosure',
    '27': 'future publication, and research',
    '28': 'relations within the United Kingdom',
    '29': 'formulation of policy',
    '30': 'effective conduct of public affairs',
    '31': 'national security and defence',
    '32': 'international relations',
    '33': 'commercial interests and the economy',
    '34': 'investigations',
    '35': 'law enforcement',
    '36': 'confidentiality',
    '37': 'court records',
    '38': 'personal information',
    '39': 'health, safety and the environment',
    '40': 'audit functions',
    '41': 'communications with the Sovereign, and honours',
  },
  EISR: {
    '10': 'exceptions from the duty to make available',
    '11': 'personal data',
  },
}

export interface CitedProvision {
  regime: Regime
  section: string
  subsection: string
}

/** As lawyers write it: `s31(3)`, `reg 12(4)(b)`; the Scottish instruments are named, since their numbers differ. */
export function provisionLabel({ regime, section, subsection }: CitedProvision): string {
  const unit = regime === 'EIR' || regime === 'EISR' ? 'reg ' : 's'
  const law = regime === 'FOISA' || regime === 'EISR' ? `${regime} ` : ''
  return `${law}${unit}${section}${subsection}`
}

/** What the provision is about, by its most exact known part; null where it is not a ground of refusal known here. */
export function provisionName({ regime, section, subsection }: CitedProvision): string | null {
  const brackets = subsection.match(/\([^()]*\)/g) ?? []
  for (let count = brackets.length; count >= 0; count--) {
    const name = NAMES[regime][section + brackets.slice(0, count).join('')]
    if (name !== undefined) return name
  }
  return null
}

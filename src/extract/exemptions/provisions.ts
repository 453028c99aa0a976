/**
 * The provisions on which a request can be refused, by regime: the same number means different law under each.
 * Sources: Freedom of Information Act 2000 Part II and sections 12, 14; Environmental Information Regulations 2004;
 * Freedom of Information (Scotland) Act 2002; Environmental Information (Scotland) Regulations 2004.
 */
import type { Regime } from '../../domain.ts'

export interface Provision {
  section: string
  name: string
  /** What a refusal relies on; a citation of anything else in the section is only a mention. "" is the section as such. */
  grounds: string[]
  /** The form that neither confirms nor denies that information is held. */
  ncnd: string[]
  /** Whether the public interest must be weighed; null where it depends on the subsection. */
  qualified: boolean | null
}

function provision(
  section: string,
  name: string,
  qualified: boolean | null,
  ncnd: string[],
  grounds: string[] = [],
): Provision {
  return { section, name, qualified, ncnd, grounds: [...grounds, ...ncnd] }
}

const FOIA: Provision[] = [
  provision('12', 'cost of compliance exceeds the appropriate limit', false, [], ['(1)', '(2)', '(4)']),
  provision('14', 'vexatious or repeated request', false, [], ['(1)', '(2)']),
  provision('21', 'information accessible by other means', false, [], ['(1)', '(2)', '(3)']),
  provision('22', 'information intended for future publication', true, ['(2)'], ['(1)']),
  provision('22A', 'research', true, ['(2)'], ['(1)']),
  provision('23', 'security bodies', false, ['(5)'], ['(1)']),
  provision('24', 'national security', true, ['(2)'], ['(1)']),
  provision('26', 'defence', true, ['(3)'], ['(1)']),
  provision('27', 'international relations', true, ['(4)'], ['(1)', '(2)']),
  provision('28', 'relations within the United Kingdom', true, ['(3)'], ['(1)']),
  provision('29', 'the economy', true, ['(2)'], ['(1)']),
  provision('30', 'investigations and proceedings', true, ['(3)'], ['(1)', '(2)']),
  provision('31', 'law enforcement', true, ['(3)'], ['(1)', '(2)']),
  provision('32', 'court records', false, ['(3)'], ['(1)', '(2)']),
  provision('33', 'audit functions', true, ['(3)'], ['(1)', '(2)']),
  provision('34', 'parliamentary privilege', false, ['(2)'], ['(1)']),
  provision('35', 'formulation of government policy', true, ['(3)'], ['(1)']),
  provision('36', 'prejudice to the effective conduct of public affairs', true, ['(3)'], ['(2)']),
  provision('37', 'communications with the Sovereign, honours', null, ['(2)'], ['(1)']),
  provision('38', 'health and safety', true, ['(2)'], ['(1)']),
  provision('39', 'environmental information', true, ['(2)'], ['(1)']),
  provision('40', 'personal information', null, ['(5)', '(5A)', '(5B)'], ['(1)', '(2)']),
  provision('41', 'information provided in confidence', false, ['(2)'], ['(1)']),
  provision('42', 'legal professional privilege', true, ['(2)'], ['(1)']),
  provision('43', 'trade secrets and commercial interests', true, ['(3)'], ['(1)', '(2)']),
  provision('44', 'prohibitions on disclosure', false, ['(2)'], ['(1)']),
]

const EIR: Provision[] = [
  provision('6', 'already public in another form or format', null, [], ['(1)(b)']),
  provision('12', 'exceptions to the duty to disclose', true, ['(6)'], ['(4)', '(5)']),
  provision('13', 'personal data', null, ['(5)'], ['(1)', '(2)']),
]

const FOISA: Provision[] = [
  provision('12', 'excessive cost of compliance', false, [], ['(1)', '(2)']),
  provision('14', 'vexatious or repeated requests', false, [], ['(1)', '(2)']),
  provision('17', 'information not held', false, [], ['(1)']),
  provision('18', 'neither confirm nor deny', true, ['(1)']),
  provision('25', 'information otherwise accessible', false, [], ['(1)', '(2)', '(3)']),
  provision('26', 'prohibitions on disclosure', false, [], ['(a)', '(b)', '(c)']),
  provision('27', 'future publication, research', true, [], ['(1)', '(2)']),
  provision('28', 'relations within the United Kingdom', true, [], ['(1)', '(2)']),
  provision('29', 'formulation of Scottish Administration policy', true, [], ['(1)']),
  provision('30', 'effective conduct of public affairs', true, [], ['(a)', '(b)', '(c)']),
  provision('31', 'national security and defence', true, [], ['(1)', '(4)']),
  provision('32', 'international relations', true, [], ['(1)']),
  provision('33', 'commercial interests and the economy', true, [], ['(1)', '(2)']),
  provision('34', 'investigations by public authorities', true, [], ['(1)', '(2)', '(3)', '(4)']),
  provision('35', 'law enforcement', true, [], ['(1)', '(2)']),
  provision('36', 'confidentiality', null, [], ['(1)', '(2)']),
  provision('37', 'court records', false, [], ['(1)']),
  provision('38', 'personal information', null, [], ['(1)']),
  provision('39', 'health, safety and the environment', true, [], ['(1)', '(2)']),
  provision('40', 'audit functions', true, [], ['(a)', '(b)']),
  provision('41', 'communications with Her Majesty, honours', true, [], ['(a)', '(b)']),
]

const EISR: Provision[] = [
  provision('10', 'exceptions from the duty to make information available', true, ['(8)'], ['(4)', '(5)']),
  provision('11', 'personal data', null, ['(6)'], ['(1)', '(2)']),
]

const BY_REGIME: Record<Regime, Provision[]> = { FOIA, EIR, FOISA, EISR }

/** The provision of a regime on which a refusal can rest, by section number; null for sections that are no ground (s1, s16, s50). */
export function findProvision(regime: Regime, section: string): Provision | null {
  return BY_REGIME[regime].find((provision) => provision.section === section.toUpperCase()) ?? null
}

/** Whether a subsection, as cited, is a ground of refusal: the section as such, a ground, or a part of one. */
export function isGround(provision: Provision, subsection: string): boolean {
  return subsection === '' || provision.grounds.some((ground) => subsection.startsWith(ground))
}

export function isNeitherConfirmNorDeny(provision: Provision, subsection: string): boolean {
  return provision.ncnd.some((form) => subsection === form || subsection.startsWith(`${form}(`))
}

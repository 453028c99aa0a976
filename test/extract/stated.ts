import type { Contract } from '../../src/domain.ts'

/** What a contract states in words: without empty fields, and without what is only understood from them. */
export function stated(contract: Contract | undefined): Partial<Contract> {
  if (!contract) return {}
  const { evidence: _e, supplierName: _s, category: _c, impliedExpiryDate: _i, derived: _d, ...fields } = contract
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== null && value !== false && !(Array.isArray(value) && value.length === 0),
    ),
  )
}

import type { TrustlogDatabase } from '../../db/database.ts'
import {
  EXEMPTION_GROUPS,
  type ExemptionGroup,
  type ExemptionRate,
  type SectionCount,
} from '../../db/questions/exemption-rates.ts'
import type { Rows } from '../../db/questions/scope.ts'
import type { Day } from '../domain.ts'
import { type Answered, answer } from './answered.ts'
import { type Filters, limitOf, readFilters } from './filters.ts'
import { type Footing, footing } from './footing.ts'

export { EXEMPTION_GROUPS, type ExemptionGroup }

/** How often grounds are relied on in a group of responses, and which. */
export interface ExemptionRateRow extends ExemptionRate {
  /** The most frequent sections first. */
  sections: Omit<SectionCount, 'key'>[]
}

/**
 * Of the responses of each trust, topic or year, how many rely on a ground of refusal; `exemption` keeps to one ground,
 * while all responses stay in the denominator.
 */
export function listExemptionRates(
  database: TrustlogDatabase,
  by: ExemptionGroup,
  filters: Filters = {},
): Answered<Rows<ExemptionRateRow>> {
  const scope = readFilters(database, filters)
  if (!scope.ok) return scope
  const { exemptionRates } = database.questions
  const { rows, more } = exemptionRates.list(scope.value, by, limitOf(filters))
  const sections = new Map<string | null, ExemptionRateRow['sections']>()
  for (const { key, ...section } of exemptionRates.sections(scope.value, by))
    sections.set(key, [...(sections.get(key) ?? []), section])
  return answer({ rows: rows.map(({ key, ...row }) => ({ ...row, sections: sections.get(key) ?? [] })), more })
}

/** What such rows rest on: all responses counted, refusing or not. */
export function exemptionRatesFooting(rows: readonly ExemptionRateRow[], today: Day): Footing {
  const newest = rows.reduce<string | null>((date, row) => (date && date > row.newest ? date : row.newest), null)
  return footing(
    rows.reduce((sum, row) => sum + row.responses, 0),
    newest,
    today,
  )
}

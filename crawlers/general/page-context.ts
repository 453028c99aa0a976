import type { Flow } from './flow.ts'
import type { GroupDate } from './group-dates.ts'
import type { NumericOrder } from './printed-dates.ts'
import type { Grids } from './table-columns.ts'

/** What is known of the whole page while one record is read. */
export interface PageContext {
  flow: Flow
  order: NumericOrder
  grids: Grids
  groups: GroupDate[]
}

import type { TrustlogDatabase } from '../../db/database.ts'
import type { PublishedLog, ViewRow } from '../../db/questions/publication.ts'
import { type DescribedColumn, type DescribedView, describeSchema } from '../../db/questions/schema-description.ts'
import { requestersOf } from './requesters.ts'

export { createTableFile, keyOf } from '../../db/table-file.ts'
export type { DescribedColumn, DescribedView, PublishedLog, ViewRow }

/** A row, and the names of who asked, which may stand in it. */
export interface PublishedRow {
  row: ViewRow
  names: readonly string[]
}

/** All that is published, of one moment. */
export interface Publication {
  views: DescribedView[]
  logs: PublishedLog[]
  /** The rows of a view, in an order that the same data always has; one at a time, so that any number goes through. */
  rows(view: string): Iterable<PublishedRow>
}

/** Reads everything that is published; `work` must be synchronous. */
export function readPublication<Value>(database: TrustlogDatabase, work: (publication: Publication) => Value): Value {
  const { publication } = database.questions
  return publication.inOneMoment(() =>
    work({
      views: describeSchema().views,
      logs: publication.logs(),
      rows: function* (view) {
        let of: unknown = null
        let names: readonly string[] = []
        for (const row of publication.rows(view)) {
          const responseId = row['response_id']
          if (typeof responseId === 'number' && responseId !== of) {
            of = responseId
            names = requestersOf(database, responseId)
          }
          yield { row, names }
        }
      },
    }),
  )
}

import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { responses } from './responses.ts'

/*
 * Which responses answer the same request. All of it follows from titles and questions: `src/crawl/cluster.ts` writes it,
 * a merge leaves it out and has it made again.
 */

/** Responses whose requests ask the same, near-identical or extended. */
export const clusters = sqliteTable(
  'clusters',
  {
    /** `c-` and nine consonants, of the founder's wording when the cluster was founded; never changes. */
    id: text('id').primaryKey(),
    /** Whose wording members are like; another member where the first is gone. */
    founderId: integer('founder_id')
      .notNull()
      .references(() => responses.id),
    /** Of members that are still published. */
    responses: integer('responses').notNull(),
    trusts: integer('trusts').notNull(),
    /** Dates under which they count; NULL where none is still published. */
    firstOn: text('first_on'),
    lastOn: text('last_on'),
  },
  (table) => [
    index('clusters_size').on(table.trusts, table.responses, table.id),
    index('clusters_founder').on(table.founderId),
  ],
)

export const comparedRequests = sqliteTable(
  'compared_requests',
  {
    responseId: integer('response_id')
      .primaryKey()
      .references(() => responses.id),
    /** Whose questions were compared; 0 where they have changed since. */
    revisionId: integer('revision_id').notNull(),
    /** The response under whose keys its wording is found: itself, unless the two are next to identical. */
    exemplarId: integer('exemplar_id').notNull(),
    /** NULL while nothing else asks the same. */
    clusterId: text('cluster_id').references(() => clusters.id),
    /** What it is about, of a short list; NULL where no word says. */
    topic: text('topic'),
    /** Of the rules by which it was compared. */
    comparisonVersion: integer('comparison_version').notNull(),
  },
  (table) => [
    index('compared_requests_revision').on(table.revisionId),
    index('compared_requests_exemplar').on(table.exemplarId),
    index('compared_requests_cluster').on(table.clusterId),
  ],
)

/**
 * Keys of exemplars' wordings (see `src/similarity/wording.ts`); those that share some are compared. The migration makes it
 * WITHOUT ROWID, at half the size.
 */
export const requestKeys = sqliteTable(
  'request_keys',
  {
    key: integer('key').notNull(),
    responseId: integer('response_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.key, table.responseId] })],
)

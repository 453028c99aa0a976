/**
 * Every table, by family, in the order in which a response comes to be: who publishes, what a run did, which bytes it
 * read, which responses they are, what these say, and what looks wrong.
 *
 * `response_search` (FTS5) is made by a custom migration, the views by `views.ts`.
 */
export * from './schema/authorities.ts'
export * from './schema/clusters.ts'
export * from './schema/documents.ts'
export * from './schema/facts.ts'
export * from './schema/issues.ts'
export * from './schema/lists.ts'
export * from './schema/responses.ts'
export * from './schema/runs.ts'
export * from './schema/tombstones.ts'
export * from './schema/totals.ts'
export * from './schema/watches.ts'

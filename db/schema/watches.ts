import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { instant, sha256 } from './checks.ts'

/** Questions that are asked again and again, to be told what is new. */
export const watches = sqliteTable(
  'watches',
  {
    /** Lower-case letters, digits and hyphens. */
    name: text('name').primaryKey(),
    /** In the language of `src/query/watch-language.ts`, as typed. */
    question: text('question').notNull(),
    /** When it was added, asked otherwise, or removed. */
    changedAt: text('changed_at').notNull(),
    removed: integer('removed', { mode: 'boolean' }).notNull(),
    lastRunAt: text('last_run_at'),
  },
  () => [instant('watches', 'changed_at'), instant('watches', 'last_run_at')],
)

/**
 * What was reported of a watch already. Only a hash is kept of each finding, so that nothing stands here of a response
 * that is forgotten; rows stay when the watch is removed.
 */
export const watchReports = sqliteTable(
  'watch_reports',
  {
    watchName: text('watch_name')
      .notNull()
      .references(() => watches.name),
    findingSha256: text('finding_sha256').notNull(),
    reportedAt: text('reported_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.watchName, table.findingSha256] }),
    sha256('watch_reports', 'finding_sha256'),
    instant('watch_reports', 'reported_at'),
  ],
)

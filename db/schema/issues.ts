import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { disclosureLogs } from './authorities.ts'
import { instant, oneOf } from './checks.ts'
import { documents } from './documents.ts'
import { responses } from './responses.ts'
import { runs } from './runs.ts'

/** `error`: something is missing from the data; `warning`: something may be wrong; `note`: worth a look. */
export const SEVERITIES = ['note', 'warning', 'error'] as const

/** What went wrong or looks wrong, and has not been settled until `resolved_at`. */
export const issues = sqliteTable(
  'issues',
  {
    id: integer('id').primaryKey(),
    /** A failure's kind, or one of the issue's own such as `evidence_mismatch`. */
    kind: text('kind').notNull(),
    severity: text('severity', { enum: SEVERITIES }).notNull(),
    logSlug: text('log_slug').references(() => disclosureLogs.slug),
    responseId: integer('response_id').references(() => responses.id),
    documentSha256: text('document_sha256').references(() => documents.sha256),
    /** The run that saw it first. */
    runId: integer('run_id').references(() => runs.id),
    message: text('message').notNull(),
    evidence: text('evidence'),
    /** Where in the document, such as `sheet Data` or `page 3`. */
    place: text('place'),
    /** How many things it is about. */
    count: integer('count'),
    createdAt: text('created_at').notNull(),
    resolvedAt: text('resolved_at'),
  },
  (table) => [
    index('issues_open').on(table.resolvedAt, table.kind),
    index('issues_log').on(table.logSlug),
    index('issues_response').on(table.responseId),
    // What is reported again is looked for by the whole of it: of one kind there may be hundreds of thousands.
    index('issues_document').on(table.documentSha256, table.kind, table.place),
    oneOf('issues', 'severity', SEVERITIES),
    instant('issues', 'created_at'),
    instant('issues', 'resolved_at'),
  ],
)

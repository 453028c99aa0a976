import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/*
 * Sums by trust, so that a question about all trusts need not read all responses. All of it follows from other tables:
 * `db/totals/` writes it and says when it may be read; a merge leaves it out. The migration makes the tables WITHOUT ROWID
 * and has triggers note the trusts whose totals are no longer true.
 */

/** Trusts of which something changed since their totals were written: these are not to be read. */
export const outdatedTotals = sqliteTable('outdated_totals', { odsCode: text('ods_code').primaryKey() })

/** What published responses say of a supplier at a trust, see `db/totals/suppliers.ts`. */
export const supplierTotals = sqliteTable(
  'supplier_totals',
  {
    /** Empty for contracts of whatever category. */
    category: text('category').notNull(),
    supplier: text('supplier').notNull(),
    /** The currency of what is stated; pounds where nothing is. */
    paidIn: text('paid_in').notNull(),
    odsCode: text('ods_code').notNull(),
    contracts: integer('contracts').notNull(),
    responses: integer('responses').notNull(),
    annualSpend: real('annual_spend'),
    totalValue: real('total_value'),
    approximate: integer('approximate', { mode: 'boolean' }).notNull(),
    oldest: text('oldest').notNull(),
    newest: text('newest').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.category, table.supplier, table.paidIn, table.odsCode] }),
    index('supplier_totals_authority').on(table.odsCode),
  ],
)

/** How many published requests were answered after so many working days, see `db/totals/replies.ts`. */
export const replyTotals = sqliteTable(
  'reply_totals',
  {
    /** Of the date under which they count; empty for all years. */
    year: text('year').notNull(),
    /** -1 where they are not known. */
    workingDays: integer('working_days').notNull(),
    odsCode: text('ods_code').notNull(),
    replies: integer('replies').notNull(),
    /** Of the days on which they were answered. */
    oldest: text('oldest'),
    newest: text('newest'),
  },
  (table) => [
    primaryKey({ columns: [table.year, table.workingDays, table.odsCode] }),
    index('reply_totals_authority').on(table.odsCode),
  ],
)

/** How many published responses rely on a ground of refusal, see `db/totals/exemptions.ts`. */
export const exemptionTotals = sqliteTable(
  'exemption_totals',
  {
    groupedBy: text('grouped_by', { enum: ['topic', 'year'] }).notNull(),
    /** The topic or the year; empty where the topic is not known. */
    key: text('key').notNull(),
    odsCode: text('ods_code').notNull(),
    responses: integer('responses').notNull(),
    refusing: integer('refusing').notNull(),
    neitherConfirmNorDeny: integer('neither_confirm_nor_deny').notNull(),
    oldest: text('oldest').notNull(),
    newest: text('newest').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.groupedBy, table.key, table.odsCode] }),
    index('exemption_totals_authority').on(table.odsCode),
  ],
)

/** How many published responses rely on a section, by the same groups. */
export const sectionTotals = sqliteTable(
  'section_totals',
  {
    groupedBy: text('grouped_by', { enum: ['topic', 'year'] }).notNull(),
    key: text('key').notNull(),
    regime: text('regime').notNull(),
    section: text('section').notNull(),
    odsCode: text('ods_code').notNull(),
    responses: integer('responses').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.groupedBy, table.key, table.regime, table.section, table.odsCode] }),
    index('section_totals_authority').on(table.odsCode),
  ],
)

/** How many responses of a trust a log lists, see `db/totals/logs.ts`. */
export const logTotals = sqliteTable(
  'log_totals',
  {
    /** `YYYY-MM` of the date under which they count, or `YYYY` where no more is known; empty for all of them. */
    month: text('month').notNull(),
    logSlug: text('log_slug').notNull(),
    odsCode: text('ods_code').notNull(),
    /** Those that are still published, and those that are no more. */
    responses: integer('responses').notNull(),
    withdrawn: integer('withdrawn').notNull(),
    /** Of all of their dates, misprinted ones in the future among them. */
    newest: text('newest').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.month, table.logSlug, table.odsCode] }),
    index('log_totals_authority').on(table.odsCode),
  ],
)

import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, real, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'
import { ANSWER_OUTCOMES, CONTRACT_FIELDS, type ContractField, type IdentityField, REGIMES } from '../../src/domain.ts'
import { oneOf, partialDate } from './checks.ts'
import { documents } from './documents.ts'
import { responseRevisions } from './responses.ts'

const IDENTITY_FIELDS = [
  'authority',
  'caseReference',
  'title',
  'regime',
  'receivedOn',
  'respondedOn',
  'publishedOn',
] as const satisfies readonly IdentityField[]

/** The document that states a fact, and the span of its text: `start_offset` to `end_offset`, in UTF-16 code units. */
function span() {
  return {
    documentSha256: text('document_sha256')
      .notNull()
      .references(() => documents.sha256),
    start: integer('start_offset').notNull(),
    end: integer('end_offset').notNull(),
  }
}

/** Where a fact stands: in this document's text, `text.slice(start_offset, end_offset) = quote`. */
function evidence() {
  return { ...span(), quote: text('quote').notNull() }
}

/** The same of a fact whose text is mostly word for word what the document says, so that it is written once. */
function evidenceOfText() {
  return {
    ...span(),
    /** The document's words, where the text is not these. */
    otherQuote: text('other_quote'),
    quote: text('quote').notNull().generatedAlwaysAs(sql.raw('coalesce(other_quote, text)'), { mode: 'virtual' }),
  }
}

function evidenceIsASpan(table: string) {
  return check(`${table}_evidence`, sql.raw("start_offset >= 0 AND end_offset > start_offset AND quote <> ''"))
}

/** Facts hang on a revision, in the order in which the documents state them. */
function ofRevision() {
  return {
    id: integer('id').primaryKey(),
    revisionId: integer('revision_id')
      .notNull()
      .references(() => responseRevisions.id),
    position: integer('position').notNull(),
  }
}

/** Labels of questions, a JSON array such as `["1","3"]`. */
const questionLabels = () => text('questions', { mode: 'json' }).$type<string[]>().notNull()

/** Fields that are a person's word, JSON; why and whose stands in `response_revisions.corrections`. */
function correctedFields<Field extends string>() {
  return text('corrected', { mode: 'json' }).$type<Field[]>().notNull().default([])
}

export const questions = sqliteTable(
  'questions',
  {
    ...ofRevision(),
    label: text('label').notNull(),
    text: text('text').notNull(),
    corrected: correctedFields<'text'>(),
    ...evidenceOfText(),
  },
  (table) => [unique('questions_position').on(table.revisionId, table.position), evidenceIsASpan('questions')],
)

export const answers = sqliteTable(
  'answers',
  {
    ...ofRevision(),
    /** Empty where it answers the request as a whole. */
    questions: questionLabels(),
    subject: text('subject'),
    text: text('text').notNull(),
    outcome: text('outcome', { enum: ANSWER_OUTCOMES }).notNull(),
    corrected: correctedFields<'outcome' | 'subject' | 'text'>(),
    ...evidenceOfText(),
  },
  (table) => [
    unique('answers_position').on(table.revisionId, table.position),
    oneOf('answers', 'outcome', ANSWER_OUTCOMES),
    evidenceIsASpan('answers'),
  ],
)

export const exemptionCitations = sqliteTable(
  'exemption_citations',
  {
    ...ofRevision(),
    regime: text('regime', { enum: REGIMES }).notNull(),
    section: text('section').notNull(),
    /** Brackets and nothing else; empty where only the section is named. */
    subsection: text('subsection').notNull(),
    questions: questionLabels(),
    /** Neither confirm nor deny. */
    ncnd: integer('ncnd', { mode: 'boolean' }).notNull(),
    ...evidence(),
  },
  (table) => [
    unique('exemption_citations_position').on(table.revisionId, table.position),
    index('exemption_citations_provision').on(table.section, table.subsection, table.regime),
    oneOf('exemption_citations', 'regime', REGIMES),
    evidenceIsASpan('exemption_citations'),
  ],
)

/** Provisions that are named but not relied on. */
export const mentionedProvisions = sqliteTable(
  'mentioned_provisions',
  { ...ofRevision(), provision: text('provision').notNull(), ...evidence() },
  (table) => [
    unique('mentioned_provisions_position').on(table.revisionId, table.position),
    index('mentioned_provisions_provision').on(table.provision),
    evidenceIsASpan('mentioned_provisions'),
  ],
)

export const contracts = sqliteTable(
  'contracts',
  {
    ...ofRevision(),
    service: text('service'),
    supplier: text('supplier'),
    brand: text('brand'),
    product: text('product'),
    description: text('description'),
    startDate: text('start_date'),
    expiryDate: text('expiry_date'),
    duration: text('duration'),
    annualSpend: real('annual_spend'),
    totalValue: real('total_value'),
    approximate: integer('approximate', { mode: 'boolean' }).notNull(),
    currency: text('currency'),
    licences: integer('licences'),
    contractOfficer: text('contract_officer'),
    framework: text('framework'),
    /** By what the term may be extended, as printed. */
    extension: text('extension'),
    /** `included` or `excluded`, where that is said. */
    vat: text('vat', { enum: ['included', 'excluded'] }),
    /** The money is stated for several contracts at once, or shared with others. */
    shared: integer('shared', { mode: 'boolean' }).notNull().default(false),
    averaged: integer('averaged', { mode: 'boolean' }).notNull().default(false),
    /** The supplier in one form, whatever its spelling. */
    supplierName: text('supplier_name'),
    category: text('category'),
    /** By start and duration, where no expiry date is printed. */
    impliedExpiryDate: text('implied_expiry_date'),
    /** When it ends as far as is known: as printed, else as implied. */
    endsOn: text('ends_on').generatedAlwaysAs(sql.raw('coalesce(expiry_date, implied_expiry_date)'), {
      mode: 'virtual',
    }),
    /** Fields understood from words that are no date, JSON. */
    derived: text('derived', { mode: 'json' }).$type<ContractField[]>().notNull().default([]),
    withheld: text('withheld', { mode: 'json' }).$type<ContractField[]>().notNull(),
    flags: text('flags', { mode: 'json' }).$type<string[]>().notNull(),
    corrected: correctedFields<ContractField>(),
  },
  (table) => [
    unique('contracts_position').on(table.revisionId, table.position),
    index('contracts_expiry').on(table.expiryDate),
    index('contracts_supplier').on(table.supplier),
    index('contracts_supplier_name').on(table.supplierName),
    index('contracts_category').on(table.category),
    // As lists are sorted: what has no end comes last. Many end on the same day, whose responses are read for their dates: the
    // revision leads to these without a look at the contract, and in the order in which they stand.
    index('contracts_ends').on(sql.raw('ends_on IS NULL'), table.endsOn, table.revisionId),
    partialDate('contracts', 'start_date'),
    partialDate('contracts', 'expiry_date'),
  ],
)

export const contractEvidence = sqliteTable(
  'contract_evidence',
  {
    contractId: integer('contract_id')
      .notNull()
      .references(() => contracts.id),
    field: text('field', { enum: CONTRACT_FIELDS }).notNull(),
    ...evidence(),
  },
  (table) => [
    primaryKey({ columns: [table.contractId, table.field] }),
    oneOf('contract_evidence', 'field', CONTRACT_FIELDS),
    evidenceIsASpan('contract_evidence'),
  ],
)

/** Where a revision states its authority, reference, title, regime and dates. */
export const responseEvidence = sqliteTable(
  'response_evidence',
  {
    revisionId: integer('revision_id')
      .notNull()
      .references(() => responseRevisions.id),
    field: text('field', { enum: IDENTITY_FIELDS }).notNull(),
    ...evidence(),
  },
  (table) => [
    primaryKey({ columns: [table.revisionId, table.field] }),
    oneOf('response_evidence', 'field', IDENTITY_FIELDS),
    evidenceIsASpan('response_evidence'),
  ],
)

/** The views of `db/views.ts` as drizzle sees them; they are made there. */
import { integer, real, sqliteView, text } from 'drizzle-orm/sqlite-core'
import {
  ANSWER_OUTCOMES,
  type AppliedCorrection,
  type CaseReference,
  type ContractField,
  REGIMES,
  RESPONSE_OUTCOMES,
} from '../../src/domain.ts'

function ofResponse() {
  return {
    responseId: integer('response_id').notNull(),
    reference: text('reference'),
    canonicalReference: text('canonical_reference'),
    odsCode: text('ods_code').notNull(),
    trust: text('trust').notNull(),
    nation: text('nation').notNull(),
    region: text('region'),
    sector: text('sector'),
    datedOn: text('dated_on').notNull(),
    datedBy: text('dated_by', { enum: ['published', 'responded', 'received', 'seen'] }).notNull(),
    withdrawnAt: text('withdrawn_at'),
    log: text('log'),
    url: text('url'),
    extractorVersion: text('extractor_version').notNull(),
  }
}

function evidence() {
  return {
    documentSha256: text('document_sha256').notNull(),
    start: integer('start_offset').notNull(),
    end: integer('end_offset').notNull(),
    quote: text('quote').notNull(),
  }
}

/** Whether a fact is as extracted, or some of its fields are a person's word. */
function source<Field extends string>() {
  return {
    source: text('source', { enum: ['extracted', 'corrected'] }).notNull(),
    corrected: text('corrected', { mode: 'json' }).$type<Field[]>().notNull(),
  }
}

const flags = () => text('flags', { mode: 'json' }).$type<string[]>()
const questionLabels = () => text('questions', { mode: 'json' }).$type<string[]>().notNull()

export const responseList = sqliteView('response_list', {
  ...ofResponse(),
  kind: text('kind').notNull().$type<CaseReference['kind']>(),
  title: text('title'),
  regime: text('regime', { enum: REGIMES }),
  receivedOn: text('received_on'),
  respondedOn: text('responded_on'),
  publishedOn: text('published_on'),
  workingDays: integer('working_days'),
  outcome: text('outcome', { enum: RESPONSE_OUTCOMES }).notNull(),
  incomplete: integer('incomplete', { mode: 'boolean' }).notNull(),
  firstSeenAt: text('first_seen_at').notNull(),
  lastSeenAt: text('last_seen_at').notNull(),
  revision: integer('revision'),
  revisedAt: text('revised_at').notNull(),
  flags: flags(),
  corrections: text('corrections', { mode: 'json' }).$type<AppliedCorrection[]>().notNull(),
  questions: integer('questions').notNull(),
  answers: integer('answers').notNull(),
  contracts: integer('contracts').notNull(),
  documents: integer('documents').notNull(),
}).existing()

export const questionList = sqliteView('question_list', {
  id: integer('id').notNull(),
  label: text('label').notNull(),
  text: text('text').notNull(),
  ...source<'text'>(),
  ...ofResponse(),
  ...evidence(),
}).existing()

export const answerList = sqliteView('answer_list', {
  id: integer('id').notNull(),
  questions: questionLabels(),
  subject: text('subject'),
  text: text('text').notNull(),
  outcome: text('outcome', { enum: ANSWER_OUTCOMES }).notNull(),
  ...source<'outcome' | 'subject' | 'text'>(),
  ...ofResponse(),
  ...evidence(),
}).existing()

export const exemptionList = sqliteView('exemption_list', {
  id: integer('id').notNull(),
  provision: text('provision').notNull(),
  regime: text('regime', { enum: REGIMES }).notNull(),
  section: text('section').notNull(),
  subsection: text('subsection').notNull(),
  questions: questionLabels(),
  ncnd: integer('ncnd', { mode: 'boolean' }).notNull(),
  title: text('title'),
  ...ofResponse(),
  ...evidence(),
}).existing()

export const contractList = sqliteView('contract_list', {
  id: integer('id').notNull(),
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
  extension: text('extension'),
  vat: text('vat', { enum: ['included', 'excluded'] }),
  shared: integer('shared', { mode: 'boolean' }).notNull(),
  averaged: integer('averaged', { mode: 'boolean' }).notNull(),
  supplierName: text('supplier_name'),
  category: text('category'),
  impliedExpiryDate: text('implied_expiry_date'),
  endsOn: text('ends_on'),
  derived: text('derived', { mode: 'json' }).$type<ContractField[]>().notNull(),
  withheld: text('withheld', { mode: 'json' }).$type<ContractField[]>().notNull(),
  flags: text('flags', { mode: 'json' }).$type<string[]>().notNull(),
  ...source<ContractField>(),
  title: text('title'),
  ...ofResponse(),
}).existing()

import type { Connection } from './connection.ts'

/*
 * The views that people ask: plain names, current revisions only. They are not part of the migrations but built from
 * here whenever they differ, so that a view changes with this file alone and never stands in the way of a migration.
 * Comments within a statement are kept by SQLite and shown by `trustlog sql --schema`; docs/database.md and the exports take
 * each column's meaning from the one behind or above it. One that says JSON, "1 where" or "how many" first gives its type, too.
 */

/** The entry through which the letter or page was found. */
const FIRST_ENTRY = `(SELECT e.? FROM response_documents d JOIN log_entries e ON e.id = d.entry_id
    WHERE d.revision_id = r.current_revision_id ORDER BY d.position LIMIT 1)`

/** Which of its dates a response counts under, of a table of responses. */
export function datedBy(table: string): string {
  return `CASE WHEN ${table}.published_on IS NOT NULL THEN 'published' WHEN ${table}.responded_on IS NOT NULL THEN 'responded'
    WHEN ${table}.received_on IS NOT NULL THEN 'received' ELSE 'seen' END`
}

/** What every view says of the response that a row belongs to; `r` is the response, `a` its authority. */
const RESPONSE_COLUMNS = `
  r.id AS response_id, -- of this database; another may count otherwise
  coalesce(r.case_reference, r.canonical_reference) AS reference, -- as printed
  r.canonical_reference, -- the same for every way of writing it; NULL where none is known
  a.ods_code, -- of the authority, by the Organisation Data Service or another register
  a.name AS trust, -- its name
  a.nation, -- England, Scotland, Wales or Northern Ireland
  a.region, -- NHS England's, NULL elsewhere
  a.sector, -- acute, mental health, ambulance …
  r.dated_on, -- published, else responded, else received, else first seen
  -- which of them: published, responded, received, or seen, where the response prints no date of its own
  ${datedBy('r')} AS dated_by,
  r.withdrawn_at, -- NULL while it is still published
  ${FIRST_ENTRY.replace('?', 'log_slug')} AS log, -- the disclosure log in which it was found
  -- where the log lists it
  ${FIRST_ENTRY.replace('?', 'url')} AS url,
  -- the version of the extractor that read it
  (SELECT x.extractor_version FROM response_revisions x WHERE x.id = r.current_revision_id) AS extractor_version`

/** Of facts that a person may have corrected; `f` is the fact. */
const SOURCE_COLUMNS = `
  CASE f.corrected WHEN '[]' THEN 'extracted' ELSE 'corrected' END AS source, -- corrected: some of it is a person's word
  f.corrected, -- the fields that are, JSON; whose word, and why, stands in response_list.corrections`

const OF_CURRENT_REVISION = `
FROM responses r
JOIN authorities a ON a.ods_code = r.ods_code`

const EVIDENCE_COLUMNS = `
  f.document_sha256, -- the document that states it
  f.start_offset, -- where the quotation begins in the document's text, UTF-16 code units
  f.end_offset, -- where it ends
  f.quote, -- the document's words
  -- the version of the reader that made the document's text
  (SELECT n.normaliser_version FROM documents n WHERE n.sha256 = f.document_sha256) AS normaliser_version`

/** In the order in which they are created. */
export const VIEWS: Record<string, string> = {
  response_list: `CREATE VIEW response_list AS -- one row a response, as it now stands
SELECT${RESPONSE_COLUMNS},
  r.kind, -- request or internal_review
  r.title, -- of the request, as printed
  r.regime, -- the law under which it answers
  r.received_on, -- when the request came, where that is stated: a day, a month or a year
  r.responded_on, -- when it was answered
  r.published_on, -- when the answer was published
  r.working_days, -- from receipt to answer, the day after receipt is 1; NULL where either is not known to the day
  r.outcome, -- granted_in_full, partially_withheld, not_held …
  r.incomplete, -- 1 where a document could not be read
  r.first_seen_at, -- when a crawl first read it
  r.last_seen_at, -- when a crawl last saw it listed
  v.number AS revision, -- 1 unless it was changed after publication
  v.seen_at AS revised_at, -- when a crawl first read what it says now
  v.flags, -- what looks doubtful, JSON
  v.corrections, -- what a person corrected: field, value, what was extracted, why, who, date; JSON
  (SELECT count(*) FROM questions q WHERE q.revision_id = v.id) AS questions, -- how many questions were read in it
  (SELECT count(*) FROM answers w WHERE w.revision_id = v.id) AS answers, -- how many answers
  (SELECT count(*) FROM contracts c WHERE c.revision_id = v.id) AS contracts, -- how many contracts
  (SELECT count(*) FROM response_documents d WHERE d.revision_id = v.id) AS documents -- how many documents it has${OF_CURRENT_REVISION}
JOIN response_revisions v ON v.id = r.current_revision_id`,

  question_list: `CREATE VIEW question_list AS -- one row a question, as it was asked
SELECT
  f.id, -- of this database
  f.label, -- as printed, without punctuation
  f.text, -- of the question${SOURCE_COLUMNS},${RESPONSE_COLUMNS},${EVIDENCE_COLUMNS}${OF_CURRENT_REVISION}
JOIN questions f ON f.revision_id = r.current_revision_id`,

  answer_list: `CREATE VIEW answer_list AS -- one row an answer
SELECT
  f.id, -- of this database
  f.questions, -- labels of the questions that it answers, JSON; [] for the request as a whole
  f.subject, -- the contract or service that it is about, where the same is asked of several
  f.text, -- of the answer
  f.outcome, -- disclosed, withheld, not_held …${SOURCE_COLUMNS},${RESPONSE_COLUMNS},${EVIDENCE_COLUMNS}${OF_CURRENT_REVISION}
JOIN answers f ON f.revision_id = r.current_revision_id`,

  exemption_list: `CREATE VIEW exemption_list AS -- one row a ground on which something was refused
SELECT
  f.id, -- of this database
  CASE WHEN f.regime IN ('EIR', 'EISR') THEN 'reg ' ELSE 's' END || f.section || f.subsection AS provision, -- s31(3), reg 12(5)(e)
  f.regime, -- FOIA, EIR, FOISA or EISR
  f.section, -- number of the section or regulation
  f.subsection, -- in brackets; empty where only the section is named
  f.questions, -- labels of the questions that it concerns, JSON
  f.ncnd, -- 1 where the authority neither confirms nor denies
  r.title, -- of the request${RESPONSE_COLUMNS},${EVIDENCE_COLUMNS}${OF_CURRENT_REVISION}
JOIN exemption_citations f ON f.revision_id = r.current_revision_id`,

  contract_list: `CREATE VIEW contract_list AS -- one row a contract, service or system of which something is stated
SELECT
  c.id, -- of this database
  c.service, -- what is bought, as the answer calls it
  c.supplier, -- as printed
  c.brand, -- make of the product
  c.product, -- product or system
  c.description, -- what the contract is said to cover
  c.start_date, -- when it begins: a day, a month or a year
  c.expiry_date, -- when it ends: a day, a month or a year
  c.duration, -- as printed
  c.annual_spend, -- money a year
  c.total_value, -- money over the whole term
  c.approximate, -- 1 where the amount is "about"
  c.currency, -- ISO 4217
  c.licences, -- number of licences or users
  c.contract_officer, -- a job title
  c.framework, -- framework agreement or route to market
  c.extension, -- by what the term may be extended, as printed
  c.vat, -- included or excluded, where that is said
  c.shared, -- 1 where the money is for several contracts or shared with others
  c.averaged, -- 1 where the money is an average
  c.supplier_name, -- the supplier in one form, whatever its spelling
  c.category, -- firewall, endpoint, telephony, print, epr, agency …
  c.implied_expiry_date, -- by start and duration, where no expiry date is printed
  c.ends_on, -- expiry_date, else implied_expiry_date
  c.derived, -- dates understood from other words than a date, JSON
  c.withheld, -- what was asked for and refused, JSON
  c.flags, -- what looks wrong as printed, JSON${SOURCE_COLUMNS.replaceAll('f.', 'c.')},
  r.title, -- of the request${RESPONSE_COLUMNS}${OF_CURRENT_REVISION}
JOIN contracts c ON c.revision_id = r.current_revision_id`,
}

interface StoredView {
  name: string
  sql: string
}

function storedViews(connection: Connection): StoredView[] {
  return connection.$client.prepare<[], StoredView>("SELECT name, sql FROM sqlite_master WHERE type = 'view'").all()
}

/** Whether the database has these views, word for word. */
export function viewsAreCurrent(connection: Connection): boolean {
  const stored = new Map(storedViews(connection).map((view) => [view.name, view.sql]))
  return Object.entries(VIEWS).every(([name, sql]) => stored.get(name) === sql)
}

/** Removes the views, in case a migration changes what stands under them; a user's own views stay. */
export function dropViews(connection: Connection): void {
  for (const name of Object.keys(VIEWS)) connection.$client.exec(`DROP VIEW IF EXISTS ${name}`)
}

export function createViews(connection: Connection): void {
  for (const sql of Object.values(VIEWS)) connection.$client.exec(sql)
}

import { connect } from '../connection.ts'
import { migrate } from '../migrate.ts'
import { VIEWS } from '../views.ts'

/** What each table holds, in a sentence; a test sees to it that none is missing. */
export const TABLE_NOTES: Record<string, string> = {
  authorities: 'bodies that answer requests, by their Organisation Data Service code',
  authority_predecessors: 'bodies that merged into another',
  disclosure_logs: 'websites, or parts of one, that list responses',
  log_verifications: 'each time that an adapter was held to its live site, and what came of it',
  log_entries: 'what was listed where; several entries may lead to one response',
  runs: 'crawls',
  run_logs: 'what a crawl did at each log',
  run_hosts: 'what a crawl asked of each host',
  captures: 'answers of web servers whose bytes are in the archive',
  robots: 'the last robots.txt of each origin',
  documents: 'what was read, one row per content; offsets of evidence count UTF-16 code units of its text',
  document_members: 'which documents lie in which: files of a ZIP archive, attachments of a mail',
  responses: 'one row a case, as it now stands',
  response_revisions: 'what a case said at one time',
  response_documents: 'the documents of a revision, the letter or page first',
  response_evidence: 'where a revision states its reference, title and dates',
  questions: 'what was asked, by revision',
  answers: 'what was answered, by revision',
  exemption_citations: 'grounds on which something was refused, by revision',
  mentioned_provisions: 'provisions that are named but not relied on, by revision',
  contracts: 'contracts, services and systems of which something is stated, by revision',
  contract_evidence: 'where each field of a contract is stated',
  clusters: 'requests that were put to several trusts, or several times, in much the same words',
  compared_requests: 'which responses were compared with the others, and to which cluster they belong',
  request_keys: 'hashes (MinHash) under which the wording of a request is found',
  supplier_totals: 'what responses say of each supplier at each trust, added up',
  reply_totals: 'how many requests each trust answered after so many working days',
  exemption_totals: 'how many responses of each trust, by topic and by year, rely on a ground of refusal',
  section_totals: 'how many responses of each trust, by topic and by year, rely on which section',
  log_totals: 'how many responses of each trust a log lists, in all and by the month of their dates',
  outdated_totals: 'trusts whose totals are to be written anew, and are not read until then',
  issues: 'what went wrong or looks wrong; open while resolved_at is NULL',
  tombstones: 'hashes of what was forgotten on purpose and must not come back',
  watches:
    'saved questions, asked by every run of "trustlog watch run"; removed ones stay, so that a merge does not bring them back',
  watch_reports: 'hashes of what was reported of a saved question already',
  response_search:
    "full-text index (FTS5) over current revisions, without the texts; rowid = responses.id; WHERE response_search MATCH 'word'; document_text has the words that stand in no question or answer; SQLite 3.47 or newer",
}

interface SchemaObject {
  name: string
  sql: string
}

/** The statements that make the views and tables, each under a line that says what it holds. Needs no database file. */
export function schemaText(): string {
  const connection = connect(':memory:', { readOnly: false })
  try {
    migrate(connection, ':memory:')
    const statement = connection.$client.prepare<[string], SchemaObject>(
      'SELECT name, sql FROM sqlite_master WHERE name = ?',
    )
    const made = (name: string) => statement.get(name)?.sql.replace(/[`"]/g, '').replaceAll('\t', '  ') ?? ''
    const views = Object.keys(VIEWS).map((name) => `${made(name)};`)
    const tables = Object.entries(TABLE_NOTES).map(([name, note]) => `-- ${note}\n${made(name)};`)
    return ['-- Views: start here. They show current revisions only.', ...views, '-- Tables', ...tables].join('\n\n')
  } finally {
    connection.$client.close()
  }
}

import type { MergedTable, Side } from './rows.ts'

/** When each database last crawled a log, or a person released a night of it: who knows best how the log is. */
export const LAST_CRAWLED = `
SELECT r.log_slug, l.ods_code, max(max(r.saved_at, ifnull(r.released_at, ''))) AS at
FROM {database}.run_logs r JOIN {database}.disclosure_logs l ON l.slug = r.log_slug GROUP BY r.log_slug`

/** When each database was last crawled into: whose register of authorities is the newer one. */
export const LAST_RUN = 'SELECT max(started_at) AS at FROM {database}.runs'

const lastRun = (side: Side) => [`(SELECT at FROM temp.run_${side})`]
const lastCrawledLog = (side: Side) => [`(SELECT max(at) FROM temp.crawled_${side} c WHERE c.log_slug = ${side}.slug)`]
const lastCrawledAuthority = (side: Side) => [
  `(SELECT max(at) FROM temp.crawled_${side} c WHERE c.ods_code = ${side}.ods_code)`,
]

/** Withdrawn, unless it was seen since in either database. */
const WITHDRAWN = `CASE
  WHEN theirs.withdrawn_at IS ours.withdrawn_at THEN ours.withdrawn_at
  WHEN max(ifnull(theirs.withdrawn_at, ''), ifnull(ours.withdrawn_at, '')) > max(theirs.last_seen_at, ours.last_seen_at)
  THEN max(ifnull(theirs.withdrawn_at, ''), ifnull(ours.withdrawn_at, ''))
END`

/** Tables that are merged row by row before revisions are, in this order: parents first. */
export const MERGED_BEFORE_REVISIONS: readonly MergedTable[] = [
  {
    name: 'authorities',
    key: ['ods_code'],
    groups: [
      { columns: ['name', 'nation', 'kind'], by: (side) => [...lastCrawledAuthority(side), ...lastRun(side)] },
      { columns: 'others', by: lastRun },
    ],
  },
  {
    name: 'authority_predecessors',
    key: ['successor_ods', 'predecessor_ods'],
    groups: [{ columns: 'others', by: lastRun }],
  },
  {
    name: 'disclosure_logs',
    key: ['slug'],
    groups: [{ columns: ['last_complete_sweep_at'] }, { columns: 'others', by: lastCrawledLog }],
  },
  { name: 'log_verifications', key: ['log_slug', 'verified_at'], groups: [{ columns: 'others' }] },
  // A run is known by when it was started and what was typed; where one was copied while it went on, its end wins.
  { name: 'runs', key: ['started_at', 'command'], groups: [{ columns: 'others' }] },
  {
    name: 'run_logs',
    key: ['run_id', 'log_slug'],
    references: { run_id: 'runs' },
    groups: [{ columns: 'others', by: (side) => [`${side}.saved_at`, `${side}.released_at`] }],
  },
  {
    name: 'run_hosts',
    key: ['run_id', 'host'],
    references: { run_id: 'runs' },
    groups: [{ columns: 'others', by: (side) => [`${side}.requests`] }],
  },
  { name: 'captures', key: 'all', references: { run_id: 'runs' } },
  { name: 'robots', key: ['origin'], groups: [{ columns: 'others', by: (side) => [`${side}.fetched_at`] }] },
  {
    // Texts that differ were refused before: facts count their offsets in them. One that could not be read loses.
    name: 'documents',
    key: ['sha256'],
    groups: [
      {
        columns: 'others',
        by: (side) => [
          `${side}.text <> ''`,
          `CAST(${side}.normaliser_version AS INTEGER)`,
          `${side}.normaliser_version`,
          `${side}.normalised_at`,
        ],
      },
    ],
  },
  {
    // What either forgot stays forgotten; `merge.ts` takes out what stands under one.
    name: 'tombstones',
    key: ['key_hash'],
    groups: [{ columns: ['forgotten_at'], least: true }, { columns: 'others' }],
  },
  // The newer word counts on what is asked; what either reported is reported.
  {
    name: 'watches',
    key: ['name'],
    groups: [{ columns: ['last_run_at'] }, { columns: 'others', by: (side) => [`${side}.changed_at`] }],
  },
  { name: 'watch_reports', key: ['watch_name', 'finding_sha256'], groups: [{ columns: ['reported_at'], least: true }] },
  // What lies in a container follows from its bytes.
  { name: 'document_members', key: ['container_sha256', 'position'], groups: [{ columns: 'others' }] },
  {
    name: 'responses',
    key: ['ods_code', 'canonical_reference', 'content_key'],
    groups: [
      { columns: ['first_seen_at', 'case_reference', 'kind'], least: true },
      { columns: ['last_seen_at'] },
      { columns: 'others', by: (side) => [`${side}.last_seen_at`] },
    ],
    settled: { withdrawn_at: WITHDRAWN },
    derived: ['current_revision_id'],
    publication: ['title', 'regime', 'received_on', 'responded_on', 'published_on', 'working_days', 'outcome'],
  },
  {
    name: 'log_entries',
    key: ['log_slug', 'url'],
    references: { response_id: 'responses' },
    groups: [
      { columns: ['first_seen_at'], least: true },
      { columns: ['last_seen_at', 'missed_sweeps'] },
      // What is to be read again is read again, whoever says so.
      { columns: 'others', by: (side) => [`${side}.last_checked_at`, `1 - ${side}.complete`] },
    ],
  },
]

/** `response_revisions` itself is merged by `revisions.ts`, which numbers them anew. */
export const REVISIONS = 'response_revisions'

/** What hangs on a revision and is taken over with it, by the column that names it; parents before their own parts. */
export const PARTS_OF_REVISIONS = [
  { name: 'response_documents', parent: 'revision_id', references: { entry_id: 'log_entries' } },
  { name: 'questions', parent: 'revision_id' },
  { name: 'answers', parent: 'revision_id' },
  { name: 'exemption_citations', parent: 'revision_id' },
  { name: 'mentioned_provisions', parent: 'revision_id' },
  { name: 'contracts', parent: 'revision_id' },
  { name: 'response_evidence', parent: 'revision_id' },
] as const

/** What hangs on a part of a revision, which is known by its revision and its position. */
export const PARTS_OF_PARTS = [{ name: 'contract_evidence', parent: 'contract_id', of: 'contracts' }] as const

export const MERGED_AFTER_REVISIONS: readonly MergedTable[] = [
  {
    // The same trouble, reported at another time, is another issue.
    name: 'issues',
    key: ['kind', 'log_slug', 'response_id', 'document_sha256', 'place', 'message', 'created_at'],
    references: { response_id: 'responses', run_id: 'runs' },
    groups: [{ columns: 'others', by: (side) => [`${side}.resolved_at`] }],
  },
]

/** Tables whose rows follow from those of others, and the journal of migrations, which must be the same before. */
export const DERIVED_TABLES = [
  /^response_search(?:_|$)/,
  /^(?:clusters|compared_requests|request_keys)$/,
  /^(?:supplier|reply|exemption|section|log|outdated)_totals$/,
  /^__drizzle_migrations$/,
  /^sqlite_/,
]

/** Every table that a merge carries. */
export const CARRIED_TABLES: readonly string[] = [
  ...MERGED_BEFORE_REVISIONS.map(({ name }) => name),
  REVISIONS,
  ...PARTS_OF_REVISIONS.map(({ name }) => name),
  ...PARTS_OF_PARTS.map(({ name }) => name),
  ...MERGED_AFTER_REVISIONS.map(({ name }) => name),
]

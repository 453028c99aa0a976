/**
 * The words of the field, as types, in the order in which a response travels through the house:
 * discover → fetch → normalise → identify → extract → save → ask.
 *
 * Conventions used throughout:
 * - a `Day` is `YYYY-MM-DD`, a `PartialDate` may stop at the month or the year, an `Instant` is ISO 8601 in UTC;
 * - `null` means "the source does not say"; a field is never left out for that;
 * - offsets count UTF-16 code units of a document's normalised text, `start` included, `end` excluded.
 */

export type Day = string
export type PartialDate = string
export type Instant = string
/** Lower-case hexadecimal SHA-256 of a document's bytes. */
export type Sha256 = string

// ───────────────────────────────────────────────────────────── who publishes

export type Nation = 'England' | 'Scotland' | 'Wales' | 'Northern Ireland'

/** A body that answers requests. */
export interface Authority {
  /**
   * Its Organisation Data Service code, such as `RTH`. Where none is known to us, its GSS code (`S08000024`), or else a
   * code of our own that begins with `X-` (`X-NHS24`).
   */
  odsCode: string
  name: string
  nation: Nation
  /** As the NHS names it: `NHS Trust`, `Integrated Care Board`, `Health Board` … */
  kind: string
}

/** What the register (`src/authorities/`) knows of a body beyond its name. */
export interface RegisteredAuthority extends Authority {
  /** `acute`, `mental health`, `community`, `ambulance`, `commissioning`, `health board` or `other`. */
  sector: string | null
  /** NHS England's region; null outside England and for bodies that closed. */
  region: string | null
  status: 'operating' | 'merged' | 'closed'
  openedOn: Day | null
  closedOn: Day | null
  /** Codes of the bodies that it merged into. */
  successors: string[]
  mergedOn: Day | null
  homepage: string | null
  /** Its page about Freedom of Information, where the search for its disclosure log begins. */
  foiPage: string | null
  /** Whether it is known to publish a disclosure log; null where nobody has looked. */
  disclosureLog: 'published' | 'not found' | null
  /** How its website has answered robots, in words. */
  accessNote: string | null
  /** Whether others report that it refuses or challenges robots. */
  refusesRobots: boolean
}

/** A website, or a part of one, on which an authority publishes its responses. */
export interface DisclosureLog {
  /** Names the log on the command line and in reports: lower case, such as `rth-oxford-university-hospitals`. */
  slug: string
  authority: Authority
  /** The first listing page. */
  url: string
  /** The platform adapter that reads it, such as `disclosurelog` or `verseone`. */
  platform: string
}

// ───────────────────────────────────────────────────────────── 1 discover: a listing page → what it lists

/** What a listing, or an entry page, says of one response. Text is as printed, white space folded. */
export interface PrintedDetails {
  title: string | null
  /** The authority's own reference as printed, without words such as "Our ref:" before it. */
  caseReference: string | null
  receivedOn: PartialDate | null
  respondedOn: PartialDate | null
  publishedOn: PartialDate | null
}

/** `response` is the letter or page that answers; `log_page` only introduces documents. */
export type DocumentRole = 'response' | 'attachment' | 'log_page'

export interface LinkedDocument {
  /** Absolute, entities decoded, without fragment. */
  url: string
  /** The link's text, or the file's name where the text says nothing ("Download"). */
  title: string | null
  role: 'response' | 'attachment'
}

/** One response as a listing names it. */
export interface ListedResponse extends PrintedDetails {
  /** Stable address of the response within its log: its page, or its letter where it has no page. */
  url: string
  /**
   * What `url` leads to: a `page` to be read by the adapter, or already a `document`. `documents`: it only names the
   * response and is not asked for, since the letter's own address changes with each upload; all there is to fetch, the
   * letter first, is in `documents`.
   */
  kind: 'page' | 'document' | 'documents'
  /** Documents that the listing itself links, `url` not among them. */
  documents: LinkedDocument[]
}

export interface Listing {
  entries: ListedResponse[]
  /** Absolute address of the next listing page; null on the last. */
  next: string | null
  /** Listing pages below this one, each with pages of its own: folders, years, categories. Left out where there are none. */
  branches?: string[]
}

/** A response's own page, as its adapter reads it. */
export interface EntryPage extends PrintedDetails {
  /** `response` where the page itself carries the answer, `log_page` where it only links documents. */
  role: 'response' | 'log_page'
  documents: LinkedDocument[]
}

/** What came of holding an adapter to its live site: the evidence that it fits, or does not. */
export interface Verification {
  /** The log's slug. */
  log: string
  verifiedAt: Instant
  /** Whether every check held. */
  passed: boolean
  /** What the sample was made of: listing pages read, responses that they list, responses' own pages, documents. */
  listingPages: number
  listed: number
  entryPages: number
  documents: number
  /** What must hold, and what breaks it, in words; nothing where it holds. */
  checks: { name: string; broken: string[] }[]
}

// ───────────────────────────────────────────────────────────── 2 fetch: a URL → the bytes, archived

/** Sent back with the next request, so that an unchanged page answers 304. */
export interface Validators {
  etag: string | null
  lastModified: string | null
}

/** One answer of a web server whose bytes are in the archive. */
export interface Capture {
  /** The address that was asked for. */
  url: string
  /** The address that answered, after redirects. */
  finalUrl: string
  fetchedAt: Instant
  status: number
  /** As declared by the server, without parameters, lower case; null where it declares none. */
  mediaType: string | null
  /** The charset parameter of Content-Type, lower case. */
  charset: string | null
  /** From Content-Disposition, else the last part of the address. */
  fileName: string | null
  validators: Validators
  sha256: Sha256
  byteLength: number
}

/** Everything that can go wrong on the way, by kind. Each has a line of advice in `src/failure.ts`. */
export const FAILURE_KINDS = [
  'dns',
  'tls',
  'connection',
  'timeout',
  'http_client_error',
  'http_server_error',
  'rate_limited',
  'blocked',
  'robots_disallowed',
  'robots_unavailable',
  'address_refused',
  'host_not_allowed',
  'redirect_loop',
  'soft_404',
  'login_page',
  'wrong_type',
  'truncated',
  'too_large',
  'empty_listing',
  'layout_changed',
  'endless_listing',
  'no_browser',
  'encrypted_document',
  'unsupported_format',
  'unreadable_document',
  'empty_document',
  'parser_timeout',
  'storage',
  'interrupted',
  'internal',
] as const
export type FailureKind = (typeof FAILURE_KINDS)[number]

/** A failure as a value: what happened, where, and what a maintainer can do about it. */
export interface Failure {
  kind: FailureKind
  /** One sentence, without the address. */
  message: string
  /** What to do next, one sentence. */
  advice: string
  /** Where: an address or a file. */
  where: string
  /** HTTP status, where there was one. */
  status: number | null
  /** The first bytes as printable text, at most 200 characters, where there were any. */
  evidence: string | null
}

export type Result<Value> = { ok: true; value: Value } | { ok: false; failure: Failure }

// ───────────────────────────────────────────────────────────── 3 normalise: bytes → text that can be cited

export interface Span {
  start: number
  end: number
}

/** Text around the response that is not part of it, kept as blocks after the reading text. */
export type Furniture = 'header' | 'footer' | 'navigation' | 'banner' | 'text_box'

interface BlockBase extends Span {
  /** null for the reading text. */
  furniture: Furniture | null
}

export interface HeadingBlock extends BlockBase {
  kind: 'heading'
  /** 1 to 6. */
  level: number
}

export interface ParagraphBlock extends BlockBase {
  kind: 'paragraph'
}

/**
 * One item of a list. `start` to `end` is the item's own text, its label left out; the printed label stands just before
 * `start` in the document's text, so that a reader sees "2. How many…".
 */
export interface ListItemBlock extends BlockBase {
  kind: 'list_item'
  /** As printed, such as `1.`, `(a)`, `Q3`, `•`. */
  label: string
  /** The bare number or letter, such as `1`, `a`, `iv`; null for a bullet. */
  ordinal: string | null
  /** 0 for the outermost list. */
  depth: number
}

export interface TableCell extends Span {
  row: number
  column: number
  rowSpan: number
  columnSpan: number
  header: boolean
}

/** Cells in reading order; in the text, cells of a row are joined by ` | ` and rows by a line break. */
export interface TableBlock extends BlockBase {
  kind: 'table'
  rows: number
  columns: number
  cells: TableCell[]
}

export type Block = HeadingBlock | ParagraphBlock | ListItemBlock | TableBlock

/** A stretch of text that is set apart from the text around it (some authorities mark their answers only so). */
export interface StyledSpan extends Span {
  bold: boolean
  italic: boolean
  /** `#rrggbb`, null for the document's usual colour. */
  colour: string | null
}

export interface PageSpan extends Span {
  /** From 1. */
  number: number
}

/** A page whose text was read off its picture by OCR. */
export interface RecognisedPage {
  /** From 1. */
  number: number
  /** How sure OCR was of its letters, on average: 0 to 100. */
  confidence: number
}

export interface NormaliserWarning {
  kind: string
  message: string
  /** Such as `page 3`, `sheet Data`, null for the whole document. */
  place: string | null
  /** How many things it is about, where they can be counted. */
  count?: number
}

export interface NormalisedDocument {
  sha256: Sha256
  /** As found in the bytes, not as declared. */
  mediaType: string
  /** The name under which it was published, where known: references stand there. */
  fileName: string | null
  /** The document's own title (HTML title, document property). */
  title: string | null
  /** The reading text, then the furniture; blocks are separated by a blank line, list items and table rows by a line break. */
  text: string
  /** Where the reading text ends and the furniture begins. */
  readingEnd: number
  /** In order of `start`, without overlap, all of the text's words in one of them. */
  blocks: Block[]
  styles: StyledSpan[]
  pages: PageSpan[]
  warnings: NormaliserWarning[]
  /** The pages that were read by OCR, with its confidence; the text of all others is the document's own. */
  recognisedPages: RecognisedPage[]
  /** Version of the reader that made this. */
  normaliserVersion: string
}

/** A document that lay within another: a file in a ZIP archive, an attachment of a mail. */
export interface MemberDocument {
  /** Names from the outermost container inwards, as they stand there: names to show, never a path to follow. */
  path: string[]
  /** What it lay in directly: the outermost container, or a member of it that is a container, too. */
  container: Sha256
  sha256: Sha256
  byteLength: number
  document: Result<NormalisedDocument>
}

/** A document and, where it is a container, the documents within it, in its order, those of a member behind that member. */
export interface DocumentWithMembers {
  document: NormalisedDocument
  members: MemberDocument[]
}

// ───────────────────────────────────────────────────────────── 4 identify: which case is it?

/** A case reference in its printed and its canonical form; the canonical form is compared only within one authority. */
export interface CaseReference {
  printed: string
  canonical: string
  kind: 'request' | 'internal_review'
}

/** What a crawl did with a response. `duplicate`: a further listing of a case that is already held. */
export type Identification = 'new' | 'duplicate' | 'revision' | 'unchanged'

// ───────────────────────────────────────────────────────────── 5 extract: documents → facts with evidence

/** Where a fact stands: `documents[document].text.slice(start, end) === quote`. */
export interface Evidence extends Span {
  /** Index into the response's documents. */
  document: number
  quote: string
  /** How sure OCR was of the page, 0 to 100; left out where the document itself carries the text. */
  ocrConfidence?: number
}

/** The law under which a response is given (shared/law: FOIA 2000, EIR 2004, FOI(Scotland)A 2002, EI(Scotland)R 2004). */
export const REGIMES = ['FOIA', 'EIR', 'FOISA', 'EISR'] as const
export type Regime = (typeof REGIMES)[number]

/** What became of one question, in the words of the Cabinet Office statistics and the Information Commissioner. */
export const ANSWER_OUTCOMES = [
  'disclosed',
  'partially_withheld',
  'withheld',
  'neither_confirm_nor_deny',
  'not_held',
  'cost_limit',
  'vexatious',
  'repeated',
  'accessible_elsewhere',
  'transferred',
  'clarification_requested',
] as const
export type AnswerOutcome = (typeof ANSWER_OUTCOMES)[number]

/** What became of the whole request; follows from the answers by `responseOutcome` in `src/extract/outcome.ts`. */
export const RESPONSE_OUTCOMES = [
  'granted_in_full',
  'partially_withheld',
  'partially_held',
  'withheld_in_full',
  'neither_confirm_nor_deny',
  'not_held',
  'cost_limit',
  'vexatious',
  'repeated',
  'accessible_elsewhere',
  'transferred',
  'clarification_requested',
  'unknown',
] as const
export type ResponseOutcome = (typeof RESPONSE_OUTCOMES)[number]

export interface Question {
  /** As printed without punctuation ("1", "1a"); "1", "2" … in order where the request is not numbered. */
  label: string
  text: string
  evidence: Evidence
  /** Fields that are a person's word, see `Correction`. Left out where there are none. */
  corrected?: 'text'[]
}

export interface Answer {
  /** Labels of the questions that it answers; empty where it answers the request as a whole. */
  questions: string[]
  /** The contract or service that it is about, where the same questions are asked of several. */
  subject: string | null
  text: string
  outcome: AnswerOutcome
  evidence: Evidence
  /** Fields that are a person's word, see `Correction`. Left out where there are none. */
  corrected?: ('outcome' | 'subject' | 'text')[]
}

/** A provision that the authority relies on to refuse. */
export interface ExemptionCitation {
  regime: Regime
  /** A bare number: "31", "22A". */
  section: string
  /** Brackets and nothing else: "(2)(b)(ii)", "" where only the section is named. */
  subsection: string
  questions: string[]
  /** Neither confirm nor deny. */
  ncnd: boolean
  evidence: Evidence
}

/** A provision that is named but not relied on: boilerplate, the requester's words, other Acts. */
export interface MentionedProvision {
  /** Such as "s1(1)". */
  provision: string
  evidence: Evidence
}

/** The fields of a contract that a document states in words, each with its own evidence. */
export const CONTRACT_FIELDS = [
  'service',
  'supplier',
  'brand',
  'product',
  'description',
  'startDate',
  'expiryDate',
  'duration',
  'annualSpend',
  'totalValue',
  'licences',
  'contractOfficer',
  'framework',
  'extension',
] as const
export type ContractField = (typeof CONTRACT_FIELDS)[number]

/** One contract, or one service or system, with what is stated of it. */
export interface Contract {
  service: string | null
  /** Who is paid, as printed. */
  supplier: string | null
  brand: string | null
  product: string | null
  description: string | null
  startDate: PartialDate | null
  expiryDate: PartialDate | null
  /** As printed. */
  duration: string | null
  /** Pounds (or `currency`) a year. */
  annualSpend: number | null
  /** Pounds (or `currency`) over the whole term. */
  totalValue: number | null
  approximate: boolean
  /** ISO 4217; null without money. */
  currency: string | null
  licences: number | null
  /** A job title, never a name. */
  contractOfficer: string | null
  framework: string | null
  /** By what the term may be extended, as printed, such as "2 x 12 months". */
  extension: string | null
  /** Whether the money is stated with or without value added tax; null where that is not said. */
  vat: 'included' | 'excluded' | null
  /** The money is stated for several contracts, or shared with other bodies. */
  shared: boolean
  /** The money is stated as an average. */
  averaged: boolean
  /** The supplier's name in one form, whatever its spelling: "Insight Direct (UK) Ltd" → "Insight". */
  supplierName: string | null
  /** What is bought, by a word of `src/extract/contracts/categories.ts`, such as `firewall`; null where none fits. */
  category: string | null
  /** Where no expiry date is printed: when the term ends by its start and duration. */
  impliedExpiryDate: PartialDate | null
  /** Fields whose value was understood from other words than a date: "Q3 2023/24" → 2023. */
  derived: ContractField[]
  /** Fields that were asked for and refused. */
  withheld: ContractField[]
  /** What looks wrong as printed, such as `expiry_before_start`. */
  flags: string[]
  evidence: Partial<Record<ContractField, Evidence>>
  /** Fields that are a person's word instead of the document's, see `Correction`. Left out where there are none. */
  corrected?: ContractField[]
}

export type IdentityField =
  | 'authority'
  | 'caseReference'
  | 'title'
  | 'regime'
  | 'receivedOn'
  | 'respondedOn'
  | 'publishedOn'

export type CorrectedValue = string | number | null

/**
 * A person's word against the extractor's, from a log's `corrections.json`. It wins, and stands for the evidence that a
 * corrected field no longer has.
 */
export interface Correction {
  /** The response's case reference in any spelling, or an address at which it is listed. */
  reference: string
  /**
   * `title`, `authority`, `regime`, `receivedOn`, `respondedOn`, `publishedOn` or `outcome`; `questions.2.text`;
   * `answers.2.outcome`, `.subject` or `.text`, by the label of its question, `*` for the request as a whole;
   * `contracts.1.supplier`, counted from 1 as extracted. `contracts.1` and `exemptions.s31(3)` with null: there is none.
   */
  field: string
  value: CorrectedValue
  why: string
  /** Who says so: a role or a handle is enough. */
  who: string
  date: Day
}

/** A correction in force. */
export interface AppliedCorrection extends Correction {
  /** What the extractor read instead. */
  extracted: CorrectedValue
}

/** Everything read from one response. */
export interface ExtractedResponse {
  /** The authority as the document names itself. */
  authority: string | null
  /** As printed; null where neither the text nor the file name has one. */
  caseReference: string | null
  canonicalReference: string | null
  title: string | null
  regime: Regime | null
  receivedOn: Day | null
  respondedOn: Day | null
  publishedOn: Day | null
  outcome: ResponseOutcome
  questions: Question[]
  answers: Answer[]
  exemptions: ExemptionCitation[]
  mentioned: MentionedProvision[]
  contracts: Contract[]
  /** What looks doubtful, such as `reference_from_file_name`, `questions_and_answers_do_not_align`. */
  flags: string[]
  evidence: Partial<Record<IdentityField, Evidence>>
  /** Left out where nobody corrected anything. */
  corrections?: AppliedCorrection[]
}

/** What the documents of one publication say: one response, or several in a compilation. */
export interface Extraction {
  responses: ExtractedResponse[]
  /** Version of the extractor that read them. */
  extractorVersion: string
}

// ───────────────────────────────────────────────────────────── 6 save: what a run did

/** What can look wrong of a log's night beside its own history, though nothing failed. */
export const FINDING_KINDS = [
  'fewer_entries_than_usual',
  'fewer_dates_than_usual',
  'fewer_references_than_usual',
  'more_failures_than_usual',
  'nothing_new_for_long',
] as const
export type FindingKind = (typeof FINDING_KINDS)[number]

export interface Finding {
  kind: FindingKind
  /** One sentence, the same every night. */
  message: string
  /** What to do next, one sentence. */
  advice: string
  /** Tonight's numbers beside the usual ones. */
  evidence: string
}

export interface LogManifest {
  log: string
  authority: string
  odsCode: string
  url: string
  status: 'well' | 'incomplete' | 'failed'
  /** Whether every listing page was read, so that what is missing is gone. */
  completeSweep: boolean
  pages: number
  requests: number
  notModified: number
  bytes: number
  listed: number
  new: number
  revised: number
  duplicates: number
  unchanged: number
  withdrawn: number
  incomplete: number
  /** Of the entries listed, how many the listing dates, and how many it gives a reference. */
  listedDated: number
  listedReferenced: number
  /** Cases read tonight, new or not, and how many of them have a date and a reference. */
  read: number
  readDated: number
  readReferenced: number
  /** Number of failures by kind. */
  failed: Partial<Record<FailureKind, number>>
  failures: Failure[]
  /** What looks wrong beside the log's own history. */
  findings: Finding[]
  /** A finding is so grave that what the run saved of this log is not published. */
  heldBack: boolean
  seconds: number
}

/** `none`: there is no robots.txt, or one without rules for us. */
export const ROBOTS_STATES = ['unknown', 'none', 'obeyed', 'unavailable'] as const

/** What a run asked of one host. */
export interface HostUsage {
  host: string
  /** Requests sent, those for robots.txt, redirects and repeats among them. */
  requests: number
  /** Bytes of the bodies as they came over the wire. */
  bytes: number
  notModified: number
  waitedMilliseconds: number
  robots: (typeof ROBOTS_STATES)[number]
  crawlDelaySeconds: number | null
  /** Addresses that could not be had, by kind. */
  failures: Partial<Record<FailureKind, number>>
  /** Why the host was left alone for the rest of the run; null while it may be asked. */
  rested: FailureKind | null
}

export interface RunManifest {
  run: number | null
  startedAt: Instant
  finishedAt: Instant
  command: string
  dryRun: boolean
  logs: LogManifest[]
}

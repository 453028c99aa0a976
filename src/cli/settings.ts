/**
 * Every setting of trustlog, declared once. The flags, the environment variables, the keys of `trustlog.config.json`, the
 * help and `trustlog settings` are all made from this table.
 */
import { availableParallelism } from 'node:os'
import { OCR_MODES, type OcrMode } from '../normalise/ocr/mode.ts'
import { project } from './project.ts'
import { amount, oneOf, optionalPath, path, type ValueKind, webAddress, wholeNumber, yesOrNo } from './values.ts'

export interface Setting<Value> {
  /** As commander takes it, such as `--delay <seconds>`; without a value for yes or no. */
  flag: string
  environment: string
  default: Value
  kind: ValueKind<Value>
  /** What it does, as a phrase without a full stop. */
  meaning: string
}

function setting<Value>(declared: Setting<Value>): Setting<Value> {
  return declared
}

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

export const SETTINGS = {
  database: setting({
    flag: '--database <file>',
    environment: 'TRUSTLOG_DATABASE',
    default: 'data/trustlog.db',
    kind: path('data/trustlog.db'),
    meaning: 'the SQLite file that holds everything that was read',
  }),
  archive: setting({
    flag: '--archive <folder>',
    environment: 'TRUSTLOG_ARCHIVE',
    default: 'data/archive',
    kind: path('data/archive'),
    meaning: 'the folder that keeps the bytes as fetched, by SHA-256',
  }),
  logs: setting<string | null>({
    flag: '--logs <file>',
    environment: 'TRUSTLOG_LOGS',
    default: null,
    kind: optionalPath('logs.json'),
    meaning: 'a JSON file of disclosure logs to use instead of the registered ones',
  }),
  contact: setting({
    flag: '--contact <url>',
    environment: 'TRUSTLOG_USER_AGENT_CONTACT',
    default: project.homepage,
    kind: webAddress,
    meaning: 'the web address in the User-Agent, where a site can learn who asks and why',
  }),
  delay: setting({
    flag: '--delay <seconds>',
    environment: 'TRUSTLOG_DELAY',
    default: 2,
    kind: amount('seconds', 2),
    meaning: 'seconds between two requests to one host; a longer Crawl-delay of its robots.txt wins',
  }),
  timeout: setting({
    flag: '--timeout <seconds>',
    environment: 'TRUSTLOG_TIMEOUT',
    default: 60,
    kind: amount('seconds', 60),
    meaning: 'seconds that one request may take',
  }),
  requestBudget: setting({
    flag: '--request-budget <count>',
    environment: 'TRUSTLOG_REQUEST_BUDGET',
    default: 5000,
    kind: wholeNumber(1, 5000),
    meaning: 'requests that one host may get in one run',
  }),
  maximumPageMegabytes: setting({
    flag: '--max-page <megabytes>',
    environment: 'TRUSTLOG_MAX_PAGE',
    default: 10,
    kind: amount('megabytes', 10),
    meaning: 'largest page that is read, in megabytes',
  }),
  maximumDocumentMegabytes: setting({
    flag: '--max-document <megabytes>',
    environment: 'TRUSTLOG_MAX_DOCUMENT',
    default: 100,
    kind: amount('megabytes', 100),
    meaning: 'largest document that is fetched, in megabytes',
  }),
  concurrency: setting({
    flag: '--concurrency <count>',
    environment: 'TRUSTLOG_CONCURRENCY',
    default: 8,
    kind: wholeNumber(1, 8),
    meaning: 'disclosure logs that are crawled at the same time (one host never gets two requests at once)',
  }),
  allowLoopback: setting({
    flag: '--allow-loopback',
    environment: 'TRUSTLOG_ALLOW_LOOPBACK',
    default: false,
    kind: yesOrNo,
    meaning: 'crawl sites on this very machine, for tests and the demo; other private addresses stay refused',
  }),
  browser: setting<string | null>({
    flag: '--browser <file>',
    environment: 'TRUSTLOG_BROWSER',
    default: null,
    kind: optionalPath('/usr/bin/chromium'),
    meaning: 'the Chromium that renders logs filled in by scripts; by default the one on the PATH, if any',
  }),
  readers: setting({
    flag: '--readers <count>',
    environment: 'TRUSTLOG_READERS',
    default: Math.min(4, availableParallelism()),
    kind: wholeNumber(1, 2),
    meaning: 'worker threads that read documents; one a core by default, at most four',
  }),
  readingTime: setting({
    flag: '--reading-time <seconds>',
    environment: 'TRUSTLOG_READING_TIME',
    default: 30,
    kind: amount('seconds', 30),
    meaning: 'seconds that reading one document may take, and as long again for each page read by OCR',
  }),
  ocr: setting<OcrMode>({
    flag: '--ocr <mode>',
    environment: 'TRUSTLOG_OCR',
    default: 'auto',
    kind: oneOf(OCR_MODES),
    meaning: 'when text is read from pictures: off, auto (pages and images without other text), force (every PDF page)',
  }),
  logLevel: setting<LogLevel>({
    flag: '--log-level <level>',
    environment: 'TRUSTLOG_LOG_LEVEL',
    default: 'info',
    kind: oneOf(LOG_LEVELS),
    meaning: 'how much goes to standard error: debug (also --verbose), info, warn, error (also --quiet), silent',
  }),
  logFormat: setting<'auto' | 'text' | 'json'>({
    flag: '--log-format <format>',
    environment: 'TRUSTLOG_LOG_FORMAT',
    default: 'auto',
    kind: oneOf(['auto', 'text', 'json']),
    meaning: 'text for people or JSON lines; auto is text on a terminal, else JSON lines',
  }),
}

export type SettingName = keyof typeof SETTINGS
type ValueOf<Declared> = Declared extends Setting<infer Value> ? Value : never
export type Settings = { [Name in SettingName]: ValueOf<(typeof SETTINGS)[Name]> }

export const SETTING_NAMES = Object.keys(SETTINGS) as SettingName[]

/** What a crawl heeds. */
export const CRAWL_SETTINGS = [
  'database',
  'archive',
  'logs',
  'contact',
  'delay',
  'timeout',
  'requestBudget',
  'maximumPageMegabytes',
  'maximumDocumentMegabytes',
  'concurrency',
  'allowLoopback',
  'browser',
  'readers',
  'readingTime',
  'ocr',
  'logLevel',
  'logFormat',
] as const satisfies readonly SettingName[]

/** What a look at single pages heeds. */
export const VISIT_SETTINGS = [
  'contact',
  'delay',
  'timeout',
  'requestBudget',
  'maximumPageMegabytes',
  'allowLoopback',
  'logLevel',
  'logFormat',
] as const satisfies readonly SettingName[]

/** The file that is read from the working folder where `--config` names no other. */
export const CONFIG_FILE_NAME = 'trustlog.config.json'

/** `--request-budget <count>` → `--request-budget`. */
export function flagName(declared: Pick<Setting<unknown>, 'flag'>): string {
  return declared.flag.split(' ')[0] ?? declared.flag
}

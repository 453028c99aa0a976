import { accessSync, constants, mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { type AuthorityRepository, authorityRepository } from './authorities.ts'
import { type CaptureRepository, captureRepository } from './captures.ts'
import { backgroundCheckpoints } from './checkpoints.ts'
import { type ClusterRepository, clusterRepository } from './clusters.ts'
import { type Connection, connect, WAIT_MILLISECONDS } from './connection.ts'
import { type ContentRepository, contentRepository } from './contents.ts'
import { type CrawlLock, lockForCrawl } from './crawl-lock.ts'
import { asDatabaseError, asErrorOfReading, DatabaseError, ifPossible } from './database-error.ts'
import { type DocumentRepository, documentRepository } from './documents.ts'
import { type EntryRepository, entryRepository } from './entries.ts'
import { type Forgetting, forgetting } from './forgetting.ts'
import { type HoldingBack, holdingBack } from './holding-back.ts'
import { type IntegrityChecks, integrityChecks } from './integrity.ts'
import { type IssueRepository, issueRepository } from './issues.ts'
import { type LogRepository, logRepository } from './logs.ts'
import { type MemberRepository, memberRepository } from './members.ts'
import { type Merging, merging } from './merge/merge.ts'
import { migrate, refuseUnlessOurs, schemaState } from './migrate.ts'
import { type Questions, questionsTo } from './questions.ts'
import { type Rereading, rereading } from './rereading.ts'
import { type ResponseRepository, responseRepository } from './responses.ts'
import { type RobotsRepository, robotsRepository } from './robots.ts'
import { type RunRepository, runRepository } from './runs.ts'
import { type TombstoneRepository, tombstoneRepository } from './tombstones.ts'
import { type TotalsRepository, totalsRepository } from './totals/keeping.ts'
import { type Transaction, transactionsOn } from './transactions.ts'
import type { OnUpgrade } from './upgrade-progress.ts'
import { type VerificationRepository, verificationRepository } from './verifications.ts'
import { type WatchRepository, watchRepository } from './watches.ts'

/** An open database: one repository a family of tables. Everything is synchronous. */
export interface TrustlogDatabase {
  /** Absolute path. */
  file: string
  authorities: AuthorityRepository
  logs: LogRepository
  verifications: VerificationRepository
  entries: EntryRepository
  runs: RunRepository
  captures: CaptureRepository
  robots: RobotsRepository
  documents: DocumentRepository
  members: MemberRepository
  contents: ContentRepository
  responses: ResponseRepository
  rereading: Rereading
  clusters: ClusterRepository
  issues: IssueRepository
  holdingBack: HoldingBack
  merging: Merging
  tombstones: TombstoneRepository
  forgetting: Forgetting
  watches: WatchRepository
  totals: TotalsRepository
  /** What `src/query` asks. */
  questions: Questions
  integrity: IntegrityChecks
  transaction: Transaction
  /**
   * Keeps other crawls off this database until it is released or the process ends.
   * @throws DatabaseError of kind `crawl_running`
   */
  lockForCrawl(): CrawlLock
  /** Brings the totals up to date where something was written, and closes the file. */
  close(): void
  /**
   * The same, and leaves the file so that it can also be read where nothing may be written, such as a share or a disc, until somebody
   * writes to it again.
   * @throws DatabaseError of kind `locked` where somebody else has it open; the file is closed nevertheless
   */
  closeToShare(): void
}

export interface OpenOptions {
  /** Refuses every write; the file must exist. */
  readOnly?: boolean
  /** How long to wait for another process that is writing; 10 seconds unless told. */
  waitMilliseconds?: number
  /** Is told every statement by which the database is read, with its values filled in; only where it is read-only. */
  onStatement?: (statement: string) => void
  /**
   * Is told how far it is where a database that was there before is brought up to date, which takes minutes where it is large.
   * Nothing is told of one that is new or needs nothing. What it throws comes out of `openDatabase`. Then, as where the process is
   * killed, the tables are as they were and the next opening begins again; or they are up to date, where only totals were missing.
   */
  onUpgrade?: OnUpgrade
}

/**
 * Opens a database, creates it with its folder where there is none, and brings it up to date. One that is opened
 * read-only is brought up to date too, where the file lets it.
 * @throws DatabaseError with its kind and what to do about it
 */
export function openDatabase(file: string, options: OpenOptions = {}): TrustlogDatabase {
  const path = resolve(file)
  try {
    if (options.readOnly) {
      refuseUnlessReadable(path)
      return databaseOver(openToRead(path, options), path)
    }
    mkdirSync(dirname(path), { recursive: true })
    return databaseOver(openToWrite(path, options), path)
  } catch (error) {
    throw asDatabaseError(error, path)
  }
}

/** What a path has that leads to nothing; any other trouble stands in the way of what may well be there. */
const NOTHING_THERE = ['ENOENT', 'ENOTDIR']

function refuseUnlessReadable(path: string): void {
  try {
    accessSync(path, constants.R_OK)
  } catch (error) {
    const nothing = error instanceof Error && 'code' in error && NOTHING_THERE.includes(String(error.code))
    throw nothing
      ? new DatabaseError('missing', path, 'There is no database there yet.')
      : new DatabaseError('unreadable', path, 'The database file cannot be read.', error)
  }
}

function openToWrite(
  path: string,
  { waitMilliseconds = WAIT_MILLISECONDS, onUpgrade }: Pick<OpenOptions, 'waitMilliseconds' | 'onUpgrade'>,
): Connection {
  const connection = connect(path, { readOnly: false, waitMilliseconds })
  try {
    refuseUnlessOurs(schemaState(connection), path)
    useWriteAheadLog(connection, waitMilliseconds)
    migrate(connection, path, onUpgrade ? { onUpgrade } : {})
    return connection
  } catch (error) {
    connection.$client.close()
    throw error
  }
}

function openToRead(path: string, options: OpenOptions): Connection {
  const { waitMilliseconds = WAIT_MILLISECONDS, onStatement } = options
  const reading = { readOnly: true, waitMilliseconds, ...(onStatement && { onStatement }) }
  try {
    const current = connectIfCurrent(path, reading)
    if (current) return current
  } catch (error) {
    throw asErrorOfReading(error, path)
  }
  bringUpToDate(path, options)
  return connect(path, reading)
}

/** @returns null where the database is to be brought up to date first */
function connectIfCurrent(path: string, reading: Parameters<typeof connect>[1]): Connection | null {
  const connection = connect(path, reading)
  try {
    const state = schemaState(connection)
    refuseUnlessOurs(state, path)
    if (state === 'current') return connection
  } catch (error) {
    connection.$client.close()
    throw error
  }
  connection.$client.close()
  return null
}

function bringUpToDate(path: string, options: OpenOptions): void {
  try {
    openToWrite(path, options).$client.close()
  } catch (error) {
    const known = asDatabaseError(error, path)
    if (!(known instanceof DatabaseError) || known.kind !== 'read_only') throw known
    throw new DatabaseError(
      'outdated',
      path,
      'The database was written by an older version and cannot be changed.',
      error,
    )
  }
}

/** SQLite does not wait for its busy timeout when the journal changes its mode, so that the wait is here. */
function useWriteAheadLog(connection: Connection, waitMilliseconds: number): void {
  const client = connection.$client
  const giveUpAt = Date.now() + waitMilliseconds
  for (;;) {
    try {
      client.pragma('journal_mode = WAL')
      return
    } catch (error) {
      const busy = error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')
      if (!busy || Date.now() > giveUpAt) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)
    }
  }
}

function databaseOver(connection: Connection, file: string): TrustlogDatabase {
  const client = connection.$client
  const totals = totalsRepository(connection)
  const checkpoints = backgroundCheckpoints(connection)
  const finish = (): void => {
    // What cannot be written now stays outdated and is not read.
    if (client.open && !client.readonly) ifPossible(() => totals.refresh())
    checkpoints.close()
  }
  return {
    file,
    authorities: authorityRepository(connection),
    logs: logRepository(connection),
    verifications: verificationRepository(connection),
    entries: entryRepository(connection),
    runs: runRepository(connection),
    captures: captureRepository(connection),
    robots: robotsRepository(connection),
    documents: documentRepository(connection),
    members: memberRepository(connection),
    contents: contentRepository(connection),
    responses: responseRepository(connection),
    rereading: rereading(connection),
    clusters: clusterRepository(connection),
    issues: issueRepository(connection),
    holdingBack: holdingBack(connection),
    merging: merging(connection, file),
    tombstones: tombstoneRepository(connection),
    forgetting: forgetting(connection),
    watches: watchRepository(connection),
    totals,
    questions: questionsTo(connection),
    integrity: integrityChecks(connection),
    transaction: transactionsOn(connection, file),
    lockForCrawl: () => {
      try {
        return lockForCrawl(file)
      } catch (error) {
        throw asDatabaseError(error, file)
      }
    },
    close: () => {
      finish()
      client.close()
    },
    closeToShare: () => {
      finish()
      try {
        client.pragma('journal_mode = DELETE')
      } catch (error) {
        const known = asDatabaseError(error, file)
        if (!(known instanceof DatabaseError) || known.kind !== 'locked') throw known
        throw new DatabaseError('locked', file, 'Another process has the database open.', error)
      } finally {
        client.close()
      }
    },
  }
}

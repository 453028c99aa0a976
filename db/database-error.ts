import { SqliteError } from 'better-sqlite3'

export type DatabaseErrorKind =
  | 'missing'
  | 'not_a_database'
  | 'foreign'
  | 'newer'
  | 'outdated'
  | 'locked'
  | 'crawl_running'
  | 'same_file'
  | 'older_schema'
  | 'other_texts'
  | 'read_only'
  | 'unreadable'
  | 'unreadable_there'
  | 'disk_full'
  | 'damaged'
  | 'internal'

/** What one can do about each kind, in one sentence. */
const ADVICE: Record<DatabaseErrorKind, string> = {
  missing: 'Run "trustlog crawl" first, or name another file with --database.',
  not_a_database: 'Name another file with --database; this one was left as it was.',
  foreign: 'Name another file with --database; this one belongs to another program and was left as it was.',
  newer: 'Update trustlog, or name another file with --database.',
  outdated: 'Copy it to a folder of yours and ask it there, or have its owner run "trustlog migrate --to-share" on it.',
  locked: 'Wait until the other process has finished, then try again.',
  crawl_running: 'Wait until it has finished, or stop it; questions can be asked meanwhile.',
  same_file: 'Name the databases that are to be merged into the one that --database names.',
  older_schema: 'Run "trustlog migrate --database FILE" on it, then merge it again.',
  other_texts: 'Merge databases whose documents were read by the same version of trustlog.',
  read_only: 'Check the permissions of the file and its folder, or work on a copy in a folder of yours.',
  unreadable: 'Have its owner let you read the file and enter its folder, or name another file with --database.',
  unreadable_there:
    'Copy it (and its "-wal" file, if there is one) to a folder of yours, or have its owner run "trustlog migrate --to-share" on it.',
  disk_full: 'Free some space and try again; what was saved before is whole.',
  damaged: 'Restore the last published copy; "sqlite3 FILE .recover" may save what is left of this one.',
  internal: 'This is a fault of trustlog: open an issue with this line.',
}

/** The database could not be opened or written: which kind of trouble, in one sentence, and what to do about it. */
export class DatabaseError extends Error {
  override name = 'DatabaseError'
  readonly kind: DatabaseErrorKind
  readonly file: string
  readonly advice: string

  constructor(kind: DatabaseErrorKind, file: string, message: string, cause?: unknown) {
    super(message, { cause })
    this.kind = kind
    this.file = file
    this.advice = ADVICE[kind]
  }
}

/** SQLite's and the system's codes, by their beginning, and what they mean to the person at the keyboard. */
const CODES: [prefix: string, kind: DatabaseErrorKind, message: string][] = [
  ['SQLITE_NOTADB', 'not_a_database', 'The file is not an SQLite database.'],
  ['SQLITE_CORRUPT', 'damaged', 'The database file is damaged.'],
  ['SQLITE_BUSY', 'locked', 'Another process is writing to the database.'],
  ['SQLITE_LOCKED', 'locked', 'Another process is writing to the database.'],
  ['SQLITE_READONLY', 'read_only', 'The database cannot be written.'],
  ['SQLITE_PERM', 'read_only', 'The database cannot be written.'],
  ['SQLITE_CANTOPEN', 'read_only', 'The database file cannot be opened.'],
  ['SQLITE_FULL', 'disk_full', 'The disk is full.'],
  ['SQLITE_IOERR_SHMSIZE', 'disk_full', 'The disk is full.'],
  ['SQLITE_IOERR_WRITE', 'disk_full', 'The disk takes no more of the database.'],
  ['SQLITE_IOERR', 'damaged', 'The database file cannot be read or written.'],
  ['EACCES', 'read_only', 'The folder of the database cannot be written.'],
  ['EPERM', 'read_only', 'The folder of the database cannot be written.'],
  ['EROFS', 'read_only', 'The folder of the database cannot be written.'],
  ['EEXIST', 'read_only', 'A file stands where the folder of the database should be.'],
  ['ENOTDIR', 'read_only', 'A file stands where the folder of the database should be.'],
  ['ENOSPC', 'disk_full', 'The disk is full.'],
]

/** Turns an error of SQLite or the file system into a `DatabaseError`; any other error comes back as it is. */
export function asDatabaseError(error: unknown, file: string): unknown {
  if (!(error instanceof Error) || error instanceof DatabaseError) return error
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const known = CODES.find(([prefix]) => code.startsWith(prefix))
  return known ? new DatabaseError(known[1], file, known[2], error) : error
}

/**
 * The same of a database that is only read: in write-ahead mode SQLite makes files beside it even then, or writes to those that
 * are there. (`immutable=1` would need an address for a name, which better-sqlite3 takes for a file's.)
 */
export function asErrorOfReading(error: unknown, file: string): unknown {
  const known = asDatabaseError(error, file)
  if (!(known instanceof DatabaseError) || known.kind !== 'read_only') return known
  const message = 'The database cannot be read where nothing may be written beside it.'
  return new DatabaseError('unreadable_there', file, message, error)
}

/** Does what can be left for another time: where another process writes, or the disk is full, it is. */
export function ifPossible(work: () => void): void {
  try {
    work()
  } catch (error) {
    if (!(error instanceof SqliteError)) throw error
  }
}

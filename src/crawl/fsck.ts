import type { TrustlogDatabase } from '../../db/database.ts'
import type { Sha256 } from '../domain.ts'
import { StorageError } from '../fetch/archive.ts'
import { type ArchiveFile, archiveFiles, digestOf, removeFile } from '../fetch/archive-files.ts'

/**
 * What is wrong: bytes that are not there (`missing`) or are others (`damaged`); files that nothing refers to (`orphaned`)
 * or that a killed process left half written (`leftover`); and of the database its file (`database`), rows without their
 * parents (`broken_reference`), facts that are not where they say (`unproven_fact`), rows of the full-text index that are not
 * what they should be (`search_index`), sums of a trust's responses that are not what these add up to (`totals`).
 */
export type FindingKind =
  | 'missing'
  | 'damaged'
  | 'orphaned'
  | 'leftover'
  | 'database'
  | 'broken_reference'
  | 'unproven_fact'
  | 'search_index'
  | 'totals'

export interface Finding {
  kind: FindingKind
  /** A file, a content, a table or a response. */
  where: string
  /** One sentence, and what to do where something is left to do. */
  message: string
  repaired: boolean
}

/** Fetches bytes again: null when they are back in the archive, else, in a sentence, why not. */
export type FetchAgain = (sha256: Sha256) => Promise<string | null>

export interface FsckOptions {
  archiveFolder: string
  /** Fetches lost bytes again, removes leftovers, and mends the full-text index and totals; null to look only. */
  repair: { fetchAgain: FetchAgain } | null
  /** Removes files of the archive that nothing refers to. */
  removeOrphans: boolean
}

/** What was looked at. */
export interface FsckCounts {
  contents: number
  files: number
}

/**
 * Checks the archive against the database and the database against itself, while no crawl is at work. Takes one file, one
 * text and a page of names into memory at a time, however much there is.
 * @returns what was looked at
 * @throws DatabaseError of kind `crawl_running`; StorageError where the archive cannot be read at all
 */
export async function* fsck(
  database: TrustlogDatabase,
  options: FsckOptions,
): AsyncGenerator<Finding, FsckCounts, void> {
  const lock = database.lockForCrawl()
  try {
    const sound = yield* checkFile(database)
    if (!sound) return { contents: 0, files: 0 }
    yield* checkRows(database, options.repair !== null)
    return yield* checkArchive(database, options)
  } finally {
    lock.release()
  }
}

/** A damaged file is not asked further: what it would say cannot be trusted. */
function* checkFile({ integrity, file }: TrustlogDatabase): Generator<Finding, boolean, void> {
  const damage = integrity.damage()
  for (const line of damage) {
    const message = `${line}. Restore the last published copy.`
    yield { kind: 'database', where: file, message, repaired: false }
  }
  return damage.length === 0
}

function* checkRows(database: TrustlogDatabase, repair: boolean): Generator<Finding, void, void> {
  const { integrity } = database
  for (const { table, parent, rows } of integrity.brokenReferences()) {
    const message = `${rows} of its rows name a row of ${parent} that is not there. Restore the last published copy.`
    yield { kind: 'broken_reference', where: table, message, repaired: false }
  }
  for (const { table, responseId, documentSha256, start, end } of integrity.unprovenFacts()) {
    const message = `The words quoted by a fact in ${table} do not stand at ${start}–${end} of document ${documentSha256}. Recrawl the response.`
    yield { kind: 'unproven_fact', where: `response #${responseId}`, message, repaired: false }
  }
  for (const responseId of integrity.staleSearchRows()) {
    if (repair) database.transaction(() => integrity.mendSearchRow(responseId))
    const message = 'Its row of the full-text index is not what it should be.'
    yield { kind: 'search_index', where: `response #${responseId}`, message, repaired: repair }
  }
  for (const odsCode of database.totals.wrong()) {
    if (repair) database.transaction(() => database.totals.outdate(odsCode))
    const message = 'Its totals are not what its responses add up to.'
    yield { kind: 'totals', where: `trust ${odsCode}`, message, repaired: repair }
  }
}

/** Goes through both sides at once, each in the order of the names. */
async function* checkArchive(
  database: TrustlogDatabase,
  options: FsckOptions,
): AsyncGenerator<Finding, FsckCounts, void> {
  const counts: FsckCounts = { contents: 0, files: 0 }
  const referenced = database.contents.referenced()[Symbol.iterator]()
  let wanted = referenced.next()
  for await (const file of archiveFiles(options.archiveFolder)) {
    counts.files += 1
    if (file.kind !== 'content') {
      yield await unwantedFile(file, options)
      continue
    }
    for (; !wanted.done && wanted.value < file.sha256; wanted = referenced.next()) {
      counts.contents += 1
      yield await lost('missing', wanted.value, options)
    }
    if (wanted.done || wanted.value !== file.sha256) {
      yield await unwantedFile(file, options)
      continue
    }
    counts.contents += 1
    wanted = referenced.next()
    const damage = await damageOf(file.path, file.sha256)
    if (damage !== null) yield await lost('damaged', file.sha256, options, damage)
  }
  for (; !wanted.done; wanted = referenced.next()) {
    counts.contents += 1
    yield await lost('missing', wanted.value, options)
  }
  return counts
}

/** @returns in a sentence what is wrong with the file, null where nothing is */
async function damageOf(path: string, sha256: Sha256): Promise<string | null> {
  try {
    return (await digestOf(path)) === sha256 ? null : 'The bytes in the archive are not those that were fetched.'
  } catch (error) {
    if (error instanceof StorageError) return `${error.message}.`
    throw error
  }
}

async function lost(
  kind: 'missing' | 'damaged',
  sha256: Sha256,
  { repair }: FsckOptions,
  message = 'The archive does not hold these bytes.',
): Promise<Finding> {
  if (repair === null)
    return { kind, where: sha256, message: `${message} --repair fetches them again.`, repaired: false }
  const trouble = await repair.fetchAgain(sha256)
  return { kind, where: sha256, message: trouble ?? message, repaired: trouble === null }
}

async function unwantedFile(file: ArchiveFile, { repair, removeOrphans }: FsckOptions): Promise<Finding> {
  const leftover = file.kind === 'leftover'
  const remove = leftover ? repair !== null : removeOrphans
  if (remove) await removeFile(file)
  const what = leftover ? 'It was being written when a crawl was killed.' : 'Nothing in the database refers to it.'
  const advice = leftover ? '--repair removes it.' : '--remove-orphans removes it.'
  return {
    kind: leftover ? 'leftover' : 'orphaned',
    where: file.path,
    message: remove ? what : `${what} ${advice}`,
    repaired: remove,
  }
}

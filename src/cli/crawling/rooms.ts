/** Opens what a crawl works with, from the settings, and closes it again: the one place where the rooms are put together. */
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { openDatabase, type TrustlogDatabase } from '../../../db/database.ts'
import { createFactReader } from '../../crawl/fact-reader.ts'
import { createFetchAgain } from '../../crawl/fetch-again.ts'
import type { FetchAgain } from '../../crawl/fsck.ts'
import type { CrawlRooms } from '../../crawl/request.ts'
import { type Archive, openArchive } from '../../fetch/archive.ts'
import type { FetchEvent } from '../../fetch/events.ts'
import { findBrowser } from '../../fetch/find-browser.ts'
import { createPoliteClient, type PoliteClient } from '../../fetch/polite-client.ts'
import type { RobotsMemory } from '../../fetch/robots.ts'
import { createNormaliser, type Normaliser } from '../../normalise/normalise.ts'
import type { OpenForCommand } from '../opening.ts'
import { project } from '../project.ts'
import type { Settings } from '../settings.ts'

/** A delay is lengthened by up to this share of itself, by chance, so that requests do not fall into step. */
const JITTER = 0.25
/** Repeats of one request after 429, 503 or a broken connection. */
const RETRIES = 3

/**
 * Opens the rooms for as long as `work` takes. With `dryRun` nothing lasts: the database is only read, or an empty one if
 * there is none, and what is fetched goes into a temporary folder.
 * @throws DatabaseError where the database cannot be opened
 */
export async function withCrawlRooms<Outcome>(
  settings: Settings,
  { dryRun, log, openDatabase }: { dryRun: boolean; log: Logger; openDatabase: OpenForCommand },
  work: (rooms: CrawlRooms) => Promise<Outcome>,
): Promise<Outcome> {
  const scratch = dryRun ? await mkdtemp(join(tmpdir(), 'trustlog-dry-run-')) : null
  try {
    const database = scratch === null ? openDatabase() : openToLook(settings.database, scratch, openDatabase)
    try {
      return await withClient(settings, database, { archiveFolder: scratch ?? settings.archive, dryRun, log }, work)
    } finally {
      database.close()
    }
  } finally {
    if (scratch !== null) await rm(scratch, { recursive: true, force: true })
  }
}

function openToLook(file: string, scratch: string, openThere: OpenForCommand): TrustlogDatabase {
  return existsSync(file) ? openThere({ readOnly: true }) : openDatabase(join(scratch, 'empty.db'))
}

async function withClient<Outcome>(
  settings: Settings,
  database: TrustlogDatabase,
  { archiveFolder, dryRun, log }: { archiveFolder: string; dryRun: boolean; log: Logger },
  work: (rooms: CrawlRooms) => Promise<Outcome>,
): Promise<Outcome> {
  const archive = openArchive(archiveFolder)
  const client = connect(settings, { archive, robots: dryRun ? null : robotsMemory(database), log })
  const normaliser = normaliserOf(settings)
  const facts = createFactReader(settings.readingTime * 1000)
  try {
    return await work({ database, archive, client, normaliser, facts })
  } finally {
    await client.close()
    await normaliser.close()
    await facts.close()
  }
}

function normaliserOf({ readers, readingTime, ocr }: Settings): Normaliser {
  return createNormaliser({ workers: readers, timeLimitMilliseconds: readingTime * 1000, ocr })
}

/** The client of a crawl, from the settings. */
export function connect(
  settings: Settings,
  { archive, robots, log }: { archive: Archive; robots: RobotsMemory | null; log: Logger },
): PoliteClient {
  return createPoliteClient({
    archive,
    userAgent: `trustlog/${project.version} (+${settings.contact})`,
    delayMilliseconds: settings.delay * 1000,
    jitterMilliseconds: settings.delay * 1000 * JITTER,
    requestTimeoutMilliseconds: settings.timeout * 1000,
    maximumBytes: {
      page: settings.maximumPageMegabytes * 1_000_000,
      document: settings.maximumDocumentMegabytes * 1_000_000,
    },
    maximumRequestsPerHost: settings.requestBudget,
    maximumRetries: RETRIES,
    allowLoopback: settings.allowLoopback,
    browser: findBrowser(settings.browser),
    onEvent: (event) => logFetch(event, log),
    ...(robots && { robots }),
  })
}

/** Opens what a repair works with, for as long as `work` takes: the archive, and a client that only takes back what is lost. */
export async function withFetchAgain<Outcome>(
  settings: Settings,
  { database, log }: { database: TrustlogDatabase; log: Logger },
  work: (fetchAgain: FetchAgain) => Promise<Outcome>,
): Promise<Outcome> {
  const normaliser = normaliserOf(settings)
  const { fetchAgain, close } = createFetchAgain(database, openArchive(settings.archive), normaliser, (archive) =>
    connect(settings, { archive, robots: robotsMemory(database), log }),
  )
  try {
    return await work(fetchAgain)
  } finally {
    await close()
    await normaliser.close()
  }
}

function robotsMemory({ robots }: TrustlogDatabase): RobotsMemory {
  return {
    load: async (origin) => robots.load(origin),
    save: async (fetched) => robots.save(fetched),
  }
}

/** Every step of the client, for `--verbose`. */
function logFetch({ kind, ...details }: FetchEvent, log: Logger): void {
  log.debug(details, kind)
}

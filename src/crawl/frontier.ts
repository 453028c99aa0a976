import { BasicCrawler, Configuration, log as crawleeLog, LogLevel } from '@crawlee/basic'
import type { ListedResponse } from '../domain.ts'

/** Something to visit on a log: a listing page, or a response with all its documents. */
export type Visit =
  | { kind: 'listing'; url: string; page: number }
  | { kind: 'response'; entry: ListedResponse; turn: number }

/** Responses under way at once on one log: while one is read and saved, the next is fetched. */
const VISITS_AT_ONCE = 3
/** Visits have limits of their own (requests, parsers); this is only the last net, in seconds. */
const LONGEST_VISIT_SECONDS = 3600

const quietLog = crawleeLog.child({ prefix: 'crawlee' })
quietLog.setLevel(LogLevel.OFF)

interface VisitData {
  visit: Visit
}

function requestOf(visit: Visit) {
  const url = visit.kind === 'listing' ? visit.url : visit.entry.url
  return { url, uniqueKey: `${visit.kind} ${url}`, userData: { visit } satisfies VisitData }
}

/**
 * Runs visits in the order in which they are added, each address once, several at a time; a visit may add others.
 * Crawlee keeps the queue, in memory: SQLite is the truth, and what is lost with the process is found again by the next run.
 * Retries and politeness are the client's, so crawlee does neither.
 *
 * @param onVisit must turn failures into values; what it throws all the same is given to `onThrown`
 */
export async function runFrontier(
  first: Visit[],
  onVisit: (visit: Visit, add: (visits: Visit[]) => Promise<void>) => Promise<void>,
  onThrown: (visit: Visit, error: Error) => void,
): Promise<void> {
  const crawler = new BasicCrawler(
    {
      requestHandler: async ({ request }) => {
        const { visit } = request.userData as VisitData
        await onVisit(visit, async (visits) => {
          await crawler.addRequests(visits.map(requestOf))
        })
      },
      failedRequestHandler: ({ request }, error) => onThrown((request.userData as VisitData).visit, error),
      minConcurrency: 1,
      maxConcurrency: VISITS_AT_ONCE,
      maxRequestRetries: 0,
      requestHandlerTimeoutSecs: LONGEST_VISIT_SECONDS,
      useSessionPool: false,
      retryOnBlocked: false,
      statisticsOptions: { logIntervalSecs: LONGEST_VISIT_SECONDS, persistenceOptions: { enable: false } },
      autoscaledPoolOptions: {
        desiredConcurrency: VISITS_AT_ONCE,
        maybeRunIntervalSecs: 0.05,
        loggingIntervalSecs: null,
      },
      log: quietLog,
    },
    // Without a configuration of its own a crawler shares its queue with every other one in the process.
    new Configuration({ persistStorage: false }),
  )
  await crawler.run(first.map(requestOf))
}

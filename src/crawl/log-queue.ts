import { BasicCrawler, Configuration, log as crawleeLog, LogLevel } from '@crawlee/basic'

/** A log of thousands of responses, asked every few seconds, takes hours; this is only the last net, in seconds. */
const LONGEST_LOG_SECONDS = 7 * 24 * 3600

const quietLog = crawleeLog.child({ prefix: 'crawlee' })
quietLog.setLevel(LogLevel.OFF)

/**
 * Leads through the logs of a run with Crawlee, several at a time; what happens within a log is its frontier's.
 * Politeness, repeats and what is remembered are not Crawlee's: the queue is memory, and each log is crawled once.
 *
 * @param crawlLog must turn failures into values
 */
export async function runLogs<Target extends { adapter: { slug: string; url: string } }>(
  targets: readonly Target[],
  concurrency: number,
  crawlLog: (target: Target) => Promise<void>,
): Promise<void> {
  const crawler = new BasicCrawler(
    {
      requestHandler: async ({ request }) => {
        const target = targets[(request.userData as { index: number }).index]
        if (target !== undefined) await crawlLog(target)
      },
      // Logs are many waits and little work: as many are under way as were asked for, whatever the machine's load.
      minConcurrency: concurrency,
      maxConcurrency: concurrency,
      maxRequestRetries: 0,
      requestHandlerTimeoutSecs: LONGEST_LOG_SECONDS,
      useSessionPool: false,
      retryOnBlocked: false,
      statisticsOptions: { logIntervalSecs: LONGEST_LOG_SECONDS, persistenceOptions: { enable: false } },
      autoscaledPoolOptions: {
        maybeRunIntervalSecs: 0.05,
        loggingIntervalSecs: null,
        snapshotterOptions: { eventLoopSnapshotIntervalSecs: 60, clientSnapshotIntervalSecs: 60 },
      },
      log: quietLog,
    },
    // Without a configuration of its own a crawler shares its queue with every other one in the process.
    // Its look at the machine's memory starts a process each time, for a decision that is not left to it.
    new Configuration({ persistStorage: false, systemInfoIntervalMillis: LONGEST_LOG_SECONDS * 1000 }),
  )
  await crawler.run(
    targets.map(({ adapter }, index) => ({
      url: adapter.url,
      uniqueKey: `${index} ${adapter.slug}`,
      userData: { index },
    })),
  )
}

/** What `crawl` and `recrawl` load when they run, and no other command. */
export { crawlAndReport } from './crawl-and-report.ts'
export { withCrawlRooms } from './rooms.ts'

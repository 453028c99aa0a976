/** What the commands that ask the web load when they run, and no other command. */
export { fsck } from '../../crawl/fsck.ts'
export { crawlAndReport } from './crawl-and-report.ts'
export { withCrawlRooms, withFetchAgain } from './rooms.ts'
export { withVisitor } from './visits.ts'

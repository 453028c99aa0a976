/** What the commands that ask the web or change the archive load when they run, and no other command. */
export { forgetResponses } from '../../crawl/forgetting.ts'
export { fsck } from '../../crawl/fsck.ts'
export { openArchive } from '../../fetch/archive.ts'
export { crawlAndReport } from './crawl-and-report.ts'
export { withCrawlRooms, withFetchAgain } from './rooms.ts'
export { withVisitor } from './visits.ts'

/**
 * Loaded into a process that is measured (`node --expose-gc --import`): collects what is garbage several times a second and
 * keeps the most that was alive at once. Peak memory alone does not tell what a program holds from what V8 has yet to collect.
 */
import { writeFileSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

const EVERY_MILLISECONDS = 250

if (isMainThread) {
  let most = 0
  const measure = () => {
    globalThis.gc?.()
    const { heapUsed, external } = process.memoryUsage()
    most = Math.max(most, heapUsed + external)
  }
  setInterval(measure, EVERY_MILLISECONDS).unref()
  process.on('exit', () => {
    measure()
    writeFileSync(process.env.LIVE_HEAP_FILE ?? '', String(most))
  })
}

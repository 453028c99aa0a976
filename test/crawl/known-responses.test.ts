import { describe, expect, it } from 'vitest'
import { clusterRequests } from '../../src/crawl/cluster.ts'
import { fillWithKnown } from '../db/known-responses.ts'
import { type RowsRead, rowsRead } from '../db/rows-read.ts'
import { openRooms, type Published, startSmallLog } from './small-log.ts'

const FEW = 20
const MANY = 200
const AT = '2026-01-01T02:00:00.000Z'

function published(number: number): Published {
  return {
    slug: `response-${number}`,
    title: `Subject ${number}`,
    reference: `FOI ${1000 + number}`,
    letter: `The Trust holds ${number + 3} records.`,
  }
}

/** Three nights at a log of nine responses, of which so many more are known: without news, with news, and a sweep. */
async function nights(known: number): Promise<Record<'quiet' | 'news' | 'sweep', RowsRead>> {
  const log = await startSmallLog([1, 2, 3, 4, 5, 6, 7, 8, 9].map(published))
  const { database, run } = openRooms()
  await run(log)
  const [stored] = database.logs.list()
  if (!stored) throw new Error('the crawl saved no log')
  fillWithKnown(database, stored, [0, known], 1, AT)
  clusterRequests(database)
  const quiet = await rowsRead(() => run(log))
  log.published.unshift(published(10))
  const news = await rowsRead(() => run(log))
  let swept = false
  const sweep = await rowsRead(async () => {
    swept = (await run(log, { now: () => new Date('2026-01-20T02:00:00Z') })).completeSweep
  })
  expect(swept).toBe(true)
  return { quiet, news, sweep }
}

describe('a night', () => {
  it('reads as many rows of the database whether few or many responses are known', async () => {
    const few = await nights(FEW)
    const many = await nights(MANY)
    expect(many).toEqual(few)
    expect(many.quiet.mostAtOnce).toBeLessThan(FEW)
  })
})

import { describe, expect, it } from 'vitest'
import { createGroupCommit } from '../../src/crawl/group-commit.ts'

/** Keeps what was saved, as a database does: what a transaction that throws had written is gone. */
function recorded() {
  const saved: string[] = []
  const log: string[] = []
  let full = false
  return {
    saved,
    log,
    fill: () => {
      full = true
    },
    transaction<Value>(work: () => Value): Value {
      const before = saved.length
      log.push('begin')
      try {
        const value = work()
        if (full) throw new Error('the disk is full')
        log.push('commit')
        return value
      } catch (error) {
        saved.length = before
        log.push('undo')
        throw error
      }
    },
  }
}

describe('createGroupCommit', () => {
  it('saves what is ready together in one transaction, in order', async () => {
    const database = recorded()
    const commit = createGroupCommit(database)
    const lengths = await Promise.all(['a', 'b', 'c'].map((row) => commit(() => database.saved.push(row))))
    expect(lengths).toEqual([1, 2, 3])
    expect(database.saved).toEqual(['a', 'b', 'c'])
    expect(database.log).toEqual(['begin', 'commit'])
  })

  it('saves nothing of a piece that throws, and each of the others once', async () => {
    const database = recorded()
    const commit = createGroupCommit(database)
    const settled = await Promise.allSettled([
      commit(() => database.saved.push('a')),
      commit(() => {
        database.saved.push('half of b')
        throw new Error('a fault')
      }),
      commit(() => database.saved.push('c')),
    ])
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(database.saved).toEqual(['a', 'c'])
  })

  it('tells everybody when nothing could be saved', async () => {
    const database = recorded()
    database.fill()
    const commit = createGroupCommit(database)
    const settled = await Promise.allSettled([commit(() => 1), commit(() => 2)])
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  })

  it('begins anew after each group', async () => {
    const database = recorded()
    const commit = createGroupCommit(database)
    await commit(() => 1)
    await commit(() => 2)
    expect(database.log).toEqual(['begin', 'commit', 'begin', 'commit'])
  })
})

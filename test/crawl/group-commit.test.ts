import { describe, expect, it } from 'vitest'
import { createGroupCommit } from '../../src/crawl/group-commit.ts'

/** Counts transactions the way SQLite does: one within another is a savepoint. */
function recorded() {
  const log: string[] = []
  let depth = 0
  let full = false
  return {
    log,
    fill: () => {
      full = true
    },
    transaction<Value>(work: () => Value): Value {
      const name = depth === 0 ? 'transaction' : 'savepoint'
      log.push(`begin ${name}`)
      depth += 1
      try {
        const value = work()
        if (full && depth === 1) throw new Error('the disk is full')
        log.push(`end ${name}`)
        return value
      } catch (error) {
        log.push(`undo ${name}`)
        throw error
      } finally {
        depth -= 1
      }
    },
  }
}

describe('createGroupCommit', () => {
  it('saves what is ready together in one transaction, in order', async () => {
    const database = recorded()
    const commit = createGroupCommit(database)
    const order: number[] = []
    const values = await Promise.all([1, 2, 3].map((number) => commit(() => order.push(number))))
    expect(values).toEqual([1, 2, 3])
    expect(order).toEqual([1, 2, 3])
    expect(database.log.filter((line) => line === 'begin transaction')).toHaveLength(1)
  })

  it('undoes a piece that throws, and saves the others', async () => {
    const database = recorded()
    const commit = createGroupCommit(database)
    const settled = await Promise.allSettled([
      commit(() => 'first'),
      commit(() => {
        throw new Error('a fault')
      }),
      commit(() => 'third'),
    ])
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(database.log.filter((line) => line === 'undo savepoint')).toHaveLength(1)
    expect(database.log.at(-1)).toBe('end transaction')
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
    expect(database.log.filter((line) => line === 'begin transaction')).toHaveLength(2)
  })
})

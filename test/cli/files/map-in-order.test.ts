import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { mapInOrder } from '../../../src/cli/files/map-in-order.ts'

describe('items worked on at once', () => {
  it('give their results in the order of the items, whichever is done first', async () => {
    const results = mapInOrder([30, 1, 10], 3, async (milliseconds) => {
      await wait(milliseconds)
      return milliseconds
    })
    const taken: number[] = []
    for await (const result of results) taken.push(result)
    expect(taken).toEqual([30, 1, 10])
  })

  it('are never more than allowed, done ones that nobody has taken included', async () => {
    let [begun, taken, most] = [0, 0, 0]
    const results = mapInOrder(Array.from({ length: 20 }), 4, async () => {
      begun += 1
      most = Math.max(most, begun - taken)
    })
    for await (const _ of results) taken += 1
    expect({ begun, taken, most }).toEqual({ begun: 20, taken: 20, most: 4 })
  })

  it('throw what one of them throws, where its result is taken', async () => {
    const results = mapInOrder([1, 2, 3], 3, async (item) => {
      if (item === 2) throw new Error('the second')
      return item
    })
    expect((await results.next()).value).toBe(1)
    await expect(results.next()).rejects.toThrow('the second')
  })
})

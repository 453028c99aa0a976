import { describe, expect, it } from 'vitest'
import { createTurns } from '../../src/crawl/turns.ts'

describe('turns', () => {
  it('let work end in the order of its numbers, however it is started', async () => {
    const turns = createTurns()
    const ended: number[] = []
    const work = async (turn: number, ticks: number) => {
      for (let tick = 0; tick < ticks; tick++) await Promise.resolve()
      await turns.wait(turn)
      ended.push(turn)
      turns.end(turn)
    }
    const [first, second, third] = [turns.next(), turns.next(), turns.next()]
    await Promise.all([work(third, 0), work(second, 5), work(first, 20)])
    expect(ended).toEqual([0, 1, 2])
  })

  it('go on past a turn that ended without waiting', async () => {
    const turns = createTurns()
    const [first, second] = [turns.next(), turns.next()]
    turns.end(first)
    await expect(turns.wait(second)).resolves.toBeUndefined()
  })
})

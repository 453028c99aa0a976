import { describe, expect, it } from 'vitest'
import { runFrontier, type Visit } from '../../src/crawl/frontier.ts'

const listing = (page: number): Visit => ({ kind: 'listing', url: `https://trust.example/?page=${page}`, page })

describe('runFrontier', () => {
  it('visits what visits add, each address once', async () => {
    const visited: number[] = []
    await runFrontier(
      [listing(1)],
      async (visit, add) => {
        if (visit.kind !== 'listing') return
        visited.push(visit.page)
        if (visit.page < 3) await add([listing(visit.page + 1), listing(1)])
      },
      () => undefined,
    )
    expect(visited).toEqual([1, 2, 3])
  })

  it('gives what a visit throws to the caller and goes on', async () => {
    const thrown: string[] = []
    const visited: number[] = []
    await runFrontier(
      [listing(1), listing(2)],
      async (visit) => {
        if (visit.kind === 'listing' && visit.page === 1) throw new Error('a fault')
        visited.push(2)
      },
      (_, error) => thrown.push(error.message),
    )
    expect(thrown).toEqual(['a fault'])
    expect(visited).toEqual([2])
  })

  it('keeps two crawls apart', async () => {
    const seen: string[][] = [[], []]
    await Promise.all(
      seen.map((list, index) =>
        runFrontier(
          [{ kind: 'listing', url: `https://trust${index}.example/`, page: 1 }],
          async (visit) => {
            if (visit.kind === 'listing') list.push(visit.url)
          },
          () => undefined,
        ),
      ),
    )
    expect(seen).toEqual([['https://trust0.example/'], ['https://trust1.example/']])
  })
})

import type { ListingPage } from './markup/published.ts'

/** What was read of a page, as `trustlog probe --json` prints it. */
interface Read {
  next: string | null
  entries: { url: string; title: string | null; date: string | null }[]
}

export interface Score {
  /** True entries, entries found, and those that are both. */
  expected: number
  found: number
  right: number
  /** Of the right ones: with the right title, and with the right date. */
  titles: number
  dates: number
  next: boolean
}

const plain = (text: string | null) => (text ?? '').replace(/\s+/g, ' ').trim().toLowerCase()

/** Compares what was read with what a person would read. */
export function score(page: Pick<ListingPage, 'entries' | 'next'>, read: Read): Score {
  const wanted = new Map(page.entries.map((entry) => [entry.url, entry]))
  const right = read.entries.flatMap((entry) => {
    const expected = wanted.get(entry.url)
    return expected === undefined ? [] : [{ expected, entry }]
  })
  return {
    expected: wanted.size,
    found: read.entries.length,
    right: right.length,
    titles: right.filter(({ expected, entry }) => plain(expected.title) === plain(entry.title)).length,
    dates: right.filter(({ expected, entry }) => expected.date === entry.date).length,
    next: page.next === read.next,
  }
}

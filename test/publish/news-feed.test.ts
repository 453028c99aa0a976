import { load } from 'cheerio'
import { describe, expect, it } from 'vitest'
import { newsFeed } from '../../src/publish/news-feed.ts'
import { news } from '../../src/query/news.ts'
import { publish } from '../db/sample.ts'
import { publishedWorld } from '../query/published.ts'

function feedOf(database = publishedWorld().database, trust: string | null = null) {
  const entries = news(database, { trust })
  const feed = newsFeed(trust === null ? '' : `--trust ${trust}`, entries.ok ? entries.value : [])
  return { feed, xml: load(feed, { xml: true }) }
}

const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/

describe('an Atom feed', () => {
  it('has what RFC 4287 asks of a feed and of each entry, once', () => {
    const { xml } = feedOf()
    for (const name of ['id', 'title', 'updated']) expect(xml(`feed > ${name}`)).toHaveLength(1)
    expect(xml('feed').attr('xmlns')).toBe('http://www.w3.org/2005/Atom')
    expect(xml('entry')).toHaveLength(3)
    for (const entry of xml('entry').toArray()) {
      for (const name of ['id', 'title', 'updated', 'summary', 'author > name']) {
        expect(xml(entry).find(`> ${name}`), name).toHaveLength(1)
      }
      expect(xml(entry).find('> updated').text()).toMatch(RFC_3339)
      expect(xml(entry).find('> id').text()).toMatch(/^tag:trustlog,2026:response:\S+$/)
    }
    const ids = xml('id')
      .toArray()
      .map((id) => xml(id).text())
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('was updated when its youngest entry was, and is the same for the same data', () => {
    const { database } = publishedWorld()
    const { feed, xml } = feedOf(database)
    const updates = xml('entry > updated')
      .toArray()
      .map((updated) => xml(updated).text())
    expect(xml('feed > updated').text()).toBe(updates.toSorted().at(-1))
    expect(feedOf(database).feed).toBe(feed)
  })

  it('keeps what a site wrote from being read as markup', () => {
    const { database } = publishedWorld()
    const title = 'Beds & <script>alert(1)</script> "wards"\u0007'
    publish(database, { reference: '4400', text: 'Beds.', facts: { title } })
    const { feed, xml } = feedOf(database)
    expect(feed).not.toContain('<script>')
    expect(feed).not.toContain('\u0007')
    expect(
      xml('entry > title')
        .toArray()
        .map((shown) => xml(shown).text()),
    ).toContain('Beds & <script>alert(1)</script> "wards"')
  })

  it('shows no personal data in an id, and none that two entries share', () => {
    const { database } = publishedWorld()
    for (const reader of ['archibald', 'beatrice']) {
      publish(database, {
        reference: `${reader}@mail.example`,
        text: `To ${reader}.`,
        url: `https://foi.example.nhs.uk/${reader.length}`,
      })
    }
    const { feed, xml } = feedOf(database)
    expect(feed).not.toMatch(/archibald|beatrice/)
    const ids = xml('entry > id')
      .toArray()
      .map((id) => xml(id).text())
    expect(new Set(ids).size).toBe(5)
  })

  it('is of one trust, and of nothing where nothing is new', () => {
    expect(feedOf(undefined, '7A9').xml('entry')).toHaveLength(1)
    expect(load(newsFeed('', []), { xml: true })('feed > updated').text()).toMatch(RFC_3339)
  })
})

import { load } from 'cheerio'
import { describe, expect, it } from 'vitest'
import { watchFeed } from '../../src/publish/watch-feed.ts'
import { askWatches, noteReported, reportedFindings, saveWatch } from '../../src/query/watches.ts'
import { publish } from '../db/sample.ts'
import { publishedWorld } from '../query/published.ts'

const NOW = new Date('2026-03-01T02:00:00Z')

function feedOf(question: string, title = 'Endpoint detection') {
  const { database } = publishedWorld()
  publish(database, { reference: '4300', text: 'About zeppelins.', facts: { title } })
  const watch = { name: 'mine', question }
  if (!saveWatch(database, { ...watch, now: NOW }).ok) throw new Error('it was not saved')
  noteReported(database, askWatches(database, database.watches.list(), NOW), NOW)
  const found = reportedFindings(database, watch, { now: NOW, limit: 50 })
  const feed = watchFeed(watch, found.ok ? found.value : [])
  return { feed, xml: load(feed, { xml: true }) }
}

describe('the feed of a saved question', () => {
  it('tells a contract with its end, its money and where it is stated, dated when it was reported', () => {
    const { xml } = feedOf('category:firewall')
    expect(xml('feed > title').text()).toBe('trustlog, mine: category:firewall')
    expect(xml('entry > title').text()).toBe('Standard firewall, Northgate Networks Ltd, until 31 Mar 2027')
    expect(xml('entry > summary').text()).toBe('4216: £12,500 a year, stated 5 Feb 2026')
    expect(xml('entry > updated').text()).toBe(NOW.toISOString())
    expect(xml('entry > link').attr('href')).toBe('https://foi.example.nhs.uk/4216')
    expect(xml('entry > id').text()).toMatch(/^tag:trustlog,2026:watch:mine:[0-9a-f]{64}$/)
  })

  it('masks personal data, and keeps what a site wrote from being read as markup', () => {
    const { feed, xml } = feedOf('zeppelins', 'From jo.bloggs@example.com <script>')
    expect(xml('entry > title').text()).toBe('From [e-mail address] <script>')
    expect(feed).not.toContain('<script>')
  })
})

import { describe, expect, it } from 'vitest'
import { watchSummary } from '../../src/publish/watch-summary.ts'
import { askWatches } from '../../src/query/watches.ts'
import { publish } from '../db/sample.ts'
import { publishedWorld } from '../query/published.ts'

const NOW = new Date('2026-03-01T02:00:00Z')

function summaryOf(questions: Record<string, string>, title = 'Endpoint detection', names: string[] = []) {
  const { database } = publishedWorld()
  publish(database, { reference: '4300', text: 'About zeppelins.', facts: { title } })
  for (const [name, question] of Object.entries(questions)) database.watches.save(name, question, NOW.toISOString())
  return watchSummary(askWatches(database, database.watches.list(), NOW), () => names)
}

describe('the summary of saved questions', () => {
  it('tells under each what is new', () => {
    expect(summaryOf({ firewalls: 'category:firewall', water: 'airship' })).toBe(
      [
        '## 1 new for 2 saved questions',
        '### firewalls: ` category:firewall `',
        '- **RX1 Example University Hospitals**: Standard firewall, Northgate Networks Ltd, until 31 Mar 2027 ' +
          '(4216\\: £12,500 a year, stated 5 Feb 2026), ` https://foi.example.nhs.uk/4216 `',
        '### water: ` airship `',
        'Nothing new; 0 known already.',
      ].join('\n\n'),
    )
  })

  it('lets no title write markup, mentions or links into it, and masks personal data', () => {
    const title = '](https://evil.example) <img> @maintainer #1 | jo.bloggs@example.com, for Ada Sample'
    const summary = summaryOf({ zeppelins: 'zeppelins' }, title, ['Ada Sample'])
    expect(summary).toContain('\\]\\(https\\://evil\\.example\\) &lt;img\\> @\u200bmaintainer')
    expect(summary).toContain('\\[e\\-mail address\\], for \\[name\\]')
    expect(summary).not.toMatch(/Ada|jo\.bloggs/)
  })

  it('says which question cannot be asked, and what may have been meant', () => {
    const summary = summaryOf({ wrong: 'category:unheard-of' })
    expect(summary).toContain('It cannot be asked. No contract has the category "unheard\\-of"\\.')
    expect(summary).toContain('firewall, web\\_filtering')
  })

  it('leaves the rest to the feeds where there is much', () => {
    const { database } = publishedWorld()
    for (let number = 0; number < 40; number += 1)
      publish(database, { reference: `5${number}`, text: `About zeppelin ${number}.`, facts: { title: 'Airships' } })
    database.watches.save('zeppelins', 'zeppelin', NOW.toISOString())
    const summary = watchSummary(askWatches(database, database.watches.list(), NOW), () => [])
    expect(summary.match(/^- \*\*/gm)).toHaveLength(30)
    expect(summary).toContain('- and 10 more')
  })

  it('says so where nothing is saved', () => {
    expect(summaryOf({})).toBe('## No question is saved')
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { search } from '../../src/query/search.ts'
import { readSearch } from '../../src/query/search-language.ts'
import { publishedWorld } from './published.ts'

describe('a search as typed', () => {
  it.each([
    ['firewall costs', ['"firewall"', '"costs"']],
    ['title:"network security" OR switch*', ['title : "network security"', '"switch" *']],
    ['firewall -water NOT (fire OR "smoke alarm")', ['"firewall"']],
    ['firewall -(water) costs', ['"firewall"', '"costs"']],
  ])('%s is ranked by the words that may occur', (typed, words) => {
    expect(readSearch(typed)).toMatchObject({ ok: true, value: { words } })
  })

  it.each([
    ['firewall contracts', '("firewall" AND "contracts")', []],
    ['"neither confirm nor deny" endpoint', '("neither confirm nor deny" AND "endpoint")', []],
    ['manifest*', '"manifest" *', []],
    ['neither or and', '("neither" AND "or" AND "and")', []],
    ['constructor toString', '("constructor" AND "toString")', []],
    ['firewall OR "web filter"', '("firewall" OR "web filter")', []],
    ['firewall NOT water -gas', '("firewall" NOT "water" NOT "gas")', []],
    ['(firewall OR router) AND cost', '(("firewall" OR "router") AND "cost")', []],
    ['title:firewall answer:"web filter"', '(title : "firewall" AND answers : "web filter")', []],
    // Questions and answers are words of the document, too.
    ['document:"web filter"', '{questions answers document_text} : "web filter"', []],
    ['=firewalls cost', '("firewalls" AND "cost")', [{ phrase: 'firewalls', column: null }]],
    ['title:=firewalls', 'title : "firewalls"', [{ phrase: 'firewalls', column: 'title' }]],
    ['="web filters"', '"web filters"', [{ phrase: 'web filters', column: null }]],
    ['s31(3) (reg 12(5)(e))', '("s31(3)" AND ("reg" AND "12(5)(e)"))', []],
    ['R&D - costs: 50%', '("R&D" AND "costs:" AND "50%")', []],
    ['end-user', '"end-user"', []],
    ['“web filter” =„end user”', '("web filter" AND "end user")', [{ phrase: 'end user', column: null }]],
    ['title:(firewall OR answer:router) cost', '((title : "firewall" OR answers : "router") AND "cost")', []],
    [
      'title:(firewall (wifi OR lan)) cost',
      '((title : "firewall" AND (title : "wifi" OR title : "lan")) AND "cost")',
      [],
    ],
    ['firewall -(water OR gas)', '("firewall" NOT ("water" OR "gas"))', []],
    ['cost -title:(water OR gas)', '("cost" NOT (title : "water" OR title : "gas"))', []],
  ])('%s', (typed, match, exact) => {
    expect(readSearch(typed)).toMatchObject({ ok: true, value: { match, exact } })
  })

  it.each([
    ['"web filter', 'quotation mark'],
    ['(firewall', 'bracket is opened'],
    ['firewall)', 'bracket is closed'],
    ['firewall OR', 'nothing in it'],
    ['AND firewall', 'nothing before AND'],
    ['firewall AND OR water', 'nothing behind AND'],
    ['NOT firewall', 'not wanted'],
    ['firewall OR -water', 'not wanted'],
    ['()', 'no word'],
    ['* - ""', 'no word'],
    ['=firewall OR water', 'under OR'],
    ['firewall NOT =firewalls', 'under OR, NOT'],
    ['=(firewall router)', 'before a bracket'],
    ['“web filter', 'quotation mark'],
    ['a '.repeat(101), 'too long'],
    [`${'('.repeat(20)}a${')'.repeat(20)}`, 'too deep'],
  ])('%s is refused with what is wrong', (typed, message) => {
    const read = readSearch(typed)
    expect(read.ok).toBe(false)
    if (!read.ok) expect(`${read.problem.message} ${read.problem.advice}`).toContain(message)
  })

  it('never becomes an error of the database, whatever is typed', () => {
    const { database } = publishedWorld()
    const piece = fc.oneof(
      fc.constantFrom(
        '"',
        '(',
        ')',
        ' OR ',
        ' AND ',
        ' NOT ',
        '-',
        '=',
        'title:',
        '*',
        ' ',
        '^',
        '{',
        'NEAR(',
        '+',
        ':',
      ),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      fc.constantFrom('firewall', 'endpoint detection'),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        expect(() => search(database, pieces.join(''))).not.toThrow()
      }),
    )
  })
})

import { describe, expect, it } from 'vitest'
import { LayoutError } from '../../../crawlers/platform.ts'
import drupal from '../../../crawlers/platforms/drupal.ts'
import joomla from '../../../crawlers/platforms/joomla.ts'
import knownLayout from '../../../crawlers/platforms/known-layout.ts'
import type { LayoutOptions } from '../../../crawlers/platforms/layouts/options.ts'
import umbraco from '../../../crawlers/platforms/umbraco.ts'
import { pageOf } from '../replay.ts'

const LOG = 'https://www.example.nhs.uk/foi/log/'
const on = (platform: typeof umbraco, main: string, options: LayoutOptions, url = LOG) =>
  platform.readListing(pageOf(`<main>${main}</main>`, url), options)
const link = (address: string, text: string) => `<li><a href="${address}">${text}</a></li>`

describe('a table with a row a case', () => {
  const table = (rows: string) =>
    `<table><tr><th>Ref</th><th>First Working Day</th><th>Date Completed</th><th>Information Requested</th><th>Response</th></tr>${rows}</table>`
  const row = (reference: string, received: string, completed: string, response: string) =>
    `<tr><td>${reference}</td><td>${received}</td><td>${completed}</td><td>Agency spend</td><td>${response}</td></tr>`

  it('names a letter by its row where its link says only "here"', () => {
    const letter = '<a href="/media/a1b2c3d4/reply.pdf">here</a>'
    const { entries } = on(umbraco, table(row('FOI ICB 24-097', '03/06/2024', '', letter)), { layout: 'table' })
    expect(entries).toEqual([
      {
        url: 'https://www.example.nhs.uk/media/reply.pdf',
        kind: 'documents',
        title: 'Agency spend',
        caseReference: 'FOI ICB 24-097',
        receivedOn: '2024-06-03',
        respondedOn: null,
        publishedOn: null,
        documents: [
          { url: 'https://www.example.nhs.uk/media/a1b2c3d4/reply.pdf', title: 'reply.pdf', role: 'response' },
        ],
      },
    ])
  })

  it('leaves out a request that is still open, unless the log gives summaries only', () => {
    const open = table(row('FOI ICB 24-098', '04/06/2024', '', ''))
    expect(() => on(umbraco, open, { layout: 'table' })).toThrow(LayoutError)
    expect(on(umbraco, open, { layout: 'table', summaries: true }).entries).toMatchObject([
      { url: `${LOG}?case=FOI+ICB+24-098`, kind: 'documents', caseReference: 'FOI ICB 24-098', documents: [] },
    ])
  })

  it('knows a column by the site’s own name for it', () => {
    const own =
      '<table><tr><th>Log entry</th><th>When</th></tr><tr><td><a href="a.pdf">FOI 101 Beds</a></td><td>1 May 2024</td></tr></table>'
    expect(() => on(knownLayout, own, { layout: 'table' })).toThrow(LayoutError)
    expect(
      on(knownLayout, own, { layout: 'table', labels: { title: 'Log entry', responded: 'When' } }).entries,
    ).toMatchObject([{ title: 'Beds', caseReference: 'FOI 101', respondedOn: '2024-05-01' }])
  })

  it('files undated rows under the year above them', () => {
    const undated = `<h2>2019</h2><table><tr><th>Reference</th><th>Subject</th></tr><tr><td>FOI/19/001</td><td>Beds</td></tr></table>`
    expect(on(knownLayout, undated, { layout: 'table', summaries: true }).entries[0]?.publishedOn).toBe('2019')
  })
})

describe('a list of letters', () => {
  it('files each under the month whose heading or accordion it stands in', () => {
    const months = `<h3>May 2024</h3><ul>${link('/media/11111111/a.pdf', 'FOI 101 Beds')}</ul>
      <h3><button data-bs-toggle="collapse">April 2024</button></h3><div><ul>${link('/media/22222222/b.pdf', 'FOI 100 Chairs')}</ul></div>`
    expect(
      on(umbraco, months, { layout: 'documents' }).entries.map(({ title, publishedOn }) => [title, publishedOn]),
    ).toEqual([
      ['Beds', '2024-05'],
      ['Chairs', '2024-04'],
    ])
  })

  it('takes everything under a heading that names a case for that case', () => {
    const cases = `<h3>FOI 101 - Beds</h3><ul>${link('/media/11111111/reply.pdf', 'Response')}${link('/media/22222222/beds.xlsx', 'Table')}</ul>`
    expect(on(umbraco, cases, { layout: 'documents' }).entries).toMatchObject([
      { title: 'Beds', caseReference: 'FOI 101', documents: [{ role: 'response' }, { role: 'attachment' }] },
    ])
  })

  it('keeps a response’s name when its file is replaced', () => {
    const named = (folder: string) =>
      on(umbraco, `<h2>2024</h2>${link(`/media/${folder}/foi-101.pdf`, 'FOI 101 Beds')}`, { layout: 'documents' })
        .entries[0]
    expect(named('11111111')?.url).toBe(named('22222222')?.url)
    expect(named('11111111')?.documents[0]?.url).not.toBe(named('22222222')?.documents[0]?.url)
  })

  it('takes only what has a reference from a publication scheme', () => {
    const scheme = `<h3>2024</h3><ul>${link('/media/11111111/a.pdf', 'FOI 101 Beds')}${link('/media/22222222/b.pdf', 'Register of gifts 2024')}</ul>`
    expect(on(umbraco, scheme, { layout: 'documents', onlyReferenced: true }).entries).toHaveLength(1)
  })
})

describe('pages at addresses of one shape', () => {
  const HOST = 'https://foi.example.nhs.uk'
  const read = (main: string, ...entryPaths: string[]) =>
    on(knownLayout, `<h1>Disclosure log</h1>${main}`, { entryPaths }, `${HOST}/disclosures`)

  it('are described by the card around their link', () => {
    const { entries } = read(
      `<div class="card"><h3>rf24-008</h3><p>Request Details: Car parking income</p><p>Date of Disclosure: 12/02/2024</p><a href="/disclosures/rf24-008">View</a></div>
       <div class="card"><h3>rf24-009</h3><a href="/disclosures/rf24-009?t=1711">View</a></div><a href="/disclosures?page=2" rel="next">Next</a>`,
      '/disclosures/*',
    )
    expect(entries).toMatchObject([
      { url: `${HOST}/disclosures/rf24-008`, caseReference: 'rf24-008', respondedOn: '2024-02-12' },
      { url: `${HOST}/disclosures/rf24-009`, caseReference: 'rf24-009', respondedOn: null },
    ])
  })

  it('are described by their row where a search found them in a table', () => {
    const { entries } = read(
      `<table><tr><th>Disclosure ID</th><th>Request Date</th><th>Subject</th></tr><tr><td><a href="/display-single-record/?pdb=3681">FOI/02886</a></td><td>October 2, 2023</td><td>Wheelchairs</td></tr></table>`,
      '/display-single-record/?pdb=*',
    )
    expect(entries).toMatchObject([
      {
        url: `${HOST}/display-single-record/?pdb=3681`,
        title: 'Wheelchairs',
        caseReference: 'FOI/02886',
        receivedOn: '2023-10-02',
      },
    ])
  })

  it('must be there', () => {
    expect(() => read('<p>Nothing found</p>', '/disclosures/*')).toThrow(LayoutError)
  })

  it('may only introduce the letter', () => {
    const page = pageOf(
      `<main><h1>FOI disclosure</h1><dl><dt>Reference Number</dt><dd>rf24-008</dd><dt>Request Details</dt><dd>${'How much was earned from parking? '.repeat(20)}</dd><dt>File</dt><dd><a href="rf24-008-response.pdf">rf24-008-response.pdf</a></dd><dt>Date of Disclosure</dt><dd>12 February 2024</dd></dl></main>`,
      `${HOST}/disclosures/rf24-008`,
    )
    expect(knownLayout.readEntry(page, {})).toMatchObject({
      caseReference: 'rf24-008',
      respondedOn: '2024-02-12',
      role: 'log_page',
      documents: [{ url: `${HOST}/disclosures/rf24-008-response.pdf`, role: 'response' }],
    })
  })
})

describe('listings that lead to others', () => {
  it('are found by their addresses, in menus too, by path or by query', () => {
    const page = pageOf(
      `<nav><a href="/foi/log/2023/">2023</a><a href="/foi/log/?id=12">Registers</a><a href="/about/">About</a></nav><main><a href="/foi/log/2024/">2024</a></main>`,
      LOG,
    )
    const { branches } = knownLayout.readListing(page, {
      entryPaths: ['/none/*'],
      listingPaths: ['/foi/log/####/', '/foi/log/?id=##*'],
    })
    expect(branches).toEqual([`${LOG}2023/`, `${LOG}2024/`])
    const byQuery = knownLayout.readListing(page, { entryPaths: ['/none/*'], listingPaths: ['/foi/log/?id=##'] })
    expect(byQuery.branches).toEqual([`${LOG}?id=12`])
  })
})

describe('what the software adds', () => {
  it('Joomla: a sentence about spambots is nobody’s answer', () => {
    const cloak =
      '<span id="cloak12">This email address is being protected from spambots. You need JavaScript enabled to view it.</span>'
    const page = pageOf(
      `<main><h1>FOI Request 6768 - Beds</h1><div itemprop="articleBody"><p>Case Number: 6768<br>Subject: ${cloak}</p><h2>Details of the Response</h2><p>None.</p></div></main>`,
      LOG,
    )
    expect(joomla.readEntry(page, {})).toMatchObject({ title: 'Beds', caseReference: '6768', role: 'response' })
  })

  it('Drupal: fields stand beside their labels, and the pager counts from 0', () => {
    const row = '<div class="views-row"><a href="/node/12">6402_FOI - Beds</a></div>'
    const pager =
      '<li class="pager__item pager__item--next"><a rel="next" href="?page=1"><span>Next page</span></a></li>'
    const { entries, next } = on(drupal, row + pager, {})
    expect(entries).toMatchObject([{ title: 'Beds', caseReference: '6402_FOI' }])
    expect(next).toBe(`${LOG}?page=1`)
    const field =
      '<div class="field"><div class="field__label">Date of response</div><div class="field__item">2nd May 2024</div></div>'
    const page = pageOf(
      `<main><h1>Beds</h1>${field}<a href="/sites/default/files/2024-06/a.pdf">Letter</a></main>`,
      `${LOG}12`,
    )
    expect(drupal.readEntry(page, {})).toMatchObject({ respondedOn: '2024-05-02', role: 'log_page' })
  })
})

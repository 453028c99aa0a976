import { describe, expect, it } from 'vitest'
import { LayoutError } from '../../../crawlers/adapter.ts'
import jadu from '../../../crawlers/platforms/jadu.ts'
import { pageOf } from '../replay.ts'

describe('a Jadu directory', () => {
  const DIRECTORY = 'https://www.example.scot/directory/12'

  it('lists its records, from page to page', () => {
    const { entries, next } = jadu.readListing(
      pageOf(
        `<main><ul class="list--directory"><li><a href="/directory-record/3828/speech-therapy">Speech therapy</a></li><li><a href="/directory-record/1801/fois">2022-790 FoIs</a></li></ul>
         <a href="/directory/12/a-z">A to Z</a><ul class="pagination"><li class="next"><a href="/directory/12?page=2">Next</a></li></ul></main>`,
        DIRECTORY,
      ),
      {},
    )
    expect(entries).toMatchObject([
      { title: 'Speech therapy', caseReference: null },
      { title: 'FoIs', caseReference: '2022-790' },
    ])
    expect(next).toBe(`${DIRECTORY}?page=2`)
  })

  it('keeps request and answer of a record in one field', () => {
    const page = pageOf(
      `<main><h1>Speech therapy</h1><dl class="list list--record"><dt>FoI Number</dt><dd>2024-793</dd><dt>Subject</dt><dd>Speech therapy</dd><dt>Date Received</dt><dd>18/03/2025</dd>
       <dt>Request and Response</dt><dd><p>How many people wait for speech therapy?</p><p>Four people were waiting on 31 March.</p></dd><dt>Attachment</dt><dd><a href="/downloads/file/512/waiting-list">Waiting list</a></dd></dl></main>`,
      'https://www.example.scot/directory-record/3828/speech-therapy',
    )
    expect(jadu.readEntry(page, {})).toEqual({
      title: 'Speech therapy',
      caseReference: '2024-793',
      receivedOn: '2025-03-18',
      respondedOn: null,
      publishedOn: null,
      role: 'response',
      documents: [
        { url: 'https://www.example.scot/downloads/file/512/waiting-list', title: 'Waiting list', role: 'attachment' },
      ],
    })
  })

  it('is found among the directories of the site, by what it is about', () => {
    const all = '<main><a href="/directory/3/gps">GP practices</a><a href="/directory/12/foi">FoI responses</a></main>'
    expect(jadu.readListing(pageOf(all, 'https://www.example.scot/directory'), {})).toEqual({
      entries: [],
      next: null,
      branches: ['https://www.example.scot/directory/12/foi'],
    })
  })

  it('is an error without records', () => {
    expect(() => jadu.readListing(pageOf('<main><a href="/directory/12">Directory</a></main>', DIRECTORY), {})).toThrow(
      LayoutError,
    )
  })
})

/** Umbraco sites: entries out of a database, a table that says only "here", an accordion by month. */
import { createHash } from 'node:crypto'
import { printDay } from '../../calendar.ts'
import type { ReplicaCase } from '../../cases/case.ts'
import { paged, type SiteDesign, withPage } from '../content-site.ts'
import { slugOf } from './names.ts'

/** The folder of a file changes when it is replaced, and with it the file's address. */
function media(held: ReplicaCase, name: string): string {
  const folder = createHash('sha1')
    .update(`${held.reference} ${JSON.stringify(held.blocks)} ${name}`)
    .digest('hex')
  return `/media/${folder.slice(0, 8)}/${name}`
}

const extensionOf = (name: string) => name.slice(name.lastIndexOf('.'))

/** Labelled fields with times behind the dates; files outside the CMS, with spaces and brackets in their names. */
const entries: SiteDesign = {
  name: 'umbraco-entries',
  software: 'umbraco',
  platform: 'umbraco',
  options: { entryPaths: ['/previous-foi-requests/foi_*'], landing: true },
  list: 'list',
  fields: 'definitions',
  reference: (serial) => `FOI_${serial}`,
  start: '/freedom-of-information/',
  draw: (cases, pen) => {
    const pathOf = (held: ReplicaCase) => `/previous-foi-requests/${held.reference.toLowerCase()}`
    const introduction =
      '<p><a href="/make-a-request/">Make an FOI request</a> or see our <a href="/previous-foi-requests/">previous FOI requests</a>.</p>'
    pen.listing('/freedom-of-information/', { heading: 'Freedom of information', entries: [], introduction })
    for (const { path, items, next } of paged(
      cases,
      5,
      (page) => `/previous-foi-requests/${page === 1 ? '' : `?page=${page}`}`,
    )) {
      pen.listing(path, {
        heading: 'Previous FOI requests',
        next,
        entries: items.map((held) => ({ address: pathOf(held), text: held.reference })),
      })
    }
    for (const held of cases) {
      const folder = (number: number) => `/FOIdocs/${held.reference}/QuestionNo${number}`
      pen.page(pathOf(held), held, {
        heading: held.reference,
        fields: [
          ['Internal Reference Number', held.reference],
          ['Date Request Received', `${printDay(held.receivedOn, 'slashes')} 00:00:00`],
          ['Date Request Replied To', `${printDay(held.respondedOn, 'slashes')} 12:46:26`],
          ['Sent via', 'E-mail'],
          ['Request Summary', held.title],
          ['Request Category', 'Media'],
          ['Answer To Question 1', `#NOANSWER# ${held.reference} reply (final).pdf`],
        ],
        files: [
          { address: pen.letter(`${folder(1)}/${held.reference} reply (final).pdf`, held), text: 'Answer 1' },
          ...pen.attachments(held, (name, position) => `${folder(position + 2)}/${name}`),
        ],
      })
    }
  },
  readable: (response) => withPage({ ...response, publishedOn: null }),
}

/** One long table; the letter's link says "here". A request that is still open has no letter. */
const table: SiteDesign = {
  name: 'umbraco-table',
  software: 'umbraco',
  platform: 'umbraco',
  options: { layout: 'table' },
  list: 'table',
  fields: 'definitions',
  reference: (serial, year) => `FOI ICB ${year.slice(2)}-${String(serial).slice(-3)}`,
  start: '/publications/disclosure-log/',
  draw: (cases, pen) => {
    const open = {
      text: '',
      cells: ['FOI ICB 26-999', '29/06/2026', '', 'A request that nobody has answered yet', 'link'],
    }
    const rows = cases.map((held) => ({
      text: 'here',
      cells: [
        held.reference,
        printDay(held.receivedOn, 'slashes'),
        printDay(held.respondedOn, 'slashes'),
        held.title,
        'link',
      ],
      files: [
        { address: pen.letter(media(held, `${slugOf(held.reference)}-response.pdf`), held), text: 'here' },
        ...pen.attachments(held, (name) =>
          media(held, `${slugOf(held.reference)}-${slugOf(name)}${extensionOf(name)}`),
        ),
      ],
    }))
    const columns = ['Ref', 'First Working Day', 'Date Completed', 'Information Requested', 'Response']
    pen.listing('/publications/disclosure-log/', { heading: 'Disclosure log', columns, entries: [open, ...rows] })
  },
  readable: (response) => ({ ...response, publishedOn: null }),
}

/** An accordion with a part a month, among other papers; titles stand in the links alone. */
const accordion: SiteDesign = {
  name: 'umbraco-months',
  software: 'umbraco',
  platform: 'umbraco',
  options: { layout: 'documents' },
  list: 'accordion',
  fields: 'definitions',
  reference: (serial) => `FOI ${50_000 + serial}`,
  start: '/foi/disclosure-log/',
  draw: (cases, pen) => {
    const months = [...new Set(cases.map((held) => printDay(held.publishedOn).replace(/^\d+ /, '')))]
    const papers = {
      text: '',
      files: [{ address: '/media/q2w3e4r5/foi-policy.pdf', text: 'Freedom of Information policy 2024' }],
    }
    pen.listing('/foi/disclosure-log/', {
      heading: 'Disclosure log',
      entries: [],
      groups: [
        ...months.map((month) => ({
          heading: month,
          entries: cases
            .filter((held) => printDay(held.publishedOn).endsWith(month))
            .map((held) => {
              const name = slugOf(`${held.reference} ${held.title}`)
              const attached = pen.attachments(held, (file) =>
                media(held, `${name}-${slugOf(file)}${extensionOf(file)}`),
              )
              return {
                text: '',
                files: [
                  {
                    address: pen.letter(media(held, `${name}${held.index % 2 ? '.docx' : '.pdf'}`), held),
                    text: `${held.reference} ${held.title}`,
                  },
                  ...attached.map((file) => ({ ...file, text: `${held.reference} Appendix: ${file.text}` })),
                ],
              }
            }),
        })),
        { heading: 'See also', entries: [papers] },
      ],
    })
  },
  readable: (response) => ({ ...response, publishedOn: response.publishedOn?.slice(0, 7) ?? null }),
}

export const UMBRACO_DESIGNS = [entries, table, accordion]

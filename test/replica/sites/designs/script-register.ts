/** A register that comes empty: a script asks for the rows and writes them, as NHS Lothian's does ("Loading…"). */
import { printDay } from '../../calendar.ts'
import type { ReplicaCase } from '../../cases/case.ts'
import { escapeHtml } from '../../documents/html.ts'
import type { SiteDesign } from '../content-site.ts'

const FILL = `fetch('/foi/register.json').then((answer) => answer.json()).then((rows) => {
  const cell = (text) => '<td>' + text + '</td>'
  const link = (row) => '<a href="' + row.letter + '">Response</a>' + row.files.map((file) => ' <a href="' + file.address + '">' + file.text + '</a>').join('')
  document.getElementById('register').innerHTML = '<table><tr><th>Reference</th><th>Date Received</th><th>Subject</th><th>Documents</th></tr>' +
    rows.map((row) => '<tr>' + cell(row.reference) + cell(row.received) + cell(row.subject) + cell(link(row)) + '</tr>').join('') + '</table>'
})`

/** Only served where there is a browser to render it. */
export const SCRIPT_REGISTER: SiteDesign = {
  name: 'script-register',
  platform: 'concrete',
  options: {},
  rendered: true,
  reference: (serial) => `1${serial}`,
  start: '/foi/RequestAndResponseRegister',
  draw: (cases, pen) => {
    const rowOf = (held: ReplicaCase) => ({
      reference: held.reference,
      received: printDay(held.receivedOn, 'slashes'),
      subject: escapeHtml(held.title),
      letter: pen.letter(`/foi/letters/${held.reference}.pdf`, held),
      files: pen.attachments(held, (name) => `/foi/files/${held.reference}-${name}`),
    })
    pen.data('/foi/register.json', 'application/json', JSON.stringify(cases.map(rowOf)))
    const main = `<h1>Request and response register</h1><div id="register">Loading...</div><script>${FILL}</script>`
    pen.main('/foi/RequestAndResponseRegister', 'listing', main)
  },
  readable: (response) => ({ ...response, publishedOn: null }),
}

/** Drupal by subject, Joomla by year, the CMS of NHS Wales, a portal of a case system, and a site of unknown software. */
import { printDay } from '../../calendar.ts'
import type { ReplicaCase } from '../../cases/case.ts'
import { answerHtml, paged, requestHtml, type SiteDesign, withPage } from '../content-site.ts'
import { slugOf, uploadMonth } from './names.ts'

const extensionOf = (name: string) => name.slice(name.lastIndexOf('.'))

/** Drupal: terms of a taxonomy, pages counted from 0, labelled fields, letters in a folder of the upload's month. */
const drupal: SiteDesign = {
  name: 'drupal-subjects',
  software: 'drupal',
  platform: 'drupal',
  options: { entryPaths: ['/node/*'], listingPaths: ['/taxonomy/term/#*'] },
  list: 'views',
  fields: 'field-elements',
  reference: (serial) => `${serial}_FOI`,
  start: '/freedom-of-information/disclosure-log',
  draw: (cases, pen) => {
    const terms = ['Estates', 'Finance', 'Workforce'].map((name, index) => ({
      name,
      path: `/taxonomy/term/${41 + index}`,
      cases: cases.filter((held) => held.index % 3 === index),
    }))
    const branches = terms.map(({ name, path }): [string, string] => [name, path])
    const pathOf = (held: ReplicaCase) => `/node/${900 + held.index}`
    pen.listing('/freedom-of-information/disclosure-log', { heading: 'Disclosure log', entries: [], branches })
    for (const term of terms) {
      for (const { path, items, next } of paged(term.cases, 2, (page) =>
        page === 1 ? term.path : `${term.path}?page=${page - 1}`,
      )) {
        pen.listing(path, {
          heading: term.name,
          next,
          branches,
          entries: items.map((held) => ({ address: pathOf(held), text: `${held.reference} - ${held.title}` })),
        })
      }
    }
    for (const held of cases) {
      const folder = `/sites/default/files/${uploadMonth(held, '-')}`
      pen.page(pathOf(held), held, {
        heading: `${held.reference} - ${held.title}`,
        fields: [
          ['Date of request', printDay(held.receivedOn)],
          ['Date of response', printDay(held.respondedOn, 'ordinal')],
        ],
        files: [
          { address: pen.letter(`${folder}/${held.reference}_Response.pdf`, held), text: `${held.reference} Response` },
          ...pen.attachments(held, (name) => `${folder}/${held.reference}_${slugOf(name)}${extensionOf(name)}`),
        ],
      })
    }
  },
  readable: (response) => withPage({ ...response, publishedOn: null }),
}

/** Joomla: a category a year, articles of labelled lines, mail addresses that a script would write. */
const joomla: SiteDesign = {
  name: 'joomla-years',
  software: 'joomla',
  platform: 'joomla',
  options: { entryPaths: ['/answers-from-####/#*'], listingPaths: ['/answers-from-####'] },
  list: 'joomla-table',
  fields: 'lines',
  reference: (serial) => String(5000 + serial),
  start: '/foi/requests/requests-received',
  draw: (cases, pen) => {
    const years = [...new Set(cases.map((held) => held.publishedOn.slice(0, 4)))]
    const branches = years.map((year): [string, string] => [`Answers from ${year}`, `/answers-from-${year}`])
    const pathOf = (held: ReplicaCase) =>
      `/answers-from-${held.publishedOn.slice(0, 4)}/${7000 + held.index}-foi-request-${held.reference}-${slugOf(held.title)}`
    pen.listing('/foi/requests/requests-received', { heading: 'Requests received', entries: [], branches })
    for (const year of years) {
      const ofYear = cases.filter((held) => held.publishedOn.startsWith(year))
      for (const { path, items, next } of paged(
        ofYear,
        3,
        (page) => `/answers-from-${year}${page === 1 ? '' : `?start=${(page - 1) * 3}`}`,
      )) {
        pen.listing(path, {
          heading: `Answers from ${year}`,
          next,
          entries: items.map((held) => ({
            address: pathOf(held),
            text: `FOI Request ${held.reference} - ${held.title}`,
          })),
        })
      }
    }
    for (const held of cases) {
      pen.page(pathOf(held), held, {
        heading: `FOI Request ${held.reference} - ${held.title}`,
        fields: [
          ['Case Number', held.reference],
          ['Request Date', printDay(held.receivedOn, 'slashes')],
          ['Completion Date', printDay(held.respondedOn, 'slashes')],
        ],
        sections: [
          ['Details of the Request', requestHtml(held)],
          ['Details of the Response', answerHtml(held)],
        ],
        files: pen.attachments(held, (name) => `/images/foi/${held.reference} ${name}`),
      })
    }
  },
  readable: (response) => ({ ...response, publishedOn: null }),
}

/** NHS Wales: request and answer under headings; a link to the Welsh page of the same log. */
const nhsWales: SiteDesign = {
  name: 'nhs-wales',
  software: 'nhs-wales',
  platform: 'nhs-wales',
  options: { entryPaths: ['/use-of-site/freedom-of-information/disclosure-log/*'] },
  list: 'mura',
  fields: 'definitions',
  reference: (serial, year) => `FOI ${year} ${String(serial).slice(-3)}`,
  start: '/use-of-site/freedom-of-information/disclosure-log/',
  draw: (cases, pen) => {
    const start = '/use-of-site/freedom-of-information/disclosure-log/'
    const pathOf = (held: ReplicaCase) => `${start}${slugOf(`${held.reference} ${held.title}`)}/`
    const introduction = '<p><a href="https://icc.example/log-datgelu/" hreflang="cy">Cymraeg</a></p>'
    for (const { path, items, next } of paged(cases, 4, (page) =>
      page === 1 ? start : `${start}?startrow=${(page - 1) * 4 + 1}`,
    )) {
      pen.listing(path, {
        heading: 'Disclosure log',
        introduction,
        next,
        entries: items.map((held) => ({ address: pathOf(held), text: `${held.reference} ${held.title}` })),
      })
    }
    for (const held of cases) {
      pen.page(pathOf(held), held, {
        heading: `${held.reference} ${held.title}`,
        sections: [
          ['Information requested', requestHtml(held)],
          ['Information provided for the answer', answerHtml(held)],
        ],
        files: pen.attachments(held, (name) => `/files/foi/${slugOf(held.reference)}/${name}`),
      })
    }
  },
  readable: (response) => ({ ...response, receivedOn: '', respondedOn: null, publishedOn: null }),
}

/** A portal of the case system Infreemation, by the fields of its published requests; read by the general reader. */
const portal: SiteDesign = {
  name: 'infreemation',
  software: 'infreemation',
  platform: 'general',
  options: {},
  list: 'list',
  fields: 'definitions',
  reference: (serial) => `FOI/${serial}`,
  start: '/',
  draw: (cases, pen) => {
    const pathOf = (held: ReplicaCase) => `/request/${held.reference.slice(4)}`
    for (const { path, items, next } of paged(cases, 5, (page) => `/${page === 1 ? '' : `?page=${page}`}`)) {
      pen.listing(path, {
        heading: 'Disclosure log',
        next,
        entries: items.map((held) => ({
          address: pathOf(held),
          text: held.title,
          line: `Published ${printDay(held.publishedOn)}`,
        })),
      })
    }
    for (const held of cases) {
      pen.page(pathOf(held), held, {
        heading: held.title,
        fields: [
          ['Reference', held.reference],
          ['Date created', printDay(held.receivedOn)],
          ['Date received', printDay(held.receivedOn)],
          ['Date published', printDay(held.publishedOn)],
        ],
        sections: [
          ['Request', requestHtml(held)],
          ['Response', answerHtml(held)],
        ],
        files: pen.attachments(held, (name) => `/request/${held.reference.slice(4)}/files/${name}`),
      })
    }
  },
  readable: (response) => ({ ...response, respondedOn: null }),
}

/** A definition list a case, its reference and title under one label. */
const definitions: SiteDesign = {
  name: 'definitions',
  software: 'plain',
  platform: 'known-layout',
  options: { entryPaths: ['/foi-requests/*'] },
  list: 'list',
  fields: 'definitions',
  reference: (serial, year) => `FOI ${year.slice(2)}-${String(serial).slice(-3)}`,
  start: '/foi-requests',
  draw: (cases, pen) => {
    const pathOf = (held: ReplicaCase) => `/foi-requests/${slugOf(`${held.reference} ${held.title}`)}`
    for (const { path, items, next } of paged(
      cases,
      4,
      (page) => `/foi-requests${page === 1 ? '' : `?page=${page}`}`,
    )) {
      pen.listing(path, {
        heading: 'FOI requests',
        next,
        entries: items.map((held) => ({ address: pathOf(held), text: `${held.reference} ${held.title}` })),
      })
    }
    for (const held of cases) {
      pen.page(pathOf(held), held, {
        heading: `${held.reference} ${held.title}`,
        fields: [
          ['Reference', `${held.reference} ${held.title}`],
          ['Request Date', printDay(held.receivedOn)],
          ['Response Date', printDay(held.respondedOn)],
        ],
        sections: [
          ['Request', requestHtml(held)],
          ['Response', answerHtml(held)],
        ],
        files: pen.attachments(held, (name) => `/media/foi/${slugOf(held.reference)}/${name}?t=1751270400`),
      })
    }
  },
  readable: (response) => ({ ...response, publishedOn: null }),
}

/** Letters by month under their titles alone, sorted by title; what they are called stands in the letter only. */
const titlesOnly: SiteDesign = {
  name: 'titles-only',
  software: 'plain',
  platform: 'known-layout',
  options: { layout: 'documents' },
  list: 'headings',
  fields: 'definitions',
  reference: (serial) => `FOI ${serial}`,
  start: '/fois-released/',
  draw: (cases, pen) => {
    const monthOf = (held: ReplicaCase) => printDay(held.publishedOn).replace(/^\d+ /, '')
    const months = [...new Set(cases.map(monthOf))]
    pen.listing('/fois-released/', {
      heading: 'FOIs released',
      entries: [],
      groups: months.map((month) => ({
        heading: month,
        entries: cases
          .filter((held) => monthOf(held) === month)
          .toSorted((a, b) => (a.title < b.title ? -1 : 1))
          .map((held) => ({
            text: '',
            files: [
              { address: pen.letter(`/media/${3300 + held.index}/response (final).pdf`, held), text: held.title },
            ],
          })),
      })),
    })
  },
  readable: (response) => ({ ...response, documents: 1, publishedOn: response.publishedOn?.slice(0, 7) ?? null }),
}

export const OTHER_DESIGNS = [drupal, joomla, nhsWales, portal, definitions, titlesOnly]

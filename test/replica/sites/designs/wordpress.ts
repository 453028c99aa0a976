/** WordPress sites: an archive of entries, Divi with letters on the page, a table, a file plug-in, posts only a sitemap names. */
import { printDay } from '../../calendar.ts'
import type { ReplicaCase } from '../../cases/case.ts'
import { answerHtml, letterHtml, paged, requestHtml, type SiteDesign, withPage } from '../content-site.ts'
import { slugOf, uploadMonth } from './names.ts'

const STAGING = 'askerdale.builder.example'

/** "Released" lines, two links to a file, some links left leading to the builder's copy. */
const archive: SiteDesign = {
  name: 'wp-archive',
  software: 'wordpress',
  platform: 'wordpress',
  options: { entryPaths: ['/foi-disclosures/*'], mirrors: [STAGING] },
  list: 'articles',
  fields: 'lines',
  reference: (serial, year) => `FOI${year.slice(2)}${String(serial).padStart(4, '0')}`,
  start: '/foi-disclosures/',
  draw: (cases, pen) => {
    const pathOf = (held: ReplicaCase) => `/foi-disclosures/${slugOf(`${held.reference} ${held.title}`)}/`
    for (const { path, items, next } of paged(cases, 4, (page) =>
      page === 1 ? '/foi-disclosures/' : `/foi-disclosures/page/${page}/`,
    )) {
      pen.listing(path, {
        heading: 'FOI disclosures',
        next,
        entries: items.map((held) => ({
          address: held.index % 3 === 1 ? `https://${STAGING}${pathOf(held)}` : pathOf(held),
          text: `${held.reference} ${held.title}`,
          line: `Released ${printDay(held.publishedOn)}`,
        })),
      })
    }
    for (const held of cases) {
      const folder = `/wp-content/uploads/${uploadMonth(held)}`
      const letter = pen.letter(`${folder}/${held.reference}-Response${held.index % 2 ? '.docx' : '.pdf'}`, held)
      const attached = pen.attachments(
        held,
        (name) => `${folder}/${held.reference}-${slugOf(name)}${name.slice(name.lastIndexOf('.'))}`,
      )
      pen.page(pathOf(held), held, {
        heading: `${held.reference} ${held.title}`,
        sections: [
          ['', `Released ${printDay(held.publishedOn)}`],
          ['Request', 'Please see the letter.'],
        ],
        files: [{ address: letter, text: `${held.reference} response` }, ...attached],
      })
    }
  },
  readable: withPage,
}

/** Divi: entries named by title alone, the whole letter on the page; its reference stands in the letter. */
const divi: SiteDesign = {
  name: 'wp-divi',
  software: 'wordpress',
  platform: 'wordpress',
  options: { entryPaths: ['/responses/*'] },
  list: 'divi',
  fields: 'lines',
  reference: (serial, year) => `FOI ${String(serial).slice(-3)}-${year}`,
  start: '/responses/',
  draw: (cases, pen) => {
    const pathOf = (held: ReplicaCase) => `/responses/${slugOf(held.title)}-${held.index}/`
    for (const { path, items, next } of paged(cases, 3, (page) =>
      page === 1 ? '/responses/' : `/responses/page/${page}/`,
    )) {
      pen.listing(path, {
        heading: 'FOI responses',
        next: next && `${next}?et_blog`,
        entries: items.map((held) => ({
          address: pathOf(held),
          text: held.title,
          line: 'Dear Applicant Thank you for [...]',
        })),
      })
    }
    for (const held of cases) {
      pen.page(pathOf(held), held, {
        heading: held.title,
        fields: [['Response published', printDay(held.publishedOn)]],
        sections: [['', letterHtml(pen.site, held)]],
        files: pen.attachments(
          held,
          (name) =>
            `/wp-content/uploads/${uploadMonth(held)}/${held.index}-${slugOf(name)}${name.slice(name.lastIndexOf('.'))}`,
        ),
      })
    }
  },
}

/** TablePress: all rows in the page, letters linked from them. */
const tablePress: SiteDesign = {
  name: 'wp-table',
  software: 'wordpress',
  platform: 'wordpress',
  options: { layout: 'table' },
  list: 'tablepress',
  fields: 'lines',
  reference: (serial, year) => `FOI/${year.slice(2)}/${serial}`,
  start: '/foi-disclosure-log/',
  draw: (cases, pen) => {
    pen.listing('/foi-disclosure-log/', {
      heading: 'FOI disclosure log',
      columns: ['Reference', 'Subject', 'Date received', 'Date replied', 'Response'],
      entries: cases.map((held) => {
        const folder = `/wp-content/uploads/${uploadMonth(held)}`
        const name = held.reference.replaceAll('/', '-')
        const letter = pen.letter(`${folder}/${name} (final) response.pdf`, held)
        const attached = pen.attachments(held, (file) => `${folder}/${name} ${file}`)
        return {
          text: held.title,
          cells: [
            held.reference,
            held.title,
            printDay(held.receivedOn, 'slashes'),
            printDay(held.respondedOn, 'slashes'),
            'link',
          ],
          files: [{ address: letter, text: 'Download' }, ...attached],
        }
      }),
    })
  },
  readable: (response) => ({ ...response, publishedOn: null }),
}

/** WP File Download: an empty box on the page; categories and files come as JSON, a page of files at a time. */
const fileDownload: SiteDesign = {
  name: 'wp-files',
  software: 'wordpress',
  platform: 'wordpress',
  options: {},
  list: 'file-download',
  fields: 'lines',
  reference: (serial) => `RFI ${30_000 + serial}`,
  start: '/information-requests/',
  draw: (cases, pen) => {
    const route = (task: string, id: number, page = 0) =>
      `/wp-admin/admin-ajax.php?juwpfisadmin=false&action=wpfd&task=${task}.display&view=${task}&id=${id}${page > 0 ? `&page=${page}` : ''}`
    const json = (path: string, value: unknown) => pen.data(path, 'application/json', JSON.stringify(value))
    pen.listing('/information-requests/', { heading: 'Information requests', entries: [] })
    json(route('files', 35, 1), { files: [], category: { term_id: 35, name: 'Information requests' } })
    const years = [...new Set(cases.map((held) => held.publishedOn.slice(0, 4)))]
    json(route('categories', 35), { categories: years.map((year) => ({ term_id: Number(year), name: year })) })
    for (const year of years) {
      json(route('categories', Number(year)), { categories: [] })
      const ofYear = cases.filter((held) => held.publishedOn.startsWith(year))
      const filesOf = (held: ReplicaCase) => {
        const pathOf = (name: string, id: number) => `/download/${year}/${year}/${id}/${slugOf(held.reference)}-${name}`
        const letter = pen.letter(pathOf('response.pdf', 5000 + held.index * 10), held)
        const attached = pen.attachments(held, (name, position) =>
          pathOf(slugOf(name) + name.slice(name.lastIndexOf('.')), 5001 + held.index * 10 + position),
        )
        return [
          { post_title: `${held.reference} ${held.title.replaceAll('&', '&amp;')}`, linkdownload: letter },
          ...attached.map(({ address, text }) => ({
            post_title: `${held.reference} Appendix: ${text}`,
            linkdownload: address,
          })),
        ]
      }
      const pages = paged(ofYear, 3, (page) => route('files', Number(year), page))
      for (const [index, { path, items, next }] of pages.entries()) {
        const more = `<div class='wpfd-pagination'><a class='next page-numbers' data-page='${index + 2}'>Next</a></div>`
        json(path, { files: items.flatMap(filesOf), pagination: next === undefined ? '' : more })
      }
    }
  },
  readable: (response) => ({ ...response, publishedOn: null }),
}

/** Posts at the root of the site that nothing lists but its sitemap; undated. */
const rootPosts: SiteDesign = {
  name: 'wp-posts',
  software: 'wordpress',
  platform: 'wordpress',
  options: { entryPaths: ['/reference-####-*'], listingPaths: ['/wp-sitemap-posts-post-*.xml'] },
  list: 'sitemap',
  fields: 'lines',
  reference: (serial, year) => `${year}-${String(serial).slice(-3)}`,
  start: '/wp-sitemap.xml',
  draw: (cases, pen) => {
    const sitemap = (type: string, page: number) => `/wp-sitemap-posts-${type}-${page}.xml`
    const pages = paged(cases, 4, (page) => sitemap('post', page))
    const branches = [...pages.map(({ path }) => path), sitemap('page', 1)]
    pen.listing(
      '/wp-sitemap.xml',
      { heading: '', entries: [], branches: branches.map((path) => ['', pen.origin + path]) },
      'sitemap-index',
    )
    const pathOf = (held: ReplicaCase) => `/reference-${held.reference}/`
    for (const { path, items } of pages) {
      const news = { address: `${pen.origin}/new-car-park-opens/`, text: '' }
      pen.listing(path, {
        heading: '',
        entries: [news, ...items.map((held) => ({ address: pen.origin + pathOf(held), text: '' }))],
      })
    }
    for (const held of cases) {
      pen.page(pathOf(held), held, {
        heading: `Reference ${held.reference}`,
        fields: [
          ['REF', held.reference],
          ['Subject', held.title],
        ],
        sections: [
          ['Request', requestHtml(held)],
          ['Response', answerHtml(held)],
        ],
        files: pen.attachments(
          held,
          (name) =>
            `/wp-content/uploads/${uploadMonth(held)}/${held.reference}-${slugOf(name)}${name.slice(name.lastIndexOf('.'))}`,
        ),
      })
    }
  },
  readable: (response) => ({ ...response, receivedOn: '', respondedOn: null, publishedOn: null }),
}

export const WORDPRESS_DESIGNS = [archive, divi, tablePress, fileDownload, rootPosts]

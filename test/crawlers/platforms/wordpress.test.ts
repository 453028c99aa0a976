import { describe, expect, it } from 'vitest'
import { LayoutError } from '../../../crawlers/platform.ts'
import type { LayoutOptions } from '../../../crawlers/platforms/layouts/options.ts'
import wordpress from '../../../crawlers/platforms/wordpress.ts'
import { pageOf } from '../replay.ts'

const SITE = 'https://www.example.nhs.uk'
const read = (body: string, path: string, options: LayoutOptions = {}) =>
  wordpress.readListing(pageOf(body, SITE + path), options)
const list = (main: string, options: LayoutOptions, path = '/responses/') =>
  read(`<main id="main">${main}</main>`, path, options)
const entry = (main: string, path: string, options: LayoutOptions = {}) =>
  wordpress.readEntry(pageOf(`<main>${main}</main>`, SITE + path), options)

describe('an archive of entries', () => {
  const OWN = { entryPaths: ['/responses/*'] }

  it('takes what leads to an entry, by its address, and nothing else', () => {
    const { entries } = list(
      `<article><h2><a href="/responses/206-2122/">206-2122</a></h2></article>
       <article><h2><a href="/responses/hedges/">FOI 159-2025 Hedges</a></h2><a href="/category/estates/">Estates</a></article>
       <nav><a href="/responses/page/2/">2</a></nav>`,
      OWN,
    )
    expect(entries.map(({ url, title, caseReference }) => [url, title, caseReference])).toEqual([
      [`${SITE}/responses/206-2122/`, null, '206-2122'],
      [`${SITE}/responses/hedges/`, 'Hedges', 'FOI 159-2025'],
    ])
  })

  it('reads an entry without entryPaths from the archive’s own markup, by its heading', () => {
    const article =
      '<article class="type-foi"><a rel="tag" href="/topic/it/">IT</a><h2><a href="/foi/servers/">Servers</a></h2><time datetime="2024-05-01T09:00:00+01:00">1 May</time></article>'
    expect(list(article, {}).entries).toMatchObject([
      { url: `${SITE}/foi/servers/`, title: 'Servers', publishedOn: '2024-05-01' },
    ])
  })

  it('reads a date behind its label, in any of its forms', () => {
    const dated = (line: string) =>
      list(`<article><h2><a href="/responses/a/">A</a></h2><p>${line}</p></article>`, OWN).entries[0]?.publishedOn
    expect(
      ['Released 12 December 2022', 'Published: March 1, 2018', 'Response published: 1 July 2025'].map(dated),
    ).toEqual(['2022-12-12', '2018-03-01', '2025-07-01'])
    expect(dated('We looked at what was published on 3 May 2019 and found nothing.')).toBeNull()
  })

  it.each([
    ['the pager of themes', '<a class="next page-numbers" href="/responses/page/2/">Next</a>'],
    ['older posts', '<div class="nav-previous"><a href="/responses/page/2/">Older posts</a></div>'],
    ['Divi', '<div class="alignleft"><a href="/responses/page/2/?et_blog">« Older Entries</a></div>'],
  ])('goes on by %s', (_, pager) => {
    expect(list(`<a href="/responses/a/">A</a>${pager}`, OWN).next).toBe(`${SITE}/responses/page/2/`)
  })

  it('reads links to www., to the bare name and to the builder’s copy as links to one site', () => {
    const links = ['https://example.nhs.uk', 'https://copy.builder.example', 'https://elsewhere.example'].map(
      (host, index) => `<p><a href="${host}/responses/a${index}/">A${index}</a></p>`,
    )
    const { entries } = list(links.join(''), { ...OWN, mirrors: ['copy.builder.example'] })
    expect(entries.map(({ url }) => url)).toEqual([`${SITE}/responses/a0/`, `${SITE}/responses/a1/`])
  })

  it('leads from a page about FOI to the log that it names, and not to the form', () => {
    const { entries, branches } = list(
      '<p><a href="/make-a-foi-request/">Make a request</a> <a href="/foi/log/">previous FOI requests</a></p>',
      { ...OWN, landing: true },
    )
    expect(entries).toEqual([])
    expect(branches).toEqual([`${SITE}/foi/log/`])
  })

  it('refuses a page that lists nothing and leads nowhere', () => {
    expect(() => list('<p>News</p>', OWN)).toThrow(LayoutError)
  })
})

describe('an entry', () => {
  it('gives a file once that two links lead to', () => {
    const block =
      '<div class="wp-block-file"><a href="/wp-content/uploads/2024/05/a.pdf">Response letter</a><a class="wp-block-file__button" href="/wp-content/uploads/2024/05/a.pdf" download>Download</a></div>'
    expect(entry(`<h1>Servers</h1>${block}`, '/responses/servers/').documents).toEqual([
      { url: `${SITE}/wp-content/uploads/2024/05/a.pdf`, title: 'Response letter', role: 'response' },
    ])
  })

  it('takes its title from a label where the heading is the reference alone', () => {
    const table =
      '<table><tr><td>Reference</td><td>FOI 2026/1712</td></tr><tr><td>Description</td><td>Care home fees</td></tr><tr><td>Date Requested</td><td>17/04/2026</td></tr><tr><td>Date Replied</td><td>11/05/2026</td></tr></table>'
    expect(
      entry(`<h1>FOI 2026/1712</h1>${table}<h2>Response</h2><p>None are held.</p>`, '/foi/foi-2026-1712/'),
    ).toEqual({
      title: 'Care home fees',
      caseReference: 'FOI 2026/1712',
      receivedOn: '2026-04-17',
      respondedOn: '2026-05-11',
      publishedOn: null,
      role: 'response',
      documents: [],
    })
  })

  it('is the response itself where it answers, and introduces it where it only points to the letter', () => {
    const link = '<a href="/wp-content/uploads/2024/05/letter.pdf">Letter</a>'
    const page = (answer: string) =>
      entry(`<h1>Servers</h1><h2>Response</h2><p>${answer}</p>${link}`, '/responses/servers/')
    expect(page('Please see the attached letter.')).toMatchObject({
      role: 'log_page',
      documents: [{ role: 'response' }],
    })
    expect(page('We hold 214 servers. '.repeat(12))).toMatchObject({
      role: 'response',
      documents: [{ role: 'attachment' }],
    })
  })

  it('answers itself where nothing but a spreadsheet comes with it', () => {
    const sheet = '<a href="/wp-content/uploads/2024/05/servers.xlsx">Servers by site</a>'
    expect(entry(`<h1>Servers</h1><h2>Response</h2><p>See the table.</p>${sheet}`, '/responses/servers/').role).toBe(
      'response',
    )
  })

  it('keeps the date of the reply apart from that of the request', () => {
    const lines = '<p>Date Request Replied To: 17/07/2019 12:46:26<br>Date Request Received: 01/07/2019 00:00:00</p>'
    expect(entry(`<h1>FOI_5167</h1>${lines}<h2>Response</h2><p>None.</p>`, '/foi/foi_5167/')).toMatchObject({
      caseReference: 'FOI_5167',
      receivedOn: '2019-07-01',
      respondedOn: '2019-07-17',
    })
  })
})

describe('a listing for programs', () => {
  const OWN = { entryPaths: ['/reference-####-*'], listingPaths: ['/wp-sitemap-posts-post-*.xml'] }
  const xml = (root: string) => `<?xml version="1.0" encoding="UTF-8"?>${root}`

  it('is a sitemap of sitemaps, then of posts, of which only the log’s are entries', () => {
    const index = ['posts-post-1', 'posts-page-1'].map(
      (name) => `<sitemap><loc>${SITE}/wp-sitemap-${name}.xml</loc></sitemap>`,
    )
    expect(read(xml(`<sitemapindex>${index.join('')}</sitemapindex>`), '/wp-sitemap.xml', OWN)).toEqual({
      entries: [],
      next: null,
      branches: [`${SITE}/wp-sitemap-posts-post-1.xml`],
    })
    const posts = ['reference-2018-126', 'new-car-park'].map(
      (slug) => `<url><loc>${SITE}/${slug}/</loc><lastmod>2026-01-01</lastmod></url>`,
    )
    const { entries } = read(xml(`<urlset>${posts.join('')}</urlset>`), '/wp-sitemap-posts-post-1.xml', OWN)
    expect(entries.map(({ url, publishedOn }) => [url, publishedOn])).toEqual([[`${SITE}/reference-2018-126/`, null]])
  })

  it('is a feed', () => {
    const item = `<item><title>FOI 101 Hedges &#38; lawns</title><link>${SITE}/responses/hedges/</link><pubDate>Fri, 30 Jan 2026 10:00:00 +0000</pubDate></item>`
    expect(read(xml(`<rss version="2.0"><channel>${item}</channel></rss>`), '/responses/feed/').entries).toMatchObject([
      {
        url: `${SITE}/responses/hedges/`,
        title: 'Hedges & lawns',
        caseReference: 'FOI 101',
        publishedOn: '2026-01-30',
      },
    ])
  })

  it('is the list of posts, and goes on by offset until a page is not full', () => {
    const posts = (count: number) =>
      JSON.stringify(
        Array.from({ length: count }, (_, index) => ({
          link: `${SITE}/foi/foi-${100 + index}/`,
          date: '2026-01-30T10:00:00',
          title: { rendered: `FOI ${100 + index} Beds &#8211; all` },
        })),
      )
    const first = read(posts(2), '/wp-json/wp/v2/foi?per_page=2')
    expect(first.entries[1]).toMatchObject({
      url: `${SITE}/foi/foi-101/`,
      title: 'Beds – all',
      publishedOn: '2026-01-30',
    })
    expect(first.next).toBe(`${SITE}/wp-json/wp/v2/foi?per_page=2&offset=2`)
    expect(read(posts(1), '/wp-json/wp/v2/foi?per_page=2&offset=2').next).toBeNull()
  })

  it('is refused where it is closed', () => {
    expect(() => read('[{"code":"rest_forbidden"}]', '/wp-json/wp/v2/foi')).toThrow(LayoutError)
    expect(() => read(xml('<urlset></urlset>'), '/wp-sitemap-posts-post-1.xml', OWN)).toThrow(LayoutError)
  })
})

describe('plug-ins that fill a page by script', () => {
  const route = (task: string, id: number, page = '') =>
    `${SITE}/wp-admin/admin-ajax.php?juwpfisadmin=false&action=wpfd&task=${task}.display&view=${task}&id=${id}${page}`

  it('WP File Download: the box’s category leads to its files and to the categories below', () => {
    expect(list('<div class="wpfd-content wpfd-content-tree" data-category="35"></div>', {}).branches).toEqual([
      route('files', 35, '&page=1'),
      route('categories', 35),
    ])
    const categories = JSON.stringify({ category: { term_id: 35 }, categories: [{ term_id: '41' }] })
    expect(read(categories, new URL(route('categories', 35)).href.slice(SITE.length)).branches).toEqual([
      route('files', 41, '&page=1'),
      route('categories', 41),
    ])
  })

  it('WP File Download: a file is known by its number, whatever its category and title are called today', () => {
    const files = (name: string) =>
      JSON.stringify({
        files: [
          {
            ID: 377,
            post_title: 'RFI 37513 Agency &amp; bank',
            linkdownload: `${SITE}/download/35/${name}/377/${name}.pdf`,
          },
        ],
        pagination: "<a class='next page-numbers' data-page='2'>",
      })
    const [first, renamed] = ['disclosure-log', 'log'].map((name) =>
      read(files(name), '/wp-admin/admin-ajax.php?action=wpfd&task=files.display&view=files&id=35&page=1'),
    )
    expect(first?.entries).toMatchObject([{ title: 'Agency & bank', caseReference: 'RFI 37513', kind: 'documents' }])
    expect(renamed?.entries[0]?.url).toBe(first?.entries[0]?.url)
    expect(first?.next).toBe(route('files', 35, '&page=2'))
  })

  it('Document Library Pro: says where the rows can be had that the page lacks', () => {
    const empty =
      '<table id="dlp_1a2b_1" class="posts-data-table"><thead><tr><th>Title</th><th>Date</th></tr></thead><tbody></tbody></table>'
    expect(() => list(empty, { layout: 'table' })).toThrow(/\/wp-json\/wp\/v2\/dlp_document/)
    const filled = empty.replace(
      '<tbody>',
      '<tbody><tr><td><a href="/wp-content/uploads/2024/05/foi-101.pdf">FOI 101 Beds</a></td><td>1 May 2024</td></tr>',
    )
    expect(list(filled, { layout: 'table' }).entries).toMatchObject([{ title: 'Beds', publishedOn: '2024-05-01' }])
  })
})

/** Listing pages in cards, definitions and bare lines. */
import { bare, divisions, landmarks, tables } from './frames.ts'
import { pageOf } from './page.ts'
import { groupedBy, judgments, type ListingPage, meetings, type Published, printed, responses } from './published.ts'

const each = (published: Published[], row: (one: Published, index: number) => string) => published.map(row).join('\n')

function wordPressLoop(): ListingPage {
  const published = responses(10, '/foi-disclosures/')
  return pageOf(
    'WordPress archive with categories, tags and read more',
    landmarks,
    published,
    `<div class="archive-list">${each(published, (one, index) => `<article id="post-${index}" class="post-${index} foi type-foi hentry"><header class="entry-header"><h2 class="entry-title"><a href="${one.path}" rel="bookmark">${one.title}</a></h2><div class="entry-meta">Posted on <time class="entry-date" datetime="${one.date}T09:00:00+00:00">${printed.british(one.date)}</time> by <a href="/author/admin">admin</a></div></header><div class="entry-summary"><p>You asked about ${one.title.toLowerCase()}. <a class="more-link" href="${one.path}">Read more</a></p></div><footer class="entry-footer">Posted in <a href="/category/finance" rel="category tag">Finance requests</a></footer></article>`)}</div>
<nav class="navigation pagination"><div class="nav-links"><span aria-current="page" class="page-numbers current">1</span><a class="page-numbers" href="/foi-disclosures/page/2/">2</a><a class="next page-numbers" href="/foi-disclosures/page/2/">Next</a></div></nav>`,
    { next: '/foi-disclosures/page/2/' },
  )
}

function fileBlocks(): ListingPage {
  const published = responses(14, '/wp-content/uploads/2024/03/', '.pdf')
  return pageOf(
    'WordPress file blocks, two links a file',
    landmarks,
    published,
    each(
      published,
      (one) =>
        `<div class="wp-block-file"><a id="f" href="${one.path}">${one.title}</a><a href="${one.path}" class="wp-block-file__button wp-element-button" download aria-describedby="f">Download</a></div>`,
    ),
    { date: () => null },
  )
}

function drupalView(): ListingPage {
  const published = judgments(12, '/sites/default/files/2024-03/')
  return pageOf(
    'Drupal view in rows of fields',
    divisions,
    published,
    `<div class="view view-opinions"><div class="view-filters"><form><input name="t"></form></div><div class="view-content">${each(published, (one, index) => `<div class="views-row views-row-${index + 1}"><div class="views-field views-field-title"><span class="field-content"><a href="${one.path}">${one.title}</a></span></div><div class="views-field views-field-field-number"><span class="views-label">Docket: </span><span class="field-content">${one.reference}</span></div><div class="views-field views-field-created"><span class="field-content">${printed.american(one.date)}</span></div></div>`)}</div><ul class="pager"><li class="pager-current">1</li><li class="pager-item"><a href="/published/list?page=1">2</a></li><li class="pager-next"><a title="Go to next page" href="/published/list?page=1">next ›</a></li></ul></div>`,
    { next: '/published/list?page=1' },
  )
}

function govUk(): ListingPage {
  const published = responses(20, '/government/publications/')
  return pageOf(
    'document list with attributes',
    landmarks,
    published,
    `<ul class="gem-c-document-list">${each(published, (one) => `<li class="gem-c-document-list__item"><div class="gem-c-document-list__item-title"><a href="${one.path}">${one.title}</a></div><p class="gem-c-document-list__item-description">Response to a request about this.</p><ul class="gem-c-document-list__item-metadata"><li class="gem-c-document-list__attribute">FOI release</li><li class="gem-c-document-list__attribute">Updated: <time datetime="${one.date}">${printed.british(one.date)}</time></li></ul></li>`)}</ul>`,
  )
}

function lineBreaks(): ListingPage {
  const published = judgments(18)
  return pageOf(
    'paragraph of lines between breaks',
    tables,
    published,
    `<P>${each(published, (one) => `<A HREF="${one.path}">${one.title}</A>, No. ${one.reference} (${printed.american(one.date)})<BR>`)}</P>`,
  )
}

function linesAboveLinks(): ListingPage {
  const published = judgments(10)
  return pageOf(
    'lines that end in a link',
    divisions,
    published,
    `<p>${each(published, (one) => `${one.title}<br>Docket No. ${one.reference}<br>Filed ${printed.american(one.date)}<br><a href="${one.path}">Download opinion</a><br><br>`)}</p>`,
  )
}

function preformatted(): ListingPage {
  const published = judgments(20)
  return pageOf(
    'preformatted text by day',
    bare,
    published,
    `<pre>${groupedBy(published, ({ date }) => date)
      .map(
        ([day, members]) =>
          `<b>[ ${printed.american(day)} ]</b><br>${each(members, (one) => `<a href="${one.path}">${one.reference}.pdf</a>   ${printed.american_slashes(one.date)}  ${one.title}\n   Court of Appeals Case No: ${one.reference}\n   District Court for the District of Oakhanger\n`)}`,
      )
      .join('\n')}</pre>`,
  )
}

function paragraphs(): ListingPage {
  const published = judgments(12)
  return pageOf(
    'a paragraph each, the number before the link',
    divisions,
    published,
    each(
      published,
      (one) =>
        `<p>${one.reference} &nbsp; <strong><a href="${one.path}">${one.title}</a></strong> &ndash; ${printed.american(one.date)}</p>`,
    ),
  )
}

function headingAndParagraph(): ListingPage {
  const published = meetings(10)
  return pageOf(
    'headings, text and a link, without wrappers',
    landmarks,
    published,
    each(
      published,
      (one) =>
        `<h3>${one.title} – ${printed.british(one.date)}</h3><p>The minutes were approved at the meeting that followed.</p><p><a href="${one.path}">Download the minutes</a></p>`,
    ),
    { heading: (one) => `${one.title} – ${printed.british(one.date)}` },
  )
}

function definitions(): ListingPage {
  const published = judgments(14)
  return pageOf(
    'definition list, the term linked',
    bare,
    published,
    `<dl>${each(published, (one) => `<dt><a href="${one.path}">${one.title}</a></dt><dd>${one.reference}. Decided ${printed.short(one.date)}. Appeal from the county court.</dd>`)}</dl>`,
  )
}

function termIsDay(): ListingPage {
  const published = judgments(12)
  return pageOf(
    'definition list, the term a date',
    divisions,
    published,
    `<dl>${each(published, (one) => `<dt>${printed.british(one.date)}</dt><dd><a href="${one.path}">${one.title}</a> <em>(${one.reference})</em></dd>`)}</dl>`,
  )
}

function umbracoCards(): ListingPage {
  const published = responses(12, '/foi/')
  return pageOf(
    'cards that are links altogether',
    landmarks,
    published,
    `<div class="row">${each(published, (one) => `<div class="col-sm-4"><a class="card" href="${one.path}"><h3 class="card-title">${one.title}</h3><p class="card-text">Reference ${one.reference}</p><span class="card-date">Published ${printed.british(one.date)}</span></a></div>`)}</div>`,
  )
}

function divi(): ListingPage {
  const published = responses(9, '/responses/')
  return pageOf(
    'Divi blog module',
    landmarks,
    published,
    `<div class="et_pb_section"><div class="et_pb_row"><div class="et_pb_module et_pb_blog_0"><div class="et_pb_ajax_pagination_container">${each(published, (one, index) => `<article id="post-${900 + index}" class="et_pb_post clearfix"><h2 class="entry-title"><a href="${one.path}">${one.title}</a></h2><p class="post-meta"><span class="published">${printed.short(one.date)}</span> | <a href="/category/workforce/">Workforce</a>, <a href="/category/estates/">Estates</a></p><div class="post-content"><p>We received a request.</p></div></article>`)}<div class="pagination clearfix"><div class="alignleft"><a href="/responses/page/2/?et_blog">« Older Entries</a></div></div></div></div></div></div>`,
    { next: '/responses/page/2/?et_blog' },
  )
}

function libraryBlock(): ListingPage {
  const published = responses(16, '/download_file/').map((one, index) => ({
    ...one,
    path: `/download_file/${3000 + index}/512`,
  }))
  return pageOf(
    'Concrete document library without extensions',
    landmarks,
    published,
    `<div id="ccm-block-document-library-wrapper-88"><table class="table ccm-block-document-library-table"><thead><tr><th class="ccm-block-document-library-column-title"><a href="?sort=title&amp;dir=asc">Title</a></th><th><a href="?sort=date&amp;dir=asc">Date</a></th><th>Size</th></tr></thead><tbody>${each(published, (one, index) => `<tr class="ccm-block-document-library-row-${index % 2 ? 'a' : 'b'}"><td><a href="${one.path}">${one.reference} ${one.title}</a></td><td>${printed.british(one.date)}</td><td>182.5 KB</td></tr>`)}</tbody></table></div>`,
    { heading: (one) => `${one.reference} ${one.title}` },
  )
}

function monthHeadingLines(): ListingPage {
  const published = responses(20, '/download/', '.pdf')
  return pageOf(
    'paragraphs under bold months',
    landmarks,
    published,
    groupedBy(published, ({ date }) => printed.month(date))
      .map(
        ([name, members]) =>
          `<p><strong>${name}</strong></p>${each(members, (one) => `<p><a href="${one.path}">${one.title}</a></p>`)}`,
      )
      .join('\n'),
    { date: (one) => one.date.slice(0, 7) },
  )
}

function french(): ListingPage {
  const months = [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ]
  const published = judgments(10)
  return pageOf(
    'decisions dated in French',
    bare,
    published,
    `<ul>${each(published, (one) => `<li><a href="${one.path}">${one.title}</a> - ${Number(one.date.slice(8))} ${months[Number(one.date.slice(5, 7)) - 1]} ${one.date.slice(0, 4)}</li>`)}</ul>`,
  )
}

function namesOnly(): ListingPage {
  const published = meetings(12).map((one) => ({ ...one, path: `/minutes/${one.date}-minutes.pdf` }))
  return pageOf(
    'dates only in the names of files',
    landmarks,
    published,
    `<ul>${each(published, (one, index) => `<li><a href="${one.path}">${one.title} minutes no ${index + 1}</a></li>`)}</ul>`,
    { heading: (one) => `${one.title} minutes no ${published.indexOf(one) + 1}` },
  )
}

export const cardsAndLines: (() => ListingPage)[] = [
  wordPressLoop,
  fileBlocks,
  drupalView,
  govUk,
  lineBreaks,
  linesAboveLinks,
  preformatted,
  paragraphs,
  headingAndParagraph,
  definitions,
  termIsDay,
  umbracoCards,
  divi,
  libraryBlock,
  monthHeadingLines,
  french,
  namesOnly,
]

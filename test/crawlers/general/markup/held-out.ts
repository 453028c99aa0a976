/**
 * Listing pages in markup that the reader was not designed on. On first sight it found all entries and nothing else, 87.5% of
 * the titles and 95.4% of the dates; what was wrong has been mended since, so they no longer measure how far its rules reach.
 */
import { bare, divisions, landmarks, tables, webForms } from './frames.ts'
import { pageOf } from './page.ts'
import { groupedBy, judgments, type ListingPage, meetings, type Published, printed, responses } from './published.ts'

const each = (published: Published[], row: (one: Published, index: number) => string) => published.map(row).join('\n')
const year = ({ date }: Published) => date.slice(0, 4)
const month = ({ date }: Published) => printed.month(date)

function agendaCenter(): ListingPage {
  const published = meetings(11).map((one, index) => ({
    ...one,
    path: `/AgendaCenter/ViewFile/Agenda/_${one.date.slice(5, 7)}${one.date.slice(8)}${year(one)}-${index}`,
  }))
  return pageOf(
    'agenda centre: abbreviated day above the link, minutes behind an image',
    webForms,
    published,
    `<div class="listing listingCollapse noHeader"><table><thead><tr><th>Agenda</th><th>Minutes</th><th>Download</th></tr></thead><tbody>
${each(published, (one, index) => `<tr class="catAgendaRow"><td><h3 class="noMargin"><strong aria-label="Agenda for ${printed.american(one.date)}"><abbr title="m">${printed.short(one.date).slice(0, 3)}</abbr> ${Number(one.date.slice(8))}, ${year(one)}</strong></h3><p><a target="_blank" href="${one.path}">${one.title}</a></p></td><td class="minutes"><a href="/AgendaCenter/ViewFile/Minutes/_${index}"><img alt="Minutes" src="/i.png"></a></td><td class="downloads"><ol><li><a href="${one.path}?html=true">HTML</a></li><li><a href="${one.path}?packet=true">Packet</a></li></ol></td></tr>`)}</tbody></table></div>`,
  )
}

function viewPublisher(): ListingPage {
  const published = meetings(13).map((one, index) => ({
    ...one,
    path: `/AgendaViewer.php?view_id=2&clip_id=${700 + index}`,
  }))
  return pageOf(
    'archive of recordings: video opened by script, duration, agenda',
    bare,
    published,
    `<table class="listingTable" id="archive"><thead><tr><th>Name</th><th>Date</th><th>Duration</th><th>&nbsp;</th><th>&nbsp;</th></tr></thead><tbody>
${each(published, (one, index) => `<tr class="listingRow"><td class="listItem" headers="Name">${one.title}</td><td class="listItem"><span style="display:none;">17115${index}</span>${printed.short(one.date).replace('.', '')} - 06:30 PM</td><td class="listItem">02h 15m</td><td class="listItem"><a href="${one.path.replaceAll('&', '&amp;')}" target="_blank">Agenda</a></td><td class="listItem"><a href="javascript:void(0);" onclick="window.open('/MediaPlayer.php?view_id=2&amp;clip_id=${700 + index}','player')">Video</a></td></tr>`)}</tbody></table>`,
  )
}

function shareLibrary(): ListingPage {
  const published = meetings(12, '/sites/docs/Shared%20Documents/')
  return pageOf(
    'SharePoint library with icons',
    divisions,
    published,
    `<table class="ms-listviewtable" summary="Minutes"><tr class="ms-viewheadertr"><th class="ms-vh2"><div><a href="javascript:">Type</a></div></th><th><div><a href="#">Name</a></div></th><th>Meeting Date</th><th>Modified By</th></tr>
${each(published, (one, index) => `<tr class="${index % 2 ? 'ms-alternating ' : ''}ms-itmhover"><td class="ms-vb-icon"><img alt="PDF file" src="/_layouts/icpdf.gif"></td><td class="ms-vb-title"><div class="ms-vb itx"><a onfocus="OnLink(this)" href="${one.path}">${one.title} minutes ${index + 1}</a></div></td><td class="ms-vb2"><nobr>${Number(one.date.slice(5, 7))}/${Number(one.date.slice(8))}/${year(one)}</nobr></td><td>Clerk</td></tr>`)}</table>`,
    { heading: (one) => `${one.title} minutes ${published.indexOf(one) + 1}` },
  )
}

function searchResults(): ListingPage {
  const published = responses(10, '/publications/')
  return pageOf(
    'search results with facets, tags and excerpts',
    landmarks,
    published,
    `<div class="search-page"><div class="facets"><h2>Refine by</h2><h3>Category</h3><ul>${['Finance', 'Estates and facilities', 'Workforce planning', 'Clinical services'].map((name, index) => `<li><a href="/published/list?category=${index}">${name} (${index + 4})</a></li>`).join('')}</ul></div><div class="search-results"><p>10 of 52 results</p>${each(published, (one, index) => `<div class="search-result"><h3>${index + 1}. <a href="${one.path}">${one.title}</a></h3><p class="excerpt">… the number of ${one.title.toLowerCase()} in each of the last three years …</p><p class="meta"><span>FOI response</span> <span>${printed.slashes(one.date)}</span></p><ul class="tags"><li><a href="/tags/finance">finance</a></li><li><a href="/tags/foi">foi</a></li></ul></div>`)}</div></div>`,
  )
}

function underDays(): ListingPage {
  const published = judgments(16)
  return pageOf(
    'paragraphs of capitals under days',
    divisions,
    published,
    groupedBy(published, ({ date }) => date)
      .map(
        ([day, members]) =>
          `<h4>${printed.american(day)}</h4>${each(members, (one) => `<p><a href="${one.path}" target="_blank">${one.reference}. ${one.title.toUpperCase()}</a></p>`)}`,
      )
      .join('\n'),
    { heading: (one) => one.title.toUpperCase() },
  )
}

function iconOnly(): ListingPage {
  const published = judgments(14)
  return pageOf(
    'table without header whose link is an image',
    tables,
    published,
    `<table border=0>${each(published, (one) => `<tr><td>${one.reference}</td><td>${one.title}</td><td>${printed.american_slashes(one.date)}</td><td><a href="${one.path}"><img src="/pdf.gif" border=0></a></td></tr>`)}</table>`,
  )
}

function gridRows(): ListingPage {
  const published = meetings(12)
  return pageOf(
    'rows of a grid in divisions',
    landmarks,
    published,
    `<div class="container">${each(published, (one) => `<div class="row mb-2"><div class="col-md-3">${printed.british(one.date)}</div><div class="col-md-6">${one.title}</div><div class="col-md-3"><a class="btn btn-primary" href="${one.path}">Download PDF</a></div></div>`)}</div>`,
  )
}

function elementor(): ListingPage {
  const published = responses(9, '/disclosure/')
  return pageOf(
    'Elementor posts with thumbnails',
    landmarks,
    published,
    `<div class="elementor-posts-container">${each(published, (one) => `<article class="elementor-post elementor-grid-item"><a class="elementor-post__thumbnail__link" href="${one.path}"><div class="elementor-post__thumbnail"><img src="/t.jpg"></div></a><div class="elementor-post__text"><h3 class="elementor-post__title"><a href="${one.path}">${one.title}</a></h3><div class="elementor-post__meta-data"><span class="elementor-post-date">${printed.american(one.date)}</span><span class="elementor-post-avatar">No Comments</span></div><div class="elementor-post__excerpt"><p>Response to a request.</p></div><a class="elementor-post__read-more" href="${one.path}">Read More »</a></div></article>`)}</div>`,
  )
}

function tabsOfYears(): ListingPage {
  const published = meetings(20, '/board/')
  return pageOf(
    'tabs of years whose links are days',
    landmarks,
    published,
    `<ul class="nav nav-tabs"><li><a href="#y2024">2024</a></li><li><a href="#y2023">2023</a></li></ul><div class="tab-content">${groupedBy(
      published,
      year,
    )
      .map(
        ([name, members]) =>
          `<div class="tab-pane" id="y${name}"><h3>${name}</h3>${each(members, (one) => `<p><a href="${one.path}">${printed.british(one.date)}</a></p>`)}</div>`,
      )
      .join('')}</div>`,
    { heading: (one) => printed.british(one.date) },
  )
}

function details(): ListingPage {
  const published = judgments(18)
  return pageOf(
    'details by year',
    landmarks,
    published,
    groupedBy(published, year)
      .map(
        ([name, members]) =>
          `<details><summary>${name}</summary><ul>${each(members, (one) => `<li><a href="${one.path}">${one.title}</a> (${one.reference}, ${printed.dayAndMonth(one.date)}) <span class="size">[PDF, 1.2 MB]</span></li>`)}</ul></details>`,
      )
      .join(''),
  )
}

function rules(): ListingPage {
  const published = judgments(9, '/cases/', '.asp')
  return pageOf(
    'lines between rules',
    tables,
    published,
    each(
      published,
      (one) =>
        `<B><A HREF="${one.path}">${one.title}</A></B><BR><I>${printed.british(one.date)}</I><BR>Appeal ${one.reference}. The appeal is dismissed with costs.<HR>`,
    ),
  )
}

function newsWithSidebar(): ListingPage {
  const published = responses(8, '/news/')
  return pageOf(
    'news releases beside recent posts and tags',
    divisions,
    published,
    `<div class="posts">${each(published, (one) => `<div class="post"><a href="${one.path}"><img src="/a.jpg" alt=""></a><h2><a href="${one.path}">${one.title}</a></h2><div class="date">${printed.british(one.date)}</div><p>The figures were published today.</p></div>`)}</div><div class="widget"><h3>Recent Posts</h3><ul>${each(published.slice(0, 3), (one) => `<li><a href="${one.path}">${one.title}</a></li>`)}</ul></div><div class="widget tagcloud"><a href="/tag/estates">estates</a> <a href="/tag/staff">staff</a></div>`,
  )
}

function futureMeetings(): ListingPage {
  const published = meetings(12)
  return pageOf(
    'rows without a link among rows with one',
    landmarks,
    published,
    `<table><tbody><tr><td>Date</td><td>Committee</td><td>Papers</td></tr><tr><td>1 June 2024</td><td>Planning Committee</td><td>Not yet published</td></tr>${each(published, (one, index) => `<tr><td>${printed.british(one.date)}</td><td>${one.title}</td><td><a href="${one.path}">Minutes</a><br><a href="/papers/${index}.pdf">Public pack</a></td></tr>${index % 4 === 0 ? '<tr><td>5 May 2023</td><td>Cancelled</td><td></td></tr>' : ''}`)}</tbody></table>`,
  )
}

function baseHref(): ListingPage {
  const published = judgments(10, '/courts/opinions/')
  const page = pageOf(
    'relative links under a base',
    bare,
    published,
    `<ul>${each(published, (one) => `<LI>${printed.short(one.date)} - <A HREF="opinions/${one.reference}.pdf">${one.title}</A>, Docket ${one.reference}`)}</ul>`,
  )
  return { ...page, html: page.html.replace('<head>', '<head><base href="https://www.example.org/courts/">') }
}

function german(): ListingPage {
  const months = [
    'Januar',
    'Februar',
    'März',
    'April',
    'Mai',
    'Juni',
    'Juli',
    'August',
    'September',
    'Oktober',
    'November',
    'Dezember',
  ]
  const published = judgments(10, '/urteile/')
  return pageOf(
    'decisions dated in German',
    landmarks,
    published,
    `<table><tr><th>Titel</th><th>Datum</th></tr>${each(published, (one) => `<tr><td><a href="${one.path}">${one.title}</a></td><td>${Number(one.date.slice(8))}. ${months[Number(one.date.slice(5, 7)) - 1]} ${year(one)}</td></tr>`)}</table>`,
  )
}

function withDissent(): ListingPage {
  const published = judgments(12)
  return pageOf(
    'items with concurrences and dissents',
    divisions,
    published,
    `<ul>${each(published, (one, index) => `<li>${one.reference} <a href="${one.path}">${one.title}</a> (${printed.american_slashes(one.date)})${index % 3 === 0 ? ` <a href="/opinions/${one.reference}c.pdf">Concurrence</a>, <a href="/opinions/${one.reference}d.pdf">Dissent</a>` : ''}</li>`)}</ul>`,
  )
}

function narrowTable(): ListingPage {
  const published = judgments(20)
  return pageOf(
    'narrow table with two-digit years',
    divisions,
    published,
    `<table class="table"><tr><th>R-</th><th>Date</th><th>Docket</th><th>Name</th><th>J.</th><th>Pt.</th></tr>${each(published, (one, index) => `<tr><td>${20 - index}</td><td>${Number(one.date.slice(5, 7))}/${one.date.slice(8)}/${one.date.slice(2, 4)}</td><td>${one.reference}</td><td><a href="${one.path}" title="The court held that it was so.">${one.title}</a></td><td>K</td><td>601/1</td></tr>`)}</table>`,
  )
}

function tablesOfMonths(): ListingPage {
  const published = responses(22, '/media/abcd1234/', '.pdf')
  return pageOf(
    'tables in an accordion of months',
    landmarks,
    published,
    groupedBy(published, month)
      .map(
        ([name, members]) =>
          `<section class="accordion"><h2><button aria-expanded="false" aria-controls="x">${name}</button></h2><div class="accordion__panel"><table><thead><tr><th>Ref</th><th>Subject</th><th>Response</th></tr></thead><tbody>${each(members, (one) => `<tr><td>${one.reference}</td><td>${one.title}</td><td><a href="${one.path}">View response</a></td></tr>`)}</tbody></table></div></section>`,
      )
      .join(''),
    { date: (one) => one.date.slice(0, 7) },
  )
}

function flatDivisions(): ListingPage {
  const published = judgments(14)
  return pageOf(
    'dates and titles in turn, without wrappers',
    divisions,
    published,
    `<div class="list">${each(published, (one) => `<div class="date">${printed.american(one.date)}</div><div class="title"><a href="${one.path}">${one.title}</a></div>`)}</div>`,
  )
}

function headingLinks(): ListingPage {
  const published = judgments(10, '/decisions/', '.html')
  return pageOf(
    'linked headings, each with a paragraph behind it',
    landmarks,
    published,
    each(
      published,
      (one) => `<h4><a href="${one.path}">${one.title}</a></h4><p>${printed.british(one.date)} | ${one.reference}</p>`,
    ),
  )
}

function single(): ListingPage {
  const published = judgments(1)
  return pageOf(
    'one entry',
    divisions,
    published,
    `<h3>Opinions for ${printed.american(published[0]?.date ?? '')}</h3>${each(published, (one) => `<p>${one.reference} <a href="${one.path}">${one.title}</a></p>`)}`,
  )
}

function noticeList(): ListingPage {
  const published = meetings(15, '/notices/').map((one, index) => ({
    ...one,
    path: `/LinkClick.aspx?fileticket=Q${index}x%3d&tabid=91`,
  }))
  return pageOf(
    'DotNetNuke links in paragraphs of a cell',
    webForms,
    published,
    `<div class="DNNModuleContent"><table width="100%"><tr><td>${each(published, (one) => `<p><a href="${one.path.replace('&', '&amp;')}" target="_blank">${one.title} Decision Notice - ${printed.american(one.date)}</a></p>`)}</td></tr></table></div>`,
    { heading: (one) => `${one.title} Decision Notice - ${printed.american(one.date)}` },
  )
}

function yearPages(): ListingPage {
  const published = responses(12, '/foi/responses/', '.pdf')
  return pageOf(
    'files beside links to pages of earlier years',
    landmarks,
    published,
    `<h2>Responses 2024</h2><ul>${each(published, (one) => `<li><p><a href="${one.path}">${one.reference}: ${one.title}</a> <em>${printed.slashes(one.date)}</em></p></li>`)}</ul><h2>Earlier years</h2><ul>${[2023, 2022, 2021, 2020].map((name) => `<li><a href="/foi/responses/${name}/">Responses ${name}</a></li>`).join('')}</ul>`,
    { heading: (one) => `${one.reference}: ${one.title}` },
  )
}

function spansOnly(): ListingPage {
  const published = judgments(15)
  return pageOf(
    'spans and breaks in one division',
    divisions,
    published,
    `<div class="opinions">${each(published, (one) => `<span class="cn">${one.reference}</span> <span class="nm">${one.title}</span> <span class="dt">${printed.dashes(one.date)}</span> <a href="${one.path}">[PDF]</a><br clear="all">`)}</div>`,
  )
}

export const heldOut: (() => ListingPage)[] = [
  agendaCenter,
  viewPublisher,
  shareLibrary,
  searchResults,
  underDays,
  iconOnly,
  gridRows,
  elementor,
  tabsOfYears,
  details,
  rules,
  newsWithSidebar,
  futureMeetings,
  baseHref,
  german,
  withDissent,
  narrowTable,
  tablesOfMonths,
  flatDivisions,
  headingLinks,
  single,
  noticeList,
  yearPages,
  spansOnly,
]

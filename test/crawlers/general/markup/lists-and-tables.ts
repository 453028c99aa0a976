/** Listing pages in tables and lists, as content systems and courts make them. */
import { bare, divisions, landmarks, tables, webForms } from './frames.ts'
import { pageOf } from './page.ts'
import { groupedBy, judgments, type ListingPage, meetings, type Published, printed, responses } from './published.ts'

const each = (published: Published[], row: (one: Published, index: number) => string) => published.map(row).join('\n')
const year = ({ date }: Published) => date.slice(0, 4)
const month = ({ date }: Published) => printed.month(date)

function courtTable(): ListingPage {
  const published = judgments(24)
  return pageOf(
    'table of judgments, the name linked',
    divisions,
    published,
    `<table class="opinions"><thead><tr><th>Date filed</th><th>Case number</th><th>Case name</th><th>Judge</th></tr></thead><tbody>
${each(published, (one, index) => `<tr class="${index % 2 ? 'odd' : 'even'}"><td>${printed.american_slashes(one.date)}</td><td>${one.reference}</td><td><a href="${one.path}">${one.title}</a></td><td>Judge Penhallow</td></tr>`)}</tbody></table>`,
  )
}

function docketLinked(): ListingPage {
  const published = judgments(12, '/opinions/pdf/')
  return pageOf(
    'table whose number links the docket and whose word links the file',
    divisions,
    published,
    `<table><tr><td><b>No.</b></td><td><b>Caption</b></td><td><b>Filed</b></td><td><b>Document</b></td></tr>
${each(published, (one) => `<tr><td><a href="/docket/case?no=${one.reference}">${one.reference}</a></td><td>${one.title}</td><td>${printed.short(one.date)}</td><td><a href="${one.path}" target="_blank">Opinion</a></td></tr>`)}</table>`,
  )
}

function firstCellDate(): ListingPage {
  const published = meetings(15)
  return pageOf(
    'table whose first cell is the date and whose link says only PDF',
    landmarks,
    published,
    `<table class="table table-striped"><thead><tr><th scope="col">Date</th><th scope="col">Meeting</th><th scope="col">Minutes</th></tr></thead><tbody>
${each(published, (one) => `<tr><td>${printed.british(one.date)}</td><td>${one.title}</td><td><a href="${one.path}">PDF</a> (120 KB)</td></tr>`)}</tbody></table>`,
  )
}

function agendaAndMinutes(): ListingPage {
  const published = meetings(14, '/documents/minutes/')
  return pageOf(
    'table of meetings with agenda, minutes and audio',
    landmarks,
    published,
    `<table><caption>Meetings</caption><tr><th>Meeting</th><th>Date</th><th>Agenda</th><th>Minutes</th><th>Audio</th></tr>
${each(published, (one, index) => `<tr><td>${one.title}</td><td>${printed.american(one.date)}</td><td><a href="/documents/agenda/${index}.pdf">Agenda</a></td><td><a href="${one.path}">Minutes</a></td><td><a href="/media/${index}.mp3">Audio</a></td></tr>`)}</table>`,
  )
}

function hereOnly(): ListingPage {
  const published = responses(18, '/media/', '.pdf')
  return pageOf(
    'table whose link text is only "here"',
    landmarks,
    published,
    `<div class="rte"><table border="0"><tbody><tr><td><strong>Reference</strong></td><td><strong>Request</strong></td><td><strong>Date replied</strong></td><td><strong>Response</strong></td></tr>
${each(published, (one) => `<tr><td>${one.reference}</td><td>${one.title}</td><td>${printed.slashes(one.date)}</td><td><a href="${one.path}">here</a></td></tr>`)}</tbody></table></div>`,
  )
}

function referenceLinked(): ListingPage {
  const published = responses(20)
  return pageOf(
    'table whose reference is the link',
    landmarks,
    published,
    `<table class="ccm-express"><thead><tr><th>Reference</th><th>Description</th><th>Date Requested</th><th>Date Replied</th><th>Category</th></tr></thead><tbody>
${each(published, (one) => `<tr><td><a href="${one.path}">${one.reference}</a></td><td>${one.title}</td><td>01/01/2024</td><td>${printed.slashes(one.date)}</td><td>Corporate<br>Finance</td></tr>`)}</tbody></table>
<div class="ccm-pagination-wrapper"><ul class="pagination"><li class="prev disabled"><span>Previous</span></li><li class="active"><span>1</span></li><li><a href="?ccm_paging_p=2">2</a></li><li class="next"><a href="?ccm_paging_p=2&amp;ccm_order_by=cv.cvDatePublic">Next</a></li></ul></div>`,
    { next: '?ccm_paging_p=2&ccm_order_by=cv.cvDatePublic' },
  )
}

function gridView(): ListingPage {
  const published = meetings(12, '/ShowDocument.aspx?id=')
  return pageOf(
    'ASP.NET grid with sorting headers and postback pager',
    webForms,
    published,
    `<table class="GridView" cellspacing="0" rules="all" id="ctl00_gvDocs"><tr class="GridHeader"><th><a href="javascript:__doPostBack('gv','Sort$Name')">Name</a></th><th><a href="javascript:__doPostBack('gv','Sort$Date')">Date</a></th><th>&nbsp;</th></tr>
${each(published, (one) => `<tr><td>${one.title}</td><td>${printed.american_slashes(one.date)} 12:00:00 AM</td><td><a id="lnk" href="${one.path}">View</a></td></tr>`)}
<tr class="GridPager"><td colspan="3"><table><tr><td><span>1</span></td><td><a href="javascript:__doPostBack('gv','Page$2')">2</a></td></tr></table></td></tr></table>`,
  )
}

function monthRows(): ListingPage {
  const published = judgments(16)
  return pageOf(
    'table with rows that name the month',
    tables,
    published,
    `<TABLE BORDER=1><TR><TH>Date<TH>Docket<TH>Title
${groupedBy(published, month)
  .map(
    ([name, members]) =>
      `<TR><TD COLSPAN=3><B>${name}</B></TD></TR>\n${each(members, (one) => `<TR><TD>${printed.dayAndMonth(one.date)}<TD>${one.reference}<TD><A HREF="${one.path}">${one.title}</A>`)}`,
  )
  .join('\n')}
</TABLE>`,
  )
}

function rowSpan(): ListingPage {
  const published = judgments(12)
  const pairs = published.map((one, index) => ({ ...one, date: published[index - (index % 2)]?.date ?? one.date }))
  return pageOf(
    'table whose date cell spans the rows of a day',
    divisions,
    pairs,
    `<table><tr><th>Release date</th><th>Case</th><th>Opinion</th></tr>
${pairs.map((one, index) => `<tr>${index % 2 === 0 ? `<td rowspan="2">${printed.american(one.date)}</td>` : ''}<td>${one.title} (${one.reference})</td><td><a href="${one.path}">PDF</a> | <a href="${one.path.replace('.pdf', '.docx')}">Word</a></td></tr>`).join('\n')}</table>`,
  )
}

function cellOfSeveral(): ListingPage {
  const published = judgments(15)
  const days = [published.slice(0, 5), published.slice(5, 9), published.slice(9)].map((members) =>
    members.map((one) => ({ ...one, date: members[0]?.date ?? one.date })),
  )
  return pageOf(
    'table of days whose cells list several judgments',
    divisions,
    days.flat(),
    `<table>
${days.map((members) => `<tr><td valign="top">${printed.american(members[0]?.date ?? '')}</td><td>${members.map((one) => `<a href="${one.path}">${one.title}</a>, No. ${one.reference}<br />`).join('\n')}</td></tr>`).join('\n')}</table>`,
  )
}

function bulletList(): ListingPage {
  const published = responses(22, '/files/', '.pdf')
  return pageOf(
    'list of files with reference and size',
    landmarks,
    published,
    `<ul>${each(published, (one) => `<li><a href="${one.path}">${one.reference} - ${one.title} (PDF, 210KB)</a></li>`)}</ul>`,
    { date: () => null, heading: (one) => `${one.reference} - ${one.title}` },
  )
}

function citations(): ListingPage {
  const published = judgments(30, '/ew/cases/2024/', '.html')
  return pageOf(
    'list of citations, the date in brackets behind',
    bare,
    published,
    `<H2>Decisions</H2><HR><UL>
${each(published, (one, index) => `<LI><A HREF="${one.path}">${one.title} [2024] XKHC ${index + 10}</A> (${printed.british(one.date)})`)}
</UL><HR><A HREF="/">Home</A> <A HREF="/databases.html">Databases</A> <A HREF="/help/feedback.html">Feedback</A>`,
    { heading: (one) => one.title },
  )
}

function byYearLists(): ListingPage {
  const published = meetings(24)
  return pageOf(
    'lists under headings by year, the day in the link',
    landmarks,
    published,
    groupedBy(published, year)
      .map(
        ([name, members]) =>
          `<h2 id="y${name}">${name}</h2><ul>${each(members, (one) => `<li><a href="${one.path}">${one.title} - ${printed.dayAndMonth(one.date)}</a></li>`)}</ul>`,
      )
      .join('\n'),
    { heading: (one) => `${one.title} - ${printed.dayAndMonth(one.date)}` },
  )
}

function nestedList(): ListingPage {
  const published = meetings(12, '/uploads/minutes-')
  return pageOf(
    'list of meetings each with a list of its papers',
    landmarks,
    published,
    `<ul>${each(published, (one, index) => `<li>${one.title}, ${printed.british(one.date)}<ul><li><a href="/uploads/agenda-${index}.pdf">Agenda</a></li><li><a href="${one.path}">Minutes</a></li></ul></li>`)}</ul>`,
  )
}

function accordion(): ListingPage {
  const published = responses(24, '/foi/files/', '.docx')
  return pageOf(
    'accordion by month',
    landmarks,
    published,
    groupedBy(published, month)
      .map(
        ([name, members], index) =>
          `<div class="accordion-item"><h3 class="accordion-header"><button class="accordion-button" aria-controls="c${index}" data-toggle="collapse">${name}</button></h3><div id="c${index}" class="accordion-collapse collapse" aria-hidden="true"><ul>${each(members, (one) => `<li><a href="${one.path}" download>${one.title}</a></li>`)}</ul></div></div>`,
      )
      .join('\n'),
    { date: (one) => one.date.slice(0, 7) },
  )
}

function joomla(): ListingPage {
  const published = responses(15, '/index.php/foi/')
  return pageOf(
    'Joomla category table',
    divisions,
    published,
    `<form id="adminForm"><select><option>10</option></select><table class="category"><thead><tr><th><a href="#" onclick="Joomla.tableOrdering('a.title','asc','');">Title</a></th><th>Published Date</th><th>Hits</th></tr></thead><tbody>
${each(published, (one, index) => `<tr class="cat-list-row${index % 2}"><td headers="categorylist_header_title" class="list-title"><a href="${one.path}">${one.title}</a></td><td class="list-date small">${printed.british(one.date)}</td><td><span class="badge">Hits: ${120 - index}</span></td></tr>`)}</tbody></table>
<div class="pagination"><ul><li class="pagination-start"><span class="pagenav">Start</span></li><li class="active"><a>1</a></li><li><a class="pagenav" href="/index.php/foi?start=15">2</a></li><li class="pagination-next"><a title="Next" href="/index.php/foi?start=15" class="pagenav">Next</a></li></ul></div></form>`,
    { next: '/index.php/foi?start=15' },
  )
}

function two(): ListingPage {
  const published = judgments(2)
  return pageOf(
    'two entries only',
    divisions,
    published,
    `<h2>Opinions released this week</h2><table><tr><th>Docket</th><th>Title</th><th>Date</th></tr>${each(published, (one) => `<tr><td>${one.reference}</td><td><a href="${one.path}">${one.title}</a></td><td>${printed.american(one.date)}</td></tr>`)}</table>`,
  )
}

function thousand(): ListingPage {
  const published = judgments(1000)
  return pageOf(
    'a thousand rows',
    bare,
    published,
    `<table>${each(published, (one) => `<tr><td>${one.date}</td><td><a href="${one.path}">${one.title}</a></td></tr>`)}</table>`,
  )
}

function meetingLists(): ListingPage {
  const published = meetings(14).map((one, index) => ({
    ...one,
    path: `/ieListDocuments.aspx?CId=120&MId=${2000 + index}&Ver=4`,
  }))
  return pageOf(
    'council meeting list, the date and hour linked',
    webForms,
    published,
    `<h2 class="mgSubTitleTxt">Planning Committee</h2><ul class="mgBulletList">${each(published, (one) => `<li><a href="${one.path.replaceAll('&', '&amp;')}">${printed.british(one.date)} 6.30 pm</a> ${one.title}</li>`)}</ul>`,
  )
}

export const listsAndTables: (() => ListingPage)[] = [
  courtTable,
  docketLinked,
  firstCellDate,
  agendaAndMinutes,
  hereOnly,
  referenceLinked,
  gridView,
  monthRows,
  rowSpan,
  cellOfSeveral,
  bulletList,
  citations,
  byYearLists,
  nestedList,
  accordion,
  joomla,
  two,
  thousand,
  meetingLists,
]

/**
 * Listing pages as old and odd sites make them: lists for tables, tables for lists, summaries that are full of dates. On first
 * sight the reader found 91.7% of the entries with 92.9% right, 87.5% of the titles and 93.8% of the dates.
 */
import { bare, divisions, landmarks, tables, webForms } from './frames.ts'
import { pageOf } from './page.ts'
import { groupedBy, judgments, type ListingPage, meetings, type Published, printed, responses } from './published.ts'

const each = (published: Published[], row: (one: Published, index: number) => string) => published.map(row).join('\n')
const year = ({ date }: Published) => date.slice(0, 4)
const numeric = (date: string) => `${Number(date.slice(5, 7))}/${Number(date.slice(8))}/${date.slice(2, 4)}`

function listsForRows(): ListingPage {
  const published = meetings(12)
  return pageOf(
    'lists for the rows of a table',
    landmarks,
    published,
    `<div class="calendarWrap"><ul class="weekdays"><li><a href="?F_OrderBy=Date">Date</a></li><li>Time</li><li>Meeting Name</li><li>Attachments</li></ul>${each(published, (one, index) => `<ul class="days"><li class="calendar-day">${printed.american_slashes(one.date)}</li><li>9:00 am</li><li>${one.title}</li><li><a href="/assets/agenda${index}.pdf">Agenda</a><br><a href="${one.path}">Minutes</a></li></ul>`)}</div>`,
  )
}

function journal(): ListingPage {
  const published = judgments(15)
  const weeks = groupedBy(published, ({ reference }) =>
    String(Math.floor((Number(reference.slice(3)) - 3211) / 37 / 3)),
  )
  const dated = weeks.flatMap(([, members]) => members.map((one) => ({ ...one, date: members[0]?.date ?? one.date })))
  return pageOf(
    'numbers linked under journal dates, in nested tables',
    tables,
    dated,
    `<p><font size="6">2024<br></font><font size="2"><a href="archive23.htm">2023</a> | <a href="archive22.htm">2022</a> | <a href="archive21.htm">2021</a></font></p><table width="30%"><tr><td><b>Quick Links</b></td></tr><tr><td><a href="aro.htm">Advance Release Opinions</a></td></tr><tr><td><a href="ap.htm">Appellate Court Archive</a></td></tr></table><table><tr><td>${weeks.map(([, members]) => `<p class="t"><b>Published in the Law Journal of ${numeric(members[0]?.date ?? '')}:</b><ul>${each(members, (one) => `<li><p class="t"><a href="${one.path}">SC${one.reference.replace('-', '')}</a> - ${one.title}</li>`)}</ul>`).join('')}</td></tr></table>`,
  )
}

function slipOpinions(): ListingPage {
  const published = judgments(14)
  return pageOf(
    'number linked, caption with a remark, years in a column',
    divisions,
    published,
    `<table align="left" width="10%"><tr><td><strong>2024</strong></td></tr>${[2023, 2022, 2021, 2020].map((name) => `<tr><td height="30"><a href="SlipOps-${name}.html">${name}</a></td></tr>`).join('')}</table><table border="1"><tr><th>Number</th><th>Caption</th><th>Date</th><th>Court No.</th><th>Judge</th></tr>${each(published, (one, index) => `<tr><td><a href="${one.path}">24-${90 - index}</a></td><td>${one.title}${index % 4 === 0 ? '<br /><em>Public version posted 08/04/2023.</em>' : ''}</td><td><p>${printed.american_slashes(one.date)}</p></td><td>${one.reference}</td><td>Penhallow</td></tr>`)}</table>`,
  )
}

function holdings(): ListingPage {
  const published = judgments(12).map((one, index) => ({ ...one, path: `/media/${4000 + index}/dl?inline` }))
  return pageOf(
    'a table of one row each, then what was held',
    landmarks,
    published,
    each(
      published,
      (one, index) =>
        `<table class="no-background"><tbody><tr><td><strong>${one.title}</strong>, 28 Rep. ${700 - index} (Bd ${year(one)})</td><td><a href="${one.path}">ID ${4060 - index}</a>&nbsp;(PDF)</td></tr></tbody></table><p>(1) A petition that was filed on or before April 30, 2001, and approved under section 245(i) remains approvable within the meaning of the rule that came into force on 1 May 2003 and was amended later, unless the Board finds that it was not.</p><p>(2) The decision of June 2, 1999, is overruled.</p><hr>`,
    ),
    { date: year, heading: (one) => `${one.title}, 28 Rep. ${700 - published.indexOf(one)} (Bd ${year(one)})` },
  )
}

function withVideos(): ListingPage {
  const published = meetings(16)
  return pageOf(
    'minutes and videos in lines',
    divisions,
    published,
    `<div>${each(published, (one, index) => `<a href="${one.path}">Board Meeting Minutes - ${printed.short(one.date)}<br></a><a href="https://youtu.be/x${index}">Board Meeting Video - ${printed.short(one.date)}</a><br><br>`)}</div>`,
    { heading: (one) => `Board Meeting Minutes - ${printed.short(one.date)}` },
  )
}

function monthsWithoutYear(): ListingPage {
  const published = judgments(18).map((one, index) => ({
    ...one,
    path: index % 3 === 0 ? one.path : `/LinkClick.aspx?fileticket=A${index}b%3d&portalid=143`,
  }))
  return pageOf(
    'table with rows of bare months',
    bare,
    published,
    `<table class="customtable"><thead><tr><th><span>Decision Date</span></th><th>Number</th><th>Appellant/Petitioner</th><th>Judge</th></tr></thead><tbody>${groupedBy(
      published,
      ({ date }) => printed.month(date).split(' ')[0] ?? '',
    )
      .map(
        ([name, members]) =>
          `<tr><td><span>${name}</span></td><td>&nbsp;</td><td>&nbsp;</td><td>&nbsp;</td></tr>${each(members, (one) => `<tr><td>${printed.american(one.date)}</td><td>${one.reference}, ${one.reference}-ADR</td><td><a href="${one.path.replace('&', '&amp;')}">${one.title}</a></td><td>Penhallow</td></tr>`)}`,
      )
      .join('')}</tbody></table>`,
  )
}

function buttonHeaders(): ListingPage {
  const published = judgments(20).map((one, index) => ({
    ...one,
    path: `/Opinions/Download.aspx?id=${386500 - index}`,
  }))
  return pageOf(
    'sortable table, name and number both linked',
    webForms,
    published,
    `<ul class="nav nav-tabs" role="tablist"><li><a href="#" role="tab" onclick="submitForm(true); return false;">All Cases</a></li><li><a href="#" role="tab">Civil</a></li></ul><table class="table table-striped"><thead><tr>${['Parties/Caption', 'Date', 'File Number', 'Court', 'Type', 'Judicial Officer', 'Description'].map((name) => `<th scope="col"><button type="button" class="sort-btn">${name}<i class="fa" aria-hidden="true"></i></button></th>`).join('')}</tr></thead><tbody>${each(published, (one, index) => `<tr><td><a href="${one.path}"><span>${one.title}</span></a></td><td>${printed.american_slashes(one.date)}</td><td><a href="${one.path}"><span>${323 - index}, 2024</span></a></td><td>Supreme Court<br />(Superior Court)</td><td>Civil</td><td>Griffiths<br />J.</td><td>Order</td></tr>`)}</tbody></table>`,
  )
}

function numberBeforeParties(): ListingPage {
  const published = judgments(16).map((one, index) => ({
    ...one,
    path: `/Apps/Opinions.nsf/ODD/4861${index}/$FILE/oc-${index}.pdf`,
  }))
  return pageOf(
    'dates linked to set-up pages, numbers before the parties',
    bare,
    published,
    `<table class="domino-view"><tr><th><b>Date</b></th><th><b>Opinion</b></th></tr>${each(published, (one, index) => `<tr valign="top"><td><a title="View Opinion Set-Up" href="/Apps/Opinions.nsf/ODD/4861${index}?EditDocument&vw=ODD">${printed.american_slashes(one.date)}</a></td><td><a title="Click to view the Opinion." target=_new href="${one.path}">ARMY ${20170582 + index} - ${one.title}</a></td></tr>`)}</table>`,
  )
}

function dayBoxes(): ListingPage {
  const published = meetings(14).filter(({ date }) => date.startsWith('2024'))
  return pageOf(
    'boxes of month and day',
    landmarks,
    published,
    `<h2>Meetings 2024</h2><div class="events">${each(published, (one, index) => `<div class="event"><div class="event-date"><span class="month">${printed.short(one.date).slice(0, 3)}</span><span class="day">${Number(one.date.slice(8))}</span></div><div class="event-body"><h3><a href="/events/${index}">${one.title}</a></h3><ul class="links"><li><a href="${one.path}">Minutes</a></li></ul></div></div>`)}</div>`,
  )
}

function legislature(): ListingPage {
  const published = meetings(13).map((one, index) => ({ ...one, path: `/View.ashx?M=A&ID=${1000 + index}&GUID=ABC` }))
  return pageOf(
    'grid of meetings with calendar, details and agenda',
    webForms,
    published,
    `<table class="rgMasterTable"><thead><tr><th class="rgHeader"><a href="javascript:__doPostBack('x','')">Name</a></th><th>Meeting Date</th><th></th><th>Meeting Time</th><th>Meeting Location</th><th>Meeting Details</th><th>Agenda</th><th>Minutes</th></tr></thead><tbody>${each(published, (one, index) => `<tr class="${index % 2 ? 'rgAltRow' : 'rgRow'}"><td><a href="DepartmentDetail.aspx?ID=${index}">${one.title}</a></td><td>${Number(one.date.slice(5, 7))}/${Number(one.date.slice(8))}/${year(one)}</td><td><a href="View.ashx?M=IC&amp;ID=${index}"><img alt="Export to iCalendar" src="c.gif"></a></td><td>10:00 AM</td><td>City Hall, Room 201</td><td><a href="MeetingDetail.aspx?ID=${index}">Meeting details</a></td><td><a href="${one.path.replaceAll('&', '&amp;')}">Agenda</a></td><td><span>Not available</span></td></tr>`)}</tbody></table>`,
  )
}

function labelledBlocks(): ListingPage {
  const published = judgments(10)
  return pageOf(
    'blocks of labels and values',
    divisions,
    published,
    each(
      published,
      (one) =>
        `<div class="opinion"><div><b>Case Number:</b> ${one.reference}</div><div><b>Case Name:</b> ${one.title}</div><div><b>Date Argued:</b> January 9, 2020</div><div><b>Date Filed:</b> ${printed.american(one.date)}</div><div><a href="${one.path}">View Opinion</a></div></div>`,
    ),
  )
}

function twoTables(): ListingPage {
  const published = judgments(14)
  const [first, second] = [published.slice(0, 6), published.slice(6)]
  return pageOf(
    'two tables with different columns',
    divisions,
    published,
    `<h3>Published Opinions</h3><table><tr><th>Filed</th><th>Docket</th><th>Title</th></tr>${each(first, (one) => `<tr><td>${printed.american_slashes(one.date)}</td><td>${one.reference}</td><td><a href="${one.path}">${one.title}</a></td></tr>`)}</table><h3>Unpublished Opinions</h3><table><tr><th>Docket</th><th>Title</th><th>Court below</th><th>Filed</th></tr>${each(second, (one) => `<tr><td><a href="${one.path}">${one.reference}</a></td><td>${one.title}</td><td>Oakhanger County</td><td>${printed.american_slashes(one.date)}</td></tr>`)}</table>`,
  )
}

function slashPapers(): ListingPage {
  const published = meetings(14, '/docs/minutes')
  return pageOf(
    'lines of a day with agenda and minutes',
    landmarks,
    published,
    each(
      published,
      (one, index) =>
        `<p>${printed.british(one.date)} – ${one.title}: <a href="/docs/agenda${index}.pdf">Agenda</a> / <a href="${one.path}">Minutes</a></p>`,
    ),
  )
}

function brokenNames(): ListingPage {
  const published = judgments(10)
  return pageOf(
    'names broken over lines within the link',
    tables,
    published,
    `<table border=1>${each(published, (one) => `<tr><td>${printed.american(one.date)}<td><a href="${one.path}"><font size=2>${one.title.replace(' v. ', '<br>v.<br>')}</font></a><td>No. ${one.reference}`)}</table>`,
  )
}

function emptyCells(): ListingPage {
  const published = responses(15, '/foi/docs/', '.pdf')
  return pageOf(
    'rows whose empty cells and icons surround the link',
    landmarks,
    published,
    `<table class="tablepress"><tbody class="row-hover">${each(published, (one, index) => `<tr class="row-${index}"><td class="column-1"></td><td class="column-2"><img src="pdf.png" alt=""> <a href="${one.path}" target="_blank" rel="noopener">${one.title}</a> [PDF] [${200 + index}KB]</td><td class="column-3">${printed.dashes(one.date)}</td><td></td></tr>`)}</tbody></table>`,
  )
}

function excerpts(): ListingPage {
  const published = responses(9, '/decision-notices/')
  return pageOf(
    'decision notices with long summaries',
    landmarks,
    published,
    `<div class="itemlist">${each(published, (one, index) => `<div class="itemlink"><h4 class="text-underline"><a href="${one.path}">${one.title}</a></h4><p class="text-small"><span>${printed.british(one.date)}, Health, ${one.reference}</span></p><p>The complainant requested information on 3 January 2019 about ${one.title.toLowerCase()}. The Trust refused to comply, citing section 14(1). The decision is that it was entitled to do so. The request of 5 May 2018 was answered, and nothing further is required of the authority in this matter at all.</p>${index % 3 === 0 ? '<p><a href="/appeals/ea-2024.pdf">Appeal in progress</a></p>' : ''}</div>`)}</div>`,
  )
}

function captionBelow(): ListingPage {
  const published = judgments(12)
  return pageOf(
    'two rows for an entry, the caption in the second',
    divisions,
    published,
    `<table width="100%"><tr><th>Filed</th><th>Docket</th></tr>${each(published, (one) => `<tr><td>${printed.american_slashes(one.date)}</td><td><a href="${one.path}">${one.reference}</a></td></tr><tr><td colspan="2">${one.title}</td></tr>`)}</table>`,
  )
}

function opinionsOfOneCase(): ListingPage {
  const published = judgments(10)
  return pageOf(
    'items of a case with each opinion on a line',
    landmarks,
    published,
    `<ul class="opinions">${each(published, (one, index) => `<li><strong>${one.title}</strong> (${one.reference}), ${printed.american(one.date)}<br><a href="${one.path}">Majority Opinion</a>${index % 2 === 0 ? `<br><a href="/opinions/${one.reference}-d.pdf">Dissenting Opinion</a>` : ''}</li>`)}</ul>`,
  )
}

function folderIndex(): ListingPage {
  const published = meetings(14).map((one) => ({
    ...one,
    title: `${one.title.replace('-', ' ')} minutes ${one.date}`,
    path: `/published/${one.title.replace(/\W+/g, '_')}_minutes_${one.date}.pdf`,
  }))
  return pageOf(
    'index of a folder',
    bare,
    published,
    `<h1>Index of /published</h1><pre><a href="?C=N;O=D">Name</a> <a href="?C=M;O=A">Last modified</a> <a href="?C=S;O=A">Size</a><hr><a href="/">Parent Directory</a>                   -\n${published.map((one) => `<a href="${one.path}">${one.path.slice(11)}</a>  ${one.date} 10:11  120K`).join('\n')}\n<hr></pre>`,
  )
}

function termIsNumber(): ListingPage {
  const published = judgments(11)
  return pageOf(
    'definition list, the term a linked number',
    divisions,
    published,
    `<dl class="cases">${each(published, (one) => `<dt><a href="${one.path}">${one.reference}</a></dt><dd>${one.title}</dd><dd>${printed.american(one.date)}</dd>`)}</dl>`,
  )
}

function tableEach(): ListingPage {
  const published = judgments(9)
  return pageOf(
    'a table for each entry',
    tables,
    published,
    each(
      published,
      (one) =>
        `<table border=0 width=600><tr><td width=100><b>Case</b></td><td>${one.title}</td></tr><tr><td><b>Number</b></td><td>${one.reference}</td></tr><tr><td><b>Date</b></td><td>${printed.american(one.date)}</td></tr><tr><td><b>Text</b></td><td><a href="${one.path}">PDF</a></td></tr></table><br>`,
    ),
  )
}

function reporter(): ListingPage {
  const published = judgments(12, '/en/doc/', '.html')
  return pageOf(
    'results of a law reporter',
    bare,
    published,
    `<ol class="results" start="1">${each(published, (one, index) => `<li class="result"><div class="title"><span class="num">${index + 1}.</span> <a href="${one.path}"><b>${one.title.split(' ')[0]}</b> ${one.title.split(' ').slice(1).join(' ')}</a>, 2024 XKCA ${15 + index}</div><div class="meta">Court of Appeal — ${one.date} | <span>4 pages</span> | <a href="/en/cited/${index}">cited by 3 documents</a></div><div class="kw">appeal — costs — leave granted</div></li>`)}</ol>`,
  )
}

function dayFirstItems(): ListingPage {
  const published = responses(13, '/decisions/', '.pdf')
  return pageOf(
    'items that open with the day in bold and end in a summary',
    landmarks,
    published,
    `<ul class="unstyled">${each(published, (one) => `<li><p><strong>${printed.british(one.date)}</strong><br /><a href="${one.path}" class="pdf">${one.title}</a><br />The complainant asked on 3 January 2019 for records about this. The authority was right to refuse.</p></li>`)}</ul>`,
  )
}

function lonely(): ListingPage {
  const published = judgments(1)
  return pageOf(
    'one number with its subject behind it',
    landmarks,
    published,
    `<div class="entry-content"><ul>${each(published, (one) => `<li><a href="${one.path}">No. ${one.reference} </a> ${one.title}</li>`)}</ul></div>`,
    { title: '2024 Formal Opinions', date: year },
  )
}

export const oldAndOdd: (() => ListingPage)[] = [
  listsForRows,
  journal,
  slipOpinions,
  holdings,
  withVideos,
  monthsWithoutYear,
  buttonHeaders,
  numberBeforeParties,
  dayBoxes,
  legislature,
  labelledBlocks,
  twoTables,
  slashPapers,
  brokenNames,
  emptyCells,
  excerpts,
  captionBelow,
  opinionsOfOneCase,
  folderIndex,
  termIsNumber,
  tableEach,
  reporter,
  dayFirstItems,
  lonely,
]

/**
 * Lists of opinions as courts of the United States set them, with the furniture that stands around them. Names are invented.
 * The reader was not designed on them: on first sight it found all entries (99.8% of what it gave was right), 72.4% of the
 * titles and 87.0% of the dates; what was wrong has been mended since.
 */
import { bare } from './frames.ts'
import { pageOf } from './page.ts'
import { cases, groupedBy, type ListingPage, type Published, printed } from './published.ts'

const each = (published: Published[], row: (one: Published, index: number) => string) => published.map(row).join('\n')
const html = (text: string) => text.replaceAll('&', '&amp;')
const bySlashes = (date: string) => `${Number(date.slice(5, 7))}/${Number(date.slice(8))}/${date.slice(0, 4)}`
const byShortSlashes = (date: string) => `${Number(date.slice(5, 7))}/${date.slice(8)}/${date.slice(2, 4)}`

function fontTags(): ListingPage {
  const published = cases(11, 'opinions/')
  return pageOf(
    'font tags in nested tables, the number linked in capitals',
    bare,
    published,
    `<CENTER><TABLE BORDER=0 WIDTH=600><TR><TD ALIGN=CENTER><FONT SIZE=+2 FACE="Times New Roman"><B>SUPREME COURT</B></FONT><BR><FONT SIZE=-1><A HREF="slip2022.html">2022 Slip Opinions</A> | <A HREF="slip2021.html">2021 Slip Opinions</A> | <A HREF="notice.pdf">Notice to readers</A></FONT><HR></TD></TR>
<TR><TD><TABLE BORDER=1 CELLSPACING=0 CELLPADDING=4 WIDTH="100%"><TR BGCOLOR="#CCCCCC"><TD><FONT FACE=Arial SIZE=2><B>Docket No.</B></FONT></TD><TD><FONT FACE=Arial SIZE=2><B>Case Name</B></FONT></TD><TD><FONT FACE=Arial SIZE=2><B>Date Filed</B></FONT></TD></TR>
${each(published, (one) => `<TR><TD VALIGN=TOP><FONT FACE=Arial SIZE=2><A HREF="${one.path}">${one.reference}</A></FONT></TD><TD VALIGN=TOP><FONT FACE=Arial SIZE=2>${html(one.title)}<BR></FONT></TD><TD VALIGN=TOP NOWRAP><FONT FACE=Arial SIZE=2>${printed.american(one.date)}&nbsp;</FONT></TD></TR>`)}
</TABLE></TD></TR></TABLE></CENTER>`,
  )
}

function gridView(): ListingPage {
  const published = cases(10).map((one, index) => ({
    ...one,
    path: `/Opinions/ViewOpinion.aspx?id=${9120 + index}&type=op`,
  }))
  return pageOf(
    'GridView with judges, a View link and a pager of postbacks in a nested table',
    bare,
    published,
    `<div id="ctl00_cph_pnlSearch" onkeypress="javascript:return WebForm_FireDefaultButton(event, 'b')"><table><tr><td>Case Number:</td><td><input name="ctl00$cph$txtCase" type="text" /></td><td>Judge:</td><td><select name="ctl00$cph$ddl"><option value="0">-- All --</option><option value="1">Hon. A. Brandish</option><option value="2">Hon. T. Lowe</option></select></td></tr></table><a href="javascript:WebForm_DoPostBackWithOptions(x)">Search</a></div>
<div><table class="grid" cellspacing="0" rules="all" border="1" id="ctl00_cph_gv" style="border-collapse:collapse;"><tr class="header"><th scope="col"><a href="javascript:__doPostBack('gv','Sort$No')">Case No</a></th><th scope="col"><a href="javascript:__doPostBack('gv','Sort$Cap')">Style</a></th><th scope="col">Judge</th><th scope="col">Issued</th><th scope="col">&nbsp;</th></tr>
${each(published, (one, index) => `<tr class="${index % 2 ? 'alt' : 'row'}"><td><span id="ctl00_cph_gv_ctl0${index}_lblNo">${one.reference}</span></td><td>${html(one.title)}</td><td><span>Hon. ${index % 2 ? 'A. Brandish' : 'T. Lowe'}</span></td><td>${bySlashes(one.date)} 12:00:00 AM</td><td><a id="ctl00_cph_gv_ctl0${index}_hl" href="${html(one.path)}" target="_blank">View</a></td></tr>`)}
<tr class="pager"><td colspan="5"><table border="0"><tr><td><span>1</span></td><td><a href="javascript:__doPostBack('gv','Page$2')">2</a></td><td><a href="javascript:__doPostBack('gv','Page$3')">3</a></td><td><a href="javascript:__doPostBack('gv','Page$11')">...</a></td></tr></table></td></tr></table></div>`,
  )
}

function filedInBrackets(): ListingPage {
  const published = cases(9, '/wp-content/uploads/2024/03/')
  return pageOf(
    'paragraphs of number, dash, name and the day filed in brackets',
    bare,
    published,
    `<div class="entry-content"><p>Opinions are posted at 10 a.m. on the day of filing. Subject to revision before <em>publication</em>.</p>
${each(published, (one) => `<p><a href="${one.path}" target="_blank" rel="noopener noreferrer">${one.reference}</a> &#8211; ${html(one.title)} (filed ${bySlashes(one.date)})</p>`)}
<p>&nbsp;</p><p>For older opinions see the <a href="/archive/">archive</a>.</p></div>`,
  )
}

function dailyLists(): ListingPage {
  const published = cases(13, '/media/opinions/24a/')
  return pageOf(
    'tables of a day under headings, number linked, status column',
    bare,
    published,
    `<div class="region"><a class="feed-icon" href="/rss/opinions.xml"><img src="/feed.png" alt="Subscribe"></a>
${groupedBy(published, ({ date }) => date)
  .map(
    ([date, ones]) =>
      `<h3>Opinions for ${printed.american(date)}</h3><table class="table table-condensed"><thead><tr><th>Case No.</th><th>Case Name</th><th>Status</th><th>Origin</th></tr></thead><tbody>${each(ones, (one) => `<tr><td><a href="${one.path}">${one.reference}</a></td><td>${html(one.title)}</td><td>${one.reference.endsWith('2') ? 'Published' : 'Unpublished'}</td><td>Western District of Foxcombe</td></tr>`)}</tbody></table>`,
  )
  .join('\n')}</div>`,
  )
}

function slipOpinions(): ListingPage {
  const published = cases(12, '/opinions/23pdf/')
  return pageOf(
    'slip opinions of a term in panels, revised versions beside the name',
    bare,
    published,
    `<div id="pagemaindiv"><p>The &quot;slip&quot; opinion is the second version. <a href="/opinions/definitions.pdf">Definitions</a></p><div class="panel-group" id="accordion">
${groupedBy(published, ({ date }) => date.slice(0, 7))
  .map(
    ([month, ones], at) =>
      `<div class="panel panel-default"><div class="panel-heading"><h4 class="panel-title"><a data-toggle="collapse" data-parent="#accordion" href="#list${at}">${printed.month(`${month}-01`)}</a></h4></div><div id="list${at}" class="panel-collapse collapse"><table class="table table-bordered"><tr><th>R-</th><th>Date</th><th>Docket</th><th>Name</th><th>Revised</th><th>J.</th><th>Pt.</th></tr>${each(ones, (one, index) => `<tr><td style="text-align: center;">${30 - index}</td><td style="text-align: center;">${byShortSlashes(one.date)}</td><td style="text-align: center;"><nobr>${one.reference}</nobr></td><td style="text-align: left;"><a href='${one.path}' target='_blank' title="The court below erred when it held that the petition was out of time.">${html(one.title)}</a></td><td style="text-align: center;">${index === 1 ? `<a href="${one.path.replace('.pdf', '_diff.pdf')}">6/11/24</a>` : '&nbsp;'}</td><td><a href="#" data-toggle="tooltip" title="Lowe, Associate">L</a></td><td>601/1</td></tr>`)}</table></div></div>`,
  )
  .join('\n')}</div></div>`,
  )
}

function reporterOfDecisions(): ListingPage {
  const published = cases(10)
  return pageOf(
    'caption linked among topic, author, citation, decided and posted',
    bare,
    published,
    `<table cellspacing="0" id="MainContent_gvResults"><tr class="GridHeader"><th><a href="javascript:__doPostBack('a','b')">Case Caption</a></th><th>Case No.</th><th>Topics and Issues</th><th>Author</th><th>Citation / County</th><th>Decided</th><th>Posted</th><th>WebCite</th></tr>
${each(published, (one, index) => `<tr><td valign="top"><a id="hl_${index}" href="${one.path}" target="_blank">${html(one.title)}</a></td><td>${one.reference}</td><td>Judgment affirmed. Hearsay; manifest weight; App.R. 26(B); allied offenses of similar import; sentencing.</td><td>${index % 2 ? 'Lowe' : 'Brandish'}</td><td>Foxcombe</td><td>${bySlashes(one.date)}</td><td>12/30/2024</td><td>2024-Ex-${1203 + index}</td></tr>`)}
<tr class="pager"><td colspan="8"><span>1</span> <a href="javascript:__doPostBack('p','2')">2</a></td></tr></table>`,
  )
}

function pdfAndWord(): ListingPage {
  const published = cases(10, '/opinions/documents/')
  return pageOf(
    'PDF and Word links between the number and the description',
    bare,
    published,
    `<p>Posted within the last 60 days. <a href="/opinions/nonpub.htm">Unpublished</a></p><table width="100%"><tr><th width="15%">Posted Date</th><th>Docket #</th><th>File</th><th>Case Details</th></tr>
${each(published, (one) => `<tr><td valign="top">${printed.short(one.date).replace('.', '').replace(',', '')}</td><td valign="top">${one.reference}</td><td valign="top"><a href="${one.path}" target="_blank">[PDF]</a> <a href="${one.path.replace('.pdf', '.docx')}">[DOC]</a></td><td valign="top">${html(one.title)}</td></tr>`)}</table>`,
  )
}

function drupalTable(): ListingPage {
  const published = cases(10, '/sites/default/files/2024-03/')
  return pageOf(
    'Drupal view as table with exposed filters and time elements',
    bare,
    published,
    `<div class="views-element-container"><div class="view view-opinions view-id-opinions js-view-dom-id-7d3a"><div class="view-filters"><form class="views-exposed-form" action="/opinions" method="get"><label for="edit-k">Keyword</label><input id="edit-k" name="k"><select name="court"><option value="All" selected="selected">- Any -</option><option value="12">Appellate</option></select><input type="submit" value="Apply"></form></div>
<div class="view-content"><table class="usa-table cols-5"><thead><tr><th id="view-field-date-table-column" class="views-field views-field-field-date" scope="col"><a href="?order=field_date&amp;sort=asc" title="sort by Filed">Filed</a></th><th>Citation</th><th>Case</th><th>Type</th><th>Summary</th></tr></thead><tbody>
${each(published, (one, index) => `<tr><td headers="view-field-date-table-column" class="views-field views-field-field-date"><time datetime="${one.date}T12:00:00Z" class="datetime">${printed.slashes(one.date).replace(/^(..).(..)/, '$2/$1')}</time>          </td><td class="views-field views-field-field-citation">2024 EX ${130200 + index}          </td><td class="views-field views-field-title"><a href="${one.path}" target="_blank">${html(one.title)}</a>          </td><td class="views-field">Opinion</td><td>${index % 3 ? '' : `<a href="/resources/${index}/summary">Summary</a>`}</td></tr>`)}
</tbody></table></div><nav class="pager" role="navigation"><h4 class="visually-hidden">Pagination</h4><ul class="pager__items js-pager__items"><li class="pager__item is-active"><a href="?page=0">1</a></li><li class="pager__item"><a href="?page=1">2</a></li><li class="pager__item pager__item--next"><a href="?page=1" title="Go to next page" rel="next"><span class="visually-hidden">Next page</span><span aria-hidden="true">››</span></a></li></ul></nav></div></div>`,
    { next: '?page=1' },
  )
}

function dataTables(): ListingPage {
  const published = cases(12)
  return pageOf(
    'DataTables with row numbers, sort keys and buttons',
    bare,
    published,
    `<div id="opn_wrapper" class="dataTables_wrapper no-footer"><div class="dataTables_length"><label>Show <select name="opn_length"><option value="10">10</option></select> entries</label></div><div class="dataTables_filter"><label>Search:<input type="search"></label></div><table id="opn" class="display dataTable no-footer"><thead><tr role="row"><th class="sorting_asc">#</th><th class="sorting">Released</th><th class="sorting">Number</th><th class="sorting">Title</th><th>Panel</th><th></th></tr></thead><tbody>
${each(published, (one, index) => `<tr role="row" class="${index % 2 ? 'even' : 'odd'}"><td class="sorting_1">${index + 1}</td><td data-order="${one.date.replaceAll('-', '')}">${printed.short(one.date)}</td><td>${one.reference}</td><td>${html(one.title)}</td><td>Lowe, Brandish, Teague</td><td><a class="btn btn-sm btn-primary" href="${one.path}"><i class="fa fa-file-pdf-o"></i> Opinion</a></td></tr>`)}
</tbody></table><div class="dataTables_info">Showing 1 to 12 of 240 entries</div><div class="dataTables_paginate paging_simple_numbers"><a class="paginate_button previous disabled">Previous</a><span><a class="paginate_button current">1</a><a class="paginate_button">2</a></span><a class="paginate_button next">Next</a></div></div>`,
  )
}

function dispositions(): ListingPage {
  const published = cases(9, '/opinions/2024/')
  return pageOf(
    'news release: capitals with county and disposition in the next paragraph',
    bare,
    published,
    `<p align="center"><b>NEWS RELEASE #012</b></p><p align="center">FROM: CLERK OF COURT</p><p>The Opinions handed down on the <b>${printed.american('2024-03-27')}</b> are as follows:</p>
${each(published, (one) => `<p><a href="${one.path}">${one.reference}</a>&nbsp;&nbsp;&nbsp;${html(one.title.toUpperCase())} (Parish of Larkhaven)</p><p style="margin-left:40px">AFFIRMED IN PART AND REMANDED. SEE OPINION.<br>Lowe, C.J., concurs and assigns reasons.</p>`)}`,
    { date: () => '2024-03-27', heading: (one) => one.title.toUpperCase() },
  )
}

function viewsRows(): ListingPage {
  const published = cases(10, '/sites/exb/files/opinions/')
  return pageOf(
    'rows of a bankruptcy court: day, judge linked, file with icon and size',
    bare,
    published,
    `<div class="view view-judge-opinions"><div class="view-content">
${each(published, (one, index) => `<div class="views-row views-row-${index + 1} ${index % 2 ? 'views-row-even' : 'views-row-odd'}"><div class="views-field views-field-field-date"><div class="field-content"><span class="date-display-single" property="dc:date" datatype="xsd:dateTime" content="${one.date}T00:00:00-05:00">${bySlashes(one.date)}</span></div></div><div class="views-field views-field-field-judge"><div class="field-content"><a href="/judge/teague">Judge Ann Teague</a></div></div><div class="views-field"><div class="field-content"><span class="file"><img class="file-icon" alt="PDF icon" title="application/pdf" src="/application-pdf.png" /> <a href="${one.path}" type="application/pdf; length=261204" title="${one.reference}.pdf">${html(one.title)} - ${one.reference}</a> <span class="file-size">(255.08 KB)</span></span></div></div></div>`)}
</div><div class="item-list"><ul class="pager"><li class="pager-current first">1</li><li class="pager-item"><a title="Go to page 2" href="/opinions?page=1">2</a></li><li class="pager-next"><a href="/opinions?page=1">next ›</a></li><li class="pager-last last"><a href="/opinions?page=14">last »</a></li></ul></div></div>`,
    { next: '/opinions?page=1' },
  )
}

function cardsOfCases(): ListingPage {
  const published = cases(8, '/courtcases/').map((one, index) => ({
    ...one,
    path: `/courtcases/${20100 + index}/embed/SupremeCourtOpinion`,
  }))
  return pageOf(
    'cards whose heading holds number and caption, fields in spans',
    bare,
    published,
    `<div class="content-list">${each(published, (one, index) => `<div class="card mb-3"><div class="card-body"><h5 class="card-title">Case No. ${one.reference}: ${html(one.title)}</h5><div class="row"><div class="col-sm-4"><strong>Filed:</strong> <span>${printed.short(one.date)}</span></div><div class="col-sm-8"><strong>County:</strong> <span>Polkham</span></div></div><p class="card-text small">Appeal from the Foxcombe District Court, A. Brandish, Judge. <strong>AFFIRMED.</strong></p><a class="btn btn-link" href="${one.path}">View Opinion</a> <a class="btn btn-link" href="/courtcases/${20100 + index}/briefs">Briefs</a></div></div>`)}</div>`,
  )
}

function proseWithSummaries(): ListingPage {
  const published = cases(9, '/opinions/opnscvwp/')
  return pageOf(
    'number linked, name in bold, the day and a long holding in one paragraph',
    bare,
    published,
    `<p>These opinions are available as Adobe Acrobat PDF documents. The date printed in the left margin is the date of the decision.</p>
${each(published, (one) => `<p><a href="${one.path}">${one.reference.replace('-', '')}</a> <b>${html(one.title)}</b> ${printed.american_slashes(one.date)} In a prosecution for larceny, the circuit court did not err in denying the motion to strike, because the evidence of 01/02/2019 was admitted without objection. The judgment of the Court of Appeals is affirmed.</p>`)}`,
  )
}

function islandTable(): ListingPage {
  const published = cases(12, '/wp-content/uploads/2024/03/SCWC-')
  return pageOf(
    'tablepress table with court, linked number, name, status and lower court',
    bare,
    published,
    `<div class="tablepress-scroll"><table id="tablepress-8" class="tablepress tablepress-id-8"><thead><tr class="row-1"><th class="column-1">Date</th><th class="column-2">Ct.</th><th class="column-3">Case Number</th><th class="column-4">Case Name</th><th class="column-5">Lower Court</th><th>Links</th></tr></thead><tbody class="row-hover">
${each(published, (one, index) => `<tr class="row-${index + 2}"><td class="column-1">${printed.american(one.date)}</td><td class="column-2">S.Ct</td><td class="column-3"><a href="${one.path}" target="_blank">SCWC-${one.reference}</a></td><td class="column-4">${html(one.title)}</td><td class="column-5">ICA</td><td>${index % 2 ? `<a href="${one.path.replace('.pdf', 'con.pdf')}">Concurrence</a>` : ''}</td></tr>`)}</tbody></table></div>`,
  )
}

function slipReporter(): ListingPage {
  const published = cases(12, '../reporter/3dseries/2024/', '.htm')
  return pageOf(
    'names linked to web pages under headings of the day decided',
    bare,
    published,
    `<p><a href="/reporter/current_motions.htm">Motions</a> &nbsp; <a href="/reporter/index.htm">Index</a></p><hr>
${groupedBy(published, ({ date }) => date)
  .map(
    ([date, ones]) =>
      `<p align="center"><b><font size="4">Cases Decided ${printed.american(date)}</font></b></p><table border="1" width="100%">${each(ones, (one, index) => `<tr><td width="70%"><a href="${one.path}">${html(one.title)}</a></td><td>2024 Ex Slip Op 0${1400 + index}</td></tr>`)}</table>`,
  )
  .join('\n')}`,
  )
}

function definitions(): ListingPage {
  const published = cases(9)
  return pageOf(
    'definition list: the term is the name, then number, day and file',
    bare,
    published,
    `<dl class="opinions">${each(published, (one) => `<dt>${html(one.title)}</dt><dd>Docket: ${one.reference}</dd><dd>Issued: ${printed.american(one.date)}</dd><dd><a href="${one.path}"><img src="/images/pdf.gif" alt="" border="0">Read the opinion</a> (143 KB)</dd>`)}</dl>`,
  )
}

function fixedWidth(): ListingPage {
  const published = cases(10, 'slip/')
  return pageOf(
    'columns of a typewriter, the number linked',
    bare,
    published,
    `<PRE>
   NUMBER      FILED       TITLE
   ---------   ---------   -----------------------------------------
${each(published, (one) => `   <A HREF="${one.path}">${one.reference}</A>     ${one.date.slice(5, 7)}/${one.date.slice(8)}/${one.date.slice(2, 4)}    ${html(one.title)}`)}
</PRE><HR><I>Last change 12/30/2024</I>`,
  )
}

function listOfCitations(): ListingPage {
  const published = cases(10)
  return pageOf(
    'citation and name in one link, the day behind a comma, dissents behind',
    bare,
    published,
    `<h2>2024 Opinions</h2><ul class="opinions-list">${each(published, (one, index) => `<li><a href="${one.path}" data-entity-type="media" data-entity-uuid="3f5-${index}">${html(one.title)}</a>, 2024 Ex. ${12 + index}, No. ${one.reference} (${printed.american(one.date)})${index % 4 === 1 ? ` <a href="${one.path.replace('.pdf', '-d.pdf')}">Dissent</a>` : ''}</li>`)}</ul>`,
  )
}

export const courtsOfStates = [
  fontTags,
  gridView,
  filedInBrackets,
  dailyLists,
  slipOpinions,
  reporterOfDecisions,
  pdfAndWord,
  drupalTable,
  dataTables,
  dispositions,
  viewsRows,
  cardsOfCases,
  proseWithSummaries,
  islandTable,
  slipReporter,
  definitions,
  fixedWidth,
  listOfCitations,
]
